export type * from "./outcome.js";
