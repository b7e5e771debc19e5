/** The door of the source «Новости». */
export { news } from "./source.js";
