/** The edition an order is carried out on, with what is looked up again and again: every node by its path, articles and chapters by their numbers. */
import type { ActFamily, Lang, Located, Provision, ProvisionKind } from "../law/index.js";
import { printedLines, type Survey, survey } from "../law/index.js";
import { type Edit, keyOf, type Path } from "./edit.js";
import { bare } from "./numbers.js";
import type { Evidence, Outcome } from "./outcome.js";

export interface Base {
  readonly root: Provision;
  readonly family: ActFamily;
  readonly lang: Lang;
  /** The tree is a piece of an act (a row of a comparative table): enclosing provisions may be missing, «…» marks what is left out. */
  readonly piece: boolean;
  /** For a piece: the number of the article it is taken from, where known. */
  readonly article: string | null;
  /** For a piece in the manner of a comparative table: deleted provisions leave «исключить» behind. */
  readonly tableMarks: boolean;
  /** For a piece whose marks «…» nobody compares: where only a mark is in doubt, the order is carried out and the outcome says so (`omission`). */
  readonly looseMarks: boolean;
  /** Numbers that other orders of the same law give anew, by path. */
  readonly renumbered: ReadonlyMap<string, string>;
  /** Every node by its path. */
  readonly at: Survey["at"];
  /** Articles and upper headings, in order. */
  readonly headed: readonly Located[];
  /** The same by kind and bare number, see `headedWith`. */
  readonly headedBy: ReadonlyMap<string, readonly Located[]>;
  /** All printed lines. Made when first asked for: of a whole code that takes longer than carrying out an order. */
  readonly wholeText: () => string;
}

const HEADED: ReadonlySet<ProvisionKind> = new Set([
  "division",
  "section",
  "chapter",
  "subchapter",
  "article",
  "annex",
  "preamble",
]);

export function baseOf(
  root: Provision,
  options: Omit<Base, "root" | "at" | "headed" | "headedBy" | "wholeText">,
): Base {
  const { chosen, at } = survey(root, HEADED);
  const headedBy = new Map<string, Located[]>();
  for (const located of chosen) {
    const key = headedKey(located.node.kind, located.node.label);
    const list = headedBy.get(key);
    if (list === undefined) headedBy.set(key, [located]);
    else list.push(located);
  }
  let text: string | undefined;
  const wholeText = (): string => {
    text ??= printedLines(root).join("\n");
    return text;
  };
  return { ...options, root, at, headed: chosen, headedBy, wholeText };
}

/** Articles or upper headings with this number, in order; several where chapters of different sections or an annex have the same. */
export function headedWith(base: Base, kind: ProvisionKind, number: string): readonly Located[] {
  return base.headedBy.get(headedKey(kind, number)) ?? [];
}

function headedKey(kind: ProvisionKind, number: string): string {
  return `${kind} ${bare(number)}`;
}

/** The node at a path with its address. Throws where there is none: paths come from this tree. */
export function locate(base: Base, path: Path): Located {
  const located = base.at(path);
  if (located === null) throw new RangeError(`this is a bug: no node at ${keyOf(path)}`);
  return located;
}

/** The text of the article that holds a node (of the whole piece where no article is shown), for the dashes it prints. */
export function textAround(base: Base, path: Path): string {
  for (let n = path.length; n > 0; n--) {
    const { node } = locate(base, path.slice(0, n));
    if (node.kind === "article") return printedLines(node).join("\n");
  }
  return printedLines(locate(base, base.piece ? [] : path.slice(0, 1)).node).join("\n");
}

/** The number a node will have once the law is carried out. */
export function labelOf(base: Base, located: Located): string {
  return base.renumbered.get(keyOf(located.path)) ?? located.node.label;
}

/** What an order does: its edits on the base and the evidence for each place. */
export interface Carried {
  readonly edits: readonly Edit[];
  readonly evidence: readonly Evidence[];
  readonly detail?: Outcome["detail"];
}

/** Why an order was not carried out: an outcome that is never «applied». */
export interface Failure extends Outcome {
  readonly status: "ambiguous" | "not_applied";
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function notApplied(reason: NonNullable<Outcome["reason"]>, detail?: Outcome["detail"]): Result<never> {
  return { ok: false, failure: { status: "not_applied", reason, ...(detail === undefined ? {} : { detail }) } };
}

export function ambiguous(
  reason: NonNullable<Outcome["reason"]>,
  candidates: readonly string[],
  detail?: Outcome["detail"],
): Result<never> {
  const list = [...new Set(candidates)];
  return {
    ok: false,
    failure: {
      status: "ambiguous",
      reason,
      ...(list.length === 0 ? {} : { candidates: list }),
      ...(detail === undefined ? {} : { detail }),
    },
  };
}
