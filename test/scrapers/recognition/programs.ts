/** Programs of a made-up kind on the PATH, in place of Tesseract and pdftoppm. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const WELL_INSTALLED = {
  pdftoppm: 'case "$1" in -v) echo "pdftoppm version 22.12.0" >&2;; *) cat >/dev/null; echo picture;; esac',
  tesseract: "exit 1",
} as const;

/** A tesseract that answers for its version and languages; `reads` is the script for a picture. */
export const tesseractThat = (reads: string, languages = "rus\nkaz"): string =>
  `case "$1" in --version) echo "tesseract 5.3.0";; --list-langs) printf '${languages.replaceAll("\n", "\\n")}\\n';; *) ${reads};; esac`;

/** What a page with these words looks like to our reader. */
export const hocrOf = (words: string): string =>
  `<div class='ocr_page'><span class='ocr_line' title='bbox 0 0 900 40; baseline 0 -8; x_size 40'>${words
    .split(" ")
    .map(
      (word) =>
        `<span class='ocrx_word' title='bbox 0 0 9 9; x_wconf 95'>${[...word]
          .map((c) => `<span class='ocrx_cinfo' title='x_bboxes 0 0 20 40; x_conf 95'>${c}</span>`)
          .join("")}</span>`,
    )
    .join(" ")}</span></div>`;

/** Runs the work with these shell scripts before all else on the PATH (null: nothing at all is installed), then takes them away. */
export async function withPrograms<T>(
  scripts: Readonly<Partial<Record<"tesseract" | "pdftoppm", string>>> | null,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-programs-"));
  const before = process.env.PATH;
  try {
    for (const [name, script] of Object.entries(scripts === null ? {} : { ...WELL_INSTALLED, ...scripts })) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    process.env.PATH = scripts === null ? folder : `${folder}:${before}`;
    return await work(folder);
  } finally {
    process.env.PATH = before;
    rmSync(folder, { recursive: true, force: true });
  }
}
