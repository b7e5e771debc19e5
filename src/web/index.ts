/** The door of `web`: the site over a store. */
export { createSite, type Site, type SiteOptions } from "./site.js";
export type { SourceFacts } from "./status-page.js";
