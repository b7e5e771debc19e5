/** The door of the source «Сенат». */
export { senate } from "./source.js";
