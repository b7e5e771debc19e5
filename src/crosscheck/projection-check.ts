/** Does a projection say what the next official edition says? Held provision by provision, with the folding of the table check. */
import type { WordRun } from "../comparison/index.js";
import { find, type Provision, printedLines } from "../law/index.js";
import { runsAround } from "./differences.js";
import { paragraphsOf, tokensOf } from "./printed-text.js";
import type { Editorial } from "./row-check.js";
import { align, printDifferences } from "./spots.js";

export interface ProvisionCheck {
  readonly address: string;
  /** `missing`: one of the two, or both, have no provision of this address. */
  readonly status: "agrees" | "differs" | "missing";
  readonly missing?: "projected" | "official" | "both";
  /** One list of runs a place: `=` and `-` as projected, `=` and `+` as the official text has it. */
  readonly differences?: readonly (readonly WordRun[])[];
  readonly editorial?: readonly Editorial[];
}

/**
 * One answer for each address, in order; a provision is compared with all below it.
 *
 * @param addresses of what the law changed, as `Evidence.address` gives them: «art_120.part_3»
 * @example checkProjection(projection, edition, ["art_5.point_2"]) → [{ address: "art_5.point_2", status: "agrees" }]
 */
export function checkProjection(
  projected: Provision,
  official: Provision,
  addresses: readonly string[],
): ProvisionCheck[] {
  return addresses.map((address) => {
    const ours = find(projected, address);
    const theirs = find(official, address);
    if (ours === null || theirs === null) {
      const missing = ours !== null ? "official" : theirs !== null ? "projected" : "both";
      return { address, status: "missing", missing };
    }
    return { address, ...compare(ours.node, theirs.node) };
  });
}

function compare(ours: Provision, theirs: Provision): Omit<ProvisionCheck, "address"> {
  if (ours.hash === theirs.hash) return { status: "agrees" };
  const [a, b] = [ours, theirs].map((node) => tokensOf(paragraphsOf(printedLines(node).join("\n"))));
  if (a === undefined || b === undefined) return { status: "agrees" };
  const { spots, toB } = align(a, b);
  const editorial = [...printDifferences(a, b, toB)].sort();
  return {
    status: spots.length === 0 ? "agrees" : "differs",
    ...(spots.length === 0 ? {} : { differences: spots.map((spot) => runsAround(a, b, spot)) }),
    ...(editorial.length === 0 ? {} : { editorial }),
  };
}
