/**
 * Reads the page of one edition of an act: bytes → blocks, in one pass over the markup, without building a document tree (a code is 1 to 2.7 MB).
 * The page's contract: an `article` that is opened and closed, in a container of text, under a title, with text in it.
 */
import { Parser } from "htmlparser2";
import type { Problem } from "../../src/law/index.js";
import { type EditionRecord, type FetchedPage, PageContractError, type PageReading } from "../contract.js";
import { decode, openText, type Steady } from "../pages/index.js";
import { type Attributes, articleReader } from "./article-reader.js";
import { type BlockWriter, createWriter } from "./block-writer.js";
import { lostMarks } from "./lost-marks.js";
import { ACT_ID, EDITORS_WORDS, langOf, MAINTENANCE, SITE_LANGS, stateOf } from "./words.js";

interface Reading {
  title: string;
  requisite: string;
  state: string;
  /** `lang_rus` of the outer container; «» where there is none. */
  lang: string;
  /** Ids of documents the language switch leads to; null where there is no switch. */
  switchIds: Set<string> | null;
  /** What the link back to the top of the page (`a#topLink`) names; null where there is none. */
  foot: { act: string; lang: string | null } | null;
  textContainer: boolean;
  /** Elements seen, for the report of a breach. */
  elements: number;
  article: "before" | "open" | "closed";
  /** Where the article stands in the page: from its opening to its end mark. */
  from: number;
  to: number;
  maintenance: boolean;
  /** What is being collected outside the article. */
  catching: "title" | "requisite" | "state" | null;
  inSlogan: boolean;
  inSwitch: boolean;
}

/**
 * One edition. `meta` of the page: `act`, `lang` («ru», «kk»), `date` (ISO; missing: unknown, the page does not tell).
 *
 * Problems: those of `block-writer.ts` (`note_and_law_mixed`), `image_in_text`, `requisite_missing`, `state_missing`, `state_unknown`,
 * `link_runs_on`, `note_runs_on`, `paragraphs_run_together` and those of `lost-marks.ts`.
 * Throws PageContractError with field `charset`, `lang`, `id`, `container`, `article`, `article end`, `title`, `text` or `notes of the editors marked as such`.
 *
 * Source: `https://adilet.zan.kz/rus/docs/K1400000226` and four more pages, June 2026.
 */
export function readEditionPage(page: FetchedPage): PageReading {
  const fail = (field: string, found: string, options: { passing?: boolean } = {}): never => {
    throw new PageContractError("adilet", page.kind, page.url, field, found, options);
  };
  const { act, lang } = identityOf(page) ?? fail("id", "neither meta nor the address names an act and a language");
  const text = openText(page, (field, found) => new PageContractError("adilet", page.kind, page.url, field, found));
  const writer = createWriter();
  const reading = readMarkup(text, writer);
  if (reading.maintenance && reading.article === "before") fail("article", "a notice of technical works");
  if (reading.lang !== "" && reading.lang !== SITE_LANGS[lang]) fail("lang", `a page in «${reading.lang}»`);
  if (reading.switchIds !== null && reading.switchIds.size > 0 && !reading.switchIds.has(act))
    fail("id", `a page of ${[...reading.switchIds].slice(0, 3).join(", ")}`);
  if (reading.foot !== null && (reading.foot.act !== act || reading.foot.lang !== lang))
    fail("id", `the foot of a page of ${reading.foot.act} in «${reading.foot.lang}»`);
  if (reading.elements < 10) fail("article", `an empty shell of ${reading.elements} elements`);
  if (!reading.textContainer) fail("container", "no element of classes container_gamma and text");
  if (reading.article === "before") fail("article", `no article among ${reading.elements} elements`);
  // The server often breaks off in the midst of a large code.
  if (reading.article === "open")
    fail("article end", `${writer.blocks.length} blocks, then the page is cut`, { passing: true });
  if (reading.title === "") fail("title", "no h1 in the head of the page");
  // «????» is what a table without Cyrillic letters leaves of them.
  if (!/\p{Script=Cyrillic}/u.test(reading.title)) fail("title", `«${reading.title}», without one Cyrillic letter`);
  const law = writer.blocks.some((block) => block.kind === "heading" || block.kind === "paragraph");
  if (!law) fail("text", `${writer.blocks.length} blocks, no heading and no paragraph among them`);
  // Editors' notes are told by class and colour. One that lost its mark is told; several mean that the site marks them otherwise, and all would be law.
  const notes = writer.blocks.filter((block) => block.kind !== "editorial" && EDITORS_WORDS.test(block.text));
  if (notes.length >= UNMARKED) fail("notes of the editors marked as such", `${notes.length} of them as law`);
  const record: EditionRecord = {
    record: "edition",
    act,
    lang,
    date: page.meta.date ?? null,
    title: reading.title,
    requisite: reading.requisite,
    state: reading.state,
    blocks: writer.blocks,
  };
  const problems = [...writer.problems, ...headProblems(reading), ...lostMarks(writer.blocks)];
  return { records: [record], follow: [], problems };
}

/** What is said of the act at the head of the page, and the whole markup of its article. */
export const steadyEdition: Steady = ({ bytes, charset }) => {
  const { text, sure } = decode(bytes, charset);
  if (!sure) return null;
  const { title, requisite, state, lang, switchIds, article, from, to } = readMarkup(text, createWriter());
  if (article !== "closed") return null;
  return JSON.stringify([title, requisite, state, lang, [...(switchIds ?? [])], text.slice(from, to)]);
};

const UNMARKED = 3;

const IN_ADDRESS = new RegExp(`/(rus|kaz)/docs/(${ACT_ID})(?:[/?#]|$)`, "u");
const IN_FOOT = new RegExp(`/(rus|kaz|eng)/docs/(${ACT_ID})(?:/[^#]{0,40})?#header$`, "u");
const IN_LINK = new RegExp(`/docs/(${ACT_ID})$`, "u");

/** Act and language a page is asked for: from `meta`, else from its address. */
export function identityOf(page: FetchedPage): { act: string; lang: "ru" | "kk" } | null {
  const found = IN_ADDRESS.exec(page.url);
  const act = page.meta.act ?? found?.[2];
  const lang = page.meta.lang ?? langOf(found?.[1] ?? "");
  return act !== undefined && (lang === "ru" || lang === "kk") ? { act, lang } : null;
}

/** The head of the page describes the act; without it the text is still whole. */
function headProblems(reading: Reading): Problem[] {
  const problems: Problem[] = [];
  if (reading.requisite === "") problems.push({ code: "requisite_missing", severity: "warning" });
  if (reading.state === "") problems.push({ code: "state_missing", severity: "warning" });
  else if (stateOf(reading.state) === null)
    problems.push({ code: "state_unknown", severity: "warning", args: { state: reading.state } });
  return problems;
}

function readMarkup(text: string, writer: BlockWriter): Reading {
  const reading: Reading = {
    title: "",
    requisite: "",
    state: "",
    lang: "",
    switchIds: null,
    foot: null,
    textContainer: false,
    elements: 0,
    article: "before",
    from: 0,
    to: 0,
    maintenance: false,
    catching: null,
    inSlogan: false,
    inSwitch: false,
  };
  const body = articleReader(writer);
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        reading.elements++;
        if (reading.article === "open") body.open(name, attributes);
        else if (name === "article" && reading.article === "before") {
          reading.article = "open";
          reading.from = parser.startIndex;
        } else openOutside(reading, name, attributes);
      },
      ontext(data) {
        if (reading.article === "open") body.text(data);
        else textOutside(reading, data);
      },
      onclosetag(name, implied) {
        if (reading.article !== "open") closeOutside(reading, name);
        else if (name !== "article") body.close(name);
        else {
          body.end();
          // At the end of a cut page the parser closes what is open by itself: that is no end of the article.
          if (!implied) {
            reading.article = "closed";
            reading.to = parser.startIndex;
          }
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(text);
  parser.end();
  for (const key of ["title", "requisite", "state"] as const) reading[key] = reading[key].replace(/\s+/gu, " ").trim();
  return reading;
}

// ── around the article ──

function openOutside(reading: Reading, name: string, attributes: Attributes): void {
  const classes = ` ${attributes.class ?? ""} `;
  if (name === "div") {
    if (attributes.id === "container") reading.lang = /\slang_(\w{3})\s/u.exec(classes)?.[1] ?? "";
    if (classes.includes(" slogan ")) reading.inSlogan = true;
    else if (classes.includes(" container_gamma ")) {
      reading.inSlogan = false;
      if (classes.includes(" text ")) reading.textContainer = true;
    }
  }
  if (name === "ul") reading.inSwitch = attributes.id === "impairedLogout";
  if (name === "a" && reading.inSwitch) {
    reading.switchIds ??= new Set();
    const id = IN_LINK.exec(attributes.href ?? "")?.[1];
    if (id !== undefined) reading.switchIds.add(id);
  }
  if (name === "a" && attributes.id === "topLink") {
    const [, site = "", act] = IN_FOOT.exec(attributes.href ?? "") ?? [];
    if (act !== undefined) reading.foot = { act, lang: langOf(site) };
  }
  if (!reading.inSlogan) return;
  if (name === "h1" && reading.title === "") reading.catching = "title";
  else if (name === "span" && classes.includes(" status ") && reading.state === "") reading.catching = "state";
  else if (name === "p" && reading.requisite === "") reading.catching = "requisite";
}

function textOutside(reading: Reading, data: string): void {
  if (reading.catching !== null) reading[reading.catching] += data;
  else if (reading.article === "before" && MAINTENANCE.test(data)) reading.maintenance = true;
}

const CATCHERS: Readonly<Record<string, Reading["catching"]>> = { h1: "title", span: "state", p: "requisite" };

function closeOutside(reading: Reading, name: string): void {
  if (reading.catching !== null && CATCHERS[name] === reading.catching) reading.catching = null;
  if (name === "ul") reading.inSwitch = false;
}
