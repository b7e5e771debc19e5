/** The door of `pipeline`: the road from pages to pages, run, replayed, checked and put on a schedule. */
export { sourceRhythm, watchOver } from "./alarms.js";
export { type BillText, readBillText } from "./bill-text.js";
export { correctedBlocks } from "./corrections.js";
export { type DeriveReport, deriveBills } from "./derive.js";
export { type ImportOptions, type ImportReport, importDocument } from "./import.js";
export { LOG_EVENTS, type Log, type LogEntry, type LogEvent } from "./log.js";
export { type RebuildOptions, rebuild, rebuildFrom, type VerifyReport, verify } from "./rebuild.js";
export { type RecogniseOptions, type RecogniseReport, recogniseNow } from "./recognise.js";
export { type CorrectionEntry, type Reference, readReference } from "./reference.js";
export { findHeld, releaseHeld } from "./release.js";
export { type Progress, type RunOptions, type RunReport, runSources } from "./run.js";
export { isDue, type Schedule, type ScheduleOptions, startSchedule, type Timer } from "./schedule.js";
export { periodMs } from "./schedule-period.js";
export { tableRows } from "./table-check.js";
export { writeWarc } from "./warc-writer.js";
