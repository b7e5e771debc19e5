/** The door of `demonstration`: three sites on loopback that show a small made-up world, day by day. */
export { type Demonstration, startDemonstration } from "./demonstration.js";
export type { Visit } from "./world.js";
