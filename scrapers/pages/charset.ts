/**
 * In which encoding is a text written, when a server may be silent or wrong about it? In order: byte order mark, what the header says, what the page
 * says, strict UTF-8, windows-1251, KZ-1048. A guess whose letters neither Kazakh nor Russian has is given up for the next.
 */
import iconv from "iconv-lite";

export interface Decoded {
  readonly text: string;
  /** As used: «utf-8», «windows-1251», «rk1048» (KZ-1048). */
  readonly charset: string;
  /** False where the letters look wrong in every encoding tried: then the text is the first that could be decoded at all. */
  readonly sure: boolean;
}

/** Encodings that hold Cyrillic letters, under the names by which they go about. Others («iso-8859-1» by a server's default) say nothing. */
const KNOWN: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
  "windows-1251": "windows-1251",
  "cp-1251": "windows-1251",
  cp1251: "windows-1251",
  win1251: "windows-1251",
  "kz-1048": "rk1048",
  kz1048: "rk1048",
  rk1048: "rk1048",
  "strk1048-2002": "rk1048",
  "koi8-r": "koi8-r",
  "iso-8859-5": "iso-8859-5",
  cp866: "cp866",
  ibm866: "cp866",
};

/** More letters than these of every thousand Cyrillic ones, and the guess is wrong. */
const MAX_FOREIGN = 0.005;
/** Letters of the Serbian, Macedonian, Ukrainian and Belarusian alphabets: what windows-1251 shows where KZ-1048 has ң, ө, ұ and their like. */
const FOREIGN = new Set("ЂЃѓЉЊЌЋЏђљњќћџЎўЈјҐґЄєЇїЅѕ\uFFFD");
/** UTF-8 read as an 8-bit table shows «Р» or «С» and behind it a sign or a rare letter, letter by letter. */
const MAX_DOUBLED = 0.05;
/** Capitals right behind small letters, of all letters; plain text has none. */
const MAX_TURNED = 0.02;
const QUESTION = 0x3f;
const DOUBLED = /[РС][\u0080-\u00BFЃЉЊЌЋЏљњќћџЂђѓўЈЇїЁ‚„…†‡€‰‹›“”•–—™ѕєі№]/gu;

/** @param declared charset of the header or media type, "" where silent */
export function decode(bytes: Uint8Array, declared: string): Decoded {
  let fallback: Decoded | null = null;
  for (const charset of new Set([markOf(bytes), KNOWN[declared.toLowerCase()], namedIn(bytes), ...GUESSES])) {
    if (charset === undefined) continue;
    const text = decodeAs(bytes, charset);
    if (text === null) continue;
    if (looksRight(text)) return { text, charset, sure: true };
    fallback ??= { text, charset, sure: false };
  }
  return fallback ?? { text: iconv.decode(Buffer.from(bytes), "utf-8"), charset: "utf-8", sure: false };
}

const GUESSES = ["utf-8", "windows-1251", "rk1048"];

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** `<meta charset>`, `<meta http-equiv … charset=>`, `<?xml encoding="…"?>` in the first 4 kB. */
function namedIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const named =
    /<meta[^>]{0,200}charset\s?=\s?["']?([\w-]{3,20})/iu.exec(head)?.[1] ??
    /<\?xml[^>]{0,100}encoding=["']([\w-]{3,20})/u.exec(head)?.[1];
  const known = KNOWN[(named ?? "").toLowerCase()];
  // A page that says so in one-byte letters is not written in two-byte ones.
  return known?.startsWith("utf-16") ? undefined : known;
}

function decodeAs(bytes: Uint8Array, charset: string): string | null {
  try {
    if (!charset.startsWith("utf-"))
      return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
    // `stream`: a page cut inside its last character is cut, not wrongly encoded; the missing end mark tells that.
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** Scripts of Asia and Africa, signs without a meaning: what UTF-16 shows that lost a byte; read by an 8-bit table, it shows control characters. */
const isFarScript = (code: number): boolean => (code > 0x52f && code < 0x1e00) || (code >= 0x2e80 && code <= 0xfaff);

function looksRight(text: string): boolean {
  let cyrillic = 0;
  let foreign = 0;
  let turned = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const last = before;
    before = code;
    if (code < 0x400) {
      if (code < 0x09 || (code > 0x0d && code < 0x20)) foreign++;
      continue;
    }
    if (code <= 0x4ff) {
      cyrillic++;
      // «?аза?стан»: a table without Kazakh letters wrote them so.
      if (last === QUESTION) foreign++;
      // «ъБЛПО» for «Закон»: KOI8-R read as windows-1251 turns small letters into capitals.
      if (code < 0x430 && last >= 0x430 && last < 0x450) turned++;
      if (code >= 0x410 && code <= 0x44f) continue;
      if (FOREIGN.has(text.charAt(i))) foreign++;
    } else if (code === 0xfffd || isFarScript(code)) foreign++;
  }
  if (cyrillic + foreign === 0) return true;
  if (foreign > (cyrillic + foreign) * MAX_FOREIGN || turned > cyrillic * MAX_TURNED) return false;
  return (text.match(DOUBLED)?.length ?? 0) <= cyrillic * MAX_DOUBLED;
}
