/** The demonstration's acts: what the law's own reader makes of them, and what must hold between their languages. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adilet } from "../../scrapers/adilet/index.js";
import type { EditionRecord } from "../../scrapers/contract.js";
import { type Demonstration, startDemonstration } from "../../src/demonstration/index.js";
import { familyOf, type Provision, readAct, walk } from "../../src/law/index.js";
import { readSanctions, sanctionHolders } from "../../src/sanctions/index.js";
import { editionsAt } from "./site.js";

let site: Demonstration;
let editions: Map<string, EditionRecord>;

beforeAll(async () => {
  site = await startDemonstration();
  editions = await editionsAt(site, adilet, site.visits.at(-1)?.at ?? "");
});
afterAll(() => site.close());

function rootOf(key: string): Provision {
  const record = editions.get(key);
  if (!record) throw new Error(`no edition ${key}`);
  const text = readAct(record.blocks, { family: familyOf(record.act, record.title), lang: record.lang });
  expect(text.problems, key).toEqual([]);
  return text.root;
}

const articlesOf = (root: Provision) => [...walk(root)].filter((p) => p.node.kind === "article");

describe("editions", () => {
  it("gives at least 60 articles in each language, the criminal codes at least 34, 14 and 12", () => {
    for (const lang of ["ru", "kk"]) {
      const counts = new Map(
        site.acts.map((act) => [act, articlesOf(rootOf(`${act} ${lang} ${newest(act, lang)}`)).length]),
      );
      expect(counts.get("K1400000226")).toBeGreaterThanOrEqual(34);
      expect(counts.get("K1400000231")).toBeGreaterThanOrEqual(14);
      expect(counts.get("K1400000234")).toBeGreaterThanOrEqual(12);
      expect([...counts.values()].reduce((a, b) => a + b)).toBeGreaterThanOrEqual(60);
    }
  });

  it("has the same addresses in Russian and in Kazakh, in every edition", () => {
    const russian = [...editions.keys()].filter((key) => key.includes(" ru "));
    expect(russian.length).toBeGreaterThanOrEqual(10);
    for (const key of russian) {
      const addresses = (k: string) => [...walk(rootOf(k))].map((p) => p.address);
      expect(addresses(key.replace(" ru ", " kk ")), key).toEqual(addresses(key));
    }
  });

  it.each([
    ["2020-07-01", "art_115-1", false],
    ["2020-07-01", "art_130", true],
    ["2020-07-01", "art_110.part_2.point_5", true],
    ["2024-06-20", "art_110.part_2.point_5", false],
    ["2022-01-01", "art_301-1", false],
    ["2024-06-20", "art_301-1", true],
    ["2025-01-01", "art_293.part_2.point_3", true],
    ["2025-09-16", "art_293.part_2.point_3", false],
    ["2025-01-01", "art_125-1", false],
    ["2025-09-16", "art_125-1", true],
    ["2025-09-16", "art_115-1", true],
    ["2025-09-16", "art_118.note_1", true],
  ])("edition %s of the Criminal Code: %s is there: %s", (date, address, there) => {
    const addresses = [...walk(rootOf(`K1400000226 ru ${date}`))].map((p) => p.address);
    expect(addresses.includes(address)).toBe(there);
  });

  it("leaves nothing but the heading of the repealed article 130", () => {
    const article = articlesOf(rootOf("K1400000226 ru 2025-09-16")).find((p) => p.address === "art_130");
    expect(article?.node.children).toEqual([]);
  });
});

describe("sanctions", () => {
  it.each(["ru", "kk"] as const)("are all understood (%s)", (lang) => {
    const unknown = articlesOf(rootOf(`K1400000226 ${lang} 2025-09-16`)).flatMap((article) =>
      sanctionHolders(article.node, article.address, lang).filter((h) =>
        h.sanctions.some((s) => (s as { kind: string }).kind === "unknown"),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it("say the same in both languages", () => {
    const core = (lang: "ru" | "kk") =>
      articlesOf(rootOf(`K1400000226 ${lang} 2025-09-16`)).flatMap((article) =>
        sanctionHolders(article.node, article.address, lang).map(
          (h) =>
            `${h.address}: ${h.sanctions
              .map((s) => JSON.stringify(coreOf(s)))
              .sort()
              .join(" ")}`,
        ),
      );
    expect(core("kk")).toEqual(core("ru"));
  });

  it("of stalking are the full ladder: 200 MCI, the same, 200 hours, 50 days", () => {
    const article = articlesOf(rootOf("K1400000226 ru 2025-09-16")).find((p) => p.address === "art_115-1");
    const text = article?.node.children.map((c) => c.text).join("\n") ?? "";
    expect(readSanctions(text, "ru").map(coreOf)).toEqual([
      ["fine", 200, "mci"],
      ["corrective_works", 200, "mci"],
      ["community_service", 200, "hours"],
      ["arrest", 50, "days"],
    ]);
  });
});

function coreOf(sanction: object): unknown[] {
  const { kind, max, unit } = sanction as { kind: string; max?: number | null; unit?: string | null };
  return [kind, max, unit];
}

function newest(act: string, lang: string): string {
  const dates = [...editions.keys()].filter((k) => k.startsWith(`${act} ${lang} `)).map((k) => k.split(" ")[2] ?? "");
  return dates.sort().at(-1) ?? "";
}
