/** Did a penalty become harsher or milder as a whole? The verdict of the stated order, with every move that led to it in words, and the rule itself. */
import { addresseeInWords, amountInWords, placeAsOpening } from "../publish/index.js";
import {
  compareSanctions,
  compareSeverity,
  type SanctionReading,
  type Severity,
  type SeverityReason,
} from "../sanctions/index.js";
import type { SanctionChange } from "../store/index.js";
import type { Page } from "./context.js";

export interface SeverityView {
  readonly severity: Severity;
  readonly words: string;
  /** «штраф: пределы подняты (до 200 МРП → до 300 МРП)». */
  readonly reasons: readonly string[];
}

/** @returns null where there is no penalty on either side. */
export function severityView(page: Page, before: SanctionReading, after: SanctionReading): SeverityView | null {
  if (before.length === 0 && after.length === 0) return null;
  const { severity, reasons } = compareSeverity(before, after);
  // A sanction that comes or goes whole is one fact: its penalties stand beside it.
  const whole = (["introduced", "removed"] as const).find(
    (r) => reasons.length > 1 && reasons.every((m) => m.reason === r),
  );
  return {
    severity,
    words: page.m(`severity.${severity}`),
    reasons: whole ? [page.m(`severity.reason.${whole}`)] : [...new Set(reasons.map((r) => reasonInWords(page, r)))],
  };
}

/** A change that covers parts with penalties of their own is told part by part: a part of the article is never weighed against another. */
export function severityOfChange(page: Page, change: SanctionChange | null) {
  if (change === null) return null;
  const parts = change.parts ?? [{ address: null, ...change }];
  const told = parts.flatMap(({ address, before, after }) => {
    const view =
      compareSanctions(before, after).length === 0 && change.parts ? null : severityView(page, before, after);
    return view ? [{ ...view, place: address === null ? null : placeAsOpening(address, page.m) }] : [];
  });
  return told.length === 0 ? null : { told, rule: page.m("severity.rule") };
}

function reasonInWords(page: Page, { reason, kind, before, after }: SeverityReason): string {
  const words = page.m(`severity.reason.${reason}`);
  if (kind === "unknown") return words;
  const one = after ?? before;
  const whom = one && addresseeInWords(one, page.m);
  const bare = page.m(`sanction.bare.${kind}`);
  const penalty = whom === null ? bare : page.m("sanction.for", { words: bare, whom });
  const [old, now] = [before && amountInWords(before, page.m), after && amountInWords(after, page.m)];
  const line =
    old && now && old !== now
      ? page.m("severity.line_bounds", { penalty, reason: words, change: `${old} → ${now}` })
      : page.m("severity.line", { penalty, reason: words });
  return (one?.group ?? 0) > 0 ? page.m("severity.line_group", { line }) : line;
}
