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
  const places = surroundings(steps);
  return steps.map((step, i) => finish(step, places[i] ?? NOWHERE, steps, lang));
}

/** The main penalties of a step's own group around it, by their index. */
interface Place {
  readonly previous: number | null;
  readonly next: number | null;
  /** How many of them are a choice of their own: the shares of one fine for several addressees are one. */
  readonly alternatives: number;
}
const NOWHERE: Place = { previous: null, next: null, alternatives: 0 };

/** In two passes: a text made of penalties alone must not cost its square. */
function surroundings(steps: readonly Step[]): Place[] {
  const alternatives = new Map<number, number>();
  const seen = new Map<number, number>();
  const previous = steps.map((step, i) => {
    const group = step.draft.group;
    const before = seen.get(group) ?? null;
    if (isMain(step)) {
      seen.set(group, i);
      if (step.kind === "unknown" || step.draft.continues !== true)
        alternatives.set(group, (alternatives.get(group) ?? 0) + 1);
    }
    return before;
  });
  const ahead = new Map<number, number>();
  const next = steps.map((): number | null => null);
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i];
    if (!step) continue;
    next[i] = ahead.get(step.draft.group) ?? null;
    if (isMain(step)) ahead.set(step.draft.group, i);
  }
  return steps.map((step, i) => ({
    previous: previous[i] ?? null,
    next: next[i] ?? null,
    alternatives: alternatives.get(step.draft.group) ?? 0,
  }));
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
    if (before.length > FARTHEST) return null;
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

/** No sanction names so many penalties; looking farther back would cost the square of a senseless text. */
const FARTHEST = 60;

/** The penalty that «в том же размере» or «на тот же срок» points at: the nearest one before with a size or a term. */
function referredTo(draft: DraftPenalty, what: "size" | "term", before: readonly Step[]): Settled | null {
  for (let i = before.length - 1; i >= Math.max(0, before.length - FARTHEST); i--) {
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

function finish(step: Step, place: Place, steps: readonly Step[], lang: Lang): Sanction | UnknownSanction {
  if (step.kind === "unknown") return { kind: "unknown", text: step.draft.text };
  const { draft, kind, bounds, sameAs } = step;
  const common = { kind, role: draft.role, min: bounds.min, max: bounds.max, unit: bounds.unit } as const;
  const rest = { group: draft.group, condition: draft.condition, ...particulars(draft) } as const;
  if (draft.role === "main")
    return { ...common, relation: place.alternatives > 1 ? "or" : "only", same_as: sameAs, applies_to: null, ...rest };
  const scope = lang === "ru" ? scopeRu(place, steps) : scopeKk(place, steps);
  if (scope === null) return { kind: "unknown", text: draft.text };
  return {
    ...common,
    relation: draft.optional ? "with_or_without" : "with",
    same_as: sameAs,
    applies_to: scope,
    ...rest,
  };
}

const particulars = ({ addressee, object }: DraftPenalty): Pick<Sanction, "addressee" | "object"> => ({
  ...(addressee && { addressee }),
  ...(object && { object }),
});

const isMain = (step: Step): boolean => step.kind === "unknown" || step.draft.role === "main";

type Scope = "all" | readonly SanctionKind[] | null;

function scopeRu({ previous, next, alternatives }: Place, steps: readonly Step[]): Scope {
  const main = previous === null ? undefined : steps[previous];
  if (previous === null || !main) return "all";
  const first = steps[previous + 1];
  // «…, с конфискацией имущества, с лишением права …»: the first of the chain decides for all of it.
  const comma = first !== undefined && first.kind !== "unknown" && first.draft.comma;
  if (next === null && (comma || alternatives === 1)) return "all";
  return main.kind === "unknown" ? null : [main.kind];
}

function scopeKk({ previous, next }: Place, steps: readonly Step[]): Scope {
  if (previous === null) return "all";
  const main = next === null ? undefined : steps[next];
  return main && main.kind !== "unknown" ? [main.kind] : null;
}
