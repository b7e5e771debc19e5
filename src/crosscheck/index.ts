/** The door of `crosscheck`: our reading held against official texts that say the same: a bill's comparative table, the next edition. */
export { sameAct } from "./acts.js";
export { checkProjection, type ProvisionCheck } from "./projection-check.js";
export { measureRecognition, type RecognitionMeasure } from "./recognition-check.js";
export type * from "./row-check.js";
export { checkTable } from "./table-check.js";
export { type NoOrder, orderOfRow } from "./table-orders.js";
