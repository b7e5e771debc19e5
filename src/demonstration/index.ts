/** The door of `demonstration`: two sites on loopback that show a small made-up world, day by day. */
export { type Demonstration, startDemonstration } from "./demonstration.js";
export type { Visit } from "./world.js";
