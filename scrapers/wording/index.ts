/** The door of what several sources write alike: days and weeks, titles of bills, sentences that announce a reading, the language of a text. */
export {
  type Announcement,
  isConditional,
  isNegated,
  isPlanned,
  readAnnouncements,
  readingsIn,
  sentencesOf,
  type Time,
  timesIn,
} from "./announcement.js";
export { addDays, day, daysIn, mondayOf, readDay, readWeek, type Week } from "./dates.js";
export { textLang } from "./text-lang.js";
export { quotedTitles, readTitle, type TitleReading, titleKey, titleLang } from "./titles.js";
