// The official pages with something gone, moved or written otherwise: each mutation is refused, or gives the same facts, or tells less in plain sight —
// never an article with other words under its number. `MUTATIONS=20000` before a release.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { adilet, readEditionPage } from "../../scrapers/adilet/index.js";
import type { PageReading } from "../../scrapers/contract.js";
import { projectRoot } from "../../src/config.js";
import { readAct, walk } from "../../src/law/index.js";

const folder = join(projectRoot, "../shared/sources/pages");
const COUNT = Number(process.env.MUTATIONS ?? 1000);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));

function randomOf(seed: number) {
  let state = seed >>> 0;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
type Random = ReturnType<typeof randomOf>;

const between = (random: Random, text: string, most: number): [number, number] => {
  const from = random(text.length);
  return [from, Math.min(text.length, from + 1 + random(most))];
};

/** What goes wrong between a server and us, or when a site's people change a template. */
const MUTATIONS: readonly (readonly [string, (html: string, random: Random) => Buffer | string])[] = [
  ["cut at the end", (html, r) => html.slice(0, r(html.length))],
  ["cut at the beginning", (html, r) => html.slice(r(html.length))],
  [
    "a piece lost",
    (html, r) => {
      const [a, b] = between(r, html, 20_000);
      return html.slice(0, a) + html.slice(b);
    },
  ],
  [
    "two pieces changed places",
    (html, r) => {
      const [a, b] = between(r, html, 5000);
      const [c, d] = between(r, html.slice(b), 5000);
      return html.slice(0, a) + html.slice(b + c, b + d) + html.slice(b, b + c) + html.slice(a, b) + html.slice(b + d);
    },
  ],
  [
    "a tag dropped",
    (html, r) => {
      const tags = [...html.matchAll(/<\/?[a-z][^<>]{0,300}>/giu)];
      const tag = tags[r(tags.length)];
      return tag ? html.slice(0, tag.index) + html.slice(tag.index + tag[0].length) : html;
    },
  ],
  [
    "a class renamed",
    (html, r) => {
      const found = [...html.matchAll(/class="([^"]+)"/gu)];
      const one = found[r(found.length)]?.[1];
      return one === undefined ? html : html.replaceAll(`class="${one}"`, 'class="x1"');
    },
  ],
  [
    "an element renamed",
    (html, r) => {
      const name = ["article", "h3", "h1", "p", "table", "span", "div"][r(7)] ?? "p";
      return html.replaceAll(`<${name}`, "<section").replaceAll(`</${name}>`, "</section>");
    },
  ],
  ["UTF-8 as Windows-1251 again", (html) => iconv.encode(iconv.decode(Buffer.from(html), "win1251"), "utf8")],
  ["written in Windows-1251 under a UTF-8 label", (html) => iconv.encode(html, "win1251")],
  [
    "bytes flipped",
    (html, r) => {
      const bytes = Buffer.from(html);
      for (let i = 0; i < 20; i++) {
        const at = r(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << r(8));
      }
      return bytes;
    },
  ],
  [
    "a piece twice",
    (html, r) => {
      const [a, b] = between(r, html, 5000);
      return html.slice(0, b) + html.slice(a, b) + html.slice(b);
    },
  ],
];

interface Told {
  /** Printed text of each article, by address. */
  readonly articles: ReadonlyMap<string, string>;
  readonly problems: number;
}

function toldBy(reading: PageReading): Told {
  const [record] = reading.records;
  if (record?.record !== "edition") return { articles: new Map(), problems: 0 };
  const { root, problems } = readAct(record.blocks, { family: "criminal_code", lang: record.lang });
  const articles = new Map<string, string>();
  for (const { node, address } of walk(root)) if (node.kind === "article") articles.set(address, JSON.stringify(node));
  return { articles, problems: problems.length + reading.problems.length };
}

const files = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => /^adilet_(?:rus|kaz)_(?!history)/u.test(name))
      .sort()
  : [];

describe.skipIf(files.length === 0)(`the acts' official pages, ${COUNT} mutations (seed ${SEED})`, () => {
  it("refused, the same, or plainly less: never another law under the old number", () => {
    const random = randomOf(SEED);
    const counts: Record<string, { refused: number; same: number; less: number; flagged: number; silent: number }> = {};
    const silent: string[] = [];
    const originals = files.map((name) => {
      const html = readFileSync(join(folder, name), "utf8");
      const lang = name.startsWith("adilet_kaz") ? "kaz" : "rus";
      const act =
        new RegExp(
          `<link rel="canonical"[^>]*/docs/([A-Z]\\d{2}[0-9A-Z]+_?)|/${lang}/docs/([A-Z]\\d{2}[0-9A-Z]+_?)"`,
          "u",
        )
          .exec(html)
          ?.slice(1)
          .find((id) => id !== undefined) ?? "";
      const page = {
        url: `${adilet.home}/${lang}/docs/${act}`,
        kind: "edition",
        meta: { act, lang: lang === "kaz" ? "kk" : "ru" },
        mediaType: "text/html",
        charset: "utf-8",
        fetchedAt: "2026-06-11T06:00:00.000Z",
      };
      return { name, html, page, told: toldBy(readEditionPage({ ...page, bytes: Buffer.from(html) })) };
    });
    for (let n = 0; n < COUNT; n++) {
      const original = originals[n % originals.length];
      const mutation = MUTATIONS[Math.floor(n / originals.length) % MUTATIONS.length];
      if (!original || !mutation) continue;
      const [what, mutate] = mutation;
      counts[what] ??= { refused: 0, same: 0, less: 0, flagged: 0, silent: 0 };
      const count = counts[what];
      let told: Told;
      try {
        const bytes = Buffer.from(mutate(original.html, random) as string);
        told = toldBy(readEditionPage({ ...original.page, bytes }));
      } catch (error) {
        expect((error as { code?: string }).code, `${what}, mutation ${n}`).toBe("page_contract");
        count.refused++;
        continue;
      }
      const other = [...told.articles].filter(([address, text]) => original.told.articles.get(address) !== text);
      if (other.length === 0) count[told.articles.size === original.told.articles.size ? "same" : "less"]++;
      else if (told.problems > original.told.problems) count.flagged++;
      else {
        count.silent++;
        silent.push(`${what}: ${original.name}, mutation ${n}: ${other[0]?.[0]}`);
      }
    }
    if (process.env.MUTATIONS) console.log(JSON.stringify(counts), silent.slice(0, 20).join("\n"));
    // Cut, written otherwise, or under other classes: always seen. What a page loses, moves or repeats in its middle no single page can tell; the guards look
    // at that (`src/pipeline/guards.ts`).
    for (const what of ["cut at the end", "cut at the beginning", "a class renamed", "UTF-8 as Windows-1251 again"])
      expect(counts[what]?.silent, what).toBe(0);
    expect(counts["written in Windows-1251 under a UTF-8 label"]?.silent).toBe(0);
    expect(silent.length).toBeLessThan(COUNT * 0.08);
  }, 300_000);
});
