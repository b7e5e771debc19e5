export type * from "./instruction.js";
