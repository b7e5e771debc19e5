/** The door of `bills`: what a bill is, where it stands, which acts it names. */
export type * from "./bill.js";
export { type Companion, type CompanionBill, companions } from "./companion.js";
export {
  type BillFact,
  composeDossier,
  type DocumentRole,
  type Dossier,
  type DossierDocument,
  type ToldFact,
} from "./dossier.js";
export { type ActEntry, matchAct } from "./registry.js";
export {
  lastDay,
  openAnnouncements,
  orderEvents,
  presentStage,
  readTimeline,
  type StepState,
  stageIndex,
  type TimelineStep,
} from "./timeline.js";
