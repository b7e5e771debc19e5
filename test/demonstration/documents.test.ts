/** The demonstration's Word documents: what the documents' reader finds in them is what the source files say. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDocument } from "../../scrapers/documents/index.js";
import { type Demonstration, startDemonstration } from "../../src/demonstration/index.js";
import { get } from "./site.js";

let site: Demonstration;
beforeAll(async () => {
  site = await startDemonstration();
  site.setDay(site.visits.at(-1)?.at ?? "");
});
afterAll(() => site.close());

interface Card {
  readonly document_url: string;
  readonly name: string;
  readonly stage: string;
  readonly lang: "ru" | "kk";
}

async function read(url: string) {
  const { bytes } = await get((site.homes.mazhilis ?? "") + new URL(url).pathname);
  return readDocument(bytes, { mediaType: "", name: url });
}

const cardsOf = async (key: string): Promise<Card[]> =>
  JSON.parse((await get(`${site.homes.mazhilis}/api/core/draft-laws/${key}/`)).text).documents;

describe("bills", () => {
  it.each(["9001", "9002"])(
    "%s: every text is read as text, without problems, and opens and ends like a bill",
    async (key) => {
      const cards = await cardsOf(key);
      expect(cards.length).toBeGreaterThanOrEqual(8);
      for (const card of cards) {
        const document = await read(card.document_url);
        expect([document.format, document.material, document.problems], card.document_url).toEqual([
          "docx",
          "text",
          [],
        ]);
        const lines = document.blocks.map((b) => b.text);
        expect(lines.join("\n"), card.document_url).not.toMatch(/Oqylym|[{}#@]| \| /u);
        expect(lines).toContainEqual(
          expect.stringMatching(card.lang === "ru" ? /^Статья 1\. Внести/u : /^1-бап\. .*енгізілсін:$/u),
        );
        expect(lines).toContainEqual(
          expect.stringMatching(card.lang === "ru" ? /^Статья 2\. Настоящий Закон/u : /^2-бап\. Осы Заң/u),
        );
      }
    },
  );

  it("number the orders under each act from 1 without gaps", async () => {
    for (const card of await cardsOf("9001")) {
      const lines = (await read(card.document_url)).blocks.map((b) => b.text);
      let expected = 1;
      for (const line of lines) {
        if (/^\d+\. .*:$/u.test(line)) expected = 1;
        const [, number] = /^(\d+)\) (?:[вд]|част|пункт|стать|мынадай|\d[\d-]*-бап)/u.exec(line) ?? [];
        if (number === undefined || !/[:;.]$/u.test(line) || /^\d+\) .* –$/u.test(line)) continue;
        if (/заменить|исключить|дополнить|изложить|:$|ауыстырылсын|тасталсын|толықтырылсын/u.test(line)) {
          expect(Number(number), `${card.document_url}: ${line}`).toBe(expected++);
        }
      }
      expect(expected).toBeGreaterThan(1);
    }
  });

  it("say the same number of orders in both languages at every stage", async () => {
    for (const key of ["9001", "9002"]) {
      const counts = new Map<string, number[]>();
      for (const card of await cardsOf(key)) {
        const document = await read(card.document_url);
        counts.set(card.stage, [...(counts.get(card.stage) ?? []), document.blocks.length]);
      }
      for (const [stage, [ru, kk]] of counts) {
        // The title is laid out in as many lines as the language needs; all else stands line by line.
        expect(Math.abs((ru ?? 0) - (kk ?? 0)), stage).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe("weekly plans", () => {
  it.each([
    ["ru", /оптимизации Уголовного.*\(первое чтение\)/u],
    ["kk", /оңтайландыру.*\(бірінші оқылым\)/u],
  ])("%s: are tables that name the bill and the announced reading", async (lang, words) => {
    const { result } = JSON.parse((await get(`${site.homes.mazhilis}/api/core/work-plans/`)).text);
    const plan = result.find((p: { lang: string }) => p.lang === lang);
    const document = await read(plan.url);
    const cells = document.blocks.flatMap((b) => b.rows ?? []).flat();
    expect(cells.map((c) => c.blocks.map((b) => b.text).join(" "))).toContainEqual(expect.stringMatching(words));
  });
});
