/** When a law takes effect, in words: «по истечении 60 календарных дней после дня первого официального опубликования». */
import { addressOf, type ForceWhen, type Target } from "../drafting/index.js";
import type { Figures } from "./figures.js";
import type { Messages } from "./messages.js";
import { placeInWords } from "./places.js";

/** The time alone. What was not understood is named so; its own words (`when.words`) are shown beside, as a quotation. */
export function forceInWords(when: ForceWhen, m: Messages, figures: Pick<Figures, "day">): string {
  switch (when.kind) {
    case "date":
      return m("force.date", { day: figures.day(when.date) });
    case "until":
      return m("force.until", { day: figures.day(when.date) });
    case "on_publication":
      return m("force.on_publication");
    case "unknown":
      return m("force.unknown");
    default:
      if (when.count === 0) return m("force.next_day");
      return m("force.period", {
        n: when.count,
        unit: when.unit,
        days: when.days ?? "any",
        counted: when.counted,
        from: when.kind === "after_entry" ? "entry" : "publication",
      });
  }
}

/** «статья 1, пункт 6, подпункт 8); статья 2»: places inside the bill, not inside the act that it changes. */
export const placesInBill = (places: readonly Target[], m: Messages): string =>
  places.map((place) => placeInWords(addressOf(place), m)).join("; ");
