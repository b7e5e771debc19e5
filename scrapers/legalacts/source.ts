/** The source «Открытые НПА»: drafts under public discussion, before they reach a chamber. */
import { OqylymError } from "../../src/errors.js";
import type { FetchedPage, PageReading, PageRequest, SeedContext, Source } from "../contract.js";
import { steadyHtml } from "../pages/index.js";
import { readDraftText } from "./document.js";
import { HOME, HOSTS, readDraft, readDrafts, totalPages } from "./pages.js";
import { BODIES } from "./words.js";

const MEGABYTE = 1024 * 1024;

export const legalacts: Source = {
  id: "legalacts",
  names: {
    ru: "Открытые НПА (публичное обсуждение)",
    kk: "Ашық НҚА (жария талқылау)",
    en: "Open drafts (public discussion)",
  },
  home: HOME,
  hosts: HOSTS,
  pace: { waitMs: 5000, why: "a page weighs over a megabyte" },
  robots: "robots.txt was not seen; whatever it says at run time is obeyed",
  schedule: "27 6 * * *",
  joins: ["mazhilis", "kurultai", "senate"],
  pages: {
    drafts: {
      is: "Five cards a page: title, type, day of creation, end of the discussion, file; totalPages in a script.",
      evidence: "seen",
      maxBytes: 10 * MEGABYTE,
      // `.tags` counts comments, likes and views.
      steady: steadyHtml("div.contentlist", ".tags", ($) => `${totalPages($)}`),
    },
    draft: {
      is: "One draft's card: title, captions, body of state.",
      evidence: "reconstructed",
      maxBytes: 10 * MEGABYTE,
      steady: steadyHtml(".view-npa h2, .blog-item h2, small, .blog-info .gov-parent"),
    },
    document: { is: "The draft's text, DOCX.", evidence: "seen", maxBytes: 100 * MEGABYTE },
  },
  seeds: ({ home }: SeedContext): PageRequest[] =>
    BODIES.map((body) => ({
      url: `${home.replace(/\/+$/u, "")}/list?governmentId=${body}&page=1`,
      kind: "drafts",
    })),
  read,
};

async function read(page: FetchedPage): Promise<PageReading> {
  switch (page.kind) {
    case "drafts":
      return readDrafts(page);
    case "draft":
      return readDraft(page);
    case "document":
      return readDraftText(page);
    default:
      throw new OqylymError("unknown_page_kind", `legalacts has no page kind «${page.kind}»`, {
        context: { kind: page.kind },
      });
  }
}
