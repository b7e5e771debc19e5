export type * from "./bill.js";
