/** How the reading works, and how right it is: the rules in plain sentences, then the score of the engines as `npm run replay` counted it. */
import type { Reason, Status } from "../consolidation/index.js";
import { type Score, sumOf, type TextScore } from "../publish/index.js";
import type { Handler, Page } from "./context.js";

/** Every outcome and every reason there is: a new one without words here does not compile. */
const OUTCOMES = Object.keys({ applied: true, ambiguous: true, not_applied: true } satisfies Record<Status, true>);
const REASONS = Object.keys({
  address_missing: true,
  address_ambiguous: true,
  words_not_found: true,
  wrong_count: true,
  overlap: true,
  form_not_understood: true,
  table: true,
  payload_unreadable: true,
  act_unknown: true,
} satisfies Record<Reason, true>);

const LANGS = ["ru", "kk"] as const;

export const methodPage =
  (score: Score): Handler =>
  (page) => ({
    kind: "page",
    template: "method",
    title: page.m("method.title"),
    model: {
      outcomes: OUTCOMES.map((status) => ({
        code: status,
        name: page.m(`outcome.${status}`),
        words: page.m(`method.outcome.${status}`),
      })),
      reasons: REASONS.map((reason) => ({ code: reason, words: page.m(`method.reason.${reason}`) })),
      scoreWhat: page.m("method.score_what", { day: page.figures.day(score.day) }),
      tables: [...ordersTables(page, score), ...textsTables(page, score.texts, "texts")],
      leftOut: page.m("method.left_out", score.left_out),
      penalties: penaltiesTable(page, score),
      generated: score.generated === null ? [] : textsTables(page, score.generated.rows, "generated"),
    },
  });

interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
}

function ordersTables(page: Page, score: Score): Table[] {
  const columns = ["col_op", "col_n", "col_right", "col_doubted", "col_silent"];
  return LANGS.flatMap((lang) =>
    byOperation(page, {
      caption: page.m("method.orders_caption", { lang }),
      columns,
      rows: score.orders.filter((row) => row.lang === lang),
      names: ["n", "right", "flagged", "silent"],
    }),
  );
}

function textsTables(page: Page, all: readonly TextScore[], what: "texts" | "generated"): Table[] {
  const columns = ["col_op", "col_n", "col_exact", "col_undone", "col_silent"];
  return LANGS.flatMap((lang) =>
    byOperation(page, {
      caption: page.m(`method.${what}_caption`, { lang }),
      columns,
      rows: all.filter((row) => row.lang === lang),
      names: ["n", "exact", "flagged", "silent"],
    }),
  );
}

/** One language: all its cases first, then each operation, the frequent ones before the rare. No table where there is no case. */
function byOperation<R extends { readonly op: string; readonly n: number }, K extends keyof R & string>(
  page: Page,
  of: { caption: string; columns: readonly string[]; rows: readonly R[]; names: readonly K[] },
): Table[] {
  if (of.rows.length === 0) return [];
  const cells = (row: Record<K, unknown>) => of.names.map((name) => page.figures.number(Number(row[name])));
  const rows = [...of.rows].sort((a, b) => b.n - a.n);
  return [
    {
      caption: of.caption,
      columns: of.columns.map((name) => page.m(`method.${name}`)),
      rows: [
        { name: page.m("method.row_all"), cells: cells(sumOf(of.rows, of.names)) },
        ...rows.map((row) => ({
          name: page.m.orElse(`method.op.${row.op}`, "method.op.other", { op: row.op }),
          cells: cells(row),
        })),
      ],
    },
  ];
}

function penaltiesTable(page: Page, score: Score): Table {
  const names = ["n", "core", "full", "unknown", "silent"] as const;
  return {
    caption: page.m("method.penalties_caption"),
    columns: ["language", ...names].map((name) => page.m(`method.col_${name}`)),
    rows: score.penalties.map((row) => ({
      name: page.m(`method.language.${row.lang}`),
      cells: names.map((name) => page.figures.number(row[name])),
    })),
  };
}
