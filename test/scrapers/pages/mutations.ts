/**
 * What may befall a page on its way: cut off, a piece lost, doubled or moved, bits turned, other bytes in the midst, another encoding, a tag gone or renamed, another
 * page's end. Each mutation is told by its number: the same number gives the same bytes.
 */
import iconv from "iconv-lite";

/** A small generator of numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Page {
  readonly bytes: Buffer;
  /** Of a page of the same kind, or of the page itself where there is no other. */
  readonly other: Buffer;
}

type Mutation = (page: Page, random: () => number) => Uint8Array;

const upTo = (random: () => number, n: number) => Math.floor(random() * n);
/** A stretch of the page; short ones are likelier. */
function stretch(length: number, random: () => number): readonly [from: number, to: number] {
  const from = upTo(random, length);
  const longest = 2 ** (3 + upTo(random, Math.max(1, Math.floor(Math.log2(length)) - 3)));
  return [from, Math.min(length, from + 1 + upTo(random, longest))];
}
const join = (...parts: readonly Uint8Array[]) => Buffer.concat(parts);

/** Places of tags in the page, opening and closing. */
const tagsOf = (bytes: Buffer) =>
  [...bytes.toString("latin1").matchAll(/<\/?[a-z][^>]*>/giu)].map((m) => [m.index, m.index + m[0].length] as const);

function atTag({ bytes }: Page, random: () => number, put: (tag: Buffer) => Uint8Array): Uint8Array {
  const tags = tagsOf(bytes);
  const [from, to] = tags[upTo(random, tags.length)] ?? [0, 0];
  return join(bytes.subarray(0, from), put(bytes.subarray(from, to)), bytes.subarray(to));
}

const ENCODINGS = ["windows-1251", "rk1048", "utf16-le", "koi8-r", "latin1"];

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  "cut off": ({ bytes }, random) => bytes.subarray(0, upTo(random, bytes.length)),
  "a piece lost": ({ bytes }, random) => {
    const [from, to] = stretch(bytes.length, random);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  "a piece doubled": ({ bytes }, random) => {
    const [from, to] = stretch(bytes.length, random);
    return join(bytes.subarray(0, to), bytes.subarray(from));
  },
  "pieces swapped": ({ bytes }, random) => {
    const [a, b] = stretch(bytes.length, random);
    const [c, d] = stretch(bytes.length - b, random).map((n) => n + b) as [number, number];
    return join(
      bytes.subarray(0, a),
      bytes.subarray(c, d),
      bytes.subarray(b, c),
      bytes.subarray(a, b),
      bytes.subarray(d),
    );
  },
  "bits turned": ({ bytes }, random) => {
    const out = Buffer.from(bytes);
    for (let n = 1 + upTo(random, 8); n > 0; n--) {
      const at = upTo(random, out.length);
      out[at] = (out[at] ?? 0) ^ (1 << upTo(random, 8));
    }
    return out;
  },
  "other bytes": ({ bytes }, random) => {
    const out = Buffer.from(bytes);
    const [from, to] = stretch(out.length, random);
    for (let at = from; at < to; at++) out[at] = upTo(random, 256);
    return out;
  },
  "another encoding": ({ bytes }, random) =>
    iconv.encode(bytes.toString("utf8"), ENCODINGS[upTo(random, ENCODINGS.length)] ?? "utf-8"),
  "encoded twice": ({ bytes }, random) =>
    Buffer.from(iconv.decode(bytes, ["windows-1251", "latin1"][upTo(random, 2)] ?? "latin1")),
  "a tag gone": (page, random) => atTag(page, random, () => Buffer.alloc(0)),
  "a tag renamed": (page, random) =>
    atTag(page, random, (tag) => Buffer.from(tag.toString("latin1").replace(/[a-z][\w-]*/iu, "x-gone"), "latin1")),
  "attributes gone": (page, random) =>
    atTag(page, random, (tag) => Buffer.from(tag.toString("latin1").replace(/\s[^>]*/u, ""), "latin1")),
  "another page's end": ({ bytes, other }, random) => {
    const share = random();
    return join(bytes.subarray(0, Math.floor(bytes.length * share)), other.subarray(Math.floor(other.length * share)));
  },
};
