/**
 * A site changes its layout without notice. From every sample page, element by element, one is taken away, renamed or emptied: the page must be refused with the
 * field named, or tell what it lost, or read exactly as before. What stands in the page only as one more of its kind (a row of a list, a card, a paragraph of the
 * law) may go silently: a shorter list is a list too, and other guards watch over its length.
 */
import { type CheerioAPI, load } from "cheerio";
import { describe, expect, test } from "vitest";
import { PageContractError, type PageReading } from "../../../scrapers/contract.js";
import { OqylymError } from "../../../src/errors.js";
import { factsOf, officialPresent, read, type Sample, samples, textOf, withText } from "./samples.js";

/** By kind: what may be one more or one less. */
const ITEMS: Readonly<Record<string, string>> = {
  "adilet edition": "article > *, article > * *",
  "adilet history": "table tr",
  "mazhilis draft_law_list": "tbody > tr, td app-document-card",
  "mazhilis draft_law": "app-document-card, .plan-list:not(:has(app-document-card + app-document-card))",
  "mazhilis work_plans":
    "app-document-card, app-accordion:not(:last-of-type), app-accordion:not(:last-of-type) *:has(app-document-card)",
  "mazhilis news": ".content-description *",
  "mazhilis work_plan": "p, tr, td",
  "mazhilis document": "p",
  "senate law_list": "tr:has(td)",
  "senate law": "tbody > tr",
  "senate event": "div.news-item-text p, div.news-item-text p *",
  "senate event_list": "li, li > a",
  "senate document": "p",
  "legalacts drafts": "div.contentlist",
  "legalacts document": "p",
  "news headlines": "a.newscard_link, .allNewsCard",
  "news feed": "item, entry",
  "news article": ".content p",
  "kurultai document": "p",
};

const isXml = ({ page }: Sample) => page.kind === "feed";
const isHtml = (sample: Sample) => /<html|<rss|<feed/u.test(textOf(sample.page));
const open = (sample: Sample): CheerioAPI => load(textOf(sample.page), isXml(sample) ? { xml: true } : {});
const write = ($: CheerioAPI): string => $.html();

const CHANGES: Readonly<Record<string, ($: CheerioAPI, at: number) => void>> = {
  removed: ($, at) => void $("*").eq(at).remove(),
  renamed: ($, at) =>
    void $("*")
      .eq(at)
      .replaceWith(`<x-gone>${$("*").eq(at).html() ?? ""}</x-gone>`),
  emptied: ($, at) => void $("*").eq(at).empty(),
};

/** Problems that were not told before. */
function newlyTold(now: PageReading, before: PageReading): boolean {
  const known = before.problems.map((p) => JSON.stringify(p));
  return now.problems.some((p) => {
    const at = known.indexOf(JSON.stringify(p));
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

type Outcome = "refused" | "told" | "same" | "silent";

async function outcomeOf(sample: Sample, text: string, before: PageReading): Promise<Outcome> {
  let now: PageReading;
  try {
    now = await read(sample, withText(sample, text));
  } catch (error) {
    if (!(error instanceof OqylymError)) throw error;
    if (error instanceof PageContractError) {
      expect(error.context).toMatchObject({ source: sample.source.id, kind: sample.page.kind, url: sample.page.url });
      expect(`${error.context.field}`).not.toBe("");
    } else expect(error.code).toBe("document_unreadable");
    return "refused";
  }
  if (factsOf(now) === factsOf(before)) return "same";
  return newlyTold(now, before) ? "told" : "silent";
}

const html = samples.filter(isHtml);
const kindOf = (sample: Sample) => `${sample.source.id} ${sample.page.kind}`;

describe("each element of each page, removed, renamed, emptied", () => {
  test.skipIf(!officialPresent)("every kind of page of a source that is asked stands among the samples", () => {
    const tried = new Set(samples.map(kindOf));
    for (const { source } of samples)
      for (const kind of Object.keys(source.pages)) expect(tried).toContain(`${source.id} ${kind}`);
  });

  test.each(html.map((sample) => ({ name: sample.name, sample })))(
    "$name",
    async ({ sample }) => {
      const whole = write(open(sample));
      const before = await read(sample, withText(sample, whole));
      const silent: string[] = [];
      const refused = new Set<number>();
      const $ = open(sample);
      const items = new Set($(ITEMS[kindOf(sample)] ?? "x-none").get());
      // What may be taken away whole without a trace holds nothing that is needed.
      const idle = new Set<unknown>();
      for (const [at, element] of $("*").get().entries()) {
        if (idle.has(element.parent)) idle.add(element);
        if (items.has(element) || idle.has(element)) continue;
        for (const [how, change] of Object.entries(CHANGES)) {
          const changed = open(sample);
          change(changed, at);
          const outcome = await outcomeOf(sample, write(changed), before);
          if (how === "removed" && outcome === "same") idle.add(element);
          if (outcome === "refused") refused.add(at);
          if (outcome === "silent") silent.push(`${how}: ${pathOf($, at)}`);
        }
      }
      expect(silent).toEqual([]);
      // A page without a needed element would pass this test by asking for nothing.
      expect(refused.size).toBeGreaterThan(0);
    },
    120_000,
  );
});

function pathOf($: CheerioAPI, at: number): string {
  const element = $("*").eq(at);
  const names = [...element.parents().get().reverse(), ...element.get()].map((e) => {
    const of = $(e);
    return `${of.prop("tagName")?.toLowerCase()}${of.attr("class") ? `.${of.attr("class")?.split(" ")[0]}` : ""}`;
  });
  return names.slice(-5).join(" > ");
}

/** Every place in a JSON answer, as a path of keys. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [
    [...path, key],
    ...placesIn((value as Record<string | number, unknown>)[key], [...path, key]),
  ]);
}

function changedAt(
  value: unknown,
  path: readonly (string | number)[],
  change: (parent: Record<string | number, unknown>, key: string | number) => void,
) {
  const copy = structuredClone(value);
  let parent = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  change(parent, path.at(-1) ?? "");
  return copy;
}

/** Keys that a source may leave out: they are told where they stand, and nothing hangs on them. */
const OPTIONAL = new Set([
  "kurultai bill number",
  "kurultai bill initiator",
  "kurultai bill titles.ru",
  "kurultai bill titles.kk",
  "kurultai bill lang",
  "kurultai bill documents.date",
  "zan versions cause",
  "zan edition metadata.requisites",
  "zan edition metadata.status",
]);

describe("each key of each answer in JSON, removed, renamed, of another type", () => {
  const KEYS: Readonly<Record<string, (parent: Record<string | number, unknown>, key: string | number) => void>> = {
    removed: (parent, key) => void delete parent[key],
    renamed: (parent, key) => {
      parent[`${key}_gone`] = parent[key];
      delete parent[key];
    },
    "of another type": (parent, key) => {
      parent[key] = typeof parent[key] === "object" ? 7 : [parent[key]];
    },
  };
  test.each(samples.filter((s) => !isHtml(s)).map((sample) => ({ name: sample.name, sample })))(
    "$name",
    async ({ sample }) => {
      const value: unknown = JSON.parse(textOf(sample.page));
      const before = await read(sample, sample.page);
      const silent: string[] = [];
      let refused = 0;
      for (const path of placesIn(value)) {
        const key = path.at(-1);
        const names = path.filter((k) => typeof k === "string");
        // An entry of a list is one more or one less.
        if (typeof key === "number") continue;
        if ([key, names.slice(-2).join("."), names[0]].some((n) => OPTIONAL.has(`${kindOf(sample)} ${n}`))) continue;
        for (const [how, change] of Object.entries(KEYS)) {
          const outcome = await outcomeOf(sample, JSON.stringify(changedAt(value, path, change)), before);
          if (outcome === "refused") refused++;
          if (outcome === "silent") silent.push(`${how}: ${path.join(".")}`);
        }
      }
      expect(silent).toEqual([]);
      expect(refused).toBeGreaterThan(0);
    },
  );
});

describe("a page of another kind", () => {
  // A history holds no text and an edition no table of days, a file is what its bytes say: everything else has a form of its own.
  test.each(samples.map((sample) => ({ name: sample.name, sample })))(
    "$name is refused as any other kind of its source",
    async ({ sample }) => {
      const taken: string[] = [];
      for (const kind of Object.keys(sample.source.pages)) {
        if (kind === sample.page.kind) continue;
        const meta = { ...sample.page.meta, bill: "7", role: "passed_law", stage: "sent_to_senate" };
        try {
          await read(sample, { ...sample.page, kind, meta });
          taken.push(kind);
        } catch (error) {
          expect(error).toBeInstanceOf(OqylymError);
        }
      }
      expect(taken).toEqual([]);
    },
  );
});
