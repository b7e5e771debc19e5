/** Two sources of one edition, in words: that they agree, where they differ, what only one of them tells, which law made the edition. */
import { placeInWords } from "../publish/index.js";
import type { EditionView, WitnessView } from "../store/index.js";
import { links, type Page, sourceLink } from "./context.js";

/** Provisions named in a sentence; the comparison shows all. */
const NAMED = 6;

const nameOf = (page: Page, source: string) => page.sourceNames[source]?.[page.ui] ?? source;

/** What the other source says, with a link to the two side by side. */
export function witnessLine(page: Page, witness: WitnessView) {
  const { textId, act, source, state, against } = witness;
  return {
    words: sentence(page, witness),
    agrees: state === "agrees",
    ...(against === undefined ? {} : { compare: links.compare(page.ui, act, textId, `${textId}.${source}`) }),
  };
}

function sentence(page: Page, witness: WitnessView): string {
  const { m } = page;
  const when = witness.date === null ? m("date.unknown") : page.figures.day(witness.date);
  const source = nameOf(page, witness.source);
  if (witness.state === "incomplete") {
    const { why = "missing", pages = 0, stored = 0, label = "" } = witness;
    return m(`witness.${why}`, { when, source, pages, stored, label });
  }
  if (witness.state === "alone") {
    const key = witness.stands === undefined ? "listed" : witness.stands ? "alone" : "waits";
    return m(`witness.${key}`, { when, source });
  }
  const first = nameOf(page, witness.against ?? "");
  if (witness.state === "agrees") return m("witness.agrees", { when, first, source, n: witness.editorial ?? 0 });
  const { addresses = [], differing = 0 } = witness;
  const places = addresses.slice(0, NAMED).map((address) => placeInWords(address, m));
  const list = [...places, ...(differing > places.length ? ["…"] : [])].join("; ");
  return m("witness.differs", { when, first, source, n: differing, places: list });
}

/** The laws that made an edition, as the source prints them. */
export function causeLines(page: Page, edition: EditionView) {
  return edition.causes.map(({ requisites, title, code, source }) => ({
    law: {
      text: [requisites || code, title === "" || title === requisites ? "" : `«${title}»`]
        .filter((w) => w !== "")
        .join(" "),
      lang: edition.lang === page.ui ? null : edition.lang,
    },
    source: sourceLink(page, source),
  }));
}
