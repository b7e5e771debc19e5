/** Makes an old Word file (DOC, [MS-DOC]) of any length: paragraphs and rows of a table, with a raised figure in each paragraph. No style, no page. */

const SECTOR = 512;
const END = 0xfffffffe;
const TEXT_AT = 0x800;

/** @param paragraphs lines of text; one that begins with «|» is a row of a table of three cells */
export function word97(paragraphs) {
  let text = "";
  const raised = [];
  const ends = [];
  for (const words of paragraphs) {
    const line = words.startsWith("|") ? `${words.slice(1).repeat(3)}\u0007` : `${words}1\r`;
    if (!words.startsWith("|")) raised.push(text.length + words.length);
    text += line;
    if (words.startsWith("|")) ends.push(text.length - 1);
  }
  const letters = Buffer.from(text, "utf16le");
  const stop = TEXT_AT + letters.length;
  const place = (cp) => TEXT_AT + cp * 2;
  const chpx = pages(
    raised.map((cp) => [place(cp), place(cp + 1), Buffer.from([3, 0x48, 0x2a, 1])]),
    stop,
    1,
  );
  const papx = pages(
    ends.map((cp) => [place(cp), place(cp + 1), Buffer.from([3, 0, 0, 0x17, 0x24, 1])]),
    stop,
    13,
  );
  const firstPage = Math.ceil(stop / SECTOR);
  const main = Buffer.concat([
    Buffer.alloc(TEXT_AT),
    letters,
    Buffer.alloc(firstPage * SECTOR - stop),
    ...chpx.map((page) => page.bytes),
    ...papx.map((page) => page.bytes),
  ]);
  const pieces = Buffer.alloc(5 + 16);
  pieces[0] = 2;
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length, 9);
  pieces.writeUInt32LE(TEXT_AT, 15);
  const [charactersOf, paragraphsOf] = [list(chpx, firstPage), list(papx, firstPage + chpx.length)];
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(0x0200, 10);
  main.writeUInt32LE(TEXT_AT, 0x18);
  main.writeUInt32LE(text.length, 0x4c);
  for (const [at, from, length] of [
    [0x1a2, 0, pieces.length],
    [0xfa, pieces.length, charactersOf.length],
    [0x102, pieces.length + charactersOf.length, paragraphsOf.length],
  ]) {
    main.writeUInt32LE(from, at);
    main.writeUInt32LE(length, at + 4);
  }
  return ole({ WordDocument: main, "1Table": Buffer.concat([pieces, charactersOf, paragraphsOf]) });
}

/** Runs with properties, and those between them without, on pages of 512 bytes; `each`: bytes a run beside its place. */
function pages(runs, stop, each) {
  const all = [];
  let at = TEXT_AT;
  for (const [from, to, properties] of runs) {
    if (from > at) all.push([at, null]);
    all.push([from, properties]);
    at = to;
  }
  if (at < stop) all.push([at, null]);
  const perPage = 18;
  return Array.from({ length: Math.ceil(all.length / perPage) }, (_, i) => {
    const mine = all.slice(i * perPage, (i + 1) * perPage);
    const bytes = Buffer.alloc(SECTOR);
    for (const [j, [from]] of mine.entries()) bytes.writeUInt32LE(from, j * 4);
    bytes.writeUInt32LE(all[(i + 1) * perPage]?.[0] ?? stop, mine.length * 4);
    const shared = mine.find(([, properties]) => properties)?.[1];
    if (shared) shared.copy(bytes, 490);
    for (const [j, [, properties]] of mine.entries()) if (properties) bytes[(mine.length + 1) * 4 + j * each] = 490 / 2;
    bytes[SECTOR - 1] = mine.length;
    return { from: mine[0][0], bytes, stop };
  });
}

function list(all, firstPage) {
  const out = Buffer.alloc((all.length + 1) * 4 + all.length * 4);
  for (const [i, { from }] of all.entries()) {
    out.writeUInt32LE(from, i * 4);
    out.writeUInt32LE(firstPage + i, (all.length + 1) * 4 + i * 4);
  }
  out.writeUInt32LE(all[0]?.stop ?? 0, all.length * 4);
  return out;
}

/** An OLE file of streams of 4096 bytes or more ([MS-CFB]): shorter ones are filled up. Up to 109 sectors of places, 7 MB. */
function ole(streams) {
  const chains = Object.entries(streams).map(([name, data]) => {
    const length = Math.max(4096, Math.ceil(data.length / SECTOR) * SECTOR);
    return { name, bytes: Buffer.concat([data, Buffer.alloc(length - data.length)]) };
  });
  const sectors = chains.reduce((sum, { bytes }) => sum + bytes.length / SECTOR, 1);
  let tables = 1;
  while (tables * 128 < sectors + tables) tables++;
  if (tables > 109) throw new Error(`${tables} sectors of places`);
  const places = Buffer.alloc(tables * SECTOR, 0xff);
  for (let i = 0; i < tables; i++) places.writeUInt32LE(0xfffffffd, i * 4);
  places.writeUInt32LE(END, tables * 4);
  const directory = Buffer.alloc(SECTOR);
  const entry = (i, name, kind, child, from, length) => {
    const at = i * 128;
    directory.write(name, at, "utf16le");
    directory.writeUInt16LE(name.length * 2 + 2, at + 64);
    directory[at + 66] = kind;
    directory.fill(0xff, at + 68, at + 80);
    if (child !== null) directory.writeUInt32LE(child, at + 76);
    directory.writeUInt32LE(from, at + 116);
    directory.writeUInt32LE(length, at + 120);
  };
  entry(0, "Root Entry", 5, 1, END, 0);
  let next = tables + 1;
  for (const [i, { name, bytes }] of chains.entries()) {
    entry(i + 1, name, 2, null, next, bytes.length);
    if (i + 1 < chains.length) directory.writeUInt32LE(i + 2, (i + 1) * 128 + 72);
    const count = bytes.length / SECTOR;
    for (let n = 0; n < count; n++) places.writeUInt32LE(n + 1 < count ? next + n + 1 : END, (next + n) * 4);
    next += count;
  }
  const header = Buffer.alloc(SECTOR);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ])
    header.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, tables],
    [48, tables],
    [56, 4096],
    [60, END],
    [68, END],
  ])
    header.writeUInt32LE(value, at);
  header.fill(0xff, 76);
  for (let i = 0; i < tables; i++) header.writeUInt32LE(i, 76 + i * 4);
  return Buffer.concat([header, places, directory, ...chains.map(({ bytes }) => bytes)]);
}
