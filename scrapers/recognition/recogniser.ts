/**
 * Reads pictures of pages with Tesseract, page by page: pdftoppm (poppler) makes a grey picture of a page, Tesseract reads it. Both are asked
 * through their pipes: nothing is written to disk, and nothing is left behind by a kill.
 */
import { OqylymError } from "../../src/errors.js";
import type { RecognisedPage, RecognisedText } from "../../src/law/index.js";
import { readHocr } from "./hocr.js";
import { type ProgramRun, runProgram } from "./program.js";

/**
 * Russian first: with Kazakh first «щ» is read «ш» in Russian words, and Kazakh is read as well either way (measured on our own pages in both
 * languages, Tesseract 5.3.0).
 */
const LANGUAGES = ["rus", "kaz"] as const;
/** Long side of an A4 page at 300 dpi: what Tesseract is made for. Larger sheets get fewer dots, never a larger picture. */
const PIXELS = 3508;

export interface RecogniserLimits {
  readonly pages: number;
  /** For the picture of one page and for its reading, each. */
  readonly pageMs: number;
  readonly documentMs: number;
  /** Address space of each program. */
  readonly memoryBytes: number;
}

const LIMITS: RecogniserLimits = { pages: 400, pageMs: 90_000, documentMs: 1_200_000, memoryBytes: 2_000_000_000 };

/** The pictures of a document: pages of a PDF without words, or picture files that a document holds. */
export type Pictures =
  | { readonly kind: "pdf"; readonly bytes: Uint8Array; readonly pages: readonly number[] }
  | { readonly kind: "files"; readonly files: readonly Uint8Array[] };

/** Whether pictures can be read here: by which program, or which Debian packages are missing. */
export type Readiness =
  | { readonly ready: true; readonly program: string; readonly renderer: string }
  | { readonly ready: false; readonly missing: readonly string[] };

export interface Recogniser {
  /** Asked anew each time: what is installed while the program runs is found. */
  readiness(): Promise<Readiness>;
  /**
   * @param name stands in messages
   * @throws OqylymError `recogniser_missing`, `recognition_timeout`, `recognition_failed`, `document_too_large` (too many pages), `interrupted`
   */
  recognise(pictures: Pictures, name: string, signal?: AbortSignal): Promise<RecognisedText>;
}

/** @param clock ms, for the time that a document may take */
export function createRecogniser(limits: Partial<RecogniserLimits> = {}, clock: () => number = Date.now): Recogniser {
  const bounds = { ...LIMITS, ...limits };
  const run = (more: Partial<ProgramRun> = {}): ProgramRun => ({
    timeoutMs: bounds.pageMs,
    maxOutput: 50_000_000,
    maxMemory: bounds.memoryBytes,
    ...more,
  });

  const readiness = async (): Promise<Readiness> => {
    const [tesseract, languages, pdftoppm] = await Promise.all([
      versionOf(runProgram("tesseract", ["--version"], run({ timeoutMs: 20_000 }))),
      wordsOf(runProgram("tesseract", ["--list-langs"], run({ timeoutMs: 20_000 }))),
      versionOf(runProgram("pdftoppm", ["-v"], run({ timeoutMs: 20_000 }))),
    ]);
    const known = new Set((languages ?? "").split(/\s+/u));
    const missing = [
      ...(tesseract === null ? ["tesseract-ocr"] : []),
      ...LANGUAGES.filter((l) => !known.has(l)).map((l) => `tesseract-ocr-${l}`),
      ...(pdftoppm === null ? ["poppler-utils"] : []),
    ];
    if (missing.length > 0) return { ready: false, missing };
    return { ready: true, program: `tesseract ${tesseract}`, renderer: `pdftoppm ${pdftoppm}` };
  };

  const readPicture = async (picture: Uint8Array, page: number, signal?: AbortSignal): Promise<RecognisedPage> => {
    // 4: one column of lines of any size. A page of law is that; «one block» (6) reads stamps into the text, and 3 takes lines apart.
    const args = ["stdin", "stdout", "-l", LANGUAGES.join("+"), "--psm", "4", "-c", "hocr_char_boxes=1", "hocr"];
    const { stdout } = await runProgram("tesseract", args, run({ input: picture, ...(signal ? { signal } : {}) }));
    const lines = readHocr(stdout.toString("utf8"));
    if (lines === null)
      throw new OqylymError(
        "recognition_failed",
        `tesseract gave no hOCR but «${stdout.toString("utf8", 0, 60).replace(/\s+/gu, " ")}»`,
      );
    return { page, lines };
  };

  const pictureOf = async (bytes: Uint8Array, page: number, signal?: AbortSignal): Promise<Uint8Array> => {
    const n = String(page);
    const args = ["-f", n, "-l", n, "-gray", "-scale-to", String(PIXELS), "-"];
    const { stdout } = await runProgram("pdftoppm", args, run({ input: bytes, ...(signal ? { signal } : {}) }));
    if (stdout.length === 0) throw new OqylymError("recognition_failed", `pdftoppm made no picture of page ${page}`);
    return stdout;
  };

  return {
    readiness,
    recognise: async (pictures, name, signal) => {
      const ready = await readiness();
      if (!ready.ready)
        throw new OqylymError(
          "recogniser_missing",
          `${name}: pictures cannot be read here: apt-get install ${ready.missing.join(" ")}`,
        );
      const count = pictures.kind === "pdf" ? pictures.pages.length : pictures.files.length;
      if (count === 0) throw new OqylymError("recognition_failed", `${name}: no picture to read`);
      if (count > bounds.pages)
        throw new OqylymError(
          "document_too_large",
          `${name}: ${count} pictures, and at most ${bounds.pages} are read: split the document`,
        );
      const until = clock() + bounds.documentMs;
      const pages: RecognisedPage[] = [];
      for (let i = 0; i < count; i++) {
        if (clock() >= until)
          throw new OqylymError(
            "recognition_timeout",
            `${name}: only ${i} of ${count} pages were read in ${bounds.documentMs / 60_000} minutes`,
          );
        const page = pictures.kind === "pdf" ? (pictures.pages[i] ?? i + 1) : i + 1;
        const picture =
          pictures.kind === "pdf" ? await pictureOf(pictures.bytes, page, signal) : (pictures.files[i] as Uint8Array);
        pages.push(await readPicture(picture, page, signal));
      }
      const isPdf = pictures.kind === "pdf";
      return {
        program: ready.program,
        renderer: isPdf ? ready.renderer : "",
        languages: LANGUAGES.join("+"),
        pixels: isPdf ? PIXELS : null,
        pages,
      };
    },
  };
}

/** Both channels: some versions of these programs tell their version on the one, some on the other. */
async function wordsOf(output: Promise<{ stdout: Buffer; stderr: string }>): Promise<string | null> {
  try {
    const { stdout, stderr } = await output;
    return `${stdout.toString("utf8")}\n${stderr}`;
  } catch {
    return null;
  }
}

async function versionOf(output: Promise<{ stdout: Buffer; stderr: string }>): Promise<string | null> {
  const words = await wordsOf(output);
  return words === null ? null : (/(\d+(?:\.\d+)+)/u.exec(words)?.[1] ?? null);
}
