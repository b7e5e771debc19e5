/**
 * One model of a feed, which three writers print (RSS 2.0, Atom, JSON Feed 1.1). One entry is one change, for ever: the id is made of the
 * change's identity and of nothing that can move (no address of the site, no scheme, no text), so a reader that follows several of our
 * feeds sees a change once. A correction of ours keeps the id, moves `updated` and says so in the title.
 */
import type { WordRun } from "../comparison/index.js";
import type { ChangeFilter, ChangeView, StoreReader } from "../store/index.js";
import { dayInKazakhstan } from "./figures.js";

export type UiLang = "kk" | "ru" | "en";

export type FeedScope = (
  | { readonly kind: "all" }
  | { readonly kind: "bill"; readonly bill: string }
  | { readonly kind: "article"; readonly act: string; readonly address: string }
) & {
  /** Only changes in which a penalty moves. Their entries are those of the other feeds, with the same ids. */
  readonly fines?: true;
};

export interface FeedEntry {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly html: string;
  readonly text: string;
  /** Day of the reading where a page tells it, else the instant we saw it. */
  readonly published: Date;
  readonly updated: Date;
  /** Language of the law's words in the entry; of an entry without such words its own. */
  readonly lang: UiLang;
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly lang: UiLang;
  readonly homeUrl: string;
  /** Address of the feed without the ending «.rss», «.atom», «.json». */
  readonly selfUrl: string;
  readonly updated: Date;
  readonly entries: readonly FeedEntry[];
  /** Id of the last entry's change, when older ones exist: the archive document goes on after it. */
  readonly olderAfter: string | null;
}

/** Words for people, from the catalogues; given in by the caller so that the model holds none. */
export interface FeedWords {
  sentence(change: ChangeView): string;
  /** What moves in the penalty, a line a penalty: «штраф: повышение — до 120 МРП → до 200 МРП (471 840 ₸ → 786 400 ₸, при МРП 2025 года)». */
  penalties?(change: ChangeView): readonly string[];
  message(key: string, values?: Readonly<Record<string, string | number>>): string;
}

/** Entries in a feed document; older ones stand in archive documents (RFC 5005). */
export const ENTRIES = 50;
/** Longest difference inside an entry, in characters; then «continues on the page». */
const LONGEST = 8_000;
export const TAG = "tag:oqylym.kz,2026:";

/** The entry id of a change: never changes, the same in every feed. Demonstration ids never meet live ones. */
export function entryId(changeId: string, demonstration: boolean): string {
  return `${TAG}${demonstration ? "demonstration/" : ""}change/${changeId}`;
}

/** @returns null where the bill or article is not known. An empty feed is a valid feed. */
export function feedOf(
  store: StoreReader,
  scope: FeedScope,
  options: { ui: UiLang; site: string; words: FeedWords; beforeId?: string },
): Feed | null {
  const { ui, site, words } = options;
  // An English reader gets the Russian words of the law: there is no official English text of a bill.
  const lang = ui === "kk" ? "kk" : "ru";
  const name = nameOf(store, scope, lang, words);
  if (name === null) return null;
  const filter: ChangeFilter = {
    lang,
    limit: ENTRIES + 1,
    ...(scope.kind === "bill" ? { bill: scope.bill } : {}),
    ...(scope.kind === "article" ? { act: scope.act, address: scope.address } : {}),
    ...(scope.fines ? { penalties: true } : {}),
    ...(options.beforeId ? { beforeId: options.beforeId } : {}),
  };
  const found = store.changes(filter);
  const shown = found.slice(0, ENTRIES);
  const demonstration = store.demonstration();
  const entries = shown.map((c) => entryOf(c, { ui, site, words, demonstration }));
  const path = pathOf(scope);
  const last = shown.at(-1);
  return {
    id: `${TAG}${demonstration ? "demonstration/" : ""}feed/${ui}/${path}`,
    title: demonstration ? words.message("feed.title_demonstration", { name }) : words.message("feed.title", { name }),
    description: words.message(
      demonstration ? "feed.description_demonstration" : scope.fines ? "feed.description_fines" : "feed.description",
    ),
    lang: ui,
    homeUrl: `${site}/${ui}/${homePath(scope)}`,
    selfUrl: `${site}/feeds/${ui}/${path}`,
    updated: newest(entries),
    entries,
    olderAfter: found.length > ENTRIES && last ? last.id : null,
  };
}

/** Null where the bill or the act is not known. */
function nameOf(store: StoreReader, scope: FeedScope, lang: "kk" | "ru", words: FeedWords): string | null {
  if (scope.kind === "bill") {
    const bill = store.bill(scope.bill);
    if (bill === null) return null;
    const { titles } = bill;
    const name = (titles.findLast((t) => t.lang === lang) ?? titles.at(-1))?.title ?? scope.bill;
    return scope.fines ? words.message("feed.bill_fines", { name }) : name;
  }
  if (scope.kind === "article") {
    const act = store.act(scope.act);
    if (act === null) return null;
    const { titles } = act;
    return words.message(scope.fines ? "feed.article_fines" : "feed.article", {
      article: scope.address.replace(/^art_/u, ""),
      act: titles[lang] ?? titles.ru ?? titles.kk ?? scope.act,
    });
  }
  return words.message(scope.fines ? "feed.fines" : "feed.all");
}

function pathOf(scope: FeedScope): string {
  const fines = scope.fines ? "/fines" : "";
  if (scope.kind === "bill") return `bill/${scope.bill}${fines}`;
  if (scope.kind === "article") return `article/${scope.act}/${scope.address}${fines}`;
  return scope.fines ? "fines" : "all";
}

function homePath(scope: FeedScope): string {
  if (scope.kind === "bill") return `bill/${scope.bill}${scope.fines ? "/fines" : ""}`;
  if (scope.kind === "article") return `${scope.fines ? "fines" : "act"}/${scope.act}/${scope.address}`;
  return scope.fines ? "fines" : "";
}

function newest(entries: readonly FeedEntry[]): Date {
  // An empty feed has no time of its own; the epoch keeps its bytes, and so its ETag, steady.
  return entries.reduce((latest, e) => (e.updated > latest ? e.updated : latest), new Date(0));
}

function entryOf(
  change: ChangeView,
  { ui, site, words, demonstration }: { ui: UiLang; site: string; words: FeedWords; demonstration: boolean },
): FeedEntry {
  const url = `${site}/${ui}/change/${change.id}`;
  const marks = [
    change.corrected ? words.message("feed.correction") : "",
    demonstration ? words.message("feed.demonstration") : "",
  ].filter((m) => m !== "");
  const title = [...marks, words.sentence(change)].join(" ");
  const notes = notesOf(change, words, demonstration);
  return {
    id: entryId(change.id, demonstration),
    url,
    title: printable(title),
    html: printable(entryHtml(change, words, url, `${site}/${ui}/source/${change.source.sha256}`, notes)),
    text: printable(entryText(change, words, url, notes)),
    published: new Date(change.eventDate ? `${change.eventDate}T00:00:00Z` : change.seenAt),
    updated: new Date(change.updatedAt),
    lang: change.lang,
  };
}

function notesOf(change: ChangeView, words: FeedWords, demonstration: boolean): string[] {
  const notes: string[] = [];
  if (change.incomplete) notes.push(words.message("feed.incomplete"));
  if (change.illustrative) notes.push(words.message("feed.illustrative"));
  if (change.byTable) notes.push(words.message("table.note"));
  if (change.recognised) notes.push(words.message("recognised.note"));
  if (demonstration) notes.push(words.message("feed.demonstration_note"));
  notes.push(words.message("feed.seen", { seen: dayInKazakhstan(new Date(change.seenAt)) }));
  return notes;
}

function entryHtml(
  change: ChangeView,
  words: FeedWords,
  url: string,
  source: string,
  notes: readonly string[],
): string {
  const parts: string[] = [];
  const moves = words.penalties?.(change) ?? [];
  if (moves.length > 0)
    parts.push(`<p><b>${escapeHtml(words.message("feed.penalties"))}</b> ${moves.map(escapeHtml).join("<br>")}</p>`);
  const side = (key: string, text: string | null) => {
    if (text !== null) parts.push(`<p><b>${escapeHtml(words.message(key))}</b> ${lines(cut(text).text)}</p>`);
  };
  side("feed.before", change.before);
  side("feed.after", change.after);
  if (change.before !== null && change.after !== null && change.words) {
    const marked = markedWords(change.words);
    if (marked !== null) parts.push(`<p><b>${escapeHtml(words.message("feed.marked"))}</b> ${marked}</p>`);
  }
  if (cut(change.before ?? "").cut || cut(change.after ?? "").cut) {
    parts.push(`<p>${link(url, words.message("feed.continues"))}</p>`);
  }
  for (const note of notes) parts.push(`<p>${escapeHtml(note)}</p>`);
  parts.push(`<p>${link(url, words.message("feed.page"))} · ${link(source, words.message("feed.source"))}</p>`);
  return `<div lang="${change.lang}">${parts.join("\n")}</div>`;
}

function entryText(change: ChangeView, words: FeedWords, url: string, notes: readonly string[]): string {
  const parts: string[] = [];
  const moves = words.penalties?.(change) ?? [];
  if (moves.length > 0) parts.push([words.message("feed.penalties"), ...moves].join("\n"));
  if (change.before !== null) parts.push(`${words.message("feed.before")} ${cut(change.before).text}`);
  if (change.after !== null) parts.push(`${words.message("feed.after")} ${cut(change.after).text}`);
  return [...parts, ...notes, url].join("\n\n");
}

/** Marks are decoration only: Gmail strips ins and del, some readers hide del. The words «was» and «becomes» above carry the news. */
function markedWords(runs: readonly WordRun[]): string | null {
  if (runs.reduce((n, r) => n + r.text.length, 0) > LONGEST) return null;
  return runs
    .map((run) => {
      const text = lines(run.text);
      if (run.op === "=") return text;
      return run.op === "-"
        ? `<del style="background:#ffe9d1;color:#7a2e00">${text}</del>`
        : `<ins style="background:#dcebff;color:#003d7a">${text}</ins>`;
    })
    .join("");
}

function cut(text: string): { text: string; cut: boolean } {
  if (text.length <= LONGEST) return { text, cut: false };
  const end = text.lastIndexOf(" ", LONGEST);
  return { text: `${text.slice(0, end > 0 ? end : LONGEST)} …`, cut: true };
}

const lines = (text: string) => escapeHtml(text).replaceAll("\n", "<br>");
const link = (url: string, text: string) => `<a href="${escapeHtml(encodeURI(url))}">${escapeHtml(text)}</a>`;

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Characters that XML 1.0 forbids (one 0x0B, Word's soft break, breaks a feed) and lone surrogates, taken out. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/gu, "");
}
