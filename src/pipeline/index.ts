/** The door of `pipeline`: the road from pages to pages, run, replayed, checked and put on a schedule. */
export { type BillText, readBillText } from "./bill-text.js";
export { correctedBlocks } from "./corrections.js";
export { type DeriveReport, deriveBills } from "./derive.js";
export { type ImportOptions, type ImportReport, importDocument } from "./import.js";
export { type RebuildOptions, rebuild, type VerifyReport, verify } from "./rebuild.js";
export { type RecogniseOptions, type RecogniseReport, recogniseNow } from "./recognise.js";
export { type CorrectionEntry, type Reference, readReference } from "./reference.js";
export { type Log, type Progress, type RunOptions, type RunReport, runSources } from "./run.js";
export { isDue, periodMs, type Schedule, type ScheduleOptions, startSchedule } from "./schedule.js";
export { tableRows } from "./table-check.js";
