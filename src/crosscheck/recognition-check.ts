/**
 * How well did a machine read? Its words are held against those of the official text of the same stage, word for word and in order. Letterhead, stamps
 * and signatures stand on the paper only: what the official text does not have is no error of its own.
 */
import { diffArrays } from "diff";
import { type Block, fold, paragraphsOf } from "../law/index.js";

export interface RecognitionMeasure {
  /** Words of the official text, those of them that were read right, and the others. */
  readonly all: number;
  readonly right: number;
  readonly wrong: number;
  /** Words with a digit: amounts, numbers of provisions, days; and those of them that were not read right. */
  readonly amounts: number;
  readonly amountsWrong: number;
  /** Some of what was misread, figures first: «1401» → «140¹». */
  readonly examples: string;
}

/** Words read otherwise, dropped or added: beyond that the two are not one text read twice (40,000 words compared up to here took 4 s). */
const FARTHEST = 6_000;
const EXAMPLES = 5;

/** Null where the two are too different to be the same text. */
export function measureRecognition(
  recognised: readonly Block[],
  official: readonly Block[],
): RecognitionMeasure | null {
  const [machine, paper] = [wordsOf(recognised), wordsOf(official)];
  const parts = diffArrays(machine, paper, { maxEditLength: FARTHEST });
  if (parts === undefined || paper.length === 0) return null;
  const wrong: string[] = [];
  const pairs: string[] = [];
  let dropped: readonly string[] = [];
  for (const { value, added, removed } of parts) {
    if (added) {
      wrong.push(...value);
      pairs.push(`«${short(dropped)}» → «${short(value)}»`);
    }
    dropped = removed ? value : [];
  }
  const right = paper.length - wrong.length;
  if (right * 2 < paper.length) return null;
  const figures = (words: readonly string[]) => words.filter((w) => /\p{N}/u.test(w)).length;
  const first = pairs.toSorted((a, b) => Number(/\p{N}/u.test(b)) - Number(/\p{N}/u.test(a)));
  return {
    all: paper.length,
    right,
    wrong: wrong.length,
    amounts: figures(paper),
    amountsWrong: figures(wrong),
    examples: first.slice(0, EXAMPLES).join("; "),
  };
}

const short = (words: readonly string[]): string => words.slice(0, 6).join(" ");

/** Look-alike letters of another alphabet are the same word; a superscript is another than the digit. */
function wordsOf(blocks: readonly Block[]): string[] {
  const { paragraphs } = paragraphsOf(blocks);
  return paragraphs.flatMap((line) => fold(line).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []);
}
