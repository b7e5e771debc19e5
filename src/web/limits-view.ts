/**
 * The general floors and ceilings of penalties beside what a sanction says: «до двухсот» names no lower bound, the code's General Part does. Shown apart,
 * never put into the figures of the sanction.
 */
import { amountInWords } from "../publish/index.js";
import { type Beside, besideLimits, type Limit, type Sanction } from "../sanctions/index.js";
import type { SanctionSeries } from "../store/index.js";
import type { Page } from "./context.js";

/** Lines for the newest text with a known day; null where the table says nothing of it. */
export function limitsView(page: Page, series: SanctionSeries) {
  const table = page.limits;
  const last = series.points.findLast((p) => p.date !== null && p.sanctions.length > 0);
  if (table === null || table.act !== series.act || !last?.date) return null;
  const beside = besideLimits(last.sanctions, last.date, table.limits);
  const lines = beside.flatMap((one) => [...linesOf(page, one)]);
  if (lines.length === 0) return null;
  return {
    lines,
    uncertain: beside.some((one) => one.uncertain) ? page.m("limits.uncertain") : null,
  };
}

function* linesOf(page: Page, { sanction, floor, ceiling, limit }: Beside): Generator<string> {
  if (limit === null) return;
  const told = (bound: Limit) => ({
    penalty: page.m(`sanction.bare.${sanction.kind}`),
    amount: amountInWords(exactly(sanction, bound), page.m) ?? "",
    article: limit.article,
    gravity: limit.gravity,
  });
  if (floor !== null) yield page.m("limits.floor", told(floor));
  if (ceiling !== null) yield page.m("limits.ceiling", told(ceiling));
}

const exactly = (sanction: Sanction, { value, unit }: Limit): Sanction => ({
  ...sanction,
  min: value,
  max: value,
  unit,
});
