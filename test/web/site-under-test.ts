/** The site on loopback over the fixture store, and the pages every test walks through. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Procedure } from "../../src/bills/index.js";
import { projectRoot } from "../../src/config.js";
import type { MciValue, PenaltyLimits } from "../../src/sanctions/index.js";
import { createSite } from "../../src/web/index.js";
import { ACT, BILL, type Fixture, type FixtureOptions, fixtureStore } from "./fixture-store.js";

const data = <T>(file: string): T => JSON.parse(readFileSync(join(projectRoot, "data", file), "utf8")) as T;

export const mci = data<{ values: MciValue[] }>("mci.json").values;
export const limits = data<PenaltyLimits>("penalty-limits.json");
export const procedures = data<{ procedures: Procedure[] }>("procedures.json").procedures;

export interface UnderTest {
  readonly url: string;
  readonly store: Fixture;
  readonly failures: { id: string; error: unknown }[];
  close(): Promise<void>;
}

export async function siteUnderTest(
  options: FixtureOptions = {},
  change: (store: Fixture) => Fixture = (s) => s,
): Promise<UnderTest> {
  const store = change(fixtureStore(options));
  const failures: { id: string; error: unknown }[] = [];
  const site = createSite({
    store,
    mci,
    limits,
    procedures,
    config: { port: 0, host: "127.0.0.1", site: null },
    status: { sources: [UNSEEN] },
    now: () => new Date("2025-06-10T06:00:00Z"),
    onFailure: (f) => failures.push(f),
  });
  const { url } = await site.listen();
  return { url, store, failures, close: () => site.close() };
}

/** A source of which no page is known yet. */
export const UNSEEN = {
  id: "council",
  names: { ru: "Дальний совет", kk: "Алыс кеңес", en: "The far council" },
  home: "https://council.example.org",
  notYetSeen: "nobody has been there",
};

/** Every kind of page, with its address without the language. */
export function pages(store: Fixture): Readonly<Record<string, string>> {
  const [latest] = store.changes({ lang: "ru", limit: 1 });
  const inserted = store.changes({ lang: "ru" }).find((c) => c.kind === "inserted");
  const [from, , , , to] = store.texts(ACT, "ru");
  const compare = `/compare/${ACT}?from=${from?.textId}&to=${to?.textId}`;
  const sha = latest?.source.sha256;
  return {
    home: "/",
    bills: "/bills",
    bill: `/bill/${BILL}`,
    "fines of a bill": `/bill/${BILL}/fines`,
    change: `/change/${latest?.id}`,
    "inserted article": `/change/${inserted?.id}`,
    acts: "/acts",
    act: `/act/${ACT}`,
    article: `/act/${ACT}/art_131`,
    "article of a bill": `/act/${ACT}/art_115-1`,
    compare,
    "compare side by side": `${compare}&view=side`,
    "compare clean": `${compare}&view=clean`,
    "compare as sentences": `${compare}&view=sentences`,
    fines: `/fines/${ACT}/art_131.part_1`,
    "fines of an article": `/fines/${ACT}/art_131`,
    "fines of all bills": "/fines",
    feeds: "/feeds",
    source: `/source/${sha}?block=3`,
    "source without mark": `/source/${sha}`,
    status: "/status",
    method: "/method",
  };
}
