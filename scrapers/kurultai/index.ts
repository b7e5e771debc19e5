/** The door of the source «Құрылтай». */
export { kurultai } from "./source.js";
