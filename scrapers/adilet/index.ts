/** The door of the source «Әділет». */
export { readEditionPage } from "./edition-page.js";
export { readHistoryPage } from "./history-page.js";
export { adilet } from "./source.js";
