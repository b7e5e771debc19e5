/**
 * Did the law come out as projected? The projection of the last text is held against the first official edition after it, provision by provision, over all
 * that the projection changed. A difference is told with its words: it may be ours, the editors', or another law's of the same days.
 */
import { compareTrees } from "../comparison/index.js";
import { checkProjection, type ProvisionCheck } from "../crosscheck/index.js";
import { articleOf, placeAsOpening } from "../publish/index.js";
import type { BillView, ProjectionView } from "../store/index.js";
import { actTitle, links, type Page } from "./context.js";
import { textName } from "./text-names.js";
import { latestProjection, topmost } from "./touched.js";
import { shownRuns } from "./words-view.js";

/** One entry an act of which a later official edition is held; none before the bill is law. */
export function officialChecks(page: Page, bill: BillView, isLaw: boolean) {
  if (!isLaw) return [];
  const acts = [...new Set(bill.projections.map((p) => p.act))];
  return acts.flatMap((act) => {
    const projection =
      latestProjection(bill, act, page.lang) ?? latestProjection(bill, act, page.lang === "ru" ? "kk" : "ru");
    const checked = projection && checkAct(page, projection);
    return checked ? [checked] : [];
  });
}

function checkAct(page: Page, projection: ProjectionView) {
  const { act, lang } = projection;
  const base = page.store.text(projection.base);
  const ours = page.store.text(projection.textId);
  const head = page.store
    .texts(act, lang)
    .find((t) => t.nature === "edition" && isAfter(t.date, base?.date ?? null, projection.reading.date));
  const official = head && page.store.text(head.textId);
  if (!base || !ours || !official) return null;
  const changed = compareTrees(base.root, ours.root).changes.filter((c) => !c.editorial);
  const addresses = [...topmost(changed.map((c) => c.address)).keys()];
  const checks = checkProjection(ours.root, official.root, addresses);
  const agreeing = checks.filter(agrees).length;
  return {
    title: actTitle(page, page.store.act(act), act),
    words: page.m("official.counts", {
      edition: textName(page, official),
      agree: agreeing,
      all: checks.length,
    }),
    compare: links.compare(page.ui, act, projection.textId, official.textId),
    differing: checks
      .filter((check) => !agrees(check))
      .map((check) => ({
        place: placeAsOpening(check.address, page.m),
        href: links.article(page.ui, act, articleOf(check.address)),
        missing: check.missing ? page.m(`official.missing_${check.missing}`) : null,
        runs: (check.differences ?? []).map((runs) => shownRuns(runs)),
        lang: lang === page.ui ? null : lang,
      })),
  };
}

/** What both leave out agrees too: the law took it away. */
const agrees = (check: ProvisionCheck): boolean => check.status === "agrees" || check.missing === "both";

function isAfter(date: string | null, base: string | null, reading: string | null): boolean {
  return date !== null && reading !== null && date >= reading && (base === null || date > base);
}
