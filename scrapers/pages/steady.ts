/**
 * What of a page stays the same while it says the same? Pages hold parts that move by themselves (counters of views, the day of today, tokens of forms, names of
 * scripts that change with every build), so that the bytes differ at every visit and the text does not. A steady form leaves these out: it decides only whether
 * a page is the one seen before. Kept, shown and read are always the bytes.
 */
import { type CheerioAPI, load } from "cheerio";
import type { FetchedPage } from "../contract.js";
import { decode } from "./charset.js";

export type Steady = (page: Pick<FetchedPage, "bytes" | "charset">) => string | null;

/** Nothing of these is text. */
const NO_TEXT = "script, style, link, meta, noscript, template, iframe, object, input, button[type=submit], svg";
/** Attributes that change with every build of a site or every answer; `style` and `class` are none of them: they may tell law from note. */
const MOVING_ATTRIBUTE = /^(?:_ng|ng-|data-|aria-|src(?:set)?$|nonce$|integrity$|tabindex$|value$|on(?!click$))/u;
/** Parameters of a link that name a visit, not a page. */
const MOVING_PARAMETER =
  /([?&;])(?:_|v|ver|ts|rnd|sid|token|_?csrf\w*|phpsessid|jsessionid|utm_\w+|fbclid)=[^&#'";]*/giu;
/** Keys of JSON that count or time visits. */
const MOVING_KEY =
  /^(?:views?(?:_?count)?|hits|visits|likes|(?:server_?)?time(?:stamp)?|now|request_?id|_?csrf\w*|token)$/iu;

/**
 * The elements that `keep` selects, in order of writing, without `drop`; null where nothing is selected: then the page is not of the form that its kind has, and
 * its bytes stand for it.
 */
export function steadyHtml(keep: string, drop = "", also?: ($: CheerioAPI, text: string) => string): Steady {
  return (page) => {
    const { text, sure } = decode(page.bytes, page.charset);
    if (!sure) return null;
    const $ = load(text);
    const kept = $(keep);
    if (kept.length === 0) return null;
    const extra = also?.($, text) ?? "";
    $(drop === "" ? NO_TEXT : `${NO_TEXT}, ${drop}`).remove();
    const parts: string[] = [];
    for (const element of kept.get()) writeNode(element, parts);
    return `${extra}${parts.join("")}`;
  };
}

interface Node {
  readonly type: string;
  readonly data?: string;
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly unknown[];
}

/** As markup with one kind of white space, without comments and moving attributes. */
function writeNode(of: unknown, parts: string[]): void {
  // A page may nest thousands of elements deep: no recursion.
  const open: (Node | string)[] = [of as Node];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === "string") parts.push(node);
    else if (node.type === "text") parts.push((node.data ?? "").replace(/\s+/gu, " ").replaceAll("<", "&lt;"));
    else if (node.name !== undefined) {
      parts.push(`<${node.name}${attributesOf(node.attribs ?? {})}>`);
      open.push(`</${node.name}>`);
      for (const child of [...(node.children ?? [])].reverse()) open.push(child as Node);
    }
  }
}

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .filter(([name]) => !MOVING_ATTRIBUTE.test(name))
    .map(([name, value]) => ` ${name}="${steadyLink(value).replaceAll('"', "&quot;")}"`)
    .join("");
}

/** A link without what names the visit. */
export function steadyLink(value: string): string {
  const without = value.replace(MOVING_PARAMETER, "$1");
  if (without === value) return value;
  return without.replace(/([?&])&+/gu, "$1").replace(/[?&;](?=[#'"]|$)/gu, "");
}

/** JSON without the keys that count or time visits; the order of keys says nothing. Null where it is none. */
export const steadyJson: Steady = (page) => {
  const { text, sure } = decode(page.bytes, page.charset);
  if (!sure) return null;
  try {
    return JSON.stringify(JSON.parse(text), (key, value: unknown) => {
      if (MOVING_KEY.test(key)) return undefined;
      if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
      return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
    });
  } catch {
    return null;
  }
};
