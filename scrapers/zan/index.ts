/** The door of the source «Эталонный контрольный банк». */
export { zan } from "./source.js";
