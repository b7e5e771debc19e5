/** What we use of word-extractor's inside: the pieces of text as the file holds them. Version pinned; `doc.ts` says why. */
declare module "word-extractor/lib/word-ole-extractor.js" {
  export default class WordOleExtractor {
    extract(reader: unknown): Promise<unknown>;
    writeCharacterProperties(main: Buffer, table: Buffer): void;
    writeParagraphProperties(main: Buffer, table: Buffer): void;
    buildDocument(): unknown;
    readonly _pieces?: readonly {
      readonly text: string;
      readonly startFilePos: number;
      readonly endFilePos: number;
      readonly bpc: number;
    }[];
    readonly _boundaries?: { readonly ccpText?: number };
  }
}
declare module "word-extractor/lib/buffer-reader.js" {
  export default class BufferReader {
    constructor(bytes: Buffer);
    open(): Promise<void>;
  }
}
