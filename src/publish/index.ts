/** The door of `publish`: words for people in three languages, sentences, feeds. Knows neither Express nor templates. */
export * from "./feed-model.js";
export * from "./feed-writers.js";
export * from "./figures.js";
export * from "./force.js";
export * from "./messages.js";
export * from "./penalties.js";
export * from "./penalty-moves.js";
export * from "./places.js";
export * from "./problems.js";
export * from "./score.js";
export * from "./sentences.js";
// `sentences.ts` makes sentences; what others get here is made once for each change.
export { changeInAct, changeSentence } from "./told-sentences.js";
