/** The score as Markdown tables: the same for the terminal and for `bench/replay.md`. */
import { type Score, sumOf } from "../../src/publish/index.js";

const NAMES = { ru: "Russian", kk: "Kazakh" } as const;

type Row = { readonly lang: "ru" | "kk"; readonly op: string };

/** All tables with their headings. */
export function scoreTables(score: Score): string {
  const texts = ["n", "exact", "flagged", "silent"] as const;
  const { differs, incomplete } = score.left_out;
  return [
    "## Orders read",
    byOperation(score.orders, ["n", "right", "flagged", "silent"]),
    "## Orders carried out on official texts",
    byOperation(score.texts, texts),
    `Not scored: ${differs} pairs whose official table words the new text otherwise than the bill, ${incomplete} whose source breaks off inside an order.`,
    "## Penalties read",
    penalties(score),
    ...(score.generated === null
      ? []
      : [
          `## Generated cases (${score.generated.count}, seed ${score.generated.seed})`,
          byOperation(score.generated.rows, texts),
        ]),
  ].join("\n\n");
}

/** A row for each operation, and one for the whole language above them. */
function byOperation<R extends Row, K extends keyof R & string>(rows: readonly R[], columns: readonly K[]): string {
  const lines = (["ru", "kk"] as const).flatMap((lang) => {
    const own = rows.filter((row) => row.lang === lang);
    if (own.length === 0) return [];
    const all = sumOf(own, columns);
    return [
      `| **${NAMES[lang]}** | **all** | ${columns.map((name) => `**${all[name]}**`).join(" | ")} |`,
      ...own.map((row) => `| ${NAMES[lang]} | ${row.op} | ${columns.map((name) => row[name]).join(" | ")} |`),
    ];
  });
  return [
    `| language | operation | ${columns.join(" | ")} |`,
    `|---|---|${columns.map(() => "--:|").join("")}`,
    ...lines,
  ].join("\n");
}

function penalties(score: Score): string {
  const lines = score.penalties.map(
    ({ lang, n, core, full, unknown, silent }) =>
      `| ${NAMES[lang]} | ${n} | ${core} | ${full} | ${unknown} | ${silent} |`,
  );
  return ["| language | n | core | full | unknown | silent |", "|---|--:|--:|--:|--:|--:|", ...lines].join("\n");
}

/** The whole of `bench/replay.md`. `machine`: the processor's cores. */
export function scoreDocument(score: Score, machine: { readonly node: string; readonly cores: number }): string {
  return `# Score of the engines

Made by \`npm run replay\` on ${score.day}, Node ${machine.node}, ${machine.cores} cores. Counts, no times: they are the same on every machine. The same counts stand in \`data/replay.json\`, which the site shows on its page «method»; a test replays everything and fails where they differ.

How to read it:

- **Orders read**: official orders to edit with a reading made by hand. \`right\`: every operation, address and quoted word as read by hand (blanks folded; where the source breaks off inside an order, operation and address only). \`flagged\`: wrong, and a problem says that the reading is unsure. \`silent\`: wrong without a word.
- **Orders carried out**: official texts before and after. \`exact\`: every order \`applied\` and the official text, blanks folded. \`flagged\`: an order was \`ambiguous\` or \`not_applied\`, with its reason. \`silent\`: every order \`applied\`, and another text. \`several\`: the pair's orders differ in operation.
- **Penalties read**: official sentences. \`core\`: kind, bounds, unit and group of every penalty; \`full\`: every field, in order; \`unknown\`: a part is told as not read; \`silent\`: the core is wrong and nothing says so.
- The official texts were used while the engines were built, so these figures say what the engines can do, not how they do on a law that nobody has seen.

**\`silent\` must be 0 everywhere**: otherwise the program ends with exit code 1.

${scoreTables(score)}
`;
}

/** The whole of `data/replay.json`, a row a line, so that a change of the score is a line of the difference. */
export function scoreFile(score: Score): string {
  const rows = /\{\s+("lang"[^{}]*?)\s+\}/gu;
  const text = JSON.stringify(score, null, 2);
  return `${text.replace(rows, (_, fields: string) => `{ ${fields.replace(/\s+/gu, " ")} }`)}\n`;
}
