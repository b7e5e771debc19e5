/** Text as an XML document may hold it: one 0x0B (Word's soft break) or half of a surrogate pair makes the whole file unreadable. */

/** With the flag `u` a surrogate in a pair is no match: only lone ones are. */
const DOUBTFUL = /\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** The text without characters that XML 1.0 forbids (its production 2, Char); 0x0B and 0x0C become a space. */
export const xmlText = (text: string): string =>
  text.replace(DOUBTFUL, (c) => {
    if (c === "\u000b" || c === "\u000c") return " ";
    return c === "\t" || c === "\n" || c === "\r" || (c >= "\u007f" && c <= "\u009f") ? c : "";
  });
