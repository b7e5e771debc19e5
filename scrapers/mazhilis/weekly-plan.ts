/**
 * A weekly plan of the chamber («План мероприятий Мажилиса», «Мәжілістің іс-шаралар жоспары»): which bills are to be dealt with, on which day.
 * One table: committees across, days down (SEEN: 84 plans, 2023 to 2025). Plans are intentions: all that is read here is announced, never held.
 */
import { type Block, fold, monthOf, type Problem, type TableCell } from "../../src/law/index.js";
import type { FetchedPage, PageReading, StageRecord } from "../contract.js";
import { readDocument } from "../documents/index.js";
import { day, quotedTitles, readWeek, type Week } from "../wording/index.js";
import { fileName } from "./addresses.js";
import { breach } from "./contract.js";

/** Headings inside a cell, folded and in lower case: what kind of meeting the lines below them belong to. */
const MEETINGS: readonly { readonly meeting: Meeting; readonly words: RegExp }[] = [
  { meeting: "working_group", words: /^(?:жұмыс то[пб]|рабоч\p{L}+ групп)/u },
  { meeting: "plenary", words: /^(?:мәжілістің жалпы отырыс|жалпы отырыс|пленарное заседание)/u },
  { meeting: "committee", words: /^(?:комитет\p{L}* (?:кеңейтілген )?отырыс|(?:расширенное )?заседание комитет)/u },
  {
    meeting: "other",
    words:
      /^(?:комитет\p{L}* |расширенное |выездное |заседание |совместное |сараптамалық|экспертн|дөңгелек|круглый|заң жоба\p{L}* бойынша таныстырылым|презентаци|парламенттік|парламентск|мәжіліс бюро|үкімет сағаты|правительственный час|депутаттық|депутатск|конференция|кездесу|встреча|семинар|брифинг)/u,
  },
];
type Meeting = "working_group" | "plenary" | "committee" | "other";

/** «(бірінші оқылым)», «(второе чтение)» behind the titles they speak of; any bracket with the word counts as a mark, only these are understood. */
const READING = /\([^()]{0,60}(?:чтени|оқылым)[^()]{0,30}\)/iu;
const ORDINALS: readonly { readonly stage: string; readonly words: RegExp }[] = [
  { stage: "first_reading", words: /бірінші|перв|(?<!\d)1/u },
  { stage: "second_reading", words: /екінші|втор|(?<!\d)2/u },
];
/** «с.15-00», «15-00 ч.», «10-30 (каб…» ends one entry. */
const HOUR = /(?<!\d)(?:с\.\s*)?\d{1,2}[-:.]\d{2}(?!\d)/u;

/** A plan's file. */
export async function readWeeklyPlan(page: FetchedPage): Promise<PageReading> {
  const name = fileName(page.url);
  const { blocks, problems } = await readDocument(page.bytes, { mediaType: page.mediaType, name });
  const reading = readPlanBlocks(blocks);
  if (reading === null)
    throw breach(page, "the week («24 - 28 ақпан», «8-12 апреля 2024 года») and a table of days", name);
  return { records: reading.records, follow: [], problems: [...problems, ...reading.problems] };
}

export interface PlanReading {
  readonly week: Week;
  readonly records: readonly StageRecord[];
  readonly problems: readonly Problem[];
}

/**
 * Null where the document tells no week or has no table. A working group and a plenary sitting are announced for their day; a committee's sitting
 * with «(второе чтение)» comes within days of the plenary, hence for the week.
 * Problems: `plan_row_undated` (args row), `plan_day_outside_week`.
 */
export function readPlanBlocks(blocks: readonly Block[]): PlanReading | null {
  const week = weekOf(blocks);
  const tableAt = blocks.findIndex((b) => b.kind === "table");
  const rows = blocks[tableAt]?.rows;
  if (!week || !rows) return null;
  const records: StageRecord[] = [];
  const problems: Problem[] = [];
  let date: string | null = null;
  rows.forEach((row, r) => {
    const [head, ...rest] = row;
    if (!head) return;
    const told = dayOf(linesOf(head.blocks), week);
    if (told !== null) date = told;
    if (told !== null && (told < week.from || told > week.to)) {
      problems.push({
        code: "plan_day_outside_week",
        severity: "warning",
        block: tableAt,
        args: { row: r, day: told },
      });
      date = null;
    }
    // A day's name stands once: rows below it go on without, with an empty first cell or (HTML, DOCX) without that cell.
    const cells = told === null ? row : rest;
    const found = cells.flatMap((cell) => entriesOf(cell));
    if (date === null) {
      if (found.length > 0)
        problems.push({ code: "plan_row_undated", severity: "warning", block: tableAt, args: { row: r } });
      return;
    }
    for (const entry of found) {
      const precise = entry.meeting !== "committee";
      records.push({
        record: "stage",
        key: "",
        title: entry.title,
        stage: entry.stage,
        nature: "announced",
        date: precise ? date : week.from,
        precision: precise ? "day" : "week",
        words: entry.words,
        block: tableAt,
      });
    }
  });
  return { week, records: once(records), problems };
}

function weekOf(blocks: readonly Block[]): Week | null {
  const lines = blocks.filter((b) => b.kind !== "table").map((b) => b.text);
  for (let i = 0; i < lines.length; i++) {
    const week = readWeek(lines[i] ?? "") ?? readWeek(`${lines[i]} ${lines[i + 1] ?? ""}`);
    if (week) return week;
  }
  return null;
}

/** «ДҮЙСЕНБІ / 24 / АҚПАН», «ПОНЕДЕЛЬНИК 8 АПРЕЛЯ»; null for any other cell. */
function dayOf(lines: readonly string[], week: Week): string | null {
  const words = lines.join(" ");
  if (words.length > 60) return null;
  const m = /(?<!\d)(\d{1,2})\s+(\p{L}{3,12})/u.exec(words);
  const month = m ? monthOf(m[2] ?? "") : null;
  if (!m || month === null) return null;
  const year = Number(month === Number(week.from.slice(5, 7)) ? week.from.slice(0, 4) : week.to.slice(0, 4));
  return day(year, month, Number(m[1]));
}

interface Entry {
  readonly meeting: Meeting;
  readonly stage: string;
  readonly title: string;
  readonly words: string;
}

/** A cell: headings, below each the bills and an hour. */
function entriesOf(cell: TableCell): Entry[] {
  const entries: Entry[] = [];
  let meeting: Meeting = "other";
  let heading = "";
  let held: string[] = [];
  const flush = () => {
    const text = held.join(" ");
    held = [];
    for (const { part, mark } of partsOf(text)) {
      const stage = mark === null ? (meeting === "working_group" ? "working_group" : null) : stageOf(mark);
      if (stage === null) continue;
      const words = `${part}${mark ?? ""}`.trim();
      for (const title of quotedTitles(part))
        entries.push({ meeting, stage, title, words: heading === "" ? words : `${heading}: ${words}` });
    }
  };
  for (const line of linesOf(cell.blocks)) {
    const words = fold(line).toLowerCase();
    const known = MEETINGS.find((m) => m.words.test(words));
    if (known) {
      flush();
      meeting = known.meeting;
      const quote = line.indexOf("«");
      heading = (quote < 0 ? line : line.slice(0, quote)).trim();
      if (quote >= 0) held.push(line.slice(quote));
    } else held.push(line);
    if (HOUR.test(line)) flush();
  }
  flush();
  return entries;
}

/** Each stretch of titles with the mark of reading behind it. */
function partsOf(text: string): { readonly part: string; readonly mark: string | null }[] {
  const parts: { part: string; mark: string | null }[] = [];
  let start = 0;
  for (const m of text.matchAll(new RegExp(READING, "giu"))) {
    parts.push({ part: text.slice(start, m.index), mark: m[0] });
    start = m.index + m[0].length;
  }
  parts.push({ part: text.slice(start), mark: null });
  return parts;
}

/** Null where the bracket names no reading or two. */
function stageOf(mark: string): string | null {
  const words = fold(mark).toLowerCase();
  const found = ORDINALS.filter((o) => o.words.test(words));
  return found.length === 1 ? (found[0]?.stage ?? null) : null;
}

/** A group that meets twice on one day is told once. */
function once(records: readonly StageRecord[]): StageRecord[] {
  const seen = new Map<string, StageRecord>();
  for (const r of records) {
    const key = `${r.stage} ${r.date} ${r.title}`;
    if (!seen.has(key)) seen.set(key, r);
  }
  return [...seen.values()];
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((b) =>
    b.kind === "table"
      ? (b.rows ?? []).flatMap((row) => row.flatMap((c) => linesOf(c.blocks)))
      : b.text === ""
        ? []
        : [b.text],
  );
}
