/**
 * Words that a program read off pictures. They are a fact of their own: the picture is the document, the words are somebody's reading of it, and
 * a figure among them is never certain.
 */
export interface RecognisedText {
  /** Who read: «tesseract 5.3.0». */
  readonly program: string;
  /** Who made pictures of the pages: «pdftoppm 22.12.0»; "" where the document holds its pictures as files. */
  readonly renderer: string;
  /** As the program was told: «rus+kaz». */
  readonly languages: string;
  /** Long side of a page's picture in pixels (3508: an A4 page at 300 dpi); null where the pictures were read as they are. */
  readonly pixels: number | null;
  readonly pages: readonly RecognisedPage[];
}

export interface RecognisedPage {
  /** Page of the PDF, or picture of the document, from 1. */
  readonly page: number;
  /** Top to bottom; empty where the picture holds no words. */
  readonly lines: readonly RecognisedLine[];
}

export interface RecognisedLine {
  /** Left, top, right, bottom in pixels, from the picture's upper left corner. */
  readonly box: readonly [number, number, number, number];
  /** Height of the line's foot above the lower edge of the box, at its left end, and size of its letters from ascender to descender; pixels. */
  readonly foot: number;
  readonly size: number;
  readonly words: readonly RecognisedWord[];
}

export interface RecognisedWord {
  readonly text: string;
  /** 0–100, as the program says it. */
  readonly confidence: number;
  /** True where a superscript stands or may hide among digits, or letters among them: such figures are often misread with full confidence. */
  readonly doubtful?: true;
}

/** What is to be told of a text that a program read off pictures. Of a text layer made elsewhere only the maker is known. */
export interface ReadByMachine {
  readonly maker: string;
  readonly words?: number;
  /** Words of little confidence and figures of doubtful form. */
  readonly unsure?: number;
  /** Some of them, figures first. */
  readonly examples?: string;
}
