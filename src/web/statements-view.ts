/** What people told the press of a bill: who, where, when, which steps, which acts, and whether the amount of a fine is known. Never a text of record. */
import type { BillEvent, Statement } from "../bills/index.js";
import { stageName } from "../publish/index.js";
import type { BillView } from "../store/index.js";
import { actTitle, dayOrMonth, type Page, sourceLink } from "./context.js";

/** One a page of the press, the newest first. */
export function statementsView(page: Page, bill: BillView) {
  const pages = new Map<string, { said: Statement; events: BillEvent[] }>();
  for (const event of bill.events) {
    if (!event.said) continue;
    const key = `${event.source.url} ${event.source.sha256}`;
    const known = pages.get(key);
    if (known) known.events.push(event);
    else pages.set(key, { said: event.said, events: [event] });
  }
  return [...pages.values()]
    .sort((a, b) => b.said.published.localeCompare(a.said.published))
    .map(({ said, events }) => ({
      who: said.speaker ?? page.m("said.nobody"),
      where: page.m("said.where", { outlet: said.outlet, when: page.figures.day(said.published) }),
      source: sourceLink(page, events[0]?.source ?? null),
      steps: events.map((e) =>
        page.m(e.nature === "held" ? "seen.held" : "seen.announced", {
          stage: stageName(e.stage, page),
          when: dayOrMonth(page, e.date, e.precision),
        }),
      ),
      acts:
        said.acts.length === 0
          ? null
          : page.m("said.acts", { acts: said.acts.map((id) => nameOf(page, id)).join("; ") }),
      figures: said.figures.map((figure) => page.m(`said.${figure.what}_${figure.state}`)),
    }));
}

const nameOf = (page: Page, act: string) => page.m.actShort(act) ?? actTitle(page, page.store.act(act), act).text;
