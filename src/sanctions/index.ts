/** The door of `sanctions`: penalties read from a provision, compared, and counted in tenge. */
export { type Citation, type Citations, type CitedUnit, citationsOf } from "./citations.js";
export { compareSanctions, type MoveKind, type SanctionMove } from "./compare.js";
export { type SanctionHolder, type SanctionsBetween, sanctionChange, sanctionHolders } from "./holders.js";
export { compareLanguages, type LanguageDifference, type LanguageFinding } from "./languages.js";
export {
  type Beside,
  besideLimits,
  type Gravity,
  gravityOf,
  type Limit,
  type PenaltyLimit,
  type PenaltyLimits,
} from "./limits.js";
export {
  type FineInTenge,
  fineInTenge,
  type MciValue,
  mciOn,
  type NoMci,
  type TengeOnDay,
  type TengeUnknown,
  tengeOnDays,
} from "./money.js";
export { KK_CASES, type KkCase, kkNumber } from "./numerals-kk.js";
export { RU_CASES, type RuCase, ruNumber } from "./numerals-ru.js";
export {
  type ArticleVersions,
  comparePairedArticle,
  type PairDifference,
  type PairedArticle,
  type PairFinding,
} from "./paired-provisions.js";
export { readSanctions } from "./reading.js";
export type * from "./sanction.js";
export {
  compareSeverity,
  SEVERITY_ORDER,
  type Severity,
  type SeverityReason,
  type SeverityReasonCode,
  type SeverityVerdict,
} from "./severity.js";
