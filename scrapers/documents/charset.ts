/**
 * In which encoding is a text written? In order: byte order mark, what the header says, what the page says, strict UTF-8, windows-1251, KZ-1048.
 * A guess whose letters do not occur in Kazakh or Russian is given up for the next.
 */
import iconv from "iconv-lite";

/** Letters that windows-1251 shows where KZ-1048 has ң, ө, ұ and their like. */
const FOREIGN = /[ЌќЎўЈјҐґЃѓЅѕЏџЂђЋћЉљЊњ]/gu;
const MAX_FOREIGN = 0.005;

export interface Decoded {
  readonly text: string;
  readonly charset: string;
  /** False where the letters look wrong in every encoding tried. */
  readonly sure: boolean;
}

/** @param declared charset from the media type, "" where silent */
export function decode(bytes: Uint8Array, declared: string): Decoded {
  const marked = mark(bytes);
  if (marked) return { text: decodeAs(bytes, marked), charset: marked, sure: true };
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  const named =
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]{0,100}encoding=["']([\w-]+)/.exec(head)?.[1];
  const tried = [declared, named ?? "", "utf-8", "windows-1251", "rk1048"];
  let fallback: Decoded | null = null;
  for (const charset of tried) {
    if (charset === "" || !iconv.encodingExists(charset)) continue;
    const text = decodeAs(bytes, charset);
    if (text.includes("\uFFFD")) continue;
    if (looksRight(text)) return { text, charset, sure: true };
    fallback ??= { text, charset, sure: false };
  }
  return fallback ?? { text: decodeAs(bytes, "utf-8"), charset: "utf-8", sure: false };
}

function mark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
}

function looksRight(text: string): boolean {
  const letters = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const foreign = text.match(FOREIGN)?.length ?? 0;
  // UTF-8 read as windows-1251 shows pairs of «Р» and «С» with a sign or rare letter.
  const doubled = text.match(/[РС][°±²³´µ¶·ЃЉЊЌЋЏљњќћџЂѓ‚„…†‡€‰‹›]/gu)?.length ?? 0;
  return foreign <= letters * MAX_FOREIGN && doubled <= letters * 0.05;
}
