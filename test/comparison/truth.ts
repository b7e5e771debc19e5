/**
 * A code, an edition of it, and what truly changed between them: what an amending law would order, done to plain articles with the words counted. Russian
 * and Kazakh in turn.
 */
import { type Provision, provision } from "../../src/law/index.js";

/** A fixed sequence from a seed. */
export function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const RUSSIAN = {
  stems:
    "голуб сов хозя двор корм полет сосед крыш ноч гнезд стай клет перь жалоб совет штраф надзор площад осмотр письм".split(
      " ",
    ),
  ends: "ь а у ом ами ой ого ых ный ной ение ением ить ится".split(" "),
  sums: ["пяти", "двадцати", "ста двадцати", "двухсот", "одной тысячи двухсот", "сорока"],
  fine: (sum: string) => `наказывается штрафом в размере до ${sum} месячных показателей.`,
  article: (label: string) => `Статья ${label}. `,
};
const KAZAKH = {
  stems:
    "көгершін үкі ие аула жем ұшу көрші шатыр түн ұя топ тор қауырсын шағым кеңес айыппұл бақылау алаң қарау хат".split(
      " ",
    ),
  ends: "ді ге нің мен лар дан тың қа ның ған іп еді сы сіз".split(" "),
  sums: ["бес", "жиырма", "жүз жиырма", "екі жүз", "бір мың екі жүз", "қырық"],
  fine: (sum: string) => `${sum} айлық көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады.`,
  article: (label: string) => `${label}-бап. `,
};
type Language = typeof RUSSIAN;

export interface Truth {
  readonly from: Provision;
  readonly to: Provision;
  /** Words deleted and inserted by the true script. */
  readonly words: number;
  /** Words that came, each somewhere in the new text alone; none stands in the old one. */
  readonly came: readonly string[];
  /** Addresses of provisions that truly changed, on the new side; of deleted ones on the old side. */
  readonly touched: readonly string[];
}

interface Draft {
  words: string[];
}
interface Part {
  readonly label: string;
  readonly text: Draft;
  readonly points: { readonly label: string; readonly text: Draft }[];
  sum: string;
}
interface Article {
  readonly label: string;
  readonly heading: string;
  readonly parts: Part[];
}

export function madeUp(seed: number, articles = 6, edits = 8): Truth {
  const next = sequence(seed);
  const language: Language = seed % 2 === 0 ? RUSSIAN : KAZAKH;
  const word = (): string =>
    (language.stems[next(language.stems.length)] ?? "") + (language.ends[next(language.ends.length)] ?? "");
  const sentence = (count: number): Draft => ({ words: Array.from({ length: count }, word) });
  const code: Article[] = Array.from({ length: articles }, (_, a) => ({
    label: String(a + 1),
    heading: sentence(4).words.join(" "),
    parts: Array.from({ length: 1 + next(4) }, (_unused, p) => ({
      label: String(p + 1),
      text: sentence(14 + next(20)),
      points: Array.from({ length: next(4) }, (_none, n) => ({ label: `${n + 1})`, text: sentence(8 + next(8)) })),
      sum: language.sums[next(language.sums.length)] ?? "",
    })),
  }));
  const from = treeOf(code, language);
  const made = amend(code, edits, next, language, sentence);
  return { from, to: treeOf(code, language), ...made };
}

function amend(
  code: Article[],
  edits: number,
  next: (below: number) => number,
  language: Language,
  sentence: (count: number) => Draft,
): Pick<Truth, "words" | "came" | "touched"> {
  const came: string[] = [];
  const touched: string[] = [];
  const used = new Set<Draft | Part>();
  let words = 0;
  const fresh = (): string => {
    const made = `${language === RUSSIAN ? "новина" : "жаңалық"}${String.fromCharCode(1072 + (came.length % 26), 1072 + Math.floor(came.length / 26))}`;
    came.push(made);
    words += 1;
    return made;
  };
  for (let k = 0; k < edits; k++) {
    const article = code[next(code.length)] as Article;
    const part = article.parts[next(article.parts.length)];
    if (!part || used.has(part)) continue;
    const at = `art_${article.label}.part_${part.label}`;
    const point = part.points[next(Math.max(1, part.points.length))];
    const target = point && next(2) === 0 ? point : part;
    const place = target === part ? at : `${at}.point_${(target as { label: string }).label.slice(0, -1)}`;
    const { text } = target;
    if (used.has(text)) continue;
    used.add(text);
    const spot = 2 + next(text.words.length - 5);
    switch (next(6)) {
      case 0: {
        // Words replaced.
        const gone = text.words.splice(spot, 2, fresh(), fresh());
        words += gone.length;
        touched.push(place);
        break;
      }
      case 1:
        text.words.splice(spot, 0, fresh(), fresh(), fresh());
        touched.push(place);
        break;
      case 2:
        words += text.words.splice(spot, 3).length;
        touched.push(place);
        break;
      case 3: {
        // Another sum.
        const others = language.sums.filter((sum) => sum !== part.sum);
        part.sum = others[next(others.length)] ?? "";
        used.add(part);
        words += 2;
        touched.push(`${at}.para_2`);
        break;
      }
      case 4: {
        const label = `${part.points.length + 1})`;
        const added = sentence(9);
        added.words[3] = fresh();
        used.add(added);
        part.points.push({ label, text: added });
        words += 9;
        touched.push(`${at}.point_${label.slice(0, -1)}`);
        break;
      }
      default: {
        const last = part.points.at(-1);
        if (!last || used.has(last.text)) break;
        part.points.pop();
        words += last.text.words.length + 1;
        touched.push(`${at}.point_${last.label.slice(0, -1)}`);
      }
    }
  }
  return { words, came, touched };
}

function treeOf(code: readonly Article[], language: Language): Provision {
  const node = (
    kind: Provision["kind"],
    label: string,
    lead: string,
    text: string,
    children: readonly Provision[] = [],
    heading = "",
  ): Provision => provision({ kind, label, lead, heading, text, children });
  return node(
    "act",
    "",
    "",
    "",
    code.map((article) =>
      node(
        "article",
        article.label,
        language.article(article.label),
        "",
        article.parts.map((part) =>
          node("part", part.label, `${part.label}. `, part.text.words.join(" "), [
            ...part.points.map((point) => node("point", point.label, `${point.label} `, point.text.words.join(" "))),
            node("paragraph", "", "", language.fine(part.sum)),
          ]),
        ),
        article.heading,
      ),
    ),
  );
}
