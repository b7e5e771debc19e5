/** The door of `comparison`: tree against tree, words against words. */
export type { Stated } from "./alignment.js";
export {
  type AttributedChange,
  type AttributedRun,
  type Attribution,
  attribute,
  type BroughtBy,
} from "./attribution.js";
export type * from "./change.js";
export { compareTrees } from "./comparison.js";
export { type ComparedRow, rowsOf } from "./rows.js";
export { compareStructure, type DifferingFigures, type OneSided, type StructureComparison } from "./structure.js";
export { countWords } from "./summary.js";
export { compareTexts, type TextOptions } from "./texts.js";
export { compareWords } from "./words.js";
