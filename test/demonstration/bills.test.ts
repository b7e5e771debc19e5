/** The demonstration's dossiers, news and plans: what the chamber's own reader makes of them at every visit. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PageReading, SourceRecord, StageRecord } from "../../scrapers/contract.js";
import { mazhilis } from "../../scrapers/mazhilis/index.js";
import { type Demonstration, startDemonstration } from "../../src/demonstration/index.js";
import { fetchPage } from "./site.js";

let site: Demonstration;
beforeAll(async () => {
  site = await startDemonstration();
});
afterAll(() => site.close());

/** Everything that the chamber's site tells at a visit: all pages followed from its seeds. */
async function visit(at: string): Promise<PageReading[]> {
  site.setDay(at);
  const waiting = [...mazhilis.seeds({ acts: [], langs: ["ru", "kk"], home: mazhilis.home })];
  const seen = new Set<string>();
  const readings: PageReading[] = [];
  for (let request = waiting.shift(); request; request = waiting.shift()) {
    if (seen.has(request.url)) continue;
    seen.add(request.url);
    const reading = await mazhilis.read(await fetchPage(site.homes.mazhilis ?? "", mazhilis, request, at));
    readings.push(reading);
    waiting.push(...reading.follow);
  }
  return readings;
}

const recordsAt = async (at: string): Promise<SourceRecord[]> => (await visit(at)).flatMap((r) => r.records);
const lastVisit = () => site.visits.at(-1)?.at ?? "";
const isStage = (r: SourceRecord): r is StageRecord => r.record === "stage";

describe("the chamber's pages", () => {
  it("are read without a problem at every visit", async () => {
    for (const { at } of site.visits) {
      const problems = (await visit(at)).flatMap((r) => r.problems);
      expect(
        problems.filter((p) => p.severity !== "info"),
        at,
      ).toEqual([]);
    }
  });

  it("give the stalking bill its stages with their days, those without a source marked", async () => {
    const stages = (await recordsAt(lastVisit()))
      .filter(isStage)
      .filter((s) => s.key === "9001" && s.nature === "held");
    const told = [...new Set(stages.map((s) => `${s.stage} ${s.date}${s.illustrative ? " illustrative" : ""}`))];
    expect(told).toEqual([
      "introduced 2023-05-18",
      "working_group 2025-02-26 illustrative",
      "first_reading 2025-05-14 illustrative",
      "second_reading 2025-05-28",
      "sent_to_senate 2025-06-05 illustrative",
      "adopted_by_senate 2025-06-26 illustrative",
      "signed 2025-07-16",
      "published 2025-07-17 illustrative",
      "in_force 2025-09-16",
    ]);
  });

  it("rename the bill at the second reading, and keep the old title before the new one", async () => {
    const titlesAt = async (at: string) => {
      const records = await recordsAt(at);
      return records.flatMap((r) =>
        r.record === "bill" && r.key === "9001" ? r.titles.filter((t) => t.lang === "ru").map((t) => t.title) : [],
      );
    };
    expect(new Set(await titlesAt("2025-05-15T06:00:00Z")).size).toBe(1);
    const titles = [...new Set(await titlesAt("2025-05-28T12:00:00Z"))];
    expect(titles).toHaveLength(2);
    expect(titles[0]).toMatch(/Уголовно-исполнительного кодексов$/u);
    expect(titles[1]).toMatch(/оптимизации уголовного законодательства$/u);
  });

  it("announce a first reading for the first week of March 2025 and a second for the twelfth", async () => {
    const announced = (await recordsAt("2025-02-26T12:00:00Z")).filter(isStage).filter((s) => s.nature === "announced");
    const told = new Set(announced.map((s) => `${s.stage} ${s.date} ${s.precision}`));
    expect(told).toContain("first_reading 2025-03-03 week");
    expect(told).toContain("first_reading 2025-03-05 day");
    expect(told).toContain("second_reading 2025-03-12 day");
  });

  it("hold a text in both languages for each stage that has one", async () => {
    const documents = (await recordsAt(lastVisit())).flatMap((r) => (r.record === "bill_document" ? [r] : []));
    const told = documents.map((d) => `${d.key} ${d.stage} ${d.lang} ${d.role} ${d.material}`);
    const texts = (key: string, stage: string, role: string) =>
      ["ru", "kk"].map((l) => `${key} ${stage} ${l} ${role} text`);
    expect(told.sort()).toEqual(
      [
        ...["introduced", "working_group", "first_reading", "second_reading"].flatMap((s) => texts("9001", s, "bill")),
        ...texts("9001", "sent_to_senate", "passed_law"),
        ...texts("9001", "signed", "signed_law"),
        ...["introduced", "first_reading", "second_reading"].flatMap((s) => texts("9002", s, "bill")),
        ...texts("9002", "signed", "signed_law"),
      ].sort(),
    );
  });
});
