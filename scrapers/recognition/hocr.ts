/**
 * What Tesseract says of one picture (hOCR with a box for every character) as lines and words. The words alone would lie: a raised digit is
 * printed like any other («140¹» as 1401, seen with Tesseract 5.3.0), but its box stands above the line, and so it is raised again.
 */
import { Parser } from "htmlparser2";
import type { RecognisedLine, RecognisedWord } from "../../src/law/index.js";
import { raise } from "../documents/text.js";

type Box = readonly [number, number, number, number];

interface Character {
  text: string;
  readonly box: Box;
}

interface Word {
  readonly confidence: number;
  readonly characters: Character[];
}

/**
 * Of the height of a number's first digit: how far the foot of another stands above its foot where it is raised, and how far the top of a sign stands
 * above its top where something raised may hide in its box (a box may cover two signs: «233⁴.» is read 2334 with full confidence, seen).
 */
const RAISED = 0.3;
const TALLER = 0.1;
/** Signs that stand higher than digits by themselves. */
const TALL = /[()[\]{}«»"“”„%/№§|]/u;
/** A small raised digit that was taken for a mark: «140'-бап». */
const MARK_FOR_DIGIT = /\p{Nd}['’‘`*°"!?|\]]/u;
/** Letters that look like digits among digits: «З00», «5О», «l0». */
const LETTER_IN_NUMBER = /^(?=.*\p{Nd})(?=.*[OОoоЗзIl|бБ])[\p{Nd}OОoоЗзIl|бБ]{2,}$/u;

/** Null where it is not what Tesseract writes. Lines without words are left out. */
export function readHocr(hocr: string): RecognisedLine[] | null {
  let sawPage = false;
  const lines: { box: Box; foot: number; size: number; words: Word[] }[] = [];
  let character: Character | null = null;
  const parser = new Parser(
    {
      onopentag(_name, { class: kind = "", title = "" }) {
        character = null;
        if (kind === "ocr_page") sawPage = true;
        else if (LINES.has(kind)) lines.push({ ...lineOf(title), words: [] });
        else if (kind === "ocrx_word") lines.at(-1)?.words.push({ confidence: numberOf(title), characters: [] });
        else if (kind === "ocrx_cinfo") {
          character = { text: "", box: boxOf(title, "x_bboxes") };
          lines.at(-1)?.words.at(-1)?.characters.push(character);
        }
      },
      ontext(text) {
        if (character) character.text += text.trim();
      },
      onclosetag() {
        character = null;
      },
    },
    { decodeEntities: true },
  );
  parser.end(hocr);
  if (!sawPage) return null;
  return lines.map((line) => ({ ...line, words: wordsOf(line.words) })).filter((line) => line.words.length > 0);
}

const LINES: ReadonlySet<string> = new Set(["ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"]);

function boxOf(title: string, name: string): Box {
  const found = new RegExp(`${name} (\\d+) (\\d+) (\\d+) (\\d+)`).exec(title);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4])] : [0, 0, 0, 0];
}

function lineOf(title: string): { box: Box; foot: number; size: number } {
  const box = boxOf(title, "bbox");
  const foot = Number(/baseline -?[\d.]+ (-?\d+)/.exec(title)?.[1] ?? 0);
  const size = Number(/x_size ([\d.]+)/.exec(title)?.[1] ?? 0);
  return { box, foot: Math.max(0, -foot), size: size > 0 ? size : box[3] - box[1] };
}

function numberOf(title: string): number {
  const said = Number(/x_wconf (\d{1,3})/.exec(title)?.[1] ?? 0);
  return Math.min(100, said);
}

/** The first digit of a number: what the signs behind it are held against. */
type First = Box;

/**
 * Raised digits are raised again. They are doubtful all the same: so small a figure is often misread («140²» as 140⁷, seen). A raised digit may stand
 * apart from its number as a word of its own: the number's first digit is kept from word to word, as long as no letter comes between.
 */
function wordsOf(words: readonly Word[]): RecognisedWord[] {
  const read: RecognisedWord[] = [];
  let first: First | null = null;
  for (const { confidence, characters } of words) {
    let text = "";
    let doubtful = false;
    for (const { text: sign, box } of characters) {
      const digit = /^\p{Nd}+$/u.test(sign);
      const { raised, taller } = first === null ? LEVEL : against(first, box);
      if (/\p{L}/u.test(sign)) first = null;
      else if (digit) first ??= box;
      if (digit && raised) {
        text += raise(sign);
        doubtful = true;
        continue;
      }
      if (taller && !TALL.test(sign)) doubtful = true;
      text += sign;
    }
    if (text === "") continue;
    if (doubtful || MARK_FOR_DIGIT.test(text) || LETTER_IN_NUMBER.test(text))
      read.push({ text, confidence, doubtful: true });
    else read.push({ text, confidence });
  }
  return read;
}

const LEVEL = { raised: false, taller: false };

function against([, top, , foot]: First, box: Box): typeof LEVEL {
  const height = foot - top;
  if (height <= 0) return LEVEL;
  return { raised: foot - box[3] >= height * RAISED, taller: top - box[1] >= height * TALLER };
}
