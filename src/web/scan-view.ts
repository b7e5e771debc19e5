/** What became of a document's pictures, in words: they wait for a machine to read them, it could not, or it did and how sure it was. */
import type { RecognisedText } from "../law/index.js";
import type { Page } from "./context.js";

/** Below this a word is counted as unsure. */
const SURE = 80;

/** For a document that has no text. */
export function scanInWords(page: Page, sha256: string): string {
  const seen = page.store.recognition(sha256);
  if (seen?.state === "failed")
    return page.m("scan.failed", {
      program: seen.program,
      why: page.m.orElse(`errors.${seen.code}`, "errors.other", { code: seen.code }),
    });
  if (seen?.state === "read") return page.m("scan.unusable", { program: seen.text.program });
  const { missing } = page.store.recognitionStatus();
  return missing.length > 0 ? page.m("scan.not_installed", { packages: missing.join(", ") }) : page.m("scan.waiting");
}

/** What stands at the top of a stored document that was read by machine, or that should be; null where it has words of its own. */
export function recognitionView(page: Page, sha256: string) {
  const seen = page.store.recognition(sha256);
  if (seen === null) return null;
  if (seen.state === "layer") return { words: page.m("problems.recognised_text", { maker: seen.maker }), read: true };
  if (seen.state !== "read") return { words: scanInWords(page, sha256), read: false };
  const { program, languages, pages } = seen.text;
  const words = wordsOf(seen.text);
  return {
    read: true,
    words: page.m("scan.read", {
      program,
      languages,
      at: page.figures.instant(seen.at),
      pages: pages.length,
      words: words.length,
      unsure: words.filter((w) => w.confidence < SURE || w.doubtful).length,
    }),
  };
}

const wordsOf = (text: RecognisedText) =>
  text.pages.flatMap((p) => p.lines.flatMap((l) => l.words)).filter((w) => /[\p{L}\p{N}]/u.test(w.text));
