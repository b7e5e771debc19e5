/** Words that a program read off pictures, as blocks, and what is to be told of them. */
import type { Block, Problem, ReadByMachine, RecognisedPage, RecognisedText } from "../../src/law/index.js";
import { type Line, paragraphsOf } from "./pdf-lines.js";
import { tidy } from "./text.js";

/** Below this a word is told as unsure. Tesseract gives 90 and more to what it reads well (seen on the two official files we hold). */
const SURE = 80;
/** A text read worse than this on the whole is no text: a photograph or a blank sheet gives «words» too. */
const READABLE = 60;
const EXAMPLES = 20;

/** One page's lines as paragraphs. */
export function recognisedBlocks({ lines }: RecognisedPage): Block[] {
  return paragraphsOf(
    lines.flatMap(({ box: [left, , right, bottom], foot, size, words }): Line[] => {
      const text = tidy(words.map((w) => w.text).join(" "));
      // Lines of a PDF are counted from the sheet's foot.
      return text === "" ? [] : [{ text, left, right, y: foot - bottom, height: size }];
    }),
  );
}

/** The recognised pages if they can stand for a text, else why not. */
export function judge(text: RecognisedText): { readonly read: ReadByMachine } | { readonly problem: Problem } {
  const words = text.pages.flatMap((p) => p.lines.flatMap((l) => l.words)).filter((w) => /[\p{L}\p{N}]/u.test(w.text));
  const letters = words.reduce((n, w) => n + w.text.length, 0);
  const confidence = words.reduce((n, w) => n + w.text.length * w.confidence, 0) / Math.max(1, letters);
  if (words.length === 0)
    return { problem: { code: "recognition_empty", severity: "error", args: { maker: text.program } } };
  if (confidence < READABLE)
    return {
      problem: {
        code: "recognition_poor",
        severity: "error",
        args: { maker: text.program, count: Math.round(confidence) },
      },
    };
  const unsure = words.filter((w) => w.confidence < SURE || w.doubtful);
  const figure = (w: { text: string }) => (/\p{N}/u.test(w.text) ? 0 : 1);
  const first = unsure.toSorted((a, b) => figure(a) - figure(b)).slice(0, EXAMPLES);
  return {
    read: {
      maker: text.program,
      words: words.length,
      unsure: unsure.length,
      ...(first.length === 0 ? {} : { examples: first.map((w) => `«${tidy(w.text)}»`).join(", ") }),
    },
  };
}

/** What a reader is told of such a text. */
export function machineProblems({ maker, words, unsure, examples }: ReadByMachine): Problem[] {
  const told: Problem[] = [{ code: "recognised_text", severity: "warning", args: { maker } }];
  if (unsure && examples !== undefined)
    told.push({
      code: "recognised_words_unsure",
      severity: "warning",
      args: { count: unsure, all: words ?? 0, words: examples },
    });
  return told;
}
