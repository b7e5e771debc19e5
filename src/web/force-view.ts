/**
 * When a bill takes effect, as its page says it: each rule in words, the first day where the day of publication is known, and what the source tells of
 * that day. A day that the program counted is said to be counted.
 */
import type { BillEvent } from "../bills/index.js";
import { type ForceRule, firstDayInForce, type InstructionForce } from "../drafting/index.js";
import { forceInWords, placesInBill, stageName } from "../publish/index.js";
import type { BillView, InstructionView } from "../store/index.js";
import { label } from "./change-line.js";
import { type Page, told } from "./context.js";
import { instructionArticle } from "./instruction-view.js";

/** The view of the bill's section; null where no text of it says when it takes effect. */
export function forceView(page: Page, bill: BillView, reading: BillView["readings"][number] | null) {
  const sentences = reading ? page.store.forceOfReading(reading.id) : [];
  if (reading === null || sentences.length === 0) return null;
  const published = heldOn(bill, "published");
  const rules = sentences.flatMap(({ rules }) => rules);
  const lines = rules.map((rule) => {
    const day = rule.when.kind === "date" ? null : firstDayInForce(rule.when, published?.date ?? null);
    return {
      words: lineInWords(page, rule, rules),
      quote: rule.when.kind === "unknown" ? told(page, rule.when.words, reading.lang) : null,
      unknown: rule.when.kind === "unknown",
      date: day,
      day: day === null ? null : page.m("force.day", { day: page.figures.day(day) }),
    };
  });
  const counted = published?.date && lines.some((line) => line.day !== null);
  return {
    intro: page.m("force.intro", { stage: stageName(reading.stage, page) }),
    recognised: reading.recognised ? label(page, "recognised") : null,
    lines,
    counting: counted ? page.m("force.counting", { published: page.figures.day(published.date ?? "") }) : null,
    illustrative: counted && published.illustrative ? label(page, "illustrative") : null,
    source: sourceSays(page, bill, rules, published?.date ?? null),
  };
}

const heldOn = (bill: BillView, stage: string): BillEvent | null =>
  bill.events.findLast((e) => e.stage === stage && e.nature === "held" && e.precision === "day" && e.date !== null) ??
  null;

function lineInWords(page: Page, rule: ForceRule, all: readonly ForceRule[]): string {
  const when = forceInWords(rule.when, page.m, page.figures);
  return rule.scope === "unknown" ? when : page.m("force.scope", { scope: scopeInWords(page, rule, all), when });
}

function scopeInWords(page: Page, rule: ForceRule, all: readonly ForceRule[]): string {
  if (typeof rule.scope !== "string") return placesInBill(rule.scope, page.m);
  if (rule.except) return page.m("force.whole_but", { places: placesInBill(rule.except, page.m) });
  return page.m(all.some((r) => typeof r.scope !== "string" && r.when.kind !== "until") ? "force.rest" : "force.whole");
}

/** Whether the day that a source tells is the day that the law's own words give. */
function sourceSays(page: Page, bill: BillView, rules: readonly ForceRule[], published: string | null): string | null {
  const event = heldOn(bill, "in_force");
  if (!event?.date) return null;
  const days = rules.filter((r) => r.scope === "whole").map((r) => firstDayInForce(r.when, published));
  const known = days.filter((day) => day !== null);
  const as = known.length === 0 ? "alone" : known.includes(event.date) ? "agrees" : "differs";
  return page.m("force.source", { as, day: page.figures.day(event.date) });
}

/**
 * The first day in force of what a reading makes of an article: of all its orders on the article one and the same day, by the bill's own words; null
 * where these do not tell it, or tell of a piece of an order only. What was published is the law's text: days counted from it, or told by a source
 * where the words give none, are never those of an earlier text.
 */
export function firstDayOf(
  page: Page,
  reading: { id: string; bill: string; stage: string },
  act: string,
  article: string,
): string | null {
  const bill = LAW_TEXTS.has(reading.stage) ? page.store.bill(reading.bill) : null;
  const published = (bill && heldOn(bill, "published")?.date) ?? null;
  const orders = page.store.instructions(reading.id).filter((i) => i.act === act && instructionArticle(i) === article);
  const rules = orders.map((i) => (i.instruction.force ?? []).filter((f) => f.when.kind !== "until"));
  if (rules.flat().some((f) => f.part !== undefined)) return null;
  const days = rules.flatMap((of) => (of.length === 0 ? [null] : of.map((f) => firstDayInForce(f.when, published))));
  const [first = null] = days;
  if (first !== null && days.every((day) => day === first)) return first;
  const silent = days.every((day) => day === null);
  return bill && silent ? (heldOn(bill, "in_force")?.date ?? null) : null;
}

/** Stages whose text is the law's: of an earlier text nobody says that it took effect. */
const LAW_TEXTS: ReadonlySet<string> = new Set(["signed", "published", "in_force"]);

/** When one instruction takes effect: a line for each rule that reaches it. */
export function instructionForce(page: Page, { instruction, reading }: InstructionView) {
  const bill = page.store.bill(page.store.reading(reading)?.bill ?? "");
  const published = (bill && heldOn(bill, "published")?.date) ?? null;
  return (instruction.force ?? []).map((force) => ({
    words: ruleInWords(page, force, published),
    quote: force.when.kind === "unknown" ? told(page, force.when.words, instruction.lang) : null,
  }));
}

function ruleInWords(page: Page, { when, part }: InstructionForce, published: string | null): string {
  const day = when.kind === "date" ? null : firstDayInForce(when, published);
  const time = forceInWords(when, page.m, page.figures);
  const whole = day === null ? time : `${time} (${page.m("force.day", { day: page.figures.day(day) })})`;
  return part ? page.m("force.only", { places: placesInBill(part, page.m), when: whole }) : whole;
}
