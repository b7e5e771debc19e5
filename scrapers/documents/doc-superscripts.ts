/**
 * Which stretches of a binary Word file are superscripts: [MS-DOC] 2.8.5 (PlcBteChpx), 2.9.33 (ChpxFkp), 2.6.1 (sprmCIss 0x2A48: 1 is superscript; sprmCHpsPos
 * 0x4845: raised by half points).
 */

const SUPERSCRIPT = 0x2a48;
const POSITION = 0x4845;
const PAGE = 512;

/** Bytes of the stream, `to` not included; in the order in which they lie. */
export interface RaisedRange {
  readonly from: number;
  readonly to: number;
}

/**
 * @param stream «WordDocument»
 * @param table «0Table» or «1Table»
 * @throws RangeError where the file is damaged
 */
export function raisedRanges(stream: Buffer, table: Buffer): RaisedRange[] {
  const place = stream.readUInt32LE(0xfa);
  const length = stream.readUInt32LE(0xfe);
  const pages = table.subarray(place, place + length);
  const count = Math.max(0, Math.floor((length - 4) / 8));
  const found: RaisedRange[] = [];
  for (let i = 0; i < count; i++) {
    const at = pages.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff;
    const page = stream.subarray(at * PAGE, (at + 1) * PAGE);
    const runs = page.readUInt8(PAGE - 1);
    for (let run = 0; run < runs; run++) {
      const offset = page.readUInt8((runs + 1) * 4 + run) * 2;
      if (offset === 0) continue;
      const properties = page.subarray(offset + 1, offset + 1 + page.readUInt8(offset));
      if (isRaised(properties)) found.push({ from: page.readUInt32LE(run * 4), to: page.readUInt32LE((run + 1) * 4) });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The last word counts, as Word reads them. */
function isRaised(properties: Buffer): boolean {
  let raised = false;
  for (let at = 0; at + 2 < properties.length; ) {
    const code = properties.readUInt16LE(at);
    const operand = at + 2;
    if (code === SUPERSCRIPT) raised = properties[operand] === 1;
    if (code === POSITION && operand + 2 <= properties.length) raised = properties.readInt16LE(operand) > 0;
    at = operand + sizeOf(code >> 13, properties[operand] ?? 0);
  }
  return raised;
}

/** Length of an operand by the three upper bits of its code ([MS-DOC] 2.2.5.1). */
function sizeOf(kind: number, first: number): number {
  if (kind === 6) return first + 1;
  if (kind === 7) return 3;
  if (kind === 3) return 4;
  return kind < 2 ? 1 : 2;
}
