/** Feeds of penalties alone: overall, of a bill, of an article; their entries are those of the other feeds. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACT, BILL, type Fixture } from "./fixture-store.js";
import { siteUnderTest, type UnderTest } from "./site-under-test.js";

interface JsonFeed {
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly items: readonly { id: string; title: string; content_text: string; content_html: string }[];
}

/** One change of the store leaves penalties alone. */
const wordsOnly = (store: Fixture): Fixture => {
  const first = store.changes({ lang: "ru" }).find((c) => c.stage === "working_group");
  return {
    ...store,
    changes: ({ penalties, ...filter }) =>
      store
        .changes(filter)
        .map((c) => (c.id === first?.id ? { ...c, sanctions: null } : c))
        .filter((c) => !penalties || c.sanctions !== null),
  };
};

let site: UnderTest;
beforeAll(async () => {
  site = await siteUnderTest({}, wordsOnly);
});
afterAll(() => site.close());

const feed = async (path: string) =>
  JSON.parse(
    (await (await fetch(`${site.url}/feeds/ru/${path}.json`)).text()).replaceAll(/[\u00a0\u202f]/gu, " "),
  ) as JsonFeed;

describe.each([
  ["all", "fines", "/ru/fines"],
  [`bill/${BILL}`, `bill/${BILL}/fines`, `/ru/bill/${BILL}/fines`],
  [`article/${ACT}/art_131`, `article/${ACT}/art_131/fines`, `/ru/fines/${ACT}/art_131`],
])("%s", (whole, fines, home) => {
  test("the entries in which a penalty moves, and no others, with the same ids and words", async () => {
    const [all, own] = [await feed(whole), await feed(fines)];
    const moving = all.items.filter((i) => i.content_text.startsWith("Наказание:"));
    expect(moving.length).toBeGreaterThan(0);
    expect(own.items).toEqual(moving);
    expect(own.feed_url).toBe(`${site.url}/feeds/ru/${fines}.json`);
    expect(own.home_page_url).toBe(site.url + home);
    expect(own.title).not.toBe(all.title);
    expect((await fetch(site.url + home)).status).toBe(200);
  });
  test.each(["atom", "rss", "json"])("as %s", async (format) => {
    const answer = await fetch(`${site.url}/feeds/ru/${fines}.${format}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("786");
  });
  test("its page names it", async () =>
    expect(await (await fetch(site.url + home)).text()).toContain(`href="/feeds/ru/${fines}.atom"`));
});

test("one entry is left out of the feed of penalties: the filter is not about nothing", async () =>
  expect((await feed("all")).items.length - (await feed("fines")).items.length).toBe(1));

test("an entry says before → after in MCI and tenge", async () => {
  const entry = (await feed("fines")).items.find((i) => i.title.includes("статья 131, часть 1"));
  const line = "штраф: повышение — до 100 МРП → до 200 МРП (393 200 ₸ → 786 400 ₸, при МРП 2025 года)";
  expect(entry?.content_text).toContain(line);
  expect(entry?.content_html).toContain(line);
});

test("the page of feeds lists them", async () => {
  const html = await (await fetch(`${site.url}/ru/feeds`)).text();
  for (const path of ["fines", `bill/${BILL}/fines`]) expect(html).toContain(`href="/feeds/ru/${path}.rss"`);
  expect(html).toContain("/art_115-1/fines.atom");
});

test.each(["fines/fines.rss", `bill/fines.rss`, "bill/none/fines.rss", `article/${ACT}/fines.rss`, "all/fines.rss"])(
  "%s is no feed",
  async (path) => {
    const answer = await fetch(`${site.url}/feeds/ru/${path}`);
    // «article/K…/fines» asks for an article of that name: an empty feed, as for any other article that has no change.
    if (answer.status === 200) expect((await answer.text()).includes("<item>")).toBe(false);
    else expect(answer.status).toBe(404);
  },
);
