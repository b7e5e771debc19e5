/**
 * What no single page can tell: it is sound in itself and odd beside what its address, or the same act, showed before. Such a page is held back until
 * a second visit an hour later finds it so again, or a person releases it; then it is taken in and marked as unusual.
 *
 * A verdict is a function of what was seen and when, and of nothing else: a rebuild, which judges the stored copies in order of first sight, comes to
 * the same. Copies of one instant do not judge each other, so that the order of visits cannot show.
 */
import type { Source } from "../../scrapers/contract.js";
import type { Problem } from "../law/index.js";
import { type Copy, type Observation, type PageOutcome, type Store, unitHashes } from "../store/index.js";
import { IMPORT } from "./import-reading.js";
import { readPage } from "./page-reading.js";
import type { Reference } from "./reference.js";

/** Codes under which a guard holds a page; a person may release these and no others. */
export const GUARDS = ["list_shrunk", "page_shrunk", "act_changed_much", "unstable"] as const;
export type GuardCode = (typeof GUARDS)[number];

export function isGuard(code: string | null): code is GuardCode {
  return (GUARDS as readonly (string | null)[]).includes(code);
}

const HOUR_MS = 3_600_000;
/** A list that leads to fewer pages by more than this share is not believed at once. */
const LIST_LOSS = 0.2;
/** Below this many links a loss of one is no sign. */
const LIST_LEAST = 5;
const SIZE_LOSS = 0.4;
/** Below this many bytes a page has no usual size. */
const SIZE_LEAST = 2000;
/** Share of an act's articles that one edition may change before it is looked at twice. */
const ACT_CHANGE = 0.3;
/** Below this many articles one law changes a third of an act and nobody wonders. */
const ACT_LEAST = 20;
/** Editions on either side of a day with which a new one is compared. */
const NEIGHBOURS = 3;
/** How long a page that went back and forth is asked to agree with itself. */
const UNSTABLE_MS = 30 * 24 * HOUR_MS;

export interface Judging {
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly reference: Reference;
}

type Seen = Pick<
  Observation,
  "source" | "url" | "kind" | "meta" | "sha256" | "seq" | "firstAt" | "lastAt" | "agreedAt"
>;

/**
 * The outcome of reading a page, or that it is held back. `seen.lastAt` later than `firstAt`: the same bytes came again.
 * @param size of the bytes
 */
export async function judge(seen: Seen, size: number, outcome: PageOutcome, judging: Judging): Promise<PageOutcome> {
  if (outcome.state === "held" || seen.source === IMPORT) return outcome;
  const copies = judging.store.copies(seen).filter((c) => c.sha256 !== seen.sha256);
  const doubt =
    unstable(seen, copies) ??
    (await shrunk(seen, size, outcome, copies, judging)) ??
    (await changedMuch(seen, outcome, copies, judging));
  if (doubt === null) return outcome;
  const { store } = judging;
  if (!doubt.confirmed && !store.released(seen, seen.sha256))
    return { state: "held", code: doubt.code, message: doubt.message };
  const unusual: Problem = { code: "unusual", severity: "warning", args: { why: doubt.code, ...doubt.args } };
  const { page } = outcome;
  const editions =
    doubt.code === "act_changed_much"
      ? page.editions.map((edition) => ({ ...edition, problems: [...edition.problems, unusual] }))
      : page.editions;
  return { ...outcome, page: { ...page, editions, problems: [...page.problems, unusual] } };
}

interface Doubt {
  readonly code: GuardCode;
  readonly message: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** Seen so again, an hour later or more. */
  readonly confirmed: boolean;
}

const ms = (instant: string) => Date.parse(instant);

/** An address that shows now this, now that (mirrors out of step): what two visits running agree on is believed, and what stood first. */
function unstable(seen: Seen, copies: readonly Copy[]): Doubt | null {
  if (seen.agreedAt !== null) return null;
  const earlier = copies.filter((c) => c.seq < seen.seq && (c.state === "read" || isGuard(c.code)));
  const recent = [...earlier, seen].filter((c) => ms(seen.firstAt) - ms(c.firstAt) < UNSTABLE_MS);
  const wentBack = earlier.some((c) => recent.some((d) => c.seq < d.seq && cameAfter(c, d)));
  if (!wentBack) return null;
  return {
    code: "unstable",
    message: `${seen.url} shows now one text, now another: this one waits until two visits running agree on it`,
    args: {},
    confirmed: false,
  };
}

/** Whether the page showed `c` again after `d` had come. */
function cameAfter(c: Copy, d: Seen): boolean {
  return c.shown === 0 ? d.firstAt < c.lastAt : d.seq < c.shown;
}

/** Beside the last copy that was not odd itself. */
async function shrunk(
  seen: Seen,
  size: number,
  outcome: Extract<PageOutcome, { state: "read" }>,
  copies: readonly Copy[],
  judging: Judging,
): Promise<Doubt | null> {
  const base = copies.filter((c) => c.seq < seen.seq && c.state === "read").at(-1);
  if (!base) return null;
  const links = outcome.page.follow.length;
  const loss =
    base.links >= LIST_LEAST && links < base.links * (1 - LIST_LOSS)
      ? ({ code: "list_shrunk", before: base.links, now: links, of: "pages it leads to" } as const)
      : base.size >= SIZE_LEAST && size < base.size * (1 - SIZE_LOSS)
        ? ({ code: "page_shrunk", before: base.size, now: size, of: "bytes" } as const)
        : null;
  if (loss === null) return null;
  const { code, before, now } = loss;
  const held = copies.filter((c) => c.seq > base.seq && c.state === "held" && c.code === code);
  const confirmed = await cameBefore(seen, held, async (copy) => {
    const then = code === "page_shrunk" ? copy.size : await linksOf(copy, judging);
    return Math.abs(then - now) <= before * LIST_LOSS;
  });
  const message = `${seen.url}: ${loss.of}: ${now}, before: ${before}; it waits for a second visit an hour later`;
  return { code, message, args: { before, now }, confirmed };
}

/** True where these very bytes, or an earlier copy that is like them, came an hour ago or more. */
async function cameBefore(seen: Seen, held: readonly Copy[], like: (copy: Copy) => Promise<boolean>): Promise<boolean> {
  if (ms(seen.lastAt) - ms(seen.firstAt) >= HOUR_MS) return true;
  for (const copy of held) if (ms(seen.firstAt) - ms(copy.firstAt) >= HOUR_MS && (await like(copy))) return true;
  return false;
}

async function linksOf(copy: Copy, judging: Judging): Promise<number> {
  const outcome = await readAgain(copy, judging);
  return outcome?.state === "read" ? outcome.page.follow.length : -1;
}

/** Beside the editions of the nearest days that were read before. */
async function changedMuch(
  seen: Seen,
  outcome: Extract<PageOutcome, { state: "read" }>,
  copies: readonly Copy[],
  judging: Judging,
): Promise<Doubt | null> {
  for (const edition of outcome.page.editions) {
    const units = new Set(unitHashes(edition.root));
    const texts = judging.store.textsBefore(seen.source, edition.act, edition.lang, seen.seq);
    const shares = nearest(texts, edition.date).flatMap((text) => shareOf(units, judging.store.storedUnits(text.root)));
    if (shares.length === 0) continue;
    const share = Math.min(...shares);
    if (share <= ACT_CHANGE) continue;
    const held = copies.filter((c) => c.state === "held" && c.code === "act_changed_much");
    const confirmed = await cameBefore(seen, held, async (copy) => {
      const then = await readAgain(copy, judging);
      const root = then?.state === "read" ? then.page.editions.find((e) => e.act === edition.act)?.root : undefined;
      return root !== undefined && (shareOf(units, unitHashes(root))[0] ?? 1) <= ACT_CHANGE;
    });
    const percent = Math.round(share * 100);
    return {
      code: "act_changed_much",
      message: `${edition.act} (${edition.lang}, ${edition.date ?? "undated"}) differs in ${percent} % of its articles from every edition near it: it waits for a second visit an hour later`,
      args: { act: edition.act, percent },
      confirmed,
    };
  }
  return null;
}

function nearest<T extends { readonly date: string | null }>(texts: readonly T[], date: string | null): T[] {
  const day = (text: T) => text.date ?? "";
  const sorted = [...texts].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  if (date === null) return sorted.slice(-NEIGHBOURS);
  return [
    ...sorted.filter((t) => day(t) <= date).slice(-NEIGHBOURS),
    ...sorted.filter((t) => day(t) > date).slice(0, NEIGHBOURS),
  ];
}

/** Share of articles that stand in one of the two only, of the longer one; none where there are too few to speak of a share. */
function shareOf(units: ReadonlySet<string>, stored: readonly string[]): number[] {
  const other = new Set(stored);
  const most = Math.max(units.size, other.size);
  if (most < ACT_LEAST) return [];
  let common = 0;
  for (const hash of units) if (other.has(hash)) common++;
  return [(most - common) / most];
}

async function readAgain(copy: Copy, { store, sources, reference }: Judging): Promise<PageOutcome | null> {
  const bytes = store.snapshotBytes(copy.sha256);
  const recognised = store.recognised(copy.sha256);
  return bytes && readPage({ ...copy, bytes, at: copy.firstAt, recognised }, sources, reference);
}

/**
 * Judges anew what a guard had a word in, and every copy of the pages named, in order of first sight, until nothing moves: what was held may have come
 * again, and what stands may have gone back. @returns how many copies have another verdict
 */
export async function judgeAnew(
  judging: Judging,
  pages: readonly Pick<Observation, "url" | "kind" | "meta">[] = [],
): Promise<number> {
  const { store } = judging;
  let moved = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const named = round === 0 ? pages.flatMap((page) => store.copies(page)) : [];
    const copies = [...store.oddCopies(GUARDS), ...named].filter((c) => c.state === "read" || isGuard(c.code));
    copies.sort((a, b) => a.seq - b.seq);
    let now = 0;
    for (const copy of new Map(
      copies.map((c) => [`${c.url} ${c.kind} ${JSON.stringify(c.meta)} ${c.sha256}`, c]),
    ).values()) {
      const read = await readAgain(copy, judging);
      if (!read) continue;
      const outcome = await judge(copy, copy.size, read, judging);
      if (isVerdict(outcome, copy)) continue;
      store.deriveAnew(copy, outcome);
      now++;
    }
    moved += now;
    if (now === 0) break;
  }
  return moved;
}

function isVerdict(outcome: PageOutcome, copy: Copy): boolean {
  if (outcome.state === "held") return copy.code === outcome.code && copy.message === outcome.message;
  return copy.state === "read" && JSON.stringify(copy.problems) === JSON.stringify(outcome.page.problems);
}

/** Each round takes at least one copy out of doubt; more than a few mean that pages contradict each other for ever. */
const MOST_ROUNDS = 10;
