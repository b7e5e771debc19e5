/**
 * May we ask for this page, and how slowly? robots.txt by RFC 9309: any 4xx means there are no rules; 5xx or silence means the host is left
 * alone; what was read is kept for 24 hours. `Crawl-delay` is not in the RFC, and is kept all the same: the pace is the slower of ours and theirs.
 */
import robots from "robots-parser";
import { OqylymError } from "../../src/errors.js";

const KEPT_MS = 24 * 3600_000;
/** After silence the host rests; asked again after this long, so that one bad minute does not cost a day. */
const SILENCE_MS = 15 * 60_000;
/** A delay above this is taken for a mistake in the file and held to it. */
const MAX_DELAY_MS = 120_000;
/** RFC 9309, 2.5: at least 500 kB must be read. */
export const ROBOTS_MAX_BYTES = 512_000;

/** The CommonJS module is a function; its types describe an ES default. */
const parse = robots as unknown as (
  url: string,
  text: string,
) => { isAllowed(url: string, agent: string): boolean | undefined; getCrawlDelay(agent: string): number | undefined };

export interface RobotsRules {
  readonly waitMs: number;
  allows(url: string): boolean;
}

const NO_RULES: RobotsRules = { waitMs: 0, allows: () => true };

/** `agent`: the product token that rules name («Oqylym»). */
export function readRobots(url: string, text: string, agent: string): RobotsRules {
  // Bytes that are no robots.txt (the site's own page with status 200) hold no rule lines and so forbid nothing.
  const file = parse(url, text.replace(/^\uFEFF/, ""));
  const delay = file.getCrawlDelay(agent) ?? 0;
  return {
    waitMs: Number.isFinite(delay) && delay > 0 ? Math.min(delay * 1000, MAX_DELAY_MS) : 0,
    allows: (page) => file.isAllowed(page, agent) ?? false,
  };
}

interface Kept {
  readonly until: number;
  readonly rules: RobotsRules | null;
  readonly error: OqylymError | null;
}

/** Keeps the rules of hosts; `load` fetches the text of one and throws as the client does. */
export function keepRobots(agent: string, now: () => Date, load: (origin: string) => Promise<string>) {
  const kept = new Map<string, Kept>();
  return async (origin: string): Promise<RobotsRules> => {
    const at = now().getTime();
    const known = kept.get(origin);
    if (known && at < known.until && at >= known.until - KEPT_MS) {
      if (known.rules) return known.rules;
      throw known.error;
    }
    try {
      const rules = readRobots(`${origin}/robots.txt`, await load(origin), agent);
      kept.set(origin, { until: at + KEPT_MS, rules, error: null });
      return rules;
    } catch (error) {
      if (!(error instanceof OqylymError)) throw error;
      const status = Number(error.context.status ?? 0);
      // 429 is a 4xx by number only: it asks us to go away for now, it does not say that there are no rules.
      if ((status >= 400 && status < 500 && status !== 429) || error.code === "moved_home") {
        kept.set(origin, { until: at + KEPT_MS, rules: NO_RULES, error: null });
        return NO_RULES;
      }
      // Certificates and names are told as they are: someone has to act on them.
      const told = error.code === "tls" || error.code === "dns";
      const silent = told
        ? error
        : new OqylymError(
            "robots_unreachable",
            `${origin}/robots.txt cannot be read (${error.code}): the host is left alone for now`,
            { retryable: true, cause: error, context: { url: `${origin}/robots.txt`, reason: error.code } },
          );
      kept.set(origin, { until: at + SILENCE_MS, rules: null, error: silent });
      throw silent;
    }
  };
}
