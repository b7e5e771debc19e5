/** The door of what every reader does with a page: its letters, its end, notices in its place, links that stay on the site. */
export { type Breach, breachesOf } from "./breach.js";
export { type Decoded, decode } from "./charset.js";
export { siteLink } from "./links.js";
export { noticeIn } from "./notice.js";
export { isCutHtml, openHtml, openText, refuseNotice } from "./page.js";
export { type Steady, steadyHtml, steadyJson, steadyLink } from "./steady.js";
