/** The door of `consolidation`: carries out amending instructions on an edition and says what happened to each. Never re-reads an instruction's words. */
export { type ConsolidationOptions, type ConsolidationResult, consolidate } from "./consolidate.js";
export { applyRead, applyToFragment, type FragmentInput } from "./fragment.js";
export type * from "./outcome.js";
export { statedBy } from "./stated.js";
export { type Change, type Replaced, redo, undo } from "./undo.js";
