/**
 * Comparative tables («сравнительная таблица», «салыстырма кесте»): what is in force beside what is proposed, row by row. Recognised by the words
 * of the head row; columns are told by their order in the row, since the grid below them is irregular (seen in tables 528 and 724: nine columns).
 */
import { type Block, fold, type Lang, type Problem, type TableCell } from "../../src/law/index.js";

export interface ComparativeRow {
  /** The act this row speaks of, as the nearest act row above prints it; null before the first. */
  readonly act: string | null;
  readonly no: string;
  /** «пункт 3 статьи 12», «12-баптың 3-тармағы»; of the row above where its cell reaches down; "" where the table has no such column. */
  readonly element: string;
  /** Paragraphs joined by line ends. */
  readonly inForce: string;
  readonly proposed: string;
  readonly ground: string;
  /** Index of the table among the blocks, and of the row in it. */
  readonly block: number;
  readonly row: number;
}

export interface ComparativeTable {
  readonly lang: Lang;
  readonly rows: readonly ComparativeRow[];
  readonly problems: readonly Problem[];
}

type Column = "no" | "element" | "inForce" | "proposed" | "ground";

/** Words of head cells, folded and in lower case. Seen: tables 528 (ru) and 724 (kk); four-column tables leave out the number or the ground. */
const HEADS: readonly { readonly column: Column; readonly lang: Lang | null; readonly words: readonly string[] }[] = [
  { column: "element", lang: "ru", words: ["структур"] },
  { column: "element", lang: "kk", words: ["құрылым"] },
  { column: "inForce", lang: "ru", words: ["действующ"] },
  { column: "inForce", lang: "kk", words: ["қолданыстағы"] },
  { column: "proposed", lang: "ru", words: ["предлагаем", "предложенн", "редакция проекта", "редакция законопроекта"] },
  { column: "proposed", lang: "kk", words: ["ұсынылатын", "ұсынылған", "ұсынылып", "ұсынған"] },
  { column: "ground", lang: "ru", words: ["обоснован", "автор"] },
  { column: "ground", lang: "kk", words: ["негізд", "автор"] },
  { column: "no", lang: null, words: ["№", "п/п", "р/с"] },
];
const HEAD_ROWS = 6;
/** A row of its own may hold the heading of a chapter or section of the act above. */
const UPPER_HEADING =
  /^(?:(?:глава|раздел|подраздел|параграф|приложение|§)\s?(?:№\s?)?[\dIVXLC]|[\dIVXLC-]+[-\s]{1,2}(?:тарау|бөлім|кіші бөлім|параграф|қосымша)(?!\p{L}))/iu;

/** A cell in its column; `reaches`: it stands in a row above and goes on down to here. */
type Placed = TableCell & { readonly reaches?: true };

interface Head {
  readonly row: number;
  readonly columns: readonly (Column | null)[];
  readonly lang: Lang;
}

/**
 * The rows of all comparative tables among the blocks (a table cut by a page's heading goes on in the next), or null where there is none.
 *
 * Problems: `table_row_unread` (a row whose cells do not match the head; args row, cells), `table_rows_lost` (a gap in the rows' own numbers; args after,
 * before, count). Rows lost behind the last one show nothing.
 */
export function readComparativeTable(blocks: readonly Block[]): ComparativeTable | null {
  const rows: ComparativeRow[] = [];
  const problems: Problem[] = [];
  const numbers: RowNumber[] = [];
  let known: Head | null = null;
  let act: string | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== "table" || !block.rows) continue;
    const table = layOut(block.rows);
    const head = findHead(table);
    if (head) known = head;
    if (!known) continue;
    const { columns } = known;
    for (let r = head ? head.row + 1 : 0; r < table.length; r++) {
      const cells = table[r] ?? [];
      const texts = cells.map(textOf);
      const filled = texts.filter((t) => t !== "");
      if (filled.length === 0 || isCount(filled)) continue;
      if (filled.length === 1 && (cells.length <= 2 || cells.length < columns.length)) {
        if (!UPPER_HEADING.test(fold(filled[0] ?? ""))) act = filled[0] ?? null;
        continue;
      }
      const no = texts[columns.indexOf("no")] ?? "";
      if (ROW_NUMBER.test(no)) numbers.push({ value: Number.parseInt(no, 10), block: index });
      if (cells.length !== columns.length) {
        problems.push({
          code: "table_row_unread",
          severity: "warning",
          block: index,
          args: { row: r, cells: cells.length },
        });
        continue;
      }
      const at = (column: Column) => texts[columns.indexOf(column)] ?? "";
      rows.push({
        act,
        no,
        element: wordsOf(cells[columns.indexOf("element")] ?? null),
        inForce: at("inForce"),
        proposed: at("proposed"),
        ground: at("ground"),
        block: index,
        row: r,
      });
    }
  }
  problems.push(...lostRows(numbers));
  return known === null ? null : { lang: known.lang, rows, problems };
}

const ROW_NUMBER = /^\d{1,4}[.)]?$/u;

interface RowNumber {
  readonly value: number;
  readonly block: number;
}

/**
 * Numbers that are left out. One wrong number among right ones is a misprint (seen: table 724 counts 36, 39, 38); a count may begin anew; a row cut in two
 * may say its number twice.
 */
function lostRows(numbers: readonly RowNumber[]): Problem[] {
  const problems: Problem[] = [];
  let due = 1;
  for (const [i, { value, block }] of numbers.entries()) {
    const misprint = value !== due && numbers[i + 1]?.value === due + 1;
    if (value > due && !misprint) {
      const args = { after: due - 1, before: value, count: value - due };
      problems.push({ code: "table_rows_lost", severity: "warning", block, args });
    }
    const again = value === due - 1 && !misprint;
    if (!again) due = misprint ? due + 1 : value + 1;
  }
  return problems;
}

/** Places of the comparative tables among the blocks; a table without a head of its own goes on with the one before, where its rows are as wide. */
export function comparativeTablePlaces(blocks: readonly Block[]): number[] {
  let width = 0;
  return blocks.flatMap((block, place) => {
    if (block.kind !== "table" || !block.rows) return [];
    const table = layOut(block.rows);
    const head = findHead(table);
    if (head) width = head.columns.length;
    return width > 0 && (head || table.some((row) => row.length === width)) ? [place] : [];
  });
}

/** Rows with the cells that reach down from rows above put back in their place, so that order in the row is the column. */
function layOut(rows: readonly (readonly TableCell[])[]): Placed[][] {
  const out: Placed[][] = [];
  let reaching: { column: number; span: number; left: number; cell: TableCell }[] = [];
  for (const row of rows) {
    const cells: Placed[] = [];
    const next: typeof reaching = [];
    let column = 0;
    const drop = () => {
      for (let hit = reaching.find((d) => d.column === column); hit; hit = reaching.find((d) => d.column === column)) {
        cells.push({ ...hit.cell, reaches: true });
        if (hit.left > 1) next.push({ ...hit, left: hit.left - 1 });
        reaching = reaching.filter((d) => d !== hit);
        column += hit.span;
      }
    };
    for (const cell of row) {
      drop();
      cells.push(cell);
      const span = cell.colSpan ?? 1;
      if ((cell.rowSpan ?? 1) > 1) next.push({ column, span, left: (cell.rowSpan ?? 1) - 1, cell });
      column += span;
    }
    drop();
    reaching = next;
    out.push(cells);
  }
  return out;
}

function findHead(table: readonly (readonly Placed[])[]): Head | null {
  for (let row = 0; row < Math.min(HEAD_ROWS, table.length); row++) {
    const cells = table[row] ?? [];
    if (cells.length < 3 || cells.length > 6) continue;
    const langs: (Lang | null)[] = [];
    const columns = cells.map((cell) => {
      const words = fold(textOf(cell)).toLowerCase();
      if (words.length > 120) return null;
      const found = HEADS.find((head) => head.words.some((w) => words.includes(fold(w))));
      langs.push(found?.lang ?? null);
      return found?.column ?? null;
    });
    const once = (column: Column) => columns.filter((c) => c === column).length === 1;
    if (once("inForce") && once("proposed"))
      return {
        row,
        columns,
        lang: langs.filter((l) => l === "kk").length > langs.filter((l) => l === "ru").length ? "kk" : "ru",
      };
  }
  return null;
}

/** The row «1 2 3 4 5» under the head. */
function isCount(texts: readonly string[]): boolean {
  return texts.length > 2 && texts.every((t, i) => t.replace(/\.$/, "") === String(i + 1));
}

function textOf(cell: Placed): string {
  return cell.reaches ? "" : wordsOf(cell);
}

function wordsOf(cell: TableCell | null): string {
  return cell === null ? "" : linesOf(cell.blocks).join("\n");
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === "table"
      ? (block.rows ?? []).flatMap((row) => row.flatMap((cell) => linesOf(cell.blocks)))
      : block.text === ""
        ? []
        : [block.text],
  );
}
