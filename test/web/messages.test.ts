/** The catalogues: complete in three languages, the same arguments in each, right plural forms, every key used and every used key there. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import type { Reason } from "../../src/consolidation/index.js";
import { alarmInWords, loadMessages, problemInWords, UI_LANGS, type UiLang } from "../../src/publish/index.js";
import type { SanctionKind, SanctionUnit } from "../../src/sanctions/index.js";

const folder = join(projectRoot, "data", "messages");
const read = (ui: UiLang) => JSON.parse(readFileSync(join(folder, `${ui}.json`), "utf8")) as Record<string, string>;
const catalogues = { kk: read("kk"), ru: read("ru"), en: read("en") };
const messages = loadMessages(folder);

type Node = { type: number; value?: string; options?: Record<string, { value: Node[] }> };
const ARGUMENTS = new Set([1, 2, 3, 4, 5, 6]);

/** Names of arguments in a message, with the keys of every choice. */
function inside(
  nodes: readonly Node[],
  into = { names: new Set<string>(), plurals: [] as string[][], selects: [] as string[] },
) {
  for (const node of nodes) {
    if (ARGUMENTS.has(node.type) && node.value) into.names.add(node.value);
    if (node.type === 6) into.plurals.push(Object.keys(node.options ?? {}));
    if (node.type === 5)
      into.selects.push(
        `${node.value}: ${Object.keys(node.options ?? {})
          .sort()
          .join(" ")}`,
      );
    for (const option of Object.values(node.options ?? {})) inside(option.value, into);
  }
  return into;
}

const ast = (ui: UiLang, key: string) =>
  new IntlMessageFormat(catalogues[ui][key] ?? "", ui, undefined, { ignoreTag: true }).getAst() as unknown as Node[];

describe("three catalogues", () => {
  test("have the same keys", () => {
    expect(Object.keys(catalogues.kk)).toEqual(Object.keys(catalogues.ru));
    expect(Object.keys(catalogues.en)).toEqual(Object.keys(catalogues.ru));
  });

  test("have the same arguments and the same choices in each message", () => {
    for (const key of Object.keys(catalogues.ru)) {
      const ru = inside(ast("ru", key));
      for (const ui of ["kk", "en"] as const) {
        const other = inside(ast(ui, key));
        expect([...other.names].sort(), `${ui} ${key}`).toEqual([...ru.names].sort());
        expect([...new Set(other.selects)].sort(), `${ui} ${key}`).toEqual([...new Set(ru.selects)].sort());
      }
    }
  });

  test("no message is empty, and a Kazakh or Russian one is not left in English", () => {
    for (const ui of UI_LANGS)
      for (const [key, text] of Object.entries(catalogues[ui])) {
        expect(text.trim(), `${ui} ${key}`).not.toBe("");
        if (
          ui !== "en" &&
          /[A-Za-z]{4,}/u.test(catalogues.en[key] ?? "") &&
          !key.startsWith("feeds.format") &&
          key !== "feeds.link_title"
        )
          expect(text.replaceAll(/\{[^{}]*\}/gu, ""), `${ui} ${key}`).toMatch(
            /\p{Script=Cyrillic}|^[\s{}\w,=.#()·:—-]*$/u,
          );
      }
  });

  test("Russian plurals have all their forms where words are bent", () => {
    for (const key of Object.keys(catalogues.ru))
      for (const forms of inside(ast("ru", key)).plurals) {
        const bent = forms.filter((f) => !f.startsWith("="));
        // After «до» and «от» Russian knows two forms (genitive): one and other; elsewhere four.
        const wanted =
          key.startsWith("amount.") && !bent.includes("few") ? ["one", "other"] : ["one", "few", "many", "other"];
        expect(bent.length <= 1 ? wanted : bent, `ru ${key}`).toEqual(wanted);
      }
  });
});

test.each<[UiLang, string, Record<string, string | number>, string]>([
  ["ru", "amount.years", { shape: "between", min: 3, max: 7 }, "от 3 до 7 лет"],
  ["ru", "amount.years", { shape: "max", min: 0, max: 1 }, "до 1 года"],
  ["ru", "amount.years", { shape: "max", min: 0, max: 21 }, "до 21 года"],
  ["ru", "amount.years", { shape: "exact", min: 2, max: 2 }, "2 года"],
  ["ru", "amount.hours", { shape: "max", min: 0, max: 200 }, "до 200 часов"],
  ["ru", "amount.hours", { shape: "exact", min: 1, max: 1 }, "1 час"],
  ["ru", "amount.days", { shape: "max", min: 0, max: 50 }, "до 50 суток"],
  ["kk", "amount.years", { shape: "between", min: 3, max: 7 }, "3 жылдан 7 жылға дейін"],
  ["kk", "amount.mci", { shape: "max", min: 0, max: 200 }, "200 АЕК-ке дейін"],
  ["en", "amount.months", { shape: "max", min: 0, max: 1 }, "up to 1 month"],
  ["ru", "compare.changes", { n: 1 }, "1 изменение"],
  ["ru", "compare.changes", { n: 3 }, "3 изменения"],
  ["ru", "compare.changes", { n: 11 }, "11 изменений"],
  ["ru", "compare.changes", { n: 21 }, "21 изменение"],
])("%s %s %o → %s", (ui, key, values, words) => expect(messages[ui](key, values)).toBe(words));

describe("keys made of codes", () => {
  const reasons: readonly Reason[] = [
    "address_missing",
    "address_ambiguous",
    "words_not_found",
    "wrong_count",
    "overlap",
    "form_not_understood",
    "table",
    "payload_unreadable",
    "act_unknown",
  ];
  const kinds: readonly SanctionKind[] = [
    "fine",
    "corrective_works",
    "community_service",
    "arrest",
    "restriction_of_liberty",
    "imprisonment",
    "life_imprisonment",
    "confiscation",
    "deprivation_of_right",
    "deprivation_of_citizenship",
    "deprivation_of_rank",
    "expulsion",
  ];
  const units: readonly SanctionUnit[] = [
    "mci",
    "hours",
    "days",
    "months",
    "years",
    "lifetime",
    "times_bribe",
    "times_transferred",
    "times_stolen",
    "times_unpaid_payments",
    "times_income",
  ];
  const stages = new Set(
    (
      JSON.parse(readFileSync(join(projectRoot, "data", "procedures.json"), "utf8")) as {
        procedures: { stages: { code: string; names: Record<string, string> }[] }[];
      }
    ).procedures.flatMap((p) => p.stages),
  );
  test.each([
    ...reasons.map((r) => `reasons.${r}`),
    ...kinds.flatMap((k) => [`sanction.bare.${k}`, `sanction.with.${k}`, `sanction.as.${k}`]),
    ...units.map((u) => `amount.${u}`),
    ...["complete", "partial", "failed", "interrupted", "running"].map((o) => `run.${o}`),
    ...["partial", "failed", "interrupted"].map((o) => `freshness.${o}`),
    ...["inserted", "deleted", "modified", "moved", "renumbered", "dropped"].map((k) => `change.${k}`),
    ...["applied", "ambiguous", "not_applied"].map((s) => `outcome.${s}`),
    ...[
      "official",
      "projection",
      "unresolved",
      "announced",
      "missed",
      "demonstration",
      "illustrative",
      "corrected",
      "gone",
    ].map((l) => `label.${l}`),
  ])("%s", (key) => {
    for (const ui of UI_LANGS) expect(messages[ui].has(key)).toBe(true);
  });
  test("every stage has a name in three languages", () => {
    expect(stages.size).toBeGreaterThan(10);
    for (const stage of stages) for (const ui of UI_LANGS) expect(stage.names[ui], stage.code).toBeTruthy();
  });
});

/** Every code that the program gives, told by the ways in which it gives one. A new way of giving a code is a new line here. */
describe("codes that the program gives", () => {
  function* sources(dir: string): Generator<string> {
    for (const name of readdirSync(dir)) {
      const path = join(dir, name);
      if (statSync(path).isDirectory()) yield* sources(path);
      else if (name.endsWith(".ts")) yield readFileSync(path, "utf8");
    }
  }
  const PROBLEMS = [
    // { code: "…", severity: … }
    /\bcode:\s*("[a-z_]+"),\s*severity/gu,
    // doubt("…"), doubt(s, from, "…"), problem("…", span), tell("…", count)
    /\b(?:doubt|doubtTokens|problem|tell)\((?:[^()"]*,\s*)?("[a-z_]+")/gu,
    // readonly doubt?: "…" | "…"
    /\b(?:doubt|mended)\??:\s*((?:\|?\s*"[a-z_]+"\s*)+)/gu,
  ];
  const ERRORS = [
    /\bcode:\s*("[a-z_]+")(?!,\s*severity)/gu,
    // new OqylymError("…"), new OqylymError(is ? "…" : "…"), new OqylymError(code ?? "…"), failure("…")
    /\b(?:new OqylymError|failure|super)\(\s*(?:\w+ \?\?? )?("[a-z_]+"(?: : "[a-z_]+")?)/gu,
    // error instanceof OqylymError ? error.code : "…"
    /\berror\.code : ("[a-z_]+")/gu,
  ];
  const texts = ["src", "scrapers"].flatMap((d) => [...sources(join(projectRoot, d))]);
  const given = (ways: readonly RegExp[]) =>
    [
      ...new Set(
        texts.flatMap((t) =>
          ways.flatMap((way) => [...t.matchAll(way)].flatMap((m) => (m[1] ?? "").match(/[a-z_]+/gu) ?? [])),
        ),
      ),
    ].sort();
  const told = (space: string) =>
    Object.keys(catalogues.ru)
      .filter((k) => k.startsWith(`${space}.`) && k !== `${space}.other`)
      .map((k) => k.slice(space.length + 1))
      .sort();

  test("each problem has its sentence, and each sentence its problem", () => {
    expect(given(PROBLEMS).length).toBeGreaterThan(50);
    expect(told("problems")).toEqual(given(PROBLEMS));
  });

  test("each error has its sentence, and each sentence its error", () => {
    expect(given(ERRORS).length).toBeGreaterThan(35);
    expect(told("errors")).toEqual(given(ERRORS));
  });

  test("a problem's sentence names what the problem tells, its act by name, and where it stands", () => {
    const at = { severity: "warning", block: 11, args: { label: "3)", after: "5)" } } as const;
    expect(problemInWords({ code: "numbering_backwards", ...at }, messages.ru)).toBe(
      "Номер «3)» стоит после «5)»: порядок номеров нарушен. (абзац 12 документа)",
    );
    const lost = { code: "no_edition", severity: "error", args: { act: "K1400000226", lang: "kk" } } as const;
    expect(problemInWords(lost, messages.kk)).toBe(
      "ҚК актісінің қажетті тілдегі (kk) мәтіні бізде жоқ: ондағы өзгерістер көрсетілмеді.",
    );
    const unread = { code: "unread_words", severity: "error", span: { start: 109, end: 114 } } as const;
    expect(problemInWords(unread, messages.en, { text: "в статье затем слова исключить", start: 100 })).toBe(
      "Some words of the order were not understood. At: “затем”.",
    );
  });

  test("why a comparative table does not stand for the text is said in words, a number of rows that is missing too", () => {
    const args = { count: 3, open: 2, why: "rows_lost, not_in_force" };
    const incomplete = { code: "table_incomplete", severity: "warning", args } as const;
    expect(problemInWords(incomplete, messages.en)).toContain(
      "of 3 rows, 2 could not be carried out (a row is missing in their numbers; the “text in force” is not the act’s)",
    );
    const lost = (after: number) =>
      ({ code: "table_rows_lost", severity: "warning", args: { after, before: after + 2, count: 1 } }) as const;
    expect(problemInWords(lost(4), messages.ru)).toBe(
      "В сравнительной таблице после строки 4 идёт строка 6: недостаёт строк — 1.",
    );
    expect(problemInWords(lost(0), messages.en)).toBe(
      "In the comparative table row 2 comes first: one row is missing.",
    );
  });

  test("what an older record does not tell is an ellipsis, an unknown code is named", () => {
    expect(problemInWords({ code: "numbering_backwards", severity: "warning" }, messages.en)).toBe(
      "The number “…” stands after “…”: the numbers are out of order.",
    );
    expect(problemInWords({ code: "not_known_yet", severity: "info" }, messages.ru)).toBe("Замечание: not_known_yet.");
  });

  test("every problem's sentence can be made, whatever the problem tells", () => {
    for (const ui of UI_LANGS)
      for (const code of told("problems"))
        expect(problemInWords({ code, severity: "info" }, messages[ui]), `${ui} ${code}`).not.toBe("");
  });
});

describe("what code and templates ask for", () => {
  function* files(dir: string): Generator<string> {
    for (const name of readdirSync(dir)) {
      const path = join(dir, name);
      if (statSync(path).isDirectory()) yield* files(path);
      else if (/\.(?:ts|hbs)$/u.test(name)) yield path;
    }
  }
  const texts = ["src/web", "src/publish", "templates"].flatMap((d) =>
    [...files(join(projectRoot, d))].map((f) => readFileSync(f, "utf8")),
  );
  const literal = new Set(
    texts.flatMap((t) => [...t.matchAll(/["`]([a-z]+(?:\.[a-z_]+)+)["`]/gu)].map((m) => m[1] ?? "")),
  );
  const prefixes = new Set(
    texts.flatMap((t) => [...t.matchAll(/`([a-z]+(?:\.[a-z_]+)*[._])\$\{/gu)].map((m) => m[1] ?? "")),
  );
  const spaces = new Set(Object.keys(catalogues.ru).map((k) => k.split(".")[0]));

  test("is there", () => {
    const asked = [...literal].filter((k) => spaces.has(k.split(".")[0] ?? "") && !/\.(?:hbs|json)$/u.test(k));
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((k) => !(k in catalogues.ru))).toEqual([]);
  });

  test("is all there is: no message that nobody shows", () => {
    const unused = Object.keys(catalogues.ru).filter(
      (k) => !literal.has(k) && ![...prefixes].some((p) => k.startsWith(p)),
    );
    expect(unused).toEqual([]);
  });
});

test("the quick way of plain messages says what the general way says", () => {
  for (const ui of UI_LANGS)
    for (const key of Object.keys(catalogues[ui])) {
      const found = inside(ast(ui, key));
      for (const choice of [...found.selects, ""]) {
        const [name = "", options = ""] = choice.split(": ");
        for (const option of options.split(" ")) {
          const values: Record<string, string | number> = {};
          for (const argument of found.names)
            values[argument] =
              /^(?:n|min|max|errors|count|words(?:Inserted|Deleted)|modified|inserted|deleted|snapshots|provisions|megabytes)$/u.test(
                argument,
              )
                ? 3
                : "слово";
          if (name !== "") values[name] = option;
          const general = new IntlMessageFormat(catalogues[ui][key] ?? "", ui === "en" ? "en-GB" : ui, undefined, {
            ignoreTag: true,
          });
          expect(messages[ui](key, values), `${ui} ${key}`).toBe(String(general.format(values)));
        }
      }
    }
});

test("a message without its argument is a bug, told at once", () => {
  expect(() => messages.ru("bill.number")).toThrow(/number/u);
  expect(() => messages.ru("no.such_key")).toThrow(/no\.such_key/u);
});

describe("a damaged database", () => {
  const mend = { text: "«oqylym rebuild»", snapshot: /«oqylym restore \p{L}+»/u, file: /«oqylym restore \p{L}+»/u };
  const cases = UI_LANGS.flatMap((ui) => (["text", "snapshot", "file"] as const).map((part) => [ui, part] as const));
  test.each(cases)("in %s, where it is the %s: names what was found, and the one command that mends it", (ui, part) => {
    const at = "2025-03-01T05:00:00.000Z";
    const alarm = {
      id: "0",
      code: "store_damaged",
      source: null,
      openedAt: at,
      updatedAt: at,
      closedAt: null,
    } as const;
    const { what, todo } = alarmInWords({ ...alarm, args: { part, found: "https://e.org/1" } }, messages[ui]);
    expect(what).toContain("https://e.org/1");
    const commands = todo.replaceAll("“", "«").replaceAll("”", "»");
    expect(commands).toMatch(mend[part]);
    expect(commands.match(/oqylym/gu)).toHaveLength(1);
  });
});
