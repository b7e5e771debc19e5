/**
 * Does the bill do what its official comparative table shows? Row by row: the row's place, the bill's instructions on that place, these carried out on the
 * row's text in force, and the outcome held against the row's proposed text. «agrees» is said only where every instruction of the row was carried out and
 * the texts are equal but for print.
 */
import { applyRead, type Outcome } from "../consolidation/index.js";
import type { AmendingInstruction, Target } from "../drafting/index.js";
import { fold } from "../law/index.js";
import { sameAct } from "./acts.js";
import { type Told, tellDifferences } from "./differences.js";
import { isAbsent, placeOfRow, placesOfOrder, type RowPlace, touches } from "./places.js";
import { paragraphsOf } from "./printed-text.js";
import type { Difference, RowCheck, TableCheck, TableQuestion, TableRow, Unresolved } from "./row-check.js";
import { isGlobal, ordersOnPlace } from "./row-orders.js";

/** An instruction as far as it concerns a row. */
interface Own {
  readonly index: number;
  readonly instruction: AmendingInstruction;
}

interface Work {
  readonly row: TableRow;
  readonly place: RowPlace;
  /** Text in force; «» where it says that there is nothing yet. */
  readonly inForce: string;
  /** Known before anything is carried out. */
  readonly reason: Unresolved | null;
  own: Own[];
  after: string;
  outcomes: readonly Outcome[];
}

/**
 * @example rows of a table on article 5 and the order «в пункте 2 статьи 5 слово «весной» заменить словом «летом»» → { rows: [{ status: "agrees", … }],
 * uncovered: [], summary: { agrees: 1, … } }
 */
export function checkTable(question: TableQuestion): TableCheck {
  const works = question.rows.map((row) => prepare(question, row));
  shareInstructions(question, works);
  for (const work of works) carryOut(question, work);
  for (const work of works) if (dropElsewhere(work, works)) carryOut(question, work);
  const covered = new Set(works.flatMap((work) => work.own.map((own) => own.index)));
  const uncovered = question.instructions.flatMap((one, i) => (covered.has(i) || one.op === "no_op" ? [] : [i]));
  const rows = works.map((work, i) => answer({ question, uncovered }, work, i));
  const count = (status: RowCheck["status"]): number => rows.filter((row) => row.status === status).length;
  return {
    rows,
    uncovered,
    partly: [...covered].filter((index) => reachesBeyond(question, works, index)).sort((a, b) => a - b),
    summary: { agrees: count("agrees"), differs: count("differs"), unresolved: count("unresolved") },
  };
}

// ── which instructions belong to which row ──

function prepare(question: TableQuestion, row: TableRow): Work {
  const place = placeOfRow(row, question.lang);
  const paragraphs = paragraphsOf(row.inForce);
  return {
    row,
    place,
    inForce: isAbsent(paragraphs) ? "" : paragraphs.join("\n"),
    reason: unreadable(question, row, place),
    own: [],
    after: "",
    outcomes: [],
  };
}

function unreadable({ instructions, lang }: TableQuestion, row: TableRow, place: RowPlace): Unresolved | null {
  if (row.unread) return "row_unread";
  if (instructions.length > 0 && instructions.every((one) => one.lang !== lang)) return "other_language";
  const acts = new Set(instructions.map((one) => one.act ?? ""));
  if (row.act === null && acts.size > 1) return "act_unknown";
  return place.places.length === 0 ? "place_unknown" : null;
}

/**
 * An instruction belongs to every row whose place it touches. Where a cell names an article and places in it («Статья 5 / пункт 2»), the narrower ones count;
 * what then fits no row goes to the rows that name its article whole.
 */
function shareInstructions(question: TableQuestion, works: readonly Work[]): void {
  question.instructions.forEach((instruction, index) => {
    const rows = works.filter((work) => work.reason === null && onAct(question, work, instruction));
    const give = (among: readonly Work[], places: (work: Work) => RowPlace["places"]): boolean => {
      let given = false;
      for (const work of among) {
        const own = ordersOnPlace(instruction, places(work), work.inForce);
        if (own !== null) work.own.push({ index, instruction: own });
        given ||= own !== null;
      }
      return given;
    };
    if (!give(rows, (work) => narrowest(work.place)))
      give(
        rows.filter((work) => work.place.open),
        (work) => work.place.places,
      );
  });
}

/** Whether some place of an instruction is in no row of its act. */
function reachesBeyond(question: TableQuestion, works: readonly Work[], index: number): boolean {
  const instruction = question.instructions[index] as AmendingInstruction;
  const rows = works.filter((work) => work.reason === null && onAct(question, work, instruction));
  const inTable = (place: Target): boolean => rows.some((work) => work.place.places.some((row) => touches(row, place)));
  return [instruction, ...(instruction.more ?? [])].some((order) => {
    if (isGlobal(order) || order.op === "no_op") return false;
    const places = placesOfOrder(order);
    // Its old number or its new one: either names the place.
    return order.op === "renumber" ? !places.some(inTable) : !places.every(inTable);
  });
}

function narrowest({ places }: RowPlace): RowPlace["places"] {
  return places.filter(
    (place) =>
      Object.keys(place).some((key) => key !== "article") ||
      places.every((other) => other === place || other.article !== place.article),
  );
}

function onAct({ lang, rows }: TableQuestion, { row }: Work, instruction: AmendingInstruction): boolean {
  if (instruction.lang !== lang) return false;
  if (row.act === null) return true;
  if (instruction.act !== undefined) return sameAct(row.act, instruction.act, lang);
  return rows.every((other) => other.act === null || other.act === row.act);
}

// ── what they do ──

function carryOut({ lang }: TableQuestion, work: Work): void {
  const { row, place, own, inForce } = work;
  const [article, second] = place.articles;
  const { after, outcomes } = applyRead(
    {
      lang,
      before: inForce,
      marks: "loose",
      ...(row.act === null ? {} : { act: row.act }),
      ...(article === undefined || second !== undefined ? {} : { article }),
    },
    own.map(({ instruction }) => [instruction]),
  );
  work.after = after;
  work.outcomes = outcomes;
}

/**
 * «в пункте 3 слова …» fits every row on a piece of point 3, and the words stand in one: where an instruction was carried out in another row, a row in which
 * its place or words are not found does not hold it. True where something was dropped.
 */
function dropElsewhere(work: Work, works: readonly Work[]): boolean {
  const done = (index: number): boolean =>
    works.some(
      (other) =>
        other !== work && other.own.some((own, i) => own.index === index && other.outcomes[i]?.status === "applied"),
    );
  const kept = work.own.filter((own, i) => {
    const { status, reason } = work.outcomes[i] as Outcome;
    const absent = status === "not_applied" && (reason === "words_not_found" || reason === "address_missing");
    return !absent || !done(own.index);
  });
  const dropped = kept.length < work.own.length;
  work.own = kept;
  return dropped;
}

// ── what is said of it ──

interface Asked {
  readonly question: TableQuestion;
  /** Indexes of instructions that no row covers. */
  readonly uncovered: readonly number[];
}

function answer(asked: Asked, work: Work, index: number): RowCheck {
  const { row, place, own, outcomes } = work;
  const head = {
    row: index,
    ...(row.no === undefined ? {} : { no: row.no }),
    act: row.act,
    article: place.articles.length === 0 ? null : place.articles.join(", "),
    element: row.element,
  };
  const rest = { instructions: own.map((one) => one.index), outcomes };
  const reason = work.reason ?? notCarriedOut(work);
  if (reason !== null) return { ...head, status: "unresolved", reason, ...rest };
  const told = tellDifferences({ inForce: work.inForce, ordered: work.after, proposed: row.proposed });
  const found = {
    ...rest,
    ...(told.differences.length === 0 ? {} : { differences: told.differences }),
    ...(told.editorial.length === 0 ? {} : { editorial: told.editorial }),
  };
  const doubt = doubtOf(asked, work, told);
  if (doubt !== null) return { ...head, status: "unresolved", reason: doubt, ...found };
  return { ...head, status: told.differences.length > 0 ? "differs" : "agrees", ...found };
}

function notCarriedOut({ own, outcomes }: Work): Unresolved | null {
  if (own.length === 0) return "no_instruction";
  if (outcomes.some((outcome) => outcome.status === "not_applied")) return "not_applied";
  return outcomes.some((outcome) => outcome.status === "ambiguous") ? "ambiguous" : null;
}

/** Why the answer may be wrong; differences that are sure stand all the same. */
function doubtOf(asked: Asked, work: Work, told: Told): Unresolved | null {
  if (told.differences.some((one) => one.whose !== "bill_only" && mayBeOrdered(asked, work, one)))
    return "ordered_elsewhere";
  if (told.differences.length > 0) return null;
  const [doubt] = told.doubts;
  if (doubt !== undefined) return doubt;
  return work.outcomes.some((outcome) => outcome.detail?.omission !== undefined) ? "omission" : null;
}

/** So many words in a row are no accident. */
const TELLING = 3;

/**
 * Whether what looks like the table's own may be ordered after all: an instruction on the same article fits no row, or the words stand in a part of the bill
 * that no rule read.
 */
function mayBeOrdered({ question, uncovered }: Asked, work: Work, { words }: Difference): boolean {
  const beside = uncovered.flatMap((index) => {
    const one = question.instructions[index] as AmendingInstruction;
    return onAct(question, work, one) ? [one] : [];
  });
  if (beside.some((one) => onArticle(one, work.place))) return true;
  const shown = folded(words.flatMap((run) => (run.op === "+" ? [run.text] : [])).join(" "));
  if (shown.split(" ").length < TELLING) return false;
  return [...(question.unread ?? []), ...beside.map((one) => one.source)].some((text) => folded(text).includes(shown));
}

function onArticle(instruction: AmendingInstruction, { articles }: RowPlace): boolean {
  return [instruction, ...(instruction.more ?? [])]
    .flatMap(placesOfOrder)
    .some((place) => articles.some((article) => touches({ article }, place)));
}

function folded(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}
