/** The door of `law`: provision trees, blocks, addresses. Imports nothing of ours. */
export { readAct } from "./act.js";
export { type ArticleCounts, addressSegment, childAddress, childAddresses, UPPER_KINDS } from "./address.js";
export type { Block, BlockKind, BlockLink, TableCell } from "./block.js";
export { type Corrected, type Correction, correct } from "./correction.js";
export { type Cut, cutAtHeadings, type KnownHeadings } from "./cutting.js";
export { dayInKazakhstan } from "./day.js";
export type { EditorialNote } from "./editorial.js";
export { type ActFamily, familyOf } from "./family.js";
export { type Folded, fold, foldWithMap } from "./fold.js";
export { readFragment } from "./fragment.js";
export { compareLabels } from "./label.js";
export { MONTHS, monthOf } from "./months.js";
export { KK_ONES, KK_ONES_AND_TENS, KK_TENS } from "./number-words.js";
export type { ActText } from "./outline.js";
export { type LeftOpen, quotesLeftOpen } from "./paragraph.js";
export { printedLines } from "./print.js";
export type { Problem, Span } from "./problem.js";
export {
  hasItsHash,
  type Lang,
  type Provision,
  type ProvisionFields,
  type ProvisionKind,
  provision,
  provisionHash,
} from "./provision.js";
export type {
  ReadByMachine,
  RecognisedLine,
  RecognisedPage,
  RecognisedText,
  RecognisedWord,
} from "./recognised.js";
export { guessLang, paragraphsOf } from "./text.js";
export { find, insertAt, type Located, replaceAt, type Survey, survey, walk } from "./tree.js";
