/** The door of the source «Мажилис». */
export { type News, readNews } from "./news.js";
export { mazhilis } from "./source.js";
export { type PlanReading, readPlanBlocks } from "./weekly-plan.js";
