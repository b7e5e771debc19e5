/** The door of the source «Открытые НПА». */
export { legalacts } from "./source.js";
