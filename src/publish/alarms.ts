/** Alarms for whoever runs the program, in words: what happened and what to do; and their feed, an entry an alarm, which says too when it was over. */
import type { AlarmView } from "../store/index.js";
import { escapeHtml, type Feed, type FeedEntry, printable, TAG, type UiLang } from "./feed-model.js";
import { dayInKazakhstan } from "./figures.js";
import type { Messages } from "./messages.js";

/** As many as the status page and the feed show. */
export const ALARMS_SHOWN = 30;

export interface AlarmWords {
  readonly what: string;
  readonly todo: string;
}

export function alarmInWords({ code, source, args }: AlarmView, m: Messages): AlarmWords {
  const values = {
    pages: 0,
    url: "…",
    message: "…",
    id: "…",
    since: "…",
    usual: 0,
    megabytes: 0,
    at: "…",
    part: "file",
    ...args,
  };
  const since = typeof args.since === "string" ? dayInKazakhstan(new Date(args.since)) : "…";
  const all = { ...values, since, source: source ?? "" };
  return { what: m(`alarm.${code}`, all), todo: m(`alarm.${code}_do`, all) };
}

export function alarmFeed(
  alarms: readonly AlarmView[],
  { ui, site, m }: { readonly ui: UiLang; readonly site: string; readonly m: Messages },
  demonstration = false,
): Feed {
  const entries = alarms.map((alarm): FeedEntry => {
    const { what, todo } = alarmInWords(alarm, m);
    const over = alarm.closedAt === null ? "" : m("alarm.over", { day: dayInKazakhstan(new Date(alarm.closedAt)) });
    const text = printable([what, over === "" ? todo : over].join("\n\n"));
    return {
      id: `${TAG}alarm/${alarm.id}`,
      url: `${site}/${ui}/status#alarm-${alarm.id}`,
      // A message may quote a page, and some readers take a title for markup.
      title: printable(over === "" ? what : `${over} ${what}`).replace(/[<>]/gu, "'"),
      html: text
        .split("\n\n")
        .map((line) => `<p>${escapeHtml(line)}</p>`)
        .join("\n"),
      text,
      published: new Date(alarm.openedAt),
      updated: new Date(alarm.updatedAt),
      lang: ui,
    };
  });
  const newest = Math.max(0, ...entries.map((e) => e.updated.getTime()));
  return {
    id: `${TAG}feed/${ui}/alarms`,
    title: demonstration ? m("feed.title_demonstration", { name: m("alarm.feed_title") }) : m("alarm.feed_title"),
    description: m(demonstration ? "feed.description_demonstration" : "alarm.feed_about"),
    lang: ui,
    homeUrl: `${site}/${ui}/status`,
    selfUrl: `${site}/feeds/${ui}/alarms`,
    updated: new Date(newest),
    entries,
    olderAfter: null,
  };
}
