/** The source «Әділет»: the information system of legal acts of Kazakhstan. Acts in force and all their editions, in Russian and Kazakh. */
import { OqylymError } from "../../src/errors.js";
import type { PageReading, PageRequest, SeedContext, Source } from "../contract.js";
import { readEditionPage, steadyEdition } from "./edition-page.js";
import { readHistoryPage, steadyHistory } from "./history-page.js";
import { ACT_ID, SITE_LANGS } from "./words.js";

const MEGABYTE = 1024 * 1024;

export const adilet: Source = {
  id: "adilet",
  names: {
    ru: "Информационно-правовая система «Әділет»",
    kk: "«Әділет» ақпараттық-құқықтық жүйесі",
    en: "Adilet, the information system of legal acts",
  },
  home: "https://adilet.zan.kz",
  hosts: ["adilet.zan.kz"],
  pace: {
    waitMs: 2000,
    why: "working programs that read over a hundred editions waited 1.5 to 2 s; large codes are cut off more often when hurried",
  },
  robots: "robots.txt was not seen; whatever it says at run time is obeyed",
  schedule: "17 6 * * *",
  // The server does not send its intermediate certificate («GoGetSSL G2 TLS RSA4096 SHA256 2022 CA-1» in 2026, another issuer earlier). The issuer changes,
  // so the certificate is a setting of the installation and not part of the program; checking is never switched off.
  certificates: [],
  pages: {
    history: {
      is: "The days on which an act changed: a table with a column of days (DD.MM.YYYY).",
      evidence: "reconstructed",
      maxBytes: 5 * MEGABYTE,
      steady: steadyHistory,
    },
    edition: {
      is: "One edition of an act: a title, a container of text, an article element that is opened and closed.",
      evidence: "seen",
      maxBytes: 20 * MEGABYTE,
      // The foot of each page tells how often it was seen, what was read last, and on which day the site was renewed.
      steady: steadyEdition,
    },
  },
  seeds,
  read,
  recognise,
};

/** How far the head of a page reaches: the class of the container and the switch of languages stand well before it. */
const HEAD = 40_000;

/**
 * A saved page of an act names itself twice: `div#container.lang_rus` and the language switch `li.selected > a[href="/rus/docs/K1400000226"]`
 * (absolute where a browser saved it).
 */
function recognise(bytes: Uint8Array): PageRequest | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString("latin1");
  const site = /module_npaView lang_(rus|kaz)\b/u.exec(head)?.[1];
  if (site === undefined) return null;
  const act = new RegExp(`/${site}/docs/(${ACT_ID})"`, "u").exec(head)?.[1];
  if (act === undefined) return null;
  const lang = site === "kaz" ? "kk" : "ru";
  return { url: `${adilet.home}/${site}/docs/${act}`, kind: "edition", meta: { act, lang } };
}

/** The history of each act in each language; from it follow the editions. */
function seeds({ acts, langs, home }: SeedContext): PageRequest[] {
  const base = home.replace(/\/+$/u, "");
  return acts.flatMap(({ id }) =>
    langs.map((lang) => ({
      url: `${base}/${SITE_LANGS[lang]}/docs/${id}/history`,
      kind: "history",
      meta: { act: id, lang },
    })),
  );
}

async function read(page: Parameters<Source["read"]>[0]): Promise<PageReading> {
  if (page.kind === "history") return readHistoryPage(page);
  if (page.kind === "edition") return readEditionPage(page);
  throw new OqylymError("unknown_page_kind", `adilet has no page kind «${page.kind}»`, {
    context: { kind: page.kind },
  });
}
