export type * from "./sanction.js";
