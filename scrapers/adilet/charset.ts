/**
 * From bytes to text when a server may be silent or wrong about the encoding. Order: byte order mark, header, `<meta charset>`, strict UTF-8,
 * windows-1251, KZ-1048; letters that neither Kazakh nor Russian has (Ќ ѕ Ў Ј Ґ Ѓ …) over 0.5 % mean the next guess.
 */
import iconv from "iconv-lite";

export interface Decoded {
  readonly text: string;
  /** As used: «utf-8», «windows-1251», «kz-1048». */
  readonly charset: string;
}

const FOREIGN_SHARE = 0.005;
/** Cyrillic letters of the Serbian, Macedonian, Ukrainian and Belarusian alphabets: what a wrong 8-bit table makes of Kazakh letters. Also U+FFFD. */
const FOREIGN = new Set("ЂЃѓЉЊЌЋђљњќћЎўЈјҐґЄєЇїЅѕ\uFFFD");
/** The names under which the three encodings go about. */
const KNOWN: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "windows-1251": "windows-1251",
  cp1251: "windows-1251",
  "kz-1048": "kz-1048",
  "strk1048-2002": "kz-1048",
  rk1048: "kz-1048",
};

/**
 * The text of a page, or null where no known encoding gives Kazakh or Russian text. `header`: the charset parameter of the HTTP header, «» where
 * silent. Text without a Cyrillic letter passes as it is.
 */
export function decodePage(bytes: Uint8Array, header: string): Decoded | null {
  const guesses = [markOf(bytes), KNOWN[header.toLowerCase()], metaOf(bytes), "utf-8", "windows-1251", "kz-1048"];
  for (const charset of new Set(guesses)) {
    if (charset === undefined) continue;
    const text = decodeAs(bytes, charset);
    if (text !== null && foreignShare(text) <= FOREIGN_SHARE) return { text, charset };
  }
  return null;
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function metaOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString("latin1");
  return KNOWN[(/<meta[^>]{0,80}charset\s?=\s?["']?([\w-]{3,20})/iu.exec(head)?.[1] ?? "").toLowerCase()];
}

function decodeAs(bytes: Uint8Array, charset: string): string | null {
  if (charset === "kz-1048")
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), "rk1048");
  try {
    // `stream`: a page cut inside its last character is cut, not wrongly encoded; the missing end mark tells that.
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** Foreign letters among the Cyrillic ones. */
function foreignShare(text: string): number {
  let cyrillic = 0;
  let foreign = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x400) continue;
    if (code <= 0x4ff) {
      cyrillic++;
      if (code >= 0x410 && code <= 0x44f) continue;
      if (FOREIGN.has(text.charAt(i))) foreign++;
    } else if (code === 0xfffd) foreign++;
  }
  return cyrillic + foreign === 0 ? 0 : foreign / (cyrillic + foreign);
}
