/**
 * What would each reading of a bill do to each act it names? Reads the texts, carries the orders out on the code in force on the reading's day,
 * and compares: with the code in force at the bill's first text, with the reading before from then on. A pure function of its inputs.
 */
import { machineProblems } from "../../scrapers/documents/recognised.js";
import type { ActEntry, Dossier, DossierDocument, Reading } from "../bills/index.js";
import { consolidate, type Outcome } from "../consolidation/index.js";
import { measureRecognition } from "../crosscheck/index.js";
import type { ForceSentence } from "../drafting/index.js";
import { OqylymError } from "../errors.js";
import { type Block, dayInKazakhstan, type Lang, type Problem, type Provision } from "../law/index.js";
import type { DerivedChange, DerivedProjection, EditionHead, InstructionView } from "../store/index.js";
import { changeRows } from "./change-rows.js";
import { correctedBlocks } from "./corrections.js";
import { languageProblems } from "./language-check.js";
import { type InstructionItem, type ReadingText, readReadingText } from "./reading-text.js";
import type { Reference } from "./reference.js";
import { tableProblems } from "./table-check.js";
import { readTableText } from "./table-text.js";
import { storeFailure } from "./write.js";

/** All that a derivation may know besides the dossier and the reference. */
export interface Library {
  /** The edition in force on a day, see `editionOn`. */
  edition(act: string, lang: Lang, day: string | null): EditionHead | null;
  tree(rootHash: string): Provision;
  blocks(reading: Reading): readonly Block[] | null;
  documentBlocks(document: DossierDocument): readonly Block[] | null;
}

export interface BillDerivation {
  readonly projections: readonly DerivedProjection[];
  readonly instructions: readonly InstructionView[];
  readonly changes: readonly DerivedChange[];
  readonly readingProblems: ReadonlyMap<string, readonly Problem[]>;
  readonly readingForce: ReadonlyMap<string, readonly ForceSentence[]>;
}

/** A reading carried out: what it made of each act. */
interface Done {
  readonly text: ReadingText;
  readonly instructions: readonly InstructionView[];
  readonly projected: ReadonlyMap<
    string,
    { readonly textId: string; readonly baseRoot: string; readonly root: Provision }
  >;
}

/** Room for the changes of one act in the order of a document. */
const ACT_STRIDE = 100_000;

export function deriveBill(dossier: Dossier, library: Library, reference: Reference): BillDerivation {
  const projections: DerivedProjection[] = [];
  const instructions: InstructionView[] = [];
  const changes: DerivedChange[] = [];
  const problems = new Map<string, readonly Problem[]>();
  const force = new Map<string, readonly ForceSentence[]>();
  const before = new Map<Lang, Done>();
  const stages = new Map<string, Done>();
  for (const reading of dossier.readings) {
    if ((reading.material !== "text" && reading.material !== "table") || reading.source === null) continue;
    const blocks = library.blocks(reading);
    if (!blocks) continue;
    const done = tryReading(reading, blocks, before.get(reading.lang) ?? null, library, reference);
    if (reading.material === "table") {
      problems.set(reading.id, done.problems);
      if (!done.text) continue;
    }
    // The table that stands for the text cannot be held against it.
    const held =
      reading.material === "table"
        ? []
        : heldAgainstTable(dossier, done.text, (document) => {
            const table = library.documentBlocks(document);
            return table && correctedBlocks(table, document.source.sha256, reference).blocks;
          });
    const measured = reading.recognised ? [] : measuredReadings(dossier, reading, blocks, library);
    problems.set(reading.id, [...done.problems, ...held, ...measured]);
    if (!done.text) continue;
    force.set(reading.id, done.text.force);
    projections.push(...done.projections);
    instructions.push(...done.instructions);
    changes.push(...done.changes);
    before.set(reading.lang, done);
    const twin = stages.get(reading.stage);
    if (twin) problems.set(reading.id, [...(problems.get(reading.id) ?? []), ...heldAgainstTwin(twin, done, library)]);
    stages.set(reading.stage, done);
  }
  return {
    projections,
    instructions,
    changes,
    readingProblems: problems,
    readingForce: force,
  };
}

/** What the official comparative table says to the reading; a table that the check stumbles over is told, and stops nothing. */
function heldAgainstTable(dossier: Dossier, text: ReadingText | null, blocksOf: Library["documentBlocks"]): Problem[] {
  if (text === null) return [];
  try {
    return tableProblems(dossier, text, blocksOf);
  } catch (error) {
    return [stumble(error)];
  }
}

/** Where a machine read the same text off a picture before: how much of it was right, now that the text itself is here. */
function measuredReadings(dossier: Dossier, reading: Reading, official: readonly Block[], library: Library): Problem[] {
  return dossier.documents
    .filter((d) => d.recognised && d.material === "text" && d.stage === reading.stage && d.lang === reading.lang)
    .flatMap((document): Problem[] => {
      const blocks = library.documentBlocks(document);
      const found = blocks && measureRecognition(blocks, official);
      if (!blocks) return [];
      const caption = document.caption;
      if (!found) return [{ code: "recognised_not_comparable", severity: "info", args: { caption } }];
      const { examples, ...counts } = found;
      return [{ code: "recognised_measured", severity: "info", args: { caption, ...counts, words: examples } }];
    });
}

/** What the two languages of a stage say to each other; told at the one that comes second. */
function heldAgainstTwin(a: Done, b: Done, library: Library): Problem[] {
  if (a.text.reading.lang === b.text.reading.lang) return [];
  const side = ({ instructions, projected }: Done) => ({
    instructions,
    acts: new Map([...projected].map(([act, p]) => [act, { base: library.tree(p.baseRoot), root: p.root }])),
  });
  try {
    return a.text.reading.lang === "ru" ? languageProblems(side(a), side(b)) : languageProblems(side(b), side(a));
  } catch (error) {
    return [stumble(error)];
  }
}

/**
 * What the engine could not do with a text. What the store refused says nothing of the text: kept as its problem, it would stand until the text changed.
 * @throws OqylymError `store_write`
 */
function stumble(error: unknown): Problem {
  const failure = storeFailure(error);
  if (failure instanceof OqylymError && failure.code === "store_write") throw failure;
  const message = error instanceof Error ? error.message : String(error);
  return { code: "engine_failed", severity: "error", args: { message } };
}

/** A text that the engine stumbles over is told as such; the bill's other readings are carried out all the same. */
function tryReading(
  reading: Reading,
  blocks: readonly Block[],
  before: Done | null,
  library: Library,
  reference: Reference,
): ReturnType<typeof carryOut> | { text: null; problems: readonly Problem[] } {
  try {
    const mended = correctedBlocks(blocks, reading.source?.sha256 ?? "", reference);
    if (reading.material === "table") return carryOutTable(reading, mended, before, library, reference);
    const text = readReadingText(reading, mended.blocks, reference.acts);
    const problems = [...mended.problems, ...text.problems];
    return carryOut({ ...text, problems }, before, library, reference);
  } catch (error) {
    return { text: null, problems: [stumble(error)] };
  }
}

/**
 * Where a reading's text was not published and its comparative table was: the table stands for it where every row gives an order and each order is carried
 * out; one row less, and nothing is shown as the reading's doing.
 */
function carryOutTable(
  reading: Reading,
  mended: ReturnType<typeof correctedBlocks>,
  before: Done | null,
  library: Library,
  reference: Reference,
): ReturnType<typeof carryOut> | { text: null; problems: readonly Problem[] } {
  const treeOf = (act: string) => {
    const base = baseEdition(act, reading, library);
    return base && library.tree(base.root);
  };
  const table = readTableText(reading, mended.blocks, reference.acts, treeOf);
  if (table === null) return { text: null, problems: [{ code: "looks_like_table", severity: "warning" }] };
  const incomplete = (open: number, why: string) => ({
    text: null,
    problems: [
      ...mended.problems,
      { code: "table_incomplete", severity: "warning", args: { count: table.rows, open, why } } as const,
    ],
  });
  if (table.open.length > 0) return incomplete(table.open.length, [...new Set(table.open)].join(", "));
  const problems: Problem[] = [
    ...mended.problems,
    { code: "from_table", severity: "warning", args: { count: table.rows } },
  ];
  const done = carryOut({ ...table.text, problems }, before, library, reference);
  const failed = done.instructions.filter((i) => i.outcome?.status !== "applied").length;
  return failed > 0 ? incomplete(failed, "not_applied") : done;
}

function carryOut(text: ReadingText, before: Done | null, library: Library, reference: Reference) {
  const { reading } = text;
  const problems: Problem[] = [...(reading.recognised ? machineProblems(reading.recognised) : []), ...text.problems];
  if (reading.date === null) problems.push({ code: "reading_date_unknown", severity: "warning" });
  const outcomes = new Map<number, Outcome>();
  const projections: DerivedProjection[] = [];
  const changes: DerivedChange[] = [];
  const projected = new Map<string, { textId: string; baseRoot: string; root: Provision }>();
  const acts = actsOf(text, before);
  for (const item of text.items) if (item.act === null) outcomes.set(item.seq, unknownAct(item));
  acts.forEach((act, n) => {
    const items = text.items.filter((i) => i.act === act);
    const base = baseEdition(act, reading, library);
    if (!base) {
      problems.push({ code: "no_edition", severity: "error", args: { act, lang: reading.lang } });
      for (const item of items) outcomes.set(item.seq, noEdition(act));
      return;
    }
    if (base.date === null) problems.push({ code: "base_edition_undated", severity: "warning", args: { act } });
    const family = familyOfAct(act, base, reference);
    const recognised = base.recognised || reading.recognised !== undefined;
    const baseRoot = library.tree(base.root);
    const run = (of: readonly InstructionItem[]) =>
      consolidate(
        baseRoot,
        of.map((i) => i.instruction),
        { family, lang: reading.lang },
      );
    const result = run(items);
    items.forEach((item, i) => {
      const outcome = result.outcomes[i];
      if (outcome) outcomes.set(item.seq, outcome);
    });
    const textId = `p.${reading.id}.${act}`;
    projected.set(act, { textId, baseRoot: base.root, root: result.root });
    projections.push({
      view: {
        textId,
        reading: reading.id,
        act,
        lang: reading.lang,
        base: base.textId,
        ...countOutcomes(result.outcomes),
        recognised,
      },
      date: reading.date,
      root: result.root,
      baseRoot: base.root,
    });
    const from = comparedWith(act, base, baseRoot, before, run);
    const fromMachine = from.against === "previous_reading" && before?.text.reading.recognised !== undefined;
    if (!reading.source) return;
    changes.push(
      ...changeRows({
        reading,
        source: reading.source,
        act,
        lang: reading.lang,
        to: result.root,
        toText: textId,
        ...from,
        recognised: recognised || fromMachine,
        instructions: viewsOf(reading, items, outcomes),
        placeFrom: n * ACT_STRIDE,
      }),
    );
  });
  return { text, projected, projections, changes, problems, instructions: viewsOf(reading, text.items, outcomes) };
}

/** Acts in the order the document names them, then those that only the reading before touched: dropping all changes of an act is a change. */
function actsOf(text: ReadingText, before: Done | null): string[] {
  const named = text.items.flatMap((i) => (i.act === null ? [] : [i.act]));
  const dropped = before?.text.items.flatMap((i) => (i.act === null ? [] : [i.act])) ?? [];
  return [...new Set([...named, ...dropped])];
}

/**
 * What the reading is compared with. Where a new edition came between two readings, the reading before is carried out anew on that edition:
 * what another law changed meanwhile is not this bill's doing.
 */
function comparedWith(
  act: string,
  base: EditionHead,
  baseRoot: Provision,
  before: Done | null,
  run: (of: readonly InstructionItem[]) => { root: Provision },
): { from: Provision; fromText: string; against: "in_force" | "previous_reading" } {
  const items = before?.text.items.filter((i) => i.act === act) ?? [];
  const projection = before?.projected.get(act);
  if (items.length === 0 || !projection) return { from: baseRoot, fromText: base.textId, against: "in_force" };
  const from = projection.baseRoot === base.root ? projection.root : run(items).root;
  return { from, fromText: projection.textId, against: "previous_reading" };
}

/** The edition in force on the reading's day; where no page tells the day, on the day its text was first seen (and that is told). */
function baseEdition(act: string, reading: Reading, library: Library): EditionHead | null {
  const day = reading.date ?? (reading.source ? dayInKazakhstan(reading.source.fetchedAt) : null);
  return library.edition(act, reading.lang, day);
}

/**
 * The last edition that had begun by a day.
 * @param editions of one act and language, oldest first, one without a date before all
 * @param day null: only one without a date is taken
 */
export function editionOn(editions: readonly EditionHead[], day: string | null): EditionHead | null {
  return editions.filter((e) => e.date === null || (day !== null && e.date <= day)).at(-1) ?? null;
}

function familyOfAct(act: string, base: EditionHead, reference: Reference): ActEntry["family"] {
  const known = reference.acts.find((a) => a.id === act)?.family;
  return known ?? (base.family as ActEntry["family"]);
}

function unknownAct(item: InstructionItem): Outcome {
  const words = item.instruction.act;
  return { status: "not_applied", reason: "act_unknown", ...(words === undefined ? {} : { detail: { act: words } }) };
}

function noEdition(act: string): Outcome {
  return { status: "not_applied", reason: "act_unknown", detail: { act, edition: "none" } };
}

function countOutcomes(outcomes: readonly Outcome[]) {
  const count = (status: Outcome["status"]) => outcomes.filter((o) => o.status === status).length;
  return { applied: count("applied"), ambiguous: count("ambiguous"), notApplied: count("not_applied") };
}

function viewsOf(
  reading: Reading,
  items: readonly InstructionItem[],
  outcomes: ReadonlyMap<number, Outcome>,
): InstructionView[] {
  return items.map(({ seq, act, instruction, block }) => ({
    reading: reading.id,
    seq,
    act,
    instruction,
    outcome: outcomes.get(seq) ?? null,
    block,
  }));
}
