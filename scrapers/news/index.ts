/** The door of the source «Новости». */
export { type Outlet, readOutlets } from "./outlets.js";
export { newsSource } from "./source.js";
