/** What we use of word-extractor's inside: the pieces of text as the file holds them. Version pinned; `doc.ts` says why. */
declare module "word-extractor/lib/word-ole-extractor.js" {
  export default class WordOleExtractor {
    extract(reader: unknown): Promise<unknown>;
    /** Text with its place in the file; `bpc`: bytes a letter. */
    readonly _pieces?: { text: string; readonly startFilePos: number; readonly bpc: number }[];
    /** A step of `extract`. @param stream «WordDocument» @param table «0Table» or «1Table» */
    writeCharacterProperties(stream: Buffer, table: Buffer): void;
    readonly _boundaries?: { readonly ccpText?: number };
  }
}
declare module "word-extractor/lib/buffer-reader.js" {
  export default class BufferReader {
    constructor(bytes: Buffer);
    open(): Promise<void>;
  }
}
