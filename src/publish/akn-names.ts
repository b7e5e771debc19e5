/**
 * Names in Akoma Ntoso 3.0: which element a provision is, its eId made from our address, the IRIs of acts, bills and their texts.
 *
 * Source: OASIS, Akoma Ntoso 1.0, part 2 (the schema) and the Naming Convention 1.0 (IRI `/akn/kz/act/2014-07-03/K1400000226/rus@2025-01-01`, eId
 * `art_131__para_1`). «Часть» is `paragraph`, «подпункт» `subparagraph`, an unnumbered абзац `alinea`; what has no element of its own is an `hcontainer`.
 */
import type { Lang, ProvisionKind } from "../law/index.js";

export const AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/** Our own words inside `old` and `new`: the schema lets them hold elements of other name spaces only. */
export const OWN = "tag:oqylym.kz,2026:akn";

export interface AknElement {
  readonly name: string;
  /** For an `hcontainer`. */
  readonly called?: string;
}

const ELEMENTS: Readonly<Partial<Record<ProvisionKind, string>>> = {
  division: "part",
  section: "section",
  chapter: "chapter",
  subchapter: "subchapter",
  article: "article",
  part: "paragraph",
  point: "point",
  subpoint: "subparagraph",
  paragraph: "alinea",
};

export function elementOf(kind: ProvisionKind): AknElement {
  const name = ELEMENTS[kind];
  return name === undefined ? { name: "hcontainer", called: kind } : { name };
}

/** Beginnings of our addresses → those of the Naming Convention; others stay. */
const PREFIXES: Readonly<Record<string, string>> = {
  div: "part",
  part: "para",
  subpoint: "subpara",
  para: "al",
  subch: "subchp",
};

/** `art_131.part_1.para_2` → `art_131__para_1__al_2`; a second provision of a name, `~2`, becomes `-dup2`. */
export function eIdOf(address: string): string {
  return address
    .split(".")
    .map((segment) => {
      const cut = segment.search(/[_~]/u);
      const prefix = cut < 0 ? segment : segment.slice(0, cut);
      return ((PREFIXES[prefix] ?? prefix) + (cut < 0 ? "" : segment.slice(cut))).replace("~", "-dup");
    })
    .join("__");
}

/** ISO 639-2, as FRBRlanguage wants it. */
export const LANGUAGES: Readonly<Record<Lang, string>> = { ru: "rus", kk: "kaz" };

/** A day and what it is; the day we saw the document stands where no page tells another, and is called so. */
export interface NamedDay {
  readonly date: string;
  readonly name: string;
}

export interface WorkName {
  readonly kind: "act" | "bill";
  readonly id: string;
  readonly day: NamedDay;
}

const part = (text: string): string => encodeURIComponent(text);

export const workIri = ({ kind, id, day }: WorkName): string => `/akn/kz/${kind}/${day.date}/${part(id)}`;

/** @param variant whose text it is where it is not the official one: `oqylym/<bill>.<stage>` for a projection, the stage for a bill's reading */
export function expressionIri(work: WorkName, lang: Lang, day: NamedDay, variant: string | null): string {
  const tail = variant === null ? "" : `/${variant.split("/").map(part).join("/")}`;
  return `${workIri(work)}/${LANGUAGES[lang]}@${day.date}${tail}`;
}
