/** The official test data beside the checkout, read in place and never copied: `../shared/amendments/dev.json`, `../shared/penalties/dev.json`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/config.js";
import type { Order } from "../../src/drafting/index.js";
import type { Lang } from "../../src/law/index.js";
import type { Sanction } from "../../src/sanctions/index.js";

export interface OfficialOrder {
  readonly lang: Lang;
  readonly text: string;
  readonly context?: readonly string[];
  /** False: the source breaks off inside the order. */
  readonly complete?: boolean;
  /** The reading made by hand. */
  readonly expected: Order & { readonly more?: readonly Order[] };
}

export interface OfficialPair {
  readonly lang: Lang;
  readonly act?: string;
  readonly article?: string;
  /** `differs`: the drafters' own comparative table words the new text otherwise than the bill. */
  readonly literal?: "equal" | "differs";
  readonly before: string;
  readonly after: string;
  readonly instructions: readonly Pick<OfficialOrder, "text" | "context" | "complete">[];
}

export interface OfficialSentence {
  readonly lang: Lang;
  readonly text: string;
  readonly expected: readonly Partial<Sanction>[];
}

export interface Official {
  readonly orders: readonly OfficialOrder[];
  readonly pairs: readonly OfficialPair[];
  readonly sentences: readonly OfficialSentence[];
}

export const FILES = ["amendments/dev.json", "penalties/dev.json"].map((file) =>
  join(projectRoot, "..", "shared", file),
);

/** Null where the files are not there. */
export function readOfficial(): Official | null {
  if (!FILES.every((file) => existsSync(file))) return null;
  const [amendments, penalties] = FILES.map((file) => JSON.parse(readFileSync(file, "utf8"))) as [
    { instructions: OfficialOrder[]; pairs: OfficialPair[] },
    OfficialSentence[] | { items: OfficialSentence[] },
  ];
  return {
    orders: amendments.instructions,
    pairs: amendments.pairs,
    sentences: Array.isArray(penalties) ? penalties : penalties.items,
  };
}
