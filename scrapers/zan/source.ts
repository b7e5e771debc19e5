/** The source «Эталонный контрольный банк»: editions of acts as data, with the law that caused each. */
import { OqylymError } from "../../src/errors.js";
import type { FetchedPage, PageReading, PageRequest, SeedContext, Source } from "../contract.js";
import { steadyJson } from "../pages/index.js";
import { readEdition, readVersions } from "./pages.js";
import { NUMBERS, SITE_LANGS } from "./words.js";

const MEGABYTE = 1024 * 1024;

export const zan: Source = {
  id: "zan",
  names: {
    ru: "Эталонный контрольный банк НПА",
    kk: "НҚА эталондық бақылау банкі",
    en: "Reference bank of legal acts",
  },
  home: "https://zan.gov.kz",
  hosts: ["zan.gov.kz"],
  yields:
    "the form of its answers is known from other programs only; adilet's pages were seen, so that its editions stand and these are held against them",
  // As the programs that read it in 2026 sent them.
  headers: { "x-requested-with": "XMLHttpRequest", referer: "https://zan.gov.kz/client/" },
  pace: { waitMs: 3000, why: "programs of 2026 waited 1.5 to 3 s" },
  robots: "robots.txt was not seen; whatever it says at run time is obeyed",
  schedule: "37 5 * * *",
  // Some programs met a national authority's certificate here: where a run ends with `tls`, it is a setting of the installation.
  certificates: [],
  pages: {
    versions: {
      is: "An act's editions: [{language, versionDate, cause: {code, title, requisites}}].",
      evidence: "likely",
      maxBytes: 20 * MEGABYTE,
      steady: steadyJson,
    },
    edition: {
      is: "One edition, or one of its pages: {ngr, language, version, versionDate, pagesCount, metadata, content: [{type, text}]}.",
      evidence: "likely",
      maxBytes: 50 * MEGABYTE,
      steady: steadyJson,
    },
  },
  seeds: ({ home, acts, langs }: SeedContext): PageRequest[] =>
    acts.flatMap(({ id }) =>
      NUMBERS[id] === undefined
        ? []
        : langs.map((lang) => ({
            url: `${home.replace(/\/+$/u, "")}/api/documents/${NUMBERS[id]}/${SITE_LANGS[lang]}/versions`,
            kind: "versions",
            meta: { act: id, lang },
          })),
    ),
  read,
};

async function read(page: FetchedPage): Promise<PageReading> {
  if (page.kind === "versions") return readVersions(page);
  if (page.kind === "edition") return readEdition(page);
  throw new OqylymError("unknown_page_kind", `zan has no page kind «${page.kind}»`, { context: { kind: page.kind } });
}
