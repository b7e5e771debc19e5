// Rows for what a bill is: where it stands on a day, what its pages add up to, which act its words name.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type BillEvent,
  type BillFact,
  composeDossier,
  lastDay,
  matchAct,
  openAnnouncements,
  readTimeline,
  type ToldFact,
} from "../../src/bills/index.js";
import { projectRoot } from "../../src/config.js";
import type { Lang } from "../../src/law/index.js";
import { readReference } from "../../src/pipeline/reference.js";

const { acts, procedures } = readReference(join(projectRoot, "data"));
const parliament = procedures.find((p) => p.id === "parliament-1995") ?? null;
const source = { url: "https://example.org/p", sha256: "a".repeat(64), fetchedAt: "2025-02-10T05:00:00.000Z" };

function event(
  stage: string,
  date: string | null,
  nature: "held" | "announced" = "held",
  precision?: "week" | "month",
): BillEvent {
  return { stage, date, nature, precision: date === null ? "unknown" : (precision ?? "day"), words: "", source };
}

describe("timeline", () => {
  const rows: [string, BillEvent[], string, string[]][] = [
    ["one step is the present one", [event("introduced", "2025-01-10")], "2025-02-01", ["introduced now"]],
    [
      "later steps make earlier ones done, whatever the order of pages",
      [event("first_reading", "2025-03-01"), event("introduced", "2025-01-10")],
      "2025-04-01",
      ["introduced done", "first_reading now"],
    ],
    [
      "a planned step is announced until its day is over",
      [event("first_reading", "2025-03-01"), event("second_reading", "2025-05-14", "announced")],
      "2025-05-14",
      ["first_reading now", "second_reading announced"],
    ],
    [
      "a planned step whose day is over stays, as missed",
      [event("first_reading", "2025-03-01"), event("second_reading", "2025-05-14", "announced")],
      "2025-05-15",
      ["first_reading now", "second_reading missed"],
    ],
    [
      "a week lasts seven days",
      [event("first_reading", "2025-03-01"), event("second_reading", "2025-05-12", "announced", "week")],
      "2025-05-18",
      ["first_reading now", "second_reading announced"],
    ],
    [
      "held too late: the announcement stays beside the step",
      [event("second_reading", "2025-05-14", "announced"), event("second_reading", "2025-05-28")],
      "2025-06-01",
      ["second_reading missed", "second_reading now"],
    ],
    [
      "held as announced: one step",
      [event("second_reading", "2025-05-28", "announced"), event("second_reading", "2025-05-28")],
      "2025-06-01",
      ["second_reading now"],
    ],
    [
      "a step without a day stands where the procedure puts it",
      [event("signed", "2025-07-16"), event("adopted_by_senate", null), event("introduced", "2025-01-10")],
      "2025-08-01",
      ["introduced done", "adopted_by_senate done", "signed now"],
    ],
  ];
  it.each(rows)("%s", (_name, events, today, expected) => {
    expect(readTimeline(events, parliament, today).map((s) => `${s.stage} ${s.state}`)).toEqual(expected);
  });

  it.each([
    [["introduced", "first_reading"], []],
    [["introduced", "second_reading"], []],
    [["signed", "first_reading"], ["first_reading"]],
    [["rejected", "signed"], ["signed"]],
    [["introduced", "kurultai_third_reading"], ["kurultai_third_reading"]],
  ])("of %j the procedure does not foresee %j", (stages, unforeseen) => {
    const events = stages.map((stage, i) => event(stage, `2025-0${i + 1}-10`));
    const steps = readTimeline(events, parliament, "2025-12-01");
    expect(steps.filter((s) => s.unforeseen).map((s) => s.stage)).toEqual(unforeseen);
  });

  it.each([
    [event("x", "2025-02-10", "announced", "month"), "2025-02-28"],
    [event("x", "2024-12-30", "announced", "week"), "2025-01-05"],
    [event("x", "2025-05-28"), "2025-05-28"],
    [event("x", null), null],
  ])("last day meant by %j", (e, day) => {
    expect(lastDay(e)).toBe(day);
  });

  it("an announcement is open until the stage is held", () => {
    const planned = event("second_reading", "2025-05-14", "announced");
    expect(openAnnouncements([planned])).toEqual([planned]);
    expect(openAnnouncements([planned, event("second_reading", "2025-05-28")])).toEqual([]);
  });
});

describe("every procedure is whole", () => {
  it.each(procedures)("$id names only its own stages as next ones", (procedure) => {
    const codes = new Set(procedure.stages.map((s) => s.code));
    for (const stage of procedure.stages) for (const next of stage.next) expect(codes).toContain(next);
  });
  it("one ends the day before the other begins", () => {
    expect(procedures.map((p) => [p.from, p.to])).toEqual([
      ["1996-01-30", "2026-06-30"],
      ["2026-07-01", null],
    ]);
  });
});

describe("act meant by a bill's words", () => {
  const rows: [string, Lang, string | null][] = [
    ["В Уголовный кодекс Республики Казахстан от 3 июля 2014 года", "ru", "K1400000226"],
    ["статью 120 Уголовного кодекса Республики Казахстан", "ru", "K1400000226"],
    ["в Уголовном  кодексе", "ru", "K1400000226"],
    ["В Уголовный кодекс Республики Казахстан от 16 июля 1997 года", "ru", null],
    ["В Уголовно-процессуальный кодекс Республики Казахстан от 4 июля 2014 года", "ru", "K1400000231"],
    ["Уголовно-исполнительного кодекса", "ru", "K1400000234"],
    ["В Кодекс Республики Казахстан об административных правонарушениях от 5 июля 2014 года", "ru", "K1400000235"],
    ["В Кодекс Республики Казахстан от 26 декабря 2011 года «О браке (супружестве) и семье»", "ru", "K1100000518"],
    ["В Закон Республики Казахстан «О платежах»", "ru", null],
    ["Уголовного, Уголовно-процессуального кодексов и Уголовного кодекса", "ru", null],
    ["2014 жылғы 3 шілдедегі Қазақстан Республикасының Қылмыстық кодексіне", "kk", "K1400000226"],
    ["Қазақстан Республикасының Қылмыстық-процестік кодексіне", "kk", "K1400000231"],
    ["2014 жылғы 5 шілдедегі Қазақстан Республикасының Қылмыстық-атқару кодексінде", "kk", "K1400000234"],
    [
      "«Неке (ерлі-зайыптылық) және отбасы туралы» 2011 жылғы 26 желтоқсандағы Қазақстан Республикасының Кодексіне",
      "kk",
      "K1100000518",
    ],
    [
      "Әкімшілік құқық бұзушылық туралы Қазақстан Республикасының 2014 жылғы 5 шілдедегі Кодексіне",
      "kk",
      "K1400000235",
    ],
    ["1997 жылғы 16 шілдедегі Қазақстан Республикасының Қылмыстық кодексіне", "kk", null],
    // Latin i, as old Kazakh pages write it.
    ["Қылмыстық кодексiне", "kk", "K1400000226"],
  ];
  it.each(rows)("«%s» (%s) → %s", (words, lang, id) => {
    // Two codes named in one breath are two acts: none is chosen.
    expect(matchAct(words, lang, acts)?.id ?? null).toBe(id);
  });
});

describe("dossier", () => {
  const at = (day: string, told: BillFact, origin = "mazhilis"): ToldFact => ({
    origin,
    source: { url: `https://example.org/${day}`, sha256: day.padEnd(64, "0"), fetchedAt: `${day}T06:00:00.000Z` },
    told,
  });
  const name = (title: string): BillFact => ({ fact: "bill", titles: [{ lang: "ru", title }] });
  const held = (stage: string, date: string | null): BillFact => ({
    fact: "stage",
    stage,
    nature: "held",
    date,
    precision: date ? "day" : "unknown",
    words: "",
  });
  const document = (stage: string | null, more: Partial<Extract<BillFact, { fact: "document" }>> = {}): BillFact => ({
    fact: "document",
    role: "bill",
    stage,
    date: null,
    lang: "ru",
    caption: "Законопроект",
    material: "text",
    ...more,
  });

  it("keeps both names of a renamed bill, each with its first day", () => {
    const d = composeDossier(
      "mazhilis-9001",
      [at("2025-01-10", name("О первом")), at("2025-02-10", name("О первом")), at("2025-03-10", name("О втором"))],
      procedures,
    );
    expect(d.titles.map((t) => [t.title, t.since])).toEqual([
      ["О первом", "2025-01-10"],
      ["О втором", "2025-03-10"],
    ]);
  });

  it("a stage told without its day and later with it is one event", () => {
    const d = composeDossier(
      "mazhilis-9001",
      [at("2025-01-10", held("first_reading", null)), at("2025-02-10", held("first_reading", "2025-01-08"))],
      procedures,
    );
    expect(d.events.map((e) => e.date)).toEqual(["2025-01-08"]);
    expect(d.stage).toBe("first_reading");
  });

  it("the day of a reading is the day the stage was held; the document's own day only where none is told", () => {
    const facts = [at("2025-01-10", document("first_reading", { date: "2025-01-02" }))];
    expect(composeDossier("mazhilis-1", facts, procedures).readings[0]?.date).toBe("2025-01-02");
    const more = [...facts, at("2025-01-11", held("first_reading", "2025-01-08"))];
    expect(composeDossier("mazhilis-1", more, procedures).readings[0]?.date).toBe("2025-01-08");
  });

  it("of two documents of a stage the text goes before the scan, the newer text before the older", () => {
    const scan = at("2025-01-12", document("first_reading", { material: "scan" }));
    const old = at("2025-01-10", document("first_reading"));
    const newer = at("2025-01-14", document("first_reading"));
    const chosen = (facts: ToldFact[]) =>
      composeDossier("mazhilis-1", facts, procedures).readings[0]?.source?.fetchedAt;
    expect(chosen([old, scan])).toBe("2025-01-10T06:00:00.000Z");
    expect(chosen([old, scan, newer])).toBe("2025-01-14T06:00:00.000Z");
  });

  it("a reading held without a text is told, in both languages", () => {
    const d = composeDossier("mazhilis-1", [at("2025-01-10", held("second_reading", "2025-01-09"))], procedures);
    expect(d.readings.map((r) => [r.id, r.material])).toEqual([
      ["mazhilis-1.second_reading.ru", "none"],
      ["mazhilis-1.second_reading.kk", "none"],
    ]);
  });

  it("a name given by hand counts only where no page of the bill's own source names it", () => {
    const byHand = at("2025-01-10", name("Имя от руки"), "import");
    expect(composeDossier("mazhilis-1", [byHand], procedures).titles[0]?.title).toBe("Имя от руки");
    const both = composeDossier("mazhilis-1", [byHand, at("2025-01-11", name("Имя с сайта"))], procedures);
    expect(both.titles.map((t) => t.title)).toEqual(["Имя с сайта"]);
  });

  it("a bill that nobody names goes by the caption of its first document", () => {
    const d = composeDossier("import-x", [at("2025-01-10", document("introduced"), "import")], procedures);
    expect(d.titles.map((t) => t.title)).toEqual(["Законопроект"]);
  });

  it.each([
    ["2026-06-30", "parliament-1995"],
    ["2026-07-01", "kurultai-2026"],
  ])("a bill brought in on %s goes by %s", (day, procedure) => {
    const told = at("2026-07-02", { fact: "bill", titles: [], registered: day });
    expect(composeDossier("mazhilis-1", [told], procedures).procedure).toBe(procedure);
  });
});
