/** The door of `recognition`: pictures of pages into words, by a program that may be missing. Knows no source and keeps nothing. */
export {
  createRecogniser,
  type Pictures,
  type Readiness,
  type Recogniser,
  type RecogniserLimits,
} from "./recogniser.js";
