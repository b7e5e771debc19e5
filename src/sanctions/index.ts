/** The door of `sanctions`: penalties read from a provision, compared, and counted in tenge. */
export { compareSanctions, type MoveKind, type SanctionMove } from "./compare.js";
export { type SanctionHolder, sanctionHolders } from "./holders.js";
export { type FineInTenge, fineInTenge, type MciValue } from "./money.js";
export { KK_CASES, type KkCase, kkNumber } from "./numerals-kk.js";
export { RU_CASES, type RuCase, ruNumber } from "./numerals-ru.js";
export { readSanctions } from "./reading.js";
export type * from "./sanction.js";
