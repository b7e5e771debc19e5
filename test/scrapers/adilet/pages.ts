/** Sample pages of the site, read in place beside the project, and a page of our own in the same forms for what no sample shows. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readEditionPage } from "../../../scrapers/adilet/index.js";
import type { EditionRecord, FetchedPage } from "../../../scrapers/contract.js";

const folder = join(import.meta.dirname, "../../../../shared/sources/pages");
export const samplesPresent = existsSync(folder);

export interface Sample {
  readonly name: string;
  readonly url: string;
  readonly html: string;
}

/** All stored pages of editions; the history page is apart. */
export const samples: readonly Sample[] = samplesPresent
  ? readdirSync(folder)
      .filter((name) => name.startsWith("adilet_") && !name.includes("history"))
      .map(sample)
  : [];
export const historySample: Sample | null = samplesPresent ? sample("adilet_rus_history.html") : null;

function sample(name: string): Sample {
  const html = readFileSync(join(folder, name), "utf8");
  return { name, html, url: /SOURCE URL: (https:\S+)/u.exec(html)?.[1] ?? "" };
}

export function fetched(html: string | Uint8Array, changes: Partial<FetchedPage> = {}): FetchedPage {
  return {
    url: "https://adilet.zan.kz/rus/docs/Z2400000001",
    kind: "edition",
    meta: {},
    bytes: typeof html === "string" ? new TextEncoder().encode(html) : html,
    mediaType: "text/html",
    charset: "",
    fetchedAt: "2026-06-11T05:00:00Z",
    ...changes,
  };
}

/** A page in the site's skeleton around the given inside of `article`. */
export function pageAround(article: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8" /><title>О голубятнях</title></head><body class="no-js">
<div id="container" class="module_npaView lang_rus"><div id="header"><!--<p>Ведутся технические работы.</p>--></p></div>
<ul class="right" id="impairedLogout"><li><a href="/kaz/docs/Z2400000001">ҚАЗ</a></li><li class="selected"><a href="/rus/docs/Z2400000001">РУС</a></li></ul>
<div class="container_alpha slogan"><h1>О голубятнях</h1><span class="status status_new">Новый</span><p>Закон от 1 мая 2024 года № 1.</p></div>
<div class="container_gamma text"><div class="gs_12"><article>${article}</article></div></div><div id="footer"><p>Посещений: 12</p></div></div></body></html>`;
}

export function editionOf(html: string): EditionRecord {
  const record = readEditionPage(fetched(html)).records[0];
  if (record?.record !== "edition") throw new Error("no edition among the records");
  return record;
}
