// A page of another kind or source in the place of what was asked for: refused by every kind of page. (Notices in a page's place: `pages/notices.test.ts`.)
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FetchedPage, Source } from "../../scrapers/contract.js";
import { sources } from "../../scrapers/index.js";
import { projectRoot } from "../../src/config.js";

/** As the road would ask for it; facts that a list would have handed on. */
function asked(source: Source, kind: string, body: string): FetchedPage {
  const addresses: Readonly<Record<string, string>> = {
    "adilet history": "/rus/docs/K1400000226/history",
    "adilet edition": "/rus/docs/K1400000226",
    "legalacts draft": "/npa/view?id=15906353",
    "legalacts drafts": "/list?governmentId=684&page=1",
    "mazhilis draft_law": "/api/core/draft-laws/532/",
    "senate law": "/ru-RU/lawProjects/details/6160",
    "senate law_list": "/ru-RU/lawProjects/index?areLaws=true&p=1",
  };
  const meta = {
    act: "K1400000226",
    lang: "ru",
    date: "2026-01-01",
    bill: "532",
    role: "bill",
    outlet: "zakon.kz",
    caption: "Законопроект",
    type: "bill",
    key: "532",
  };
  return {
    url: `${source.home}${addresses[`${source.id} ${kind}`] ?? "/x"}`,
    kind,
    meta,
    bytes: Buffer.from(body),
    mediaType: "",
    charset: "",
    fetchedAt: "2026-05-01T06:00:00.000Z",
  };
}

const codeOf = async (source: Source, fetched: FetchedPage): Promise<string> => {
  try {
    const { records } = await source.read(fetched);
    return `read: ${records.length} records`;
  } catch (error) {
    return (error as { code?: string }).code ?? `a bug: ${String(error)}`;
  }
};

const REFUSALS = ["page_contract", "document_unreadable", "document_too_large"];
/** A document may say anything: an HTML file without a law in it is a document all the same, and its reading finds no order. */
const isDocument = (kind: string) => kind === "document" || kind === "work_plan";

const kinds = sources.flatMap((source) =>
  Object.keys(source.pages).flatMap((kind) => (isDocument(kind) ? [] : [[source, kind] as const])),
);

const saved = join(projectRoot, "../shared/sources/pages");
/** Which kind of which source a saved page is. */
const SAVED: readonly (readonly [RegExp, string, string])[] = [
  [/^adilet_rus_history/u, "adilet", "history"],
  [/^adilet_/u, "adilet", "edition"],
  [/^mazhilis_(?:bill_\d)/u, "mazhilis", "draft_law"],
  [/^mazhilis_(?:activity_bills_list|all_bill_list|pending|sent_to_senate)/u, "mazhilis", "draft_law_list"],
  [/^mazhilis_work_plans/u, "mazhilis", "work_plans"],
  [/^mazhilis_news/u, "mazhilis", "news"],
  [/^senate_(?:law_details|bill_details)/u, "senate", "law"],
  [/^senate_(?:law_list|bill_list)/u, "senate", "law_list"],
  [/^senate_announcement/u, "senate", "event"],
  [/^legalacts_list/u, "legalacts", "drafts"],
  [/^legalacts_npa_view/u, "legalacts", "draft"],
  [/^news_list/u, "news", "headlines"],
];

describe.skipIf(!existsSync(saved))("a saved page of another kind or source is refused", () => {
  const files = existsSync(saved) ? readdirSync(saved).filter((name) => name.endsWith(".html")) : [];
  it.each(kinds.map(([source, kind]) => [`${source.id} ${kind}`, source, kind] as const))(
    "%s",
    async (_, source, kind) => {
      for (const name of files) {
        const own = SAVED.find(([pattern]) => pattern.test(name));
        if (own && own[1] === source.id && own[2] === kind) continue;
        const body = readFileSync(join(saved, name), "utf8");
        const code = await codeOf(source, { ...asked(source, kind, ""), bytes: Buffer.from(body) });
        // An article of no interest is read and gives nothing; what of another page would give a fact is refused.
        if (kind === "article") expect(["read: 0 records", ...REFUSALS], name).toContain(code);
        else expect(REFUSALS, name).toContain(code);
      }
    },
  );
});

describe("a document in HTML that a server broke off without a word", () => {
  const body = Array.from({ length: 40 }, (_, n) => `<p>${n + 1}) статью ${n + 5} исключить;</p>`).join("\n");
  const whole = `<!DOCTYPE html>\n<html lang="ru"><body><p>О внесении изменений в Закон «О воде»</p>\n${body}\n</body></html>`;
  const readers = sources.filter((source) => "document" in source.pages);
  const document = (source: Source, text: string): FetchedPage => {
    const page = asked(source, "document", text);
    return { ...page, meta: { ...page.meta, role: "comparative_table", stage: "second_reading" } };
  };

  it.each(readers.map((source) => [source.id, source] as const))(
    "%s: whole it is read, cut anywhere it is asked for again",
    async (_, source) => {
      expect(await codeOf(source, document(source, whole))).toBe("read: 1 records");
      for (let cut = 1; cut <= 20; cut++) {
        const piece = whole.slice(0, Math.floor((whole.length * cut) / 21));
        const failure = await source.read(document(source, piece)).catch((error: unknown) => error);
        expect([cut, failure]).toEqual([cut, expect.objectContaining({ code: "page_contract", retryable: true })]);
      }
    },
  );

  it.each(readers.map((source) => [source.id, source] as const))(
    "%s: a piece of HTML that never promised to be a page is a document",
    async (_, source) => {
      expect(await codeOf(source, document(source, `<div>${body}</div>`))).toBe("read: 1 records");
    },
  );
});
