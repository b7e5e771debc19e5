/** Feeds: one model, three writers; what readers and validators demand of them. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import {
  alarmFeed,
  entryId,
  escapeHtml,
  type Feed,
  type FeedFormat,
  type FeedScope,
  feedOf,
  loadMessages,
  printable,
  type UiLang,
  writeFeed,
} from "../../src/publish/index.js";
import type { ActView, AlarmView, BillView, ChangeView, StoreReader } from "../../src/store/index.js";
import { ACT, BILL, fixtureStore } from "../web/fixture-store.js";

const messages = loadMessages(join(projectRoot, "data/messages"));
const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;
if (!hasXmllint) console.warn("xmllint is not here: the well-formedness of feeds is not checked by it");

function feed(store: StoreReader, scope: FeedScope = { kind: "all" }, ui: UiLang = "ru", beforeId?: string): Feed {
  const made = feedOf(store, scope, {
    ui,
    site: "https://oqylym.example",
    words: {
      sentence: (change) => `${change.kind} ${change.address}`,
      message: (key, values) => messages[ui](key, values),
    },
    ...(beforeId === undefined ? {} : { beforeId }),
  });
  if (made === null) throw new Error("no feed");
  return made;
}

const wellFormed = (xml: string) => spawnSync("xmllint", ["--noout", "-"], { input: xml, encoding: "utf8" });

/** A store that answers with `n` changes, newest first, and honours the paging of `changes`. */
function storeOf(n: number, over: Partial<ChangeView> = {}): StoreReader {
  const base = fixtureStore();
  const [like] = base.changes({ lang: "ru", limit: 1 });
  if (!like) throw new Error("the fixture has no change");
  const all = Array.from(
    { length: n },
    (_, i): ChangeView => ({ ...like, id: i.toString(16).padStart(16, "0"), ...over }),
  );
  return {
    ...base,
    changes: ({ limit = 50, beforeId }) => {
      const from = beforeId === undefined ? 0 : all.findIndex((c) => c.id === beforeId) + 1;
      return all.slice(from, from + limit);
    },
  };
}

const SOURCE = { url: "https://example.kz/card", sha256: "0".repeat(64), fetchedAt: "2025-05-29T04:10:00.000Z" };
const TITLES: BillView["titles"] = [
  { lang: "kk", title: "Үш кодекс туралы", since: "2024-04-03", source: SOURCE },
  { lang: "ru", title: "О кодексах", since: "2024-04-03", source: SOURCE },
  { lang: "ru", title: "О трёх кодексах", since: "2025-05-28", source: SOURCE },
];

describe("one entry is one change, for ever", () => {
  test("the id is made of the change alone: not of the site's address, the language of the interface, the texts", () => {
    expect(entryId("0123456789abcdef", false)).toBe("tag:oqylym.kz,2026:change/0123456789abcdef");
    const store = fixtureStore();
    const ids = (f: Feed) => f.entries.map((e) => e.id);
    expect(ids(feed(store, { kind: "all" }, "ru")).length).toBeGreaterThan(0);
    expect(ids(feed(store, { kind: "all" }, "en"))).toEqual(ids(feed(store, { kind: "all" }, "ru")));
    for (const id of ids(feed(store, { kind: "bill", bill: BILL }))) expect(ids(feed(store))).toContain(id);
  });

  test("demonstration ids never meet live ones", () => {
    const live = feed(fixtureStore({ demonstration: false })).entries.map((e) => e.id);
    const shown = feed(fixtureStore({ demonstration: true })).entries.map((e) => e.id);
    expect(shown.length).toBe(live.length);
    for (const id of shown) expect(live).not.toContain(id);
  });

  test("a correction of ours keeps the id, moves `updated` and says so in the title", () => {
    const before = feed(storeOf(1)).entries[0];
    const after = feed(storeOf(1, { corrected: true, updatedAt: "2027-01-01T00:00:00.000Z" })).entries[0];
    expect(after?.id).toBe(before?.id);
    expect(after?.updated).toEqual(new Date("2027-01-01T00:00:00.000Z"));
    expect(after?.title).toContain(messages.ru("feed.correction"));
    expect(before?.title).not.toContain(messages.ru("feed.correction"));
  });
});

describe("paging (RFC 5005): fifty entries, older ones behind a link", () => {
  test("each of 120 entries is met once on the way through the documents", () => {
    const store = storeOf(120);
    const met: string[] = [];
    let before: string | undefined;
    for (let page = 0; page < 5; page++) {
      const document = feed(store, { kind: "all" }, "ru", before);
      met.push(...document.entries.map((e) => e.id));
      if (document.olderAfter === null) break;
      before = document.olderAfter;
    }
    expect(met).toHaveLength(120);
    expect(new Set(met).size).toBe(120);
  });

  test("all three formats carry the link, and none when nothing is older", () => {
    const [long, short] = [feed(storeOf(51)), feed(storeOf(50))];
    for (const format of ["rss", "atom", "json"] as const) {
      expect(writeFeed(long, format)).toContain(`${format}?before=`);
      expect(writeFeed(short, format)).not.toContain("?before=");
    }
  });
});

describe("what a reader of feeds gets", () => {
  const store = fixtureStore({ demonstration: true });
  const made = feed(store);

  test("three formats say the same: ids, titles, days", () => {
    const rss = parseRssFeed(writeFeed(made, "rss"));
    const atom = parseAtomFeed(writeFeed(made, "atom"));
    const json = parseJsonFeed(writeFeed(made, "json"));
    const ids = made.entries.map((e) => e.id);
    expect((rss.items ?? []).map((i) => i.guid?.value)).toEqual(ids);
    expect((atom.entries ?? []).map((e) => e.id)).toEqual(ids);
    expect((json.items ?? []).map((i) => i.id)).toEqual(ids);
    expect((atom.entries ?? []).map((e) => e.title?.value)).toEqual(made.entries.map((e) => e.title));
    expect((json.items ?? []).map((i) => i.title)).toEqual(made.entries.map((e) => e.title));
  });

  test("words carry the news, marks only decorate: «was» and «becomes» stand in the text", () => {
    const changed = made.entries.find((e) => e.html.includes("<del"));
    expect(changed?.html).toContain(messages.ru("feed.before"));
    expect(changed?.html).toContain(messages.ru("feed.after"));
    expect(changed?.text).toContain(messages.ru("feed.before"));
    expect(changed?.html).not.toMatch(/class=|<style|<script/u);
  });

  test("links are absolute", () => {
    for (const entry of made.entries) {
      for (const [, href = ""] of entry.html.matchAll(/href="([^"]*)"/gu))
        expect(href).toMatch(/^https:\/\/oqylym\.example\//u);
    }
  });

  test("a demonstration says so in its title and in each entry", () => {
    expect(made.title).toMatch(/демонстрац/iu);
    for (const entry of made.entries) expect(entry.text).toContain(messages.ru("feed.demonstration_note"));
  });

  test("a long change is cut at a word and continues on the page", () => {
    const long = feed(storeOf(1, { after: "слово ".repeat(5_000), before: null, words: null })).entries[0];
    expect(long?.html.length).toBeLessThan(20_000);
    expect(long?.html).toContain(messages.ru("feed.continues"));
  });

  test("a long word without a blank is cut all the same", () => {
    const [long] = feed(storeOf(1, { after: "я".repeat(20_000), before: null, words: null })).entries;
    expect(long?.text).toContain(`${"я".repeat(8_000)} …`);
    expect(long?.text).not.toContain("я".repeat(8_001));
  });

  test("words are marked where both texts are there, and not where they are longer than an entry", () => {
    const marked = (length: number) =>
      feed(storeOf(1, { before: "а", after: "б", words: [{ op: "+", text: "слово ".repeat(length) }] })).entries[0]
        ?.html;
    expect(marked(1)).toContain(messages.ru("feed.marked"));
    expect(marked(5_000)).not.toContain(messages.ru("feed.marked"));
    expect(marked(5_000)).not.toContain("<ins");
  });

  test("a change whose day no page tells is dated by when we saw it", () => {
    const seenAt = "2025-05-29T04:10:00.000Z";
    expect(feed(storeOf(1, { eventDate: null, seenAt })).entries[0]?.published).toEqual(new Date(seenAt));
    expect(feed(storeOf(1, { eventDate: "2025-05-28", seenAt })).entries[0]?.published).toEqual(
      new Date("2025-05-28T00:00:00Z"),
    );
  });

  test.each<[string, Partial<ChangeView>, string]>([
    ["is not whole", { incomplete: true }, "feed.incomplete"],
    ["is of a text that shows how it might be", { illustrative: true }, "feed.illustrative"],
    ["is of a table in place of a text", { byTable: true }, "table.note"],
    ["is of a text that a machine read", { recognised: true }, "recognised.note"],
  ])("an entry says that its change %s, in both its forms", (_what, over, note) => {
    const plain = { incomplete: false, illustrative: false, byTable: false, recognised: false };
    const [without] = feed(storeOf(1, plain)).entries;
    const [entry] = feed(storeOf(1, { ...plain, ...over })).entries;
    const text = messages.ru(note);
    expect([entry?.text.includes(text), without?.text.includes(text)]).toEqual([true, false]);
    expect(entry?.html).toContain(escapeHtml(text));
  });

  test.each<[string, BillView["titles"], UiLang, string]>([
    ["its present title", TITLES, "kk", "Үш кодекс туралы"],
    ["of one language the newest", TITLES, "ru", "О трёх кодексах"],
    ["its title in the other language where it has none in the feed's", TITLES.slice(0, 1), "ru", "Үш кодекс туралы"],
    ["its id where it has no title", [], "ru", BILL],
  ])("the feed of a bill is called by %s", (_what, titles, ui, name) => {
    const own = fixtureStore();
    const titled: StoreReader = {
      ...own,
      bill: (id) => {
        const bill = own.bill(id);
        return bill && { ...bill, titles };
      },
    };
    expect(feed(titled, { kind: "bill", bill: BILL }, ui).title).toBe(messages[ui]("feed.title", { name }));
  });

  test.each<[string, ActView["titles"], UiLang, string]>([
    ["its title", { ru: "Уголовный кодекс", kk: "Қылмыстық кодекс" }, "kk", "Қылмыстық кодекс"],
    ["its Russian title where it has none in Kazakh", { ru: "Уголовный кодекс" }, "kk", "Уголовный кодекс"],
    ["its Kazakh title where it has no other", { kk: "Қылмыстық кодекс" }, "en", "Қылмыстық кодекс"],
    ["its id where it has no title", {}, "ru", ACT],
  ])("the feed of an article calls the act by %s", (_what, titles, ui, act) => {
    const own = fixtureStore();
    const titled: StoreReader = {
      ...own,
      act: (id) => {
        const found = own.act(id);
        return found && { ...found, titles };
      },
    };
    const name = messages[ui]("feed.article", { article: "131", act });
    expect(feed(titled, { kind: "article", act: ACT, address: "art_131" }, ui).title).toBe(
      messages[ui]("feed.title", { name }),
    );
  });

  test("an alarm of no one source is told without one", () => {
    const alarm: AlarmView = {
      id: "00000000000000a3",
      code: "disk_low",
      source: null,
      args: { megabytes: 500 },
      openedAt: "2025-05-29T04:10:00.000Z",
      updatedAt: "2025-05-29T04:10:00.000Z",
      closedAt: null,
    };
    const [entry] = alarmFeed([alarm], { ui: "ru", site: "https://oqylym.example", m: messages.ru }).entries;
    expect(entry?.title).toBe("На диске мало места: меньше 500 МБ.");
  });

  test("an empty feed is a valid feed with a steady time", () => {
    const empty = feed(fixtureStore({ empty: true }));
    expect(empty.entries).toEqual([]);
    expect(writeFeed(empty, "atom")).toBe(writeFeed(feed(fixtureStore({ empty: true })), "atom"));
    expect(parseAtomFeed(writeFeed(empty, "atom")).id).toBe(empty.id);
  });

  test("an unknown bill or act has no feed", () => {
    const options = {
      ui: "ru" as const,
      site: "https://oqylym.example",
      words: { sentence: () => "", message: () => "" },
    };
    expect(feedOf(store, { kind: "bill", bill: "x-0" }, options)).toBeNull();
    expect(feedOf(store, { kind: "article", act: "K0000000000", address: "art_1" }, options)).toBeNull();
    expect(feedOf(store, { kind: "article", act: ACT, address: "art_9999" }, options)?.entries).toEqual([]);
  });
});

describe.each(["kk", "ru", "en"] as const)("in %s", (ui) => {
  test.skipIf(!hasXmllint).each(["rss", "atom"] as const)("%s is well formed", (format) => {
    const { status, stderr } = wellFormed(
      writeFeed(feed(fixtureStore({ demonstration: true }), { kind: "all" }, ui), format),
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});

describe("hostile and broken text", () => {
  const HOSTILE = `]]><script>alert(1)</script>&"'<![CDATA[\u0000\u000B\uFFFE\uD800 <del>x</del> javascript:alert(1)`;

  test.skipIf(!hasXmllint).each(["rss", "atom"] as const)("%s stays well formed whatever the pages hold", (format) => {
    const { status, stderr } = wellFormed(writeFeed(feed(fixtureStore({ hostile: HOSTILE })), format));
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  test.each(["rss", "atom", "json"] as const)(
    "%s: no markup of a page becomes markup of an entry",
    (format: FeedFormat) => {
      const made = feed(fixtureStore({ hostile: HOSTILE }));
      for (const entry of made.entries) expect(entry.html).not.toMatch(/<script|<img|<!\[CDATA/iu);
      const text = writeFeed(made, format);
      // content_text of JSON Feed is plain text by its specification; everything else is markup to somebody.
      const markup = format === "json" ? (parseJsonFeed(text).items ?? []).map((i) => i.content_html).join("") : text;
      expect(markup).not.toContain("<script>");
    },
  );

  test("characters that XML forbids go, all others stay", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const kept = printable(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids
        expect(kept).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/u);
        const allowed = [...text].filter((c) => printable(c) !== "").join("");
        expect(kept).toBe(allowed);
      }),
      { numRuns: 2_000 },
    );
  });
});
