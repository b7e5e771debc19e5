/**
 * Which number do Kazakh ordinal words name: «он сегізінші» → 18? Drafters number unnumbered provisions so («екінші бөлік», «он алтыншы
 * абзацта»). The last word alone carries the ordinal suffix. Source of the forms: the school grammar.
 */
import { KK_ONES_AND_TENS } from "../law/index.js";

const CARDINALS: ReadonlyMap<string, number> = new Map([...KK_ONES_AND_TENS, ["жүз", 100]]);
const ORDINALS = new Map<string, number>(
  Object.entries({
    бірінші: 1,
    екінші: 2,
    үшінші: 3,
    төртінші: 4,
    бесінші: 5,
    алтыншы: 6,
    жетінші: 7,
    сегізінші: 8,
    тоғызыншы: 9,
    оныншы: 10,
    жиырмасыншы: 20,
    жиырманшы: 20,
    отызыншы: 30,
    қырқыншы: 40,
    қырықыншы: 40,
    елуінші: 50,
    алпысыншы: 60,
    жетпісінші: 70,
    сексенінші: 80,
    тоқсаныншы: 90,
    жүзінші: 100,
  }),
);

/** «үшінші», one word; undefined for other words. Words in lower case with Cyrillic «і». */
export const kkOrdinalWord = (word: string): number | undefined => ORDINALS.get(word);

/** The ordinal that begins at `words[from]`: ["жүз", "елу", "үшінші"] → { value: 153, length: 3 }. Null where no ordinal begins. */
export function readKkOrdinal(words: readonly string[], from: number): { value: number; length: number } | null {
  let value = 0;
  let below = Number.POSITIVE_INFINITY;
  for (let i = from; i < words.length; i++) {
    const word = words[i] ?? "";
    const last = ORDINALS.get(word);
    if (last !== undefined) return last < below ? { value: value + last, length: i - from + 1 } : null;
    const part = CARDINALS.get(word);
    if (part === undefined) return null;
    if (part === 100 && value > 0 && value < 10) {
      value *= 100;
      below = 100;
      continue;
    }
    if (part >= below) return null;
    value += part;
    below = part >= 100 ? 100 : 10;
  }
  return null;
}

/** A cardinal, all words of it: ["жиырма", "бір"] → 21 («жиырма бір күн өткен соң»). Null for other words. */
export function kkCardinal(words: readonly string[]): number | null {
  let value = 0;
  let below = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const part = CARDINALS.get(word);
    if (part === undefined) return null;
    if (part === 100 && value > 0 && value < 10) {
      value *= 100;
      below = 100;
      continue;
    }
    if (part >= below) return null;
    value += part;
    below = part >= 100 ? 100 : part >= 10 ? 10 : 0;
  }
  return value > 0 ? value : null;
}
