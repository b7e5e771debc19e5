/** The door of `law`: provision trees, blocks, addresses. Imports nothing of ours. */
export type { Block, BlockKind, BlockLink, TableCell } from "./block.js";
export { type Folded, fold, foldWithMap } from "./fold.js";
export type { Problem, Span } from "./problem.js";
export { type Lang, type Provision, type ProvisionFields, type ProvisionKind, provision } from "./provision.js";
