/** The door of `drafting`: the language of amending. */
export { paragraphAt, readBill } from "./bill.js";
export { addressOf } from "./bill-force.js";
export { readForce } from "./force.js";
export { firstDayInForce } from "./force-day.js";
export type * from "./instruction.js";
export { actNamed, readInstructions } from "./instructions.js";
export { readPlaces } from "./places.js";
