/** `start` and `serve`: the site over a file of data, until the process is told to stop. */
import { createFetcher } from "../../scrapers/fetching/index.js";
import { sources } from "../../scrapers/index.js";
import { createRecogniser } from "../../scrapers/recognition/index.js";
import { type Schedule, sourceRhythm, startSchedule } from "../pipeline/index.js";
import type { Store } from "../store/index.js";
import { createSite, type SourceFacts } from "../web/index.js";
import { readCertificates } from "./certificates.js";
import { ensureDemonstration } from "./demonstration-run.js";
import { printLine, usage } from "./output.js";
import { freeBytes, openData, openWorkplace, type Workplace, yearBefore } from "./workplace.js";

interface Where {
  readonly port?: string;
  readonly host?: string;
}

export async function start(options: Where): Promise<void> {
  const place = placeFor(options);
  await ensureDemonstration(place);
  const store = openData(place, { demonstration: true, mustExist: true });
  const url = await serveUntilTold(place, store, null);
  printLine(`Oqylym (demonstration): ${url}`);
  printLine("Open it in a browser; stop with Ctrl+C. For the official sites: npx oqylym serve --live");
}

export async function serve(options: Where & { live?: boolean; demonstration?: boolean }): Promise<void> {
  if (options.live && options.demonstration)
    throw usage("--live and --demonstration exclude each other: a file holds one or the other");
  const place = placeFor(options);
  const store = openData(place, {
    demonstration: options.demonstration ?? false,
    mustExist: options.demonstration ?? false,
  });
  const url = await serveUntilTold(place, store, options.live ? startLive(place, store) : null);
  printLine(`Oqylym: ${url}`);
  if (options.live)
    printLine("The schedule is running; what each source does stands on the page /status. Stop with Ctrl+C.");
  else if (store.bills().length === 0 && store.acts().length === 0)
    printLine("There is no data yet: run «oqylym scrape», or serve with --live.");
}

function placeFor(options: Where): Workplace {
  const overrides: { port?: number; host?: string } = {};
  if (options.port !== undefined) {
    if (!/^\d{1,5}$/u.test(options.port) || Number(options.port) > 65_535)
      throw usage(`--port ${options.port}: a number from 0 to 65535`);
    overrides.port = Number(options.port);
  }
  if (options.host !== undefined) overrides.host = options.host;
  return openWorkplace(overrides);
}

interface Live {
  readonly schedule: Schedule;
  stop(): Promise<void>;
}

function startLive(place: Workplace, store: Store): Live {
  const now = () => new Date();
  const fetcher = createFetcher({
    contact: place.config.contact,
    now,
    certificates: readCertificates(place.config.certificatesDir),
  });
  const schedule = startSchedule({
    sources,
    fetcher,
    store,
    reference: place.reference,
    now,
    recogniser: createRecogniser(),
    log: place.log,
    since: yearBefore(now()),
    freeBytes: () => freeBytes(place),
  });
  return {
    schedule,
    stop: async () => {
      await schedule.stop();
      await fetcher.close();
    },
  };
}

async function serveUntilTold(place: Workplace, store: Store, live: Live | null): Promise<string> {
  const site = createSite({
    store,
    mci: place.mci,
    limits: place.limits,
    procedures: place.reference.procedures,
    config: place.config,
    status: {
      sources: sources.map(
        ({ id, names, home, notYetSeen }): SourceFacts => ({
          id,
          names,
          home,
          rhythm: () => sourceRhythm(store, sources, id, new Date()),
          ...(notYetSeen === undefined ? {} : { notYetSeen }),
        }),
      ),
    },
    onFailure: ({ id, url, error }) =>
      place.log.error({ event: "answer_failed", id, url, err: error }, "a page of the site could not be made"),
  });
  let url: string;
  try {
    url = (await site.listen()).url;
  } catch (error) {
    await live?.stop();
    store.close();
    throw error;
  }
  const stop = async () => {
    await site.close();
    await live?.stop();
    store.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  return url;
}
