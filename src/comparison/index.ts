/** The door of `comparison`: tree against tree, words against words. */
export type * from "./change.js";
export { compareTrees } from "./comparison.js";
export { countWords } from "./summary.js";
export { compareWords } from "./words.js";
