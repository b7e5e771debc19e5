/**
 * How draft penalties become a reading: «в том же размере» gets its bounds, every main penalty its relation, every additional one its scope.
 *
 * Source of the scope rule: the form of the sentences of the Criminal Code of 2014. In Russian a comma before «с конфискацией» after the last
 * alternative means all of them, no comma the last one; in Kazakh additional penalties before the first main one belong to all, later ones
 * to the next.
 */
import type { Lang } from "../law/index.js";
import { type Bounds, type Draft, type DraftPenalty, fits } from "./draft.js";
import type { Sanction, SanctionKind, SanctionReading, UnknownSanction } from "./sanction.js";

interface Settled {
  readonly draft: DraftPenalty;
  readonly kind: SanctionKind;
  readonly bounds: Bounds;
  readonly sameAs: SanctionKind | null;
}
type Step = Settled | { readonly draft: Draft; readonly kind: "unknown" };

export function assemble(drafts: readonly Draft[], lang: Lang): SanctionReading {
  const steps: Step[] = [];
  drafts.forEach((draft, i) => {
    steps.push(settle(draft, i, drafts, steps, lang));
  });
  return steps.map((step, i) => finish(step, i, steps, lang));
}

/** Settles the noun left out and the bounds referred to; what cannot be settled becomes unknown. */
function settle(draft: Draft, at: number, drafts: readonly Draft[], before: readonly Step[], lang: Lang): Step {
  const unknown = { draft, kind: "unknown" } as const;
  if (draft.kind === "unknown") return unknown;
  const kind = draft.kind === "implied" ? impliedKind(draft, at, drafts, before, lang) : draft.kind;
  if (!kind) return unknown;
  if (!("same" in draft.bounds))
    return fits(kind, draft.bounds) ? { draft, kind, bounds: draft.bounds, sameAs: null } : unknown;
  const model = referredTo(draft, draft.bounds.same, before);
  return model && fits(kind, model.bounds) ? { draft, kind, bounds: model.bounds, sameAs: model.kind } : unknown;
}

/** Russian: the only main penalty of the group before. Kazakh: the noun of the next main penalty. */
function impliedKind(
  draft: Draft,
  at: number,
  drafts: readonly Draft[],
  before: readonly Step[],
  lang: Lang,
): SanctionKind | null {
  if (lang === "ru") {
    const earlier = before.filter(
      (s) => s.draft.group === draft.group - 1 && (s.kind === "unknown" || s.draft.role === "main"),
    );
    const [only] = earlier;
    return earlier.length === 1 && only && only.kind !== "unknown" ? only.kind : null;
  }
  const next = drafts
    .slice(at + 1, at + 6)
    .find((d) => d.kind === "unknown" || (d.role === "main" && d.kind !== "implied"));
  if (!next || next.kind === "unknown" || next.kind === "implied") return null;
  return next.kind === "life_imprisonment" ? "imprisonment" : next.kind;
}

/** The penalty that «в том же размере» or «на тот же срок» points at: the nearest one before with a size or a term. */
function referredTo(draft: DraftPenalty, what: "size" | "term", before: readonly Step[]): Settled | null {
  for (let i = before.length - 1; i >= 0; i--) {
    const step = before[i];
    // Beyond a clause that was not read, the reference could mean that clause.
    if (!step || step.kind === "unknown" || step.draft.group !== draft.group) return null;
    if (step.draft.role !== "main" || step.bounds.unit === null) continue;
    const sized = step.bounds.unit === "mci" || step.bounds.unit.startsWith("times_");
    if (sized === (what === "size") && step.bounds.unit !== "lifetime" && (what === "term" || step.kind === "fine"))
      return step;
  }
  return null;
}

function finish(step: Step, at: number, steps: readonly Step[], lang: Lang): Sanction | UnknownSanction {
  if (step.kind === "unknown") return { kind: "unknown", text: step.draft.text };
  const { draft, kind, bounds, sameAs } = step;
  const common = { kind, role: draft.role, min: bounds.min, max: bounds.max, unit: bounds.unit } as const;
  const rest = { group: draft.group, condition: draft.condition } as const;
  const mains = steps.map((s, i) => ({ ...s, at: i })).filter((s) => s.draft.group === draft.group && isMain(s));
  const alternatives = mains.filter((s) => s.kind === "unknown" || s.draft.continues !== true).length;
  if (draft.role === "main")
    return {
      ...common,
      relation: alternatives > 1 ? "or" : "only",
      same_as: sameAs,
      applies_to: null,
      ...rest,
      ...particulars(draft),
    };
  const scope = lang === "ru" ? scopeRu(at, steps, mains, alternatives) : scopeKk(at, mains);
  if (scope === null) return { kind: "unknown", text: draft.text };
  return {
    ...common,
    relation: draft.optional ? "with_or_without" : "with",
    same_as: sameAs,
    applies_to: scope,
    ...rest,
    ...particulars(draft),
  };
}

const particulars = ({ addressee, object }: DraftPenalty): Pick<Sanction, "addressee" | "object"> => ({
  ...(addressee && { addressee }),
  ...(object && { object }),
});

const isMain = (step: Step): boolean => step.kind === "unknown" || step.draft.role === "main";

type Placed = Step & { readonly at: number };
type Scope = "all" | readonly SanctionKind[] | null;

function scopeRu(at: number, steps: readonly Step[], mains: readonly Placed[], alternatives: number): Scope {
  const previous = mains.findLast((m) => m.at < at);
  if (!previous) return "all";
  const last = !mains.some((m) => m.at > at);
  const first = steps[previous.at + 1];
  // «…, с конфискацией имущества, с лишением права …»: the first of the chain decides for all of it.
  const comma = first !== undefined && first.kind !== "unknown" && first.draft.comma;
  if (last && (comma || alternatives === 1)) return "all";
  return previous.kind === "unknown" ? null : [previous.kind];
}

function scopeKk(at: number, mains: readonly Placed[]): Scope {
  if (mains.length === 0 || mains.every((m) => m.at > at)) return "all";
  const next = mains.find((m) => m.at > at);
  return next && next.kind !== "unknown" ? [next.kind] : null;
}
