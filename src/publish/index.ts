/** The door of `publish`: words for people in three languages, sentences, feeds, files to take away. Knows neither Express nor templates. */

export { type ActDays, AKN_TYPE, akomaNtoso, readActDays } from "./akn.js";
export { eIdOf } from "./akn-names.js";
export { ALARMS_SHOWN, type AlarmWords, alarmFeed, alarmInWords } from "./alarms.js";
export * from "./comparative-docx.js";
export * from "./comparative-rows.js";
export * from "./csv-rows.js";
export * from "./csv-writer.js";
export { elementInWords } from "./elements.js";
export * from "./feed-model.js";
export * from "./feed-writers.js";
export * from "./figures.js";
export * from "./force.js";
export * from "./messages.js";
export * from "./penalties.js";
export * from "./penalty-moves.js";
export * from "./places.js";
export * from "./problems.js";
export * from "./reasons.js";
export * from "./score.js";
export * from "./sentences.js";
// `sentences.ts` makes sentences; what others get here is made once for each change.
export { changeInAct, changeSentence } from "./told-sentences.js";
