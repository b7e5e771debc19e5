/**
 * What an old Word file says of stretches of its text, apart from the text itself ([MS-DOC] 2.9.33 ChpxFkp, 2.9.175 PapxFkp): which characters are
 * raised («140¹» is no 1401), which were withdrawn, and which end a row of a table. word-extractor's own pass leaves the first out, takes some colours
 * for withdrawals, and copies the text for each row.
 */
import { raise } from "./text.js";

export interface Stretch {
  /** Bytes of the file's main stream; `to` is outside. */
  readonly from: number;
  readonly to: number;
  readonly is: "raised" | "withdrawn" | "row end";
}

export interface Piece {
  readonly text: string;
  readonly startFilePos: number;
  readonly endFilePos: number;
  /** Bytes a character. */
  readonly bpc: number;
}

const PAGE = 512;
const SPRM_WITHDRAWN = 0x0800;
const SPRM_RAISED = 0x2a48;
/** Height above the line, in half points, as drafters raise figures by hand. */
const SPRM_POSITION = 0x4845;
const SPRM_ROW_END = 0x2417;
/** Stands for a withdrawn character, so that places stay. */
export const WITHDRAWN = "\0";

/** In the order of the file. @param main the stream WordDocument; @param table the stream 0Table or 1Table */
export function readStretches(main: Buffer, table: Buffer): Stretch[] {
  return [...characterStretches(main, table), ...rowEnds(main, table)].sort((a, b) => a.from - b.from);
}

/** The pieces' text with what the stretches say: raised digits as such, withdrawn characters as `WITHDRAWN`, rows' ends as line ends. */
export function applyStretches(pieces: readonly Piece[], stretches: readonly Stretch[]): string {
  return pieces.map((piece) => applyTo(piece, stretches)).join("");
}

function applyTo({ text, startFilePos, endFilePos, bpc }: Piece, stretches: readonly Stretch[]): string {
  let out = "";
  for (let i = firstFrom(stretches, startFilePos); i < stretches.length; i++) {
    const { from, to, is } = stretches[i] as Stretch;
    if (from >= endFilePos) break;
    const begin = Math.max(out.length, Math.floor((from - startFilePos) / bpc));
    const end = Math.min(text.length, Math.floor((to - startFilePos) / bpc));
    if (end <= begin) continue;
    const words = text.slice(begin, end);
    out += text.slice(out.length, begin);
    out += is === "raised" ? raise(words) : (is === "withdrawn" ? WITHDRAWN : "\n").repeat(words.length);
  }
  return out + text.slice(out.length);
}

/** The first that may reach `position`: stretches do not overlap, so the one before the first that begins later. */
function firstFrom(stretches: readonly Stretch[], position: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Stretch).from < position) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function characterStretches(main: Buffer, table: Buffer): Stretch[] {
  const stretches: Stretch[] = [];
  for (const page of pagesOf(main, table, 0xfa)) {
    const count = page[PAGE - 1] ?? 0;
    for (let i = 0; i < count; i++) {
      const at = (page[(count + 1) * 4 + i] ?? 0) * 2;
      if (at === 0) continue;
      const sprms = page.subarray(at + 1, at + 1 + (page[at] ?? 0));
      const [from, to] = [page.readUInt32LE(i * 4), page.readUInt32LE(i * 4 + 4)];
      if (operandOf(sprms, SPRM_WITHDRAWN)?.[0] === 1) stretches.push({ from, to, is: "withdrawn" });
      else if (isRaised(sprms)) stretches.push({ from, to, is: "raised" });
    }
  }
  return stretches;
}

function isRaised(sprms: Buffer): boolean {
  const position = operandOf(sprms, SPRM_POSITION);
  if (position && position.length >= 2 && position.readInt16LE(0) > 0) return true;
  return operandOf(sprms, SPRM_RAISED)?.[0] === 1;
}

function rowEnds(main: Buffer, table: Buffer): Stretch[] {
  const stretches: Stretch[] = [];
  for (const page of pagesOf(main, table, 0x102)) {
    const count = page[PAGE - 1] ?? 0;
    for (let i = 0; i < count; i++) {
      const at = (page[(count + 1) * 4 + i * 13] ?? 0) * 2;
      if (at === 0) continue;
      // The length is told in words of two bytes, by the first byte (one less) or, where that is 0, by the second; the style's number comes first.
      const words = page[at] ?? 0;
      const sprms =
        words > 0 ? page.subarray(at + 3, at + words * 2) : page.subarray(at + 4, at + 2 + (page[at + 1] ?? 0) * 2);
      if ((operandOf(sprms, SPRM_ROW_END)?.[0] ?? 0) !== 0)
        stretches.push({ from: page.readUInt32LE(i * 4), to: page.readUInt32LE(i * 4 + 4), is: "row end" });
    }
  }
  return stretches;
}

/** The pages of 512 bytes that the table at `fib` names; those beyond the file's end are left out. */
function* pagesOf(main: Buffer, table: Buffer, fib: number): Generator<Buffer> {
  const from = main.readUInt32LE(fib);
  const plc = table.subarray(from, from + main.readUInt32LE(fib + 4));
  const count = Math.floor((plc.length - 4) / 8);
  for (let i = 0; i < count; i++) {
    // 22 bits ([MS-DOC] 2.9.200 PnFkpChpx).
    const number = plc.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff;
    const page = main.subarray(number * PAGE, (number + 1) * PAGE);
    if (page.length === PAGE) yield page;
  }
}

/** Bytes of an operand by the upper three bits of a property's number; null: told by its own first byte ([MS-DOC] 2.2.5.1). */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, null, 3] as const;

/** The property's last operand and what follows; null where it does not stand. */
function operandOf(sprms: Buffer, wanted: number): Buffer | null {
  let found: Buffer | null = null;
  for (let at = 0; at + 2 < sprms.length; ) {
    const sprm = sprms.readUInt16LE(at);
    at += 2;
    if (sprm === wanted) found = sprms.subarray(at);
    at += OPERAND_BYTES[sprm >> 13] ?? (sprms[at] ?? 0) + 1;
  }
  return found;
}
