/**
 * Scans made by the tests: our own words printed by Chromium, turned into pictures by pdftoppm, and put into a PDF that holds nothing but the
 * pictures. What is on the sheets is known to the letter.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const onPath = (command: string) =>
  (process.env.PATH ?? "").split(":").some((dir) => dir !== "" && existsSync(join(dir, command)));

/** What a test of real scans needs; tests that lack it say so and are skipped. */
export const missingTools = ["tesseract", "pdftoppm", "chromium"].filter((command) => !onPath(command));

/** Paragraphs; a raised digit is written «140<sup>1</sup>». */
export type Sheet = readonly string[];

export interface ScanOptions {
  /** Dots per inch of the pictures. */
  readonly dpi?: number;
  readonly font?: string;
}

export interface Scan {
  readonly pdf: Buffer;
  /** The pictures alone, JPEG. */
  readonly pictures: readonly Buffer[];
}

/** One sheet a page. */
export function scanOf(sheets: readonly Sheet[], { dpi = 200, font = "DejaVu Serif" }: ScanOptions = {}): Scan {
  const folder = mkdtempSync(join(tmpdir(), "oqylym-scan-"));
  try {
    const html = join(folder, "sheets.html");
    const style = `@page{size:A4;margin:0}body{margin:0;font:14pt "${font}";line-height:1.4;text-align:justify}
      section{padding:2cm;page-break-after:always}p{margin:0;text-indent:1.2cm}sup{font-size:65%;line-height:0}`;
    const body = sheets.map((sheet) => `<section>${sheet.map((p) => `<p>${p}</p>`).join("")}</section>`).join("");
    writeFileSync(html, `<!doctype html><meta charset="utf-8"><style>${style}</style>${body}`);
    const printed = join(folder, "printed.pdf");
    const print = ["--headless", "--no-sandbox", "--no-pdf-header-footer", `--print-to-pdf=${printed}`, html];
    execFileSync("chromium", print, { stdio: "ignore", timeout: 60_000 });
    const pictures = sheets.map((_, i) => {
      const page = String(i + 1);
      const args = ["-f", page, "-l", page, "-r", String(dpi), "-gray", "-jpeg", "-singlefile", printed];
      execFileSync("pdftoppm", [...args, join(folder, page)], { timeout: 60_000 });
      return readFileSync(join(folder, `${page}.jpg`));
    });
    return { pdf: picturePdf(pictures), pictures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A JPEG of one grey point: a picture, and nothing on it. */
export const POINT = Buffer.from(
  "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbfeffd9",
  "hex",
);

/** A PDF whose pages are JPEGs on sheets of A4. */
export function picturePdf(pictures: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let size = 0;
  const put = (...chunks: (string | Buffer)[]) => {
    for (const chunk of chunks) {
      const bytes = Buffer.from(chunk as string);
      parts.push(bytes);
      size += bytes.length;
    }
  };
  const object = (n: number, ...chunks: (string | Buffer)[]) => {
    offsets[n] = size;
    put(`${n} 0 obj\n`, ...chunks, "\nendobj\n");
  };
  put("%PDF-1.4\n");
  object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  const kids = pictures.map((_, i) => `${3 + i * 3} 0 R`).join(" ");
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`);
  pictures.forEach((picture, i) => {
    const [page, content, image] = [3 + i * 3, 4 + i * 3, 5 + i * 3] as const;
    const { width, height, colours } = frameOf(picture);
    const drawn = "595 0 0 842 0 0 cm /P Do";
    object(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /XObject << /P ${image} 0 R >> >> >>`,
    );
    object(content, `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    object(
      image,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${colours === 1 ? "DeviceGray" : "DeviceRGB"} /BitsPerComponent 8 /Filter /DCTDecode /Length ${picture.length} >>\nstream\n`,
      picture,
      "\nendstream",
    );
  });
  const start = size;
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`, ...rows);
  put(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

/** Of a JPEG: the frame header tells it. */
function frameOf(jpeg: Buffer): { width: number; height: number; colours: number } {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg.readUInt16BE(at);
    if (marker >= 0xffc0 && marker <= 0xffc2)
      return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7), colours: jpeg.readUInt8(at + 9) };
  }
  throw new Error("this is a bug: a JPEG without a frame");
}
