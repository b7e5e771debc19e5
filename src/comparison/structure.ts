/**
 * Do the Russian and the Kazakh text of one act or reading say the same, as far as their structure tells? Provisions that one of them lacks, and numbers
 * and articles named in one and not in the other. The words themselves are not compared.
 */
import { fold, type Provision, walk } from "../law/index.js";
import { numeralValue, ordinalValue } from "./numerals.js";
import { ownText } from "./spots.js";
import { isWord, newVocabulary, scan } from "./tokens.js";

export interface StructureComparison {
  /** Topmost provisions that only the Russian, or only the Kazakh text has; what stands below them is not repeated. */
  readonly onlyRussian: readonly OneSided[];
  readonly onlyKazakh: readonly OneSided[];
  /** Provisions that both have, with different figures in them. */
  readonly differing: readonly DifferingFigures[];
  /** Provisions that both have. */
  readonly common: number;
}

export interface OneSided {
  readonly address: string;
  readonly provision: Provision;
}

export interface DifferingFigures {
  readonly address: string;
  /** Numbers, in figures or in words, that only one side names, in the order of its text; «двухсот» and «екі жүз» are both 200. */
  readonly numbers: { readonly russian: readonly string[]; readonly kazakh: readonly string[] };
  /** Articles that only one side names: «статья 115-1», «115-1-бап». */
  readonly articles: { readonly russian: readonly string[]; readonly kazakh: readonly string[] };
}

/**
 * @example compareStructure(ru, kk) → { onlyRussian: [{ address: "art_5.point_3", … }], onlyKazakh: [],
 *   differing: [{ address: "art_7.para_2", numbers: { russian: ["200"], kazakh: ["300"] }, articles: { russian: [], kazakh: [] } }], common: 41 }
 *
 * Addresses are the same in both languages. The number one in words is left out: «один из», «бір» are seldom numbers.
 */
export function compareStructure(russian: Provision, kazakh: Provision): StructureComparison {
  const left = byAddress(russian);
  const right = byAddress(kazakh);
  const differing: DifferingFigures[] = [];
  let common = 0;
  for (const [address, provision] of left) {
    const other = right.get(address);
    if (!other) continue;
    common += 1;
    const found = differingFigures(address, provision, other);
    if (found) differing.push(found);
  }
  return { onlyRussian: tops(left, right), onlyKazakh: tops(right, left), differing, common };
}

function byAddress(root: Provision): Map<string, Provision> {
  return new Map([...walk(root)].map(({ address, node }) => [address, node]));
}

function tops(side: ReadonlyMap<string, Provision>, other: ReadonlyMap<string, Provision>): OneSided[] {
  const found: OneSided[] = [];
  const below = new Set<Provision>();
  for (const [address, provision] of side) {
    if (other.has(address)) continue;
    if (!below.has(provision)) found.push({ address, provision });
    for (const child of provision.children) below.add(child);
  }
  return found;
}

function differingFigures(address: string, russian: Provision, kazakh: Provision): DifferingFigures | null {
  const [ru, kk] = [figuresOf(russian), figuresOf(kazakh)];
  const numbers = { russian: missing(ru.numbers, kk.numbers), kazakh: missing(kk.numbers, ru.numbers) };
  const articles = { russian: missing(ru.articles, kk.articles), kazakh: missing(kk.articles, ru.articles) };
  const same = [numbers.russian, numbers.kazakh, articles.russian, articles.kazakh].every((list) => list.length === 0);
  return same ? null : { address, numbers, articles };
}

interface Figures {
  readonly numbers: string[];
  readonly articles: string[];
}

const ARTICLE_RUSSIAN =
  /(?<!\p{L})стат(?:ь[яиеюё]|ей|ьёй|ьей|ьями|ьях|ьям)\s+((?:\d+(?:-\d+)*(?:\s*(?:,|и|или|–|-)\s*(?=\d))?)+)/giu;
const ARTICLE_KAZAKH = /(\d+(?:-\d+)*(?:\s*(?:,|және|немесе|–)\s*\d+(?:-\d+)*)*)-(?:бап|баб)/giu;
const LABEL = /\d+(?:-\d+)*/gu;

/** Numbers of the text without its own label; articles named apart, so that they are not counted twice. */
function figuresOf(node: Provision): Figures {
  const text = fold(ownText({ ...node, lead: "" }));
  const articles: string[] = [];
  const rest = text.replace(ARTICLE_RUSSIAN, keep(articles)).replace(ARTICLE_KAZAKH, keep(articles));
  const vocabulary = newVocabulary();
  const numbers: string[] = [];
  for (const id of scan(rest, vocabulary).ids) {
    if (!isWord(vocabulary, id)) continue;
    const key = vocabulary.keys[id] ?? "";
    const value = numeralValue(key) ?? ordinalValue(key);
    if (value !== null) numbers.push(String(value));
    else numbers.push(...(/^[\d№]/u.test(key) ? figuresIn(key) : []));
  }
  return { numbers, articles };
}

const keep =
  (articles: string[]) =>
  (whole: string, list: string): string => {
    articles.push(...(list.match(LABEL) ?? []));
    return " ".repeat(whole.length);
  };

/** «200 МРП» → 200; «1-бөлігі» → 1; «1 июля 2026 года» and «2026 жылғы 1 шілде» → 1, 2026. */
function figuresIn(key: string): string[] {
  return (key.match(/\d+(?:[.,:/-]\d+)*/gu) ?? []).sort();
}

/** Members of `list` that `other` does not have, each as often as it is missing. */
function missing(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
