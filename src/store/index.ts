/** The door of `store`: one SQLite file, opened here; what pages may ask of it stands in `read-model.ts`. */
export { type BackupReport, backup, type RestoreReport, restore } from "./backup.js";
export type { AskedEdition, DerivedBill, DerivedChange, DerivedProjection, WithdrawnChange } from "./bills.js";
export { CARRIED, type CarriedObservation, type CarriedTable } from "./carry.js";
export { type Damage, damageOf } from "./content-check.js";
export { editionId } from "./editions.js";
export type {
  Copy,
  EditionCause,
  EditionDay,
  EditionFacts,
  EditionPageFacts,
  FollowRequest,
  KnownPage,
  NewObservation,
  Observation,
  PageFacts,
  PageOutcome,
} from "./observations.js";
export { NOBODYS } from "./observations.js";
export type * from "./read-model.js";
export type { RecogniserNote, RereadPage, WaitingScan } from "./recognitions.js";
export { rememberingReader } from "./remembered.js";
export type { RunOutcome } from "./runs.js";
export { openStore, type Store } from "./store.js";
export type { EditionHead, FirstEdition } from "./texts.js";
export { unitHashes } from "./trees.js";
export type { StandingAlarm } from "./watch.js";
export type { StoredEditionPage, WitnessEdition } from "./witnesses.js";
