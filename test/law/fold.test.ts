/** Folding for matching: what printers mix up becomes one, and the way back leads to the place in the original. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, foldWithMap } from "../../src/law/index.js";

test.each([
  ["«паром»", '"паром"'],
  ["„паром“ и ‘лодка’", '"паром" и "лодка"'],
  ["паром – судно — и ‑ лодка", "паром - судно - и - лодка"],
  ["паром \u00a0\t стоит\nздесь", "паром стоит здесь"],
  ["\u00a0паром\u00a0", " паром "],
  ["счёт, Ёлка", "счет, Елка"],
  ["тармaқ, актiлер", "тармақ, актілер"],
  ["мəтін", "мәтін"],
  ["VIII, docx и PDF", "VIII, docx и PDF"],
  ["Паром", "Паром"],
  ["", ""],
])("«%s» → «%s»", (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(foldWithMap(text).text).toBe(folded);
});

describe("the way back", () => {
  const any = fc.string({
    unit: fc.constantFrom(..." \t\n\r\v\f\u0085\u00a0\u1680\u180e\u2003\u200b\u2028\u202f\u3000\ufeffабвё–—«»\"'.,1😀"),
  });

  test("each unit of the folded text comes from its place: a run of white space from its first, all else from itself", () => {
    fc.assert(
      fc.property(any, (text) => {
        const starts = [...text.matchAll(/\s+|\S/g)].map((m) => m.index);
        const { text: folded, at } = foldWithMap(text);
        expect(at).toEqual([...starts, text.length]);
        expect(folded).toHaveLength(starts.length);
        starts.forEach((start, i) => {
          expect(folded[i]).toBe(fold(text[start] ?? ""));
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
