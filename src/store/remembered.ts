/**
 * A reader that remembers its answers as long as the store stands still. Pages ask the same of it again and again (the title of a bill, the list of
 * all bills, when the sources were read), and an answer costs SQL and JSON; what is known of one revision is dropped when the next is seen.
 */
import type { StoreReader } from "./read-model.js";

/** Most answers kept of each question: enough for the pages that are asked for, bounded whatever addresses a crawler makes up. */
const MANY = 2_000;
const SOME = 200;
/** Lists of changes hold whole texts, texts whole trees. */
const FEW = 40;
const TEXTS = 12;

/**
 * Gives the reader for a page that is about to be made. Call it once a page: the revision is asked for then, and only then, so one page is made of
 * one reader. Answers are shared between pages and must not be changed by those who ask.
 */
export function rememberingReader(store: StoreReader): () => StoreReader {
  let revision: number | null = null;
  let reader = store;
  return () => {
    const now = store.revision();
    if (now !== revision) {
      revision = now;
      reader = remembering(store);
    }
    return reader;
  };
}

/** Bytes of snapshots, runs and sizes are not remembered: they are large, asked for rarely, or move without a new revision. */
function remembering(store: StoreReader): StoreReader {
  return {
    revision: () => store.revision(),
    demonstration: remembered(() => store.demonstration(), 1),
    acts: remembered(() => store.acts(), 1),
    act: remembered((id) => store.act(id), SOME),
    text: remembered((textId) => store.text(textId), TEXTS),
    texts: remembered((act, lang) => store.texts(act, lang), SOME),
    bills: remembered(() => store.bills(), 1),
    bill: remembered((id) => store.bill(id), MANY),
    reading: remembered((id) => store.reading(id), SOME),
    instructions: remembered((reading) => store.instructions(reading), FEW),
    problemsOfReading: remembered((reading) => store.problemsOfReading(reading), FEW),
    forceOfReading: remembered((reading) => store.forceOfReading(reading), FEW),
    changes: remembered((filter) => store.changes(filter), FEW),
    change: remembered((id) => store.change(id), SOME),
    announced: remembered(() => store.announced(), 1),
    history: remembered((act, address, lang) => store.history(act, address, lang), SOME),
    sanctionSeries: remembered((act, address, lang) => store.sanctionSeries(act, address, lang), SOME),
    billSanctions: remembered((bill, lang) => store.billSanctions(bill, lang), FEW),
    snapshot: (sha256) => store.snapshot(sha256),
    snapshotBytes: (sha256) => store.snapshotBytes(sha256),
    snapshotBlocks: (sha256) => store.snapshotBlocks(sha256),
    disagreements: remembered(() => store.disagreements(), 1),
    absences: remembered((bill) => store.absences(bill), SOME),
    unread: remembered((bill) => store.unread(bill), SOME),
    heldPages: remembered(() => store.heldPages(), 1),
    alarms: remembered((limit) => store.alarms(limit), 1),
    recognition: remembered((sha256) => store.recognition(sha256), SOME),
    recognitionStatus: remembered(() => store.recognitionStatus(), 1),
    status: remembered(() => store.status(), 1),
    runs: (limit) => store.runs(limit),
    runTotals: () => store.runTotals(),
    errorTotals: () => store.errorTotals(),
    size: () => store.size(),
  };
}

/** Keeps the latest answers by what was asked; the one not asked for longest goes first. «Not there» is not kept: anybody can ask for that. */
function remembered<Asked extends readonly unknown[], Answer>(
  ask: (...asked: Asked) => Answer,
  most: number,
): (...asked: Asked) => Answer {
  const known = new Map<string, Answer>();
  return (...asked) => {
    const key = keyOf(asked);
    const found = known.get(key);
    if (found !== undefined) {
      known.delete(key);
      known.set(key, found);
      return found;
    }
    const answer = ask(...asked);
    if (answer === null) return answer;
    known.set(key, answer);
    if (known.size > most) known.delete(known.keys().next().value as string);
    return answer;
  };
}

const keyOf = (asked: readonly unknown[]): string =>
  asked.length === 0 ? "" : typeof asked[0] === "string" && asked.length === 1 ? asked[0] : JSON.stringify(asked);
