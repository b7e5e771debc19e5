/** The stored document behind a fact: official address, time fetched, SHA-256, the place marked, and the file itself to download. */
import type { Block } from "../law/index.js";
import { label } from "./change-line.js";
import { type Answer, type Handler, links, missing, type Page } from "./context.js";
import { attachment } from "./download.js";
import { recognitionView } from "./scan-view.js";

/** Blocks shown around the marked one, and on a page without a mark. */
const AROUND = 15;
const SHOWN = 60;

export const sourcePage: Handler = (page, { sha256 = "" }, query) => {
  const snapshot = /^[0-9a-f]{64}$/u.test(sha256) ? page.store.snapshot(sha256) : null;
  if (snapshot === null) return missing;
  const blocks = page.store.snapshotBlocks(sha256) ?? [];
  const recognition = recognitionView(page, sha256);
  const asked = query.get("block");
  const mark = asked !== null && /^\d{1,7}$/u.test(asked) && Number(asked) < blocks.length ? Number(asked) : null;
  const fromAsked = query.get("start");
  const start =
    fromAsked !== null && /^\d{1,7}$/u.test(fromAsked)
      ? Math.min(Number(fromAsked), Math.max(0, blocks.length - 1))
      : Math.max(0, (mark ?? 0) - AROUND);
  const end = Math.min(blocks.length, start + SHOWN);
  const here = `/${page.ui}/source/${sha256}?${mark === null ? "" : `block=${mark}&`}start=`;
  return {
    kind: "page",
    template: "source",
    title: page.m("source.title"),
    model: {
      sample: snapshot.demonstration,
      mark: label(page, snapshot.demonstration ? "demonstration" : "official"),
      url: snapshot.url,
      // The official site has no such page as the demonstration shows under its address: no link leads there.
      link: !snapshot.demonstration && /^https?:\/\//u.test(snapshot.url) ? snapshot.url : null,
      sha256,
      fetched: page.figures.instant(snapshot.fetchedAt),
      fetchedAt: snapshot.fetchedAt,
      seen: page.figures.instant(snapshot.lastSeenAt),
      seenAt: snapshot.lastSeenAt,
      mediaType: snapshot.mediaType,
      size: page.m("source.bytes", { n: snapshot.size }),
      file: links.file(sha256),
      blocks: blocks.slice(start, end).map((b, i) => blockView(b, start + i, mark)),
      unreadable: blocks.length === 0,
      recognition,
      recognised: recognition?.read ? label(page, "recognised") : null,
      place: mark === null ? null : page.m("source.place", { n: mark + 1, all: blocks.length }),
      shown: blocks.length === 0 ? null : page.m("source.shown", { from: start + 1, to: end, all: blocks.length }),
      earlier: start > 0 ? `${here}${Math.max(0, start - SHOWN)}` : null,
      later: end < blocks.length ? `${here}${end}` : null,
    },
  };
};

function blockView(block: Block, index: number, mark: number | null) {
  return {
    n: index + 1,
    marked: index === mark,
    heading: block.kind === "heading",
    text: block.text,
    rows: block.rows?.map((row) => row.map((cell) => cell.blocks.map((b) => b.text).join("\n"))) ?? null,
    bold: block.bold === true,
    centred: block.align === "center",
  };
}

const ENDINGS: Readonly<Record<string, string>> = {
  "text/html": "html",
  "application/json": "json",
  "application/pdf": "pdf",
  "application/msword": "doc",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "text/plain": "txt",
  "text/xml": "xml",
  "application/xml": "xml",
};

/** The bytes as fetched, always as a download: a stranger's page must not run under our address. */
export function sourceFile(page: Page, sha256: string): Answer {
  const snapshot = /^[0-9a-f]{64}$/u.test(sha256) ? page.store.snapshot(sha256) : null;
  const body = snapshot && page.store.snapshotBytes(sha256);
  if (!snapshot || !body) return missing;
  const ending = ENDINGS[snapshot.mediaType] ?? "bin";
  return {
    kind: "data",
    type: "application/octet-stream",
    body,
    headers: {
      "Content-Disposition": attachment(`${sha256.slice(0, 16)}.${ending}`),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  };
}
