/** Commands that read texts and keep nothing: parse, instructions, apply, sanctions, compare. Shapes of their JSON: the contract in README. */
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { z } from "zod";
import { compareStructure, compareTrees } from "../comparison/index.js";
import { applyToFragment, type Outcome, statedBy } from "../consolidation/index.js";
import { type AmendingInstruction, type BillReading, readBill, readInstructions } from "../drafting/index.js";
import { type Problem, printedLines, walk } from "../law/index.js";
import { readSanctions } from "../sanctions/index.js";
import type { TextView } from "../store/index.js";
import {
  comparisonHtml,
  comparisonJson,
  comparisonText,
  markedHtml,
  markedJson,
  markedText,
  structureHtml,
  structureJson,
  structureText,
} from "./comparison-output.js";
import { answerLines, languageOf, readText } from "./input.js";
import { printJson, printLine, usage } from "./output.js";

// Readers of document formats are heavy: loaded only where a file is named.
const files = () => import("./files.js");
// So are the words for people: JSON needs none.
const inWords = () => import("./instruction-output.js");

const lang = z.enum(["ru", "kk"]);
const InstructionLine = z.object({ lang, text: z.string(), context: z.array(z.string()).optional() });
const ApplyLine = z.object({
  lang,
  act: z.string().optional(),
  article: z.string().optional(),
  before: z.string(),
  instructions: z.array(z.object({ text: z.string(), context: z.array(z.string()).optional() })),
});
const SanctionLine = z.object({ lang, text: z.string() });

/** zod gives `undefined` for what is absent; our types leave it out. */
const withContext = <T extends { context?: string[] | undefined }>(q: T) => {
  const { context, ...rest } = q;
  return context === undefined ? rest : { ...rest, context };
};

export function addReadingCommands(program: Command): void {
  program
    .command("parse <file>")
    .description("show how a document was understood: the tree of an act or the instructions of a bill")
    .requiredOption("--as <kind>", "act or bill")
    .option("--lang <lang>", "ru or kk (told by the letters if left out)")
    .option("--act <id>", "the act's id, which tells what «1.» and «1)» open")
    .option("--json", "one JSON document")
    .addHelpText("after", "\nExample:\n  oqylym parse bill.docx --as bill --json")
    .action(parse);

  program
    .command("instructions [file]")
    .description("read amending instructions")
    .option("--lang <lang>", "ru or kk")
    .option("--json", "one JSON document")
    .option("--jsonl", "questions {id, lang, text, context?} in, answers {id, instructions} out, a line each")
    .addHelpText(
      "after",
      "\nExample:\n  echo 'в статье 7 слово «двух» заменить словом «трех»;' | oqylym instructions --lang ru",
    )
    .action(instructions);

  program
    .command("apply")
    .description("carry out amending instructions on a text")
    .option("--act <file>", "the act as it stands")
    .option("--act-id <id>", "the act's id («K1400000226»)")
    .option("--bill <file...>", "the bill; several are carried out one after the other")
    .option("--lang <lang>", "ru or kk")
    .option("--json", "one JSON document")
    .option("--jsonl", "questions {id, lang, before, instructions} in, answers {id, after, outcomes} out")
    .addHelpText("after", "\nExample:\n  oqylym apply --act code.html --bill bill.docx --json")
    .action(apply);

  program
    .command("sanctions [file]")
    .description("read penalties")
    .option("--lang <lang>", "ru or kk")
    .option("--json", "one JSON document")
    .option("--jsonl", "questions {id, lang, text} in, answers {id, sanctions} out")
    .addHelpText(
      "after",
      "\nExample:\n  echo 'наказывается штрафом до ста месячных расчетных показателей' | oqylym sanctions",
    )
    .action(sanctions);

  program
    .command("compare <a> <b>")
    .description(
      "compare two files, or two stored texts (their ids stand in the site's addresses); a Russian and a Kazakh one by structure and figures",
    )
    .option("--format <format>", "text, json or html", "text")
    .option("--lang <lang>", "ru or kk")
    .option("--act <id>", "the act's id, for files")
    .addHelpText("after", "\nExample:\n  oqylym compare before.txt after.txt --format json")
    .action(compare);
}

async function parse(
  file: string,
  options: { as: string; lang?: string; act?: string; json?: boolean },
): Promise<void> {
  if (options.as !== "act" && options.as !== "bill") throw usage(`--as ${options.as}: it may be act or bill`);
  const { billOf, demandText, readFileText, treeOf } = await files();
  const text = await readFileText(file, options.lang);
  if (options.as === "bill") {
    // A table's cells are no orders, whatever they look like.
    const { bill, problems: found, blockAt } = billOf(text.material === "text" ? text : { ...text, blocks: [] });
    const table: Problem[] = text.material === "table" ? [{ code: "looks_like_table", severity: "error" }] : [...found];
    const problems = [...text.problems, ...table];
    if (options.json) printJson({ ...bill, problems });
    demandText(text);
    if (options.json) return;
    const { describeForce, describeInstruction, describeProblem } = await inWords();
    printLine(bill.title);
    for (const [n, i] of bill.instructions.entries()) printLine(`\n${n + 1}. ${describeInstruction(i)}`);
    if (bill.entry_into_force.length > 0) printLine(`\n${describeForce(bill.entry_into_force)}`);
    if (problems.length > 0) printLine(`\n${problems.map(describeProblem).join("\n")}`);
    if (bill.unread.length > 0) {
      printLine(`\nNot read (${bill.unread.length}):`);
      for (const u of bill.unread) printLine(`  [${(blockAt(u.span) ?? 0) + 1}] ${u.text}`);
    }
    return;
  }
  demandText(text);
  const tree = treeOf(text, options.act);
  const problems = [...text.problems, ...tree.problems];
  if (options.json) {
    printJson({ title: text.title, lang: text.lang, root: tree.root, notes: tree.notes, problems });
    return;
  }
  const { describeProblem } = await inWords();
  for (const { address, node } of walk(tree.root)) {
    if (address === "") continue;
    printLine(`${address.padEnd(32)} ${`${node.lead}${node.heading}${node.text}`.slice(0, 100)}`);
  }
  for (const p of problems) printLine(describeProblem(p));
}

async function instructions(
  file: string | undefined,
  options: { lang?: string; json?: boolean; jsonl?: boolean },
): Promise<void> {
  if (options.jsonl) return answerLines(InstructionLine, (q) => ({ instructions: readInstructions(withContext(q)) }));
  const text = await readText(file);
  if (text.trim() === "") throw usage("no text: name a file or give it on standard input");
  const language = languageOf(text, options.lang);
  const paragraphs = text.split(/\r?\n/u).filter((l) => l.trim() !== "");
  // A single order is read by itself; anything longer as a piece of a bill, so that nested lines find their context.
  const whole = readBill(paragraphs, language).instructions;
  const read: readonly AmendingInstruction[] = whole.length > 0 ? whole : readInstructions({ text, lang: language });
  if (options.json) {
    printJson({ instructions: read });
    return;
  }
  const { describeInstruction } = await inWords();
  for (const i of read) printLine(describeInstruction(i));
}

interface ApplyOptions {
  readonly act?: string;
  readonly actId?: string;
  readonly bill?: readonly string[];
  readonly lang?: string;
  readonly json?: boolean;
  readonly jsonl?: boolean;
}

async function apply(options: ApplyOptions): Promise<void> {
  if (options.jsonl) {
    return answerLines(ApplyLine, ({ instructions: orders, ...q }) => ({
      ...applyToFragment({
        lang: q.lang,
        before: q.before,
        ...(q.act === undefined ? {} : { act: q.act }),
        ...(q.article === undefined ? {} : { article: q.article }),
        instructions: orders.map(withContext),
      }),
    }));
  }
  if (options.act === undefined || options.bill === undefined)
    throw usage("apply needs --act FILE and --bill FILE, or --jsonl");
  const { billOf, demandText, readFileText, treeOf } = await files();
  const { applyBill } = await import("./apply-bill.js");
  const act = await readFileText(options.act, options.lang);
  demandText(act);
  const tree = treeOf(act, options.actId);
  const problems = [...act.problems, ...tree.problems];
  // A chain of laws: each is carried out on what the one before left.
  let { root } = tree;
  const laws: AppliedLaw[] = [];
  for (const name of options.bill) {
    const file = await readFileText(name, options.lang);
    demandText(file);
    if (file.lang !== act.lang)
      throw usage(`${file.name} is written in «${file.lang}» and the act in «${act.lang}»: give both in one language`);
    const { bill, problems: found } = billOf(file);
    const result = applyBill(root, bill.instructions, {
      id: options.actId ?? act.act,
      title: act.title,
      lang: act.lang,
    });
    root = result.root;
    const { instructions, unread } = bill;
    laws.push({
      bill: file.name,
      outcomes: result.outcomes,
      instructions,
      unread,
      problems: [...file.problems, ...found],
    });
  }
  if (options.json) printJson(appliedJson(printedLines(root).join("\n"), laws, problems));
  else await printApplied(laws, problems, comparisonText(compareTrees(tree.root, root, statedByOnly(laws))));
}

/** Where one law was applied, the renumberings it orders are on the tree itself. */
function statedByOnly(laws: readonly AppliedLaw[]): ReadonlyMap<string, string> | undefined {
  const [law, ...others] = laws;
  if (!law || others.length > 0) return undefined;
  return statedBy(law.instructions.map((instruction, i) => ({ instruction, outcome: law.outcomes[i] ?? null })));
}

interface AppliedLaw {
  readonly bill: string;
  readonly outcomes: readonly Outcome[];
  readonly instructions: readonly AmendingInstruction[];
  readonly unread: BillReading["unread"];
  readonly problems: readonly Problem[];
}

/** One bill answers in the shape of the contract; several in `laws`, in their order. */
function appliedJson(after: string, laws: readonly AppliedLaw[], problems: readonly Problem[]): object {
  const [only, second] = laws;
  if (only === undefined || second !== undefined) return { after, laws, problems };
  const { outcomes, instructions, unread } = only;
  return { after, outcomes, instructions, unread, problems: [...problems, ...only.problems] };
}

async function printApplied(
  laws: readonly AppliedLaw[],
  problems: readonly Problem[],
  comparison: string,
): Promise<void> {
  const { describeInstruction, describeOutcome, describeProblem } = await inWords();
  for (const p of problems) printLine(describeProblem(p));
  for (const law of laws) {
    if (laws.length > 1) printLine(`\n=== ${law.bill}`);
    for (const [n, i] of law.instructions.entries()) {
      printLine(`${n + 1}. ${describeInstruction(i)}`);
      const outcome = law.outcomes[n];
      if (outcome) printLine(`   ${describeOutcome(outcome)}`);
    }
    for (const p of law.problems) printLine(describeProblem(p));
    for (const u of law.unread) printLine(`not read: ${u.text}`);
  }
  printLine();
  printLine(comparison);
}

async function sanctions(
  file: string | undefined,
  options: { lang?: string; json?: boolean; jsonl?: boolean },
): Promise<void> {
  if (options.jsonl) return answerLines(SanctionLine, (q) => ({ sanctions: readSanctions(q.text, q.lang) }));
  const text = await readText(file);
  if (text.trim() === "") throw usage("no text: name a file or give it on standard input");
  const read = readSanctions(text, languageOf(text, options.lang));
  if (options.json) printJson({ sanctions: read });
  else if (read.length === 0) printLine("no sanction found");
  else
    for (const s of read) {
      if (s.kind === "unknown") printLine(`unknown: ${s.text}`);
      else
        printLine(
          `${s.group > 0 ? `[${s.condition ?? "group"}] ` : ""}${s.relation} ${s.kind} ${s.min ?? ""}–${s.max ?? ""} ${s.unit ?? ""}`.trim(),
        );
    }
}

async function compare(a: string, b: string, options: { format: string; lang?: string; act?: string }): Promise<void> {
  if (!["text", "json", "html"].includes(options.format))
    throw usage(`--format ${options.format}: it may be text, json or html`);
  const { demandText, readFileText, treeOf } = await files();
  const side = async (name: string) => {
    if (!existsSync(name)) {
      const stored = await (await import("./stored.js")).storedText(name);
      if (stored) return { root: stored.root, lang: stored.lang, recognised: isRecognised(stored) };
    }
    const file = await readFileText(name, options.lang);
    demandText(file);
    const recognised = file.problems.some((p) => p.code === "recognised_text");
    return { root: treeOf(file, options.act).root, lang: file.lang, recognised };
  };
  const [from, to] = [await side(a), await side(b)];
  const recognised = [...(from.recognised ? [a] : []), ...(to.recognised ? [b] : [])];
  const marked = { json: markedJson(recognised), html: markedHtml(recognised), text: markedText(recognised) };
  if (from.lang !== to.lang) {
    // Words of two languages are not compared; what stands where, and which figures, is.
    const [russian, kazakh] = from.lang === "ru" ? [from.root, to.root] : [to.root, from.root];
    const structure = compareStructure(russian, kazakh);
    if (options.format === "json") printJson(marked.json(structureJson(structure)));
    else if (options.format === "html") printLine(marked.html(structureHtml(structure)));
    else printLine(marked.text(structureText(structure)));
    return;
  }
  const comparison = compareTrees(from.root, to.root);
  if (options.format === "json") printJson(marked.json(comparisonJson(comparison)));
  else if (options.format === "html") printLine(marked.html(comparisonHtml(comparison)));
  else printLine(marked.text(comparisonText(comparison)));
}

const isRecognised = ({ edition, projection }: TextView): boolean =>
  edition?.recognised === true || projection?.recognised === true;
