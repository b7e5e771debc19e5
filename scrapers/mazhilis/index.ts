/** The door of the source «Мажилис». */
export { type Announcement, readAnnouncements } from "./announcement.js";
export { type News, readNews } from "./news.js";
export { mazhilis } from "./source.js";
export { quotedTitles, readTitle, type TitleReading, titleKey, titleLang } from "./titles.js";
export { type PlanReading, readPlanBlocks } from "./weekly-plan.js";
