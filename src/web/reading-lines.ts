/** The readings of a bill, each with its text, whether it has one, and what it can be compared with. */

import type { Reading } from "../bills/index.js";
import { problemInWords, stageName } from "../publish/index.js";
import type { BillView, ProjectionView } from "../store/index.js";
import { label } from "./change-line.js";
import { actTitle, dayOrMonth, links, type Page, sourceLink } from "./context.js";
import { isOfLanguages } from "./languages-view.js";

export function readingLines(page: Page, bill: BillView) {
  const own = bill.readings.filter((r) => r.lang === page.lang);
  const stages = new Set(own.map((r) => r.stage));
  // A reading published in the other language only stands in its place, with a word on its language.
  const readings = bill.readings.filter((r) => r.lang === page.lang || !stages.has(r.stage));
  return readings.map((reading) => {
    const projections = bill.projections.filter((p) => p.reading.id === reading.id);
    return {
      stage: stageName(reading.stage, page),
      date: reading.date,
      when: dayOrMonth(page, reading.date),
      material: page.m(`material.${reading.material}`),
      withoutText: reading.material !== "text",
      language: reading.lang === page.lang ? null : page.m(`language.${reading.lang}`),
      recognised: reading.recognised ? label(page, "recognised") : null,
      illustrative: reading.illustrative ? label(page, "illustrative") : null,
      source: sourceLink(page, reading.source),
      problems: page.store
        .problemsOfReading(reading.id)
        .filter((p) => !isOfLanguages(p))
        .map((p) => problemInWords(p, page.m)),
      textFile: reading.material === "text" && reading.source ? links.readingFile(page.ui, reading.id) : null,
      tableFile: projections.length > 0 ? links.tableFile(page.ui, reading.id) : null,
      projections: projections.map((p) => projectionLine(page, bill, reading, p)),
    };
  });
}

function projectionLine(page: Page, bill: BillView, reading: Reading, projection: ProjectionView) {
  const before = previous(bill, reading, projection);
  return {
    act: actTitle(page, page.store.act(projection.act), projection.act),
    counts: page.m("reading.counts", {
      applied: projection.applied,
      unresolved: projection.ambiguous + projection.notApplied,
    }),
    unresolved: projection.ambiguous + projection.notApplied > 0 ? label(page, "unresolved") : null,
    withCode: links.compare(page.ui, projection.act, projection.base, projection.textId),
    withPrevious: before && {
      href: links.compare(page.ui, projection.act, before.textId, projection.textId),
      words: page.m("reading.with_previous", { stage: stageName(before.reading.stage, page) }),
    },
  };
}

/** The projection of the same act in the same language by the reading before this one. */
function previous(bill: BillView, reading: Reading, projection: ProjectionView): ProjectionView | null {
  const same = bill.projections.filter((p) => p.act === projection.act && p.lang === projection.lang);
  const order = bill.readings.filter((r) => r.lang === reading.lang).map((r) => r.id);
  const at = order.indexOf(reading.id);
  const earlier = same
    .filter((p) => order.indexOf(p.reading.id) >= 0 && order.indexOf(p.reading.id) < at)
    .sort((a, b) => order.indexOf(b.reading.id) - order.indexOf(a.reading.id));
  return earlier[0] ?? null;
}
