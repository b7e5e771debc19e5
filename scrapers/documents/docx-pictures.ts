/** The picture files of a Word document in the order in which it shows them: what a recogniser reads where the document holds no words. */
import { openArchive } from "./archive.js";

const SHOWN = /<(?:a:blip|v:imagedata)\b[^>]*?\br:(?:embed|id)="([^"]{1,100})"/gu;
const RELATION = /<Relationship\b[^>]*>/gu;
/** What Tesseract's reader of pictures knows. */
const PICTURE = /^word\/media\/[^/]+\.(?:png|jpe?g|tiff?|bmp|gif|webp)$/iu;

/**
 * A picture shown twice is there twice; one that is linked from outside, or of a kind that cannot be read, is left out.
 * @throws OqylymError `document_unreadable`, `document_too_large`
 */
export async function docxPictures(bytes: Uint8Array, name: string): Promise<Uint8Array[]> {
  const wanted = (part: string) =>
    part === "word/document.xml" || part === "word/_rels/document.xml.rels" || PICTURE.test(part);
  const parts = await openArchive(bytes, name, wanted);
  const text = (part: string) => new TextDecoder().decode(parts.get(part) ?? new Uint8Array());
  const targets = new Map<string, string>();
  for (const [relation] of text("word/_rels/document.xml.rels").matchAll(RELATION)) {
    const id = /\bId="([^"]+)"/u.exec(relation)?.[1];
    const target = /\bTarget="([^"]+)"/u.exec(relation)?.[1];
    if (id !== undefined && target !== undefined) targets.set(id, target);
  }
  return [...text("word/document.xml").matchAll(SHOWN)].flatMap(([, id = ""]) => {
    const target = targets.get(id) ?? "";
    const part = target.startsWith("/") ? target.slice(1) : `word/${target}`;
    const picture = PICTURE.test(part) ? parts.get(part) : undefined;
    return picture ? [picture] : [];
  });
}
