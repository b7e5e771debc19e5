/** How an edition or a projection is called in a list: «редакция на 16 сентября 2025 г.», «проекция: второе чтение, 28 мая 2025 г.». */
import { stageName } from "../publish/index.js";
import type { TextView } from "../store/index.js";
import type { Page } from "./context.js";

/** A machine read words of the text, or of the edition below it, off pictures. */
export const isRecognised = (text: Omit<TextView, "root" | "places">): boolean =>
  text.projection?.recognised === true || text.edition?.recognised === true;

export function textName(page: Page, text: Omit<TextView, "root" | "places">): string {
  const when = text.date === null ? page.m("date.unknown") : page.figures.day(text.date);
  const reading = text.projection?.reading;
  const name = reading
    ? page.m("text.projection", { when, stage: stageName(reading.stage, page) })
    : page.m("text.edition", { when });
  const told = reading?.material === "table" ? page.m("table.told", { words: name }) : name;
  return isRecognised(text) ? page.m("recognised.told", { words: told }) : told;
}
