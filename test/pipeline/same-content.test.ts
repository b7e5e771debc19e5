/** Visits to pages that move by themselves, that are cut off, or that come empty in the midst of a list. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Source } from "../../scrapers/contract.js";
import type { Fetcher } from "../../scrapers/fetching/index.js";
import { legalacts } from "../../scrapers/legalacts/index.js";
import { mazhilis } from "../../scrapers/mazhilis/index.js";
import { senate } from "../../scrapers/senate/index.js";
import { projectRoot } from "../../src/config.js";
import { OqylymError } from "../../src/errors.js";
import { readReference, runSources, verify } from "../../src/pipeline/index.js";
import { openStore, type Store } from "../../src/store/index.js";
import { dossier, framed, list, listRow } from "../scrapers/senate/pages.js";

const reference = readReference(join(projectRoot, "data"));

/** Answers by address; an answer may depend on how often the address was asked for. */
function answering(answers: Readonly<Record<string, (n: number) => string>>, at = "2026-06-01T06:00:00.000Z") {
  const asked: string[] = [];
  const fetcher: Fetcher = {
    fetch: async (_, request) => {
      asked.push(request.url);
      const answer = answers[request.url];
      if (answer === undefined) throw new OqylymError("http_status", `${request.url}: 404`);
      const bytes = Buffer.from(answer(asked.filter((url) => url === request.url).length));
      const page = {
        url: request.url,
        kind: request.kind,
        meta: request.meta ?? {},
        bytes,
        mediaType: "",
        charset: "",
        fetchedAt: at,
      };
      return { status: "fetched", headers: {}, page };
    },
    close: async () => undefined,
  };
  return { fetcher, asked };
}

const visit = (store: Store, source: Source, fetcher: Fetcher, at = "2026-06-01T06:00:00.000Z") =>
  runSources({ sources: [source], fetcher, store, reference, now: () => new Date(at) });

describe("a page with a counter", () => {
  const url = "https://senate.parlam.kz/ru-RU/lawProjects/details/7";
  const source: Source = { ...senate, seeds: () => [{ url, kind: "law" }] };
  const page = (title: string, n: number) =>
    dossier(title, [["Постановление Мажилиса", "02.10.2024", "1-VIII МП", "KZ/RU", "1"]]).replace(
      "</body>",
      `<div>Посещений: ${n}</div><script nonce="${n}"></script></body>`,
    );
  const day = (n: number) => `2026-06-${String(n).padStart(2, "0")}T06:00:00.000Z`;

  test("thirty visits keep one copy, the first; its last day is the last visit's", async () => {
    const store = openStore(":memory:");
    for (let n = 1; n <= 30; n++) {
      const { runs } = await visit(
        store,
        source,
        answering({ [url]: () => page("О пасеках", n) }, day(n)).fetcher,
        day(n),
      );
      expect(runs[0]).toMatchObject({ outcome: "complete", fetched: n === 1 ? 1 : 0, unchanged: n === 1 ? 0 : 1 });
    }
    const [only, ...others] = store.observations();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ firstAt: day(1), lastAt: day(30), bodyAt: day(30) });
    expect(Buffer.from(store.snapshotBytes(only?.sha256 ?? "") ?? []).toString()).toBe(page("О пасеках", 1));
    store.close();
  });

  test("a change of the text is kept; going back to the first text with another counter is the first copy again", async () => {
    const store = openStore(":memory:");
    const texts = [
      "О пасеках",
      "О пасеках",
      "О пасеках и ульях",
      "О пасеках",
      "О пасеках и ульях",
      "О лугах",
      "О лугах",
    ];
    for (const [n, title] of texts.entries())
      await visit(store, source, answering({ [url]: () => page(title, n) }, day(n + 1)).fetcher, day(n + 1));
    expect(store.observations().map((o) => [o.firstAt.slice(8, 10), o.lastAt.slice(8, 10)])).toEqual([
      ["01", "04"],
      ["03", "05"],
      ["06", "07"],
    ]);
    // A page that went back and forth is believed when two visits running agree.
    expect(store.bill("senate-7")?.titles.at(-1)?.title).toBe("О лугах");
    store.close();
  });

  test("everything derived anew from the copies is the same", async () => {
    const store = openStore(":memory:");
    for (let n = 1; n <= 5; n++)
      await visit(
        store,
        source,
        answering({ [url]: () => page(n < 4 ? "О пасеках" : "О лугах", n) }, day(n)).fetcher,
        day(n),
      );
    expect(store.observations()).toHaveLength(2);
    expect(await verify({ store, sources: [source], reference, now: () => new Date(day(6)) })).toMatchObject({
      same: true,
      differing: [],
    });
    store.close();
  });

  test("a notice in its place is kept apart, each time it differs, and the text stands", async () => {
    const store = openStore(":memory:");
    await visit(store, source, answering({ [url]: () => page("О пасеках", 1) }, day(1)).fetcher, day(1));
    const { runs } = await visit(
      store,
      source,
      answering({ [url]: () => framed("Технические работы") }, day(2)).fetcher,
      day(2),
    );
    expect(runs[0]).toMatchObject({ outcome: "partial", errors: [{ code: "page_contract", url }] });
    expect(store.observations()).toHaveLength(2);
    expect(store.bill("senate-7")?.titles.map((t) => t.title)).toEqual(["О пасеках"]);
    store.close();
  });
});

/** Lists in three pages, by source: addresses in order, what stands there, and what an empty one looks like. */
const MAZHILIS = "https://mazhilis.parlam.kz/api/core";
const bill = (id: number) => ({
  id,
  title: `Орман туралы ${id}`,
  status: "Мәжілістің қарауында",
  status_date: "2025-04-02",
  documents: [],
});
const SENATE = "https://senate.parlam.kz/ru-RU/lawProjects";
const LEGALACTS = "https://legalacts.egov.kz/list?governmentId=684";
const senateRow = (n: number) => listRow(`${100 + n}`, `О пасеках ${n}`).replace("<td>1<", `<td>${n}<`);
const button = (n: number) =>
  `<button onclick="location.href='/ru-RU/lawProjects/index?areLaws=true&amp;p=1&amp;page=${n}'">${n}</button>`;
const draft = (id: number) =>
  `<div class="contentlist"><h3><a href="/npa/view?id=${id}">О пасеках ${id}</a></h3><div class="info"><strong>Тип НПА:</strong> Приказ<br /><strong>Дата создания:</strong> 01/06/2026<br /></div></div>`;
const drafts = (cards: string) => `<html>${cards}<script>totalPages: 3</script></html>`;

interface Paged {
  readonly source: Source;
  readonly pages: readonly string[];
  readonly answers: Readonly<Record<string, () => string>>;
  readonly empty: string;
  readonly bills: readonly string[];
}

const PAGED: Readonly<Record<string, Paged>> = {
  mazhilis: {
    source: {
      ...mazhilis,
      seeds: () => [{ url: `${MAZHILIS}/draft-laws/?limit=50&offset=0`, kind: "draft_law_list" }],
    },
    pages: [0, 2, 4].map((offset) => `${MAZHILIS}/draft-laws/?limit=50&offset=${offset}`),
    answers: Object.fromEntries([
      ...[0, 2, 4].map((offset) => [
        `${MAZHILIS}/draft-laws/?limit=50&offset=${offset}`,
        () => JSON.stringify({ count: 5, result: [offset + 1, offset + 2].filter((id) => id <= 5).map(bill) }),
      ]),
      ...[1, 2, 3, 4, 5].map((id) => [`${MAZHILIS}/draft-laws/${id}/`, () => JSON.stringify(bill(id))]),
    ]),
    empty: JSON.stringify({ count: 5, result: [] }),
    bills: [1, 2, 3, 4, 5].map((id) => `mazhilis-${id}`),
  },
  senate: {
    source: { ...senate, seeds: () => [{ url: `${SENATE}/index?areLaws=true&p=1`, kind: "law_list" }] },
    pages: ["", "&page=2", "&page=3"].map((page) => `${SENATE}/index?areLaws=true&p=1${page}`),
    answers: Object.fromEntries([
      ...["", "&page=2", "&page=3"].map((page, i) => [
        `${SENATE}/index?areLaws=true&p=1${page}`,
        () => list([6, 5].map((n) => senateRow(n - i * 2)).join(""), i < 2 ? button(i + 2) : ""),
      ]),
      ...[1, 2, 3, 4, 5, 6].map((n) => [
        `${SENATE}/details/${100 + n}`,
        () => dossier(`О пасеках ${n}`, [["Постановление Мажилиса", "02.10.2024", "1-VIII МП", "KZ/RU", "1"]]),
      ]),
    ]),
    empty: list("", ""),
    bills: [1, 2, 3, 4, 5, 6].map((n) => `senate-${100 + n}`),
  },
  legalacts: {
    source: { ...legalacts, seeds: () => [{ url: `${LEGALACTS}&page=1`, kind: "drafts" }] },
    pages: [1, 2, 3].map((page) => `${LEGALACTS}&page=${page}`),
    answers: Object.fromEntries([1, 2, 3].map((page) => [`${LEGALACTS}&page=${page}`, () => drafts(draft(page))])),
    empty: drafts(""),
    bills: [],
  },
};

describe.each(Object.entries(PAGED))("an empty page in a list of %s", (_, { source, pages, answers, empty, bills }) => {
  const run = async (instead: Readonly<Record<string, (n: number) => string>>) => {
    const store = openStore(":memory:");
    const { fetcher, asked } = answering({ ...answers, ...instead });
    const { runs } = await visit(store, source, fetcher);
    const found = {
      outcome: runs[0]?.outcome,
      codes: runs[0]?.errors.map((e) => e.code),
      asked,
      bills: store
        .bills()
        .map((b) => b.id)
        .sort(),
    };
    store.close();
    return found;
  };

  test("without one, all is read", async () => {
    const { outcome, asked, bills: found } = await run({});
    expect([outcome, found]).toEqual(["complete", bills]);
    expect(pages.every((page) => asked.filter((url) => url === page).length === 1)).toBe(true);
  });

  test.each([1, 2, 3])("page %i comes empty once: it is asked for again, and nothing is missing", async (at) => {
    const page = pages[at - 1] ?? "";
    const {
      outcome,
      asked,
      bills: found,
    } = await run({ [page]: (n) => (n === 1 ? empty : (answers[page]?.() ?? "")) });
    expect([outcome, found]).toEqual(["complete", bills]);
    expect(asked.filter((url) => url === page)).toHaveLength(2);
  });

  test.each([1, 2, 3])("page %i comes empty each time: asked for twice, and the run is not complete", async (at) => {
    const page = pages[at - 1] ?? "";
    const { outcome, codes, asked } = await run({ [page]: () => empty });
    expect([outcome, codes]).toEqual(["partial", ["page_contract"]]);
    expect(asked.filter((url) => url === page)).toHaveLength(2);
  });

  test.each([1, 2, 3])("page %i comes cut once: it is asked for again", async (at) => {
    const page = pages[at - 1] ?? "";
    const whole = answers[page]?.() ?? "";
    const { outcome, bills: found } = await run({ [page]: (n) => (n === 1 ? whole.slice(0, -9) : whole) });
    expect([outcome, found]).toEqual(["complete", bills]);
  });
});

describe("a list that is really empty is no fault, where the page proves it", () => {
  const read = async (source: Source, kind: string, url: string, text: string) =>
    source
      .read({
        url,
        kind,
        meta: {},
        bytes: Buffer.from(text),
        mediaType: "",
        charset: "",
        fetchedAt: "2026-06-01T06:00:00.000Z",
      })
      .then(({ records, follow }) => `${records.length} records, ${follow.length} to follow`)
      .catch((error: OqylymError) => `${error.code}: ${error.context.found}`);
  const offset = (n: number) => `${MAZHILIS}/draft-laws/?limit=50&offset=${n}`;
  const none = "0 records, 0 to follow";
  test.each([
    ["mazhilis: none of none", mazhilis, "draft_law_list", offset(0), '{"count":0,"result":[]}', none],
    [
      "mazhilis: none of five",
      mazhilis,
      "draft_law_list",
      offset(0),
      '{"count":5,"result":[]}',
      "page_contract: an empty «result»",
    ],
    ["mazhilis: none behind the last", mazhilis, "draft_law_list", offset(5), '{"count":5,"result":[]}', none],
    [
      "mazhilis: none before the last",
      mazhilis,
      "draft_law_list",
      offset(4),
      '{"count":5,"result":[]}',
      "page_contract: an empty «result»",
    ],
    [
      "mazhilis, plans: none of none",
      mazhilis,
      "work_plans",
      `${MAZHILIS}/work-plans/?offset=0`,
      '{"count":0,"result":[]}',
      none,
    ],
    [
      "mazhilis, plans: none of one",
      mazhilis,
      "work_plans",
      `${MAZHILIS}/work-plans/?offset=0`,
      '{"count":1,"result":[]}',
      "page_contract: an empty «result»",
    ],
    [
      "mazhilis, news: none of none",
      mazhilis,
      "news_list",
      `${MAZHILIS}/news/?offset=0`,
      '{"count":0,"result":[]}',
      none,
    ],
    [
      "mazhilis, news: none of nine",
      mazhilis,
      "news_list",
      `${MAZHILIS}/news/?offset=0`,
      '{"count":9,"result":[]}',
      "page_contract: an empty «result»",
    ],
    ["senate: no bill under a filter", senate, "law_list", `${SENATE}/index?areLaws=true&p=17`, list(""), none],
    [
      "senate: no bill at all",
      senate,
      "law_list",
      `${SENATE}/index?areLaws=true&p=1`,
      list(""),
      "page_contract: an empty list (the address must hold areLaws=true)",
    ],
    [
      "senate: no bill on the second page of a filter",
      senate,
      "law_list",
      `${SENATE}/index?areLaws=true&p=17&page=2`,
      list(""),
      "page_contract: an empty list (the address must hold areLaws=true)",
    ],
    [
      "senate: the last row is № 1",
      senate,
      "law_list",
      `${SENATE}/index?areLaws=true&p=17`,
      list(senateRow(2) + senateRow(1)),
      "4 records, 2 to follow",
    ],
    [
      "senate: the last row is № 2, and no pager",
      senate,
      "law_list",
      `${SENATE}/index?areLaws=true&p=17`,
      list(senateRow(3) + senateRow(2)),
      "page_contract: row № 2 is the last of this one",
    ],
  ] as const)("%s", async (_, source, kind, url, text, expected) => {
    expect(await read(source, kind, url, text)).toBe(expected);
  });
});

describe("a server that says «not modified» whatever it has", () => {
  const url = "https://senate.parlam.kz/ru-RU/lawProjects/details/7";
  const source: Source = { ...senate, seeds: () => [{ url, kind: "law" }] };
  const day = (n: number) => `2026-06-${String(n).padStart(2, "0")}T06:00:00.000Z`;

  test("is asked in full after a week, and the change comes in", async () => {
    const store = openStore(":memory:");
    const asked: boolean[] = [];
    const text = (n: number) =>
      dossier(n < 2 ? "О пасеках" : "О лугах", [["Постановление Мажилиса", "02.10.2024", "1-VIII МП", "KZ/RU", "1"]]);
    for (let n = 1; n <= 20; n++) {
      const fetcher: Fetcher = {
        fetch: async (_, request, known) => {
          asked.push(known !== undefined);
          if (known !== undefined) return { status: "not_modified" };
          const page = {
            url,
            kind: "law",
            meta: request.meta ?? {},
            bytes: Buffer.from(text(n)),
            mediaType: "",
            charset: "",
            fetchedAt: day(n),
          };
          return { status: "fetched", headers: { etag: '"always"' }, page };
        },
        close: async () => undefined,
      };
      const { runs } = await visit(store, source, fetcher, day(n));
      expect(runs[0]?.outcome).toBe("complete");
    }
    // In full on the first day, and on each eighth day after the last time in full.
    expect(asked.flatMap((conditional, i) => (conditional ? [] : [i + 1]))).toEqual([1, 9, 17]);
    expect(store.bill("senate-7")?.titles.at(-1)?.title).toBe("О лугах");
    store.close();
  });
});
