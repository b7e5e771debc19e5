/**
 * Do both languages' texts of one article say the same after a bill? Each provision of the article is held against the one at the same address in the
 * other language: its penalties, the numbers, dates and references it names, and whether the bill changed it in both texts at all.
 */
import { type Lang, type Provision, walk } from "../law/index.js";
import { sanctionHolders } from "./holders.js";
import { compareLanguages, type LanguageDifference, type LanguageFinding } from "./languages.js";

/** An article before and after the bill, in one language; null where there is none. */
export interface ArticleVersions {
  readonly before: Provision | null;
  readonly after: Provision | null;
}

/** The words for people are messages: `languages.` and this. */
export type PairDifference =
  | LanguageDifference
  | "provision_only_in_ru"
  | "provision_only_in_kk"
  /** The bill changes the provision in one text and leaves it alone in the other. */
  | "changed_only_in_ru"
  | "changed_only_in_kk";

export interface PairFinding extends Omit<LanguageFinding, "difference" | "span"> {
  readonly difference: PairDifference;
  /** «art_115-1.part_2». */
  readonly address: string;
  /** What was compared, one paragraph a line; "" where there is none. */
  readonly ruText: string;
  readonly kkText: string;
}

export interface PairedArticle {
  /** Provisions that the bill changes and that were compared. */
  readonly compared: number;
  readonly findings: readonly PairFinding[];
  /** Differences that stood in the law before the bill already: not its doing. */
  readonly earlier: number;
}

/**
 * Only provisions whose words the bill changes in some language: what differs in the rest is not its doing.
 *
 * @param address the article's address, «art_115-1»: addresses below it are the same in both languages
 */
export function comparePairedArticle(address: string, ru: ArticleVersions, kk: ArticleVersions): PairedArticle {
  const now = { ru: unitsOf(ru.after, address, "ru"), kk: unitsOf(kk.after, address, "kk") };
  const old = { ru: unitsOf(ru.before, address, "ru"), kk: unitsOf(kk.before, address, "kk") };
  const findings: PairFinding[] = [];
  let [compared, earlier] = [0, 0];
  for (const at of new Set([...now.ru.keys(), ...now.kk.keys(), ...old.ru.keys(), ...old.kk.keys()])) {
    const [ruNow, kkNow] = [now.ru.get(at) ?? NONE, now.kk.get(at) ?? NONE];
    const [ruOld, kkOld] = [old.ru.get(at) ?? NONE, old.kk.get(at) ?? NONE];
    const moved = { ru: ruNow.text !== ruOld.text, kk: kkNow.text !== kkOld.text };
    if (!moved.ru && !moved.kk) continue;
    compared++;
    const known = new Set(differencesOf(ruOld, kkOld).map(keyOf));
    const found = differencesOf(ruNow, kkNow);
    const fresh = found.filter((f) => !known.has(keyOf(f)));
    earlier += found.length - fresh.length;
    findings.push(...[...oneSided(ruNow, kkNow, moved), ...fresh].map((f) => ({ ...f, address: at })));
  }
  return { compared, findings, earlier };
}

interface Unit {
  /** Its own words without its number, and its unnumbered paragraphs. */
  readonly text: string;
  /** The words that set the penalty; "" where none does. */
  readonly sanction: string;
}

const NONE: Unit = { text: "", sanction: "" };

type Found = Omit<PairFinding, "address">;

function unitsOf(article: Provision | null, address: string, lang: Lang): ReadonlyMap<string, Unit> {
  if (article === null) return new Map();
  const holders = new Map(sanctionHolders(article, address, lang).map((h) => [h.address, h.text]));
  const units = new Map<string, Unit>();
  let root: string | null = null;
  for (const { node, address: own, path } of walk(article)) {
    root ??= own;
    if (node.kind === "paragraph" && path.length > 0) continue;
    const at = address + own.slice(root.length);
    const text = [node.heading, node.text, ...paragraphs(node)].filter((line) => line !== "").join("\n");
    if (text !== "") units.set(at, { text, sanction: holders.get(at) ?? "" });
  }
  return units;
}

const paragraphs = (node: Provision): string[] =>
  node.children.flatMap((child) => (child.kind === "paragraph" ? [child.lead + child.text, ...paragraphs(child)] : []));

/** Penalties are read from the words that set them; numbers, dates and references from the whole provision. */
function differencesOf(ru: Unit, kk: Unit): Found[] {
  if (ru.text === "" || kk.text === "") return [];
  const whole = compareLanguages(ru.text, kk.text).filter((f) => isCitation(f.difference));
  const [a, b] = [ru.sanction, kk.sanction];
  const penal = a === "" || b === "" ? lonely(a, b) : compareLanguages(a, b).filter((f) => !isCitation(f.difference));
  return [
    ...penal.map((f) => ({ ...f, ruText: a === "" ? ru.text : a, kkText: b === "" ? kk.text : b })),
    ...whole.filter((f) => !penal.some((p) => tells(p, f))).map((f) => ({ ...f, ruText: ru.text, kkText: kk.text })),
  ].map(({ span: _span, ...f }) => f);
}

const NOTHING = { penalty: null, ru: null, kk: null, value: null } as const;

function lonely(ru: string, kk: string): LanguageFinding[] {
  if (ru === kk) return [];
  return [{ ...NOTHING, span: null, difference: ru === "" ? "sanction_only_in_kk" : "sanction_only_in_ru" }];
}

/** A bound that differs is told with its penalty; its number is not told again. */
function tells(penal: LanguageFinding, { difference, value }: LanguageFinding): boolean {
  const side = difference === "number_only_in_ru" ? penal.ru : difference === "number_only_in_kk" ? penal.kk : null;
  return side !== null && [side.min, side.max].some((bound) => bound !== null && String(bound) === value);
}

const isCitation = (difference: LanguageDifference): boolean => /^(?:number|date|reference|words)_/u.test(difference);

function oneSided(ru: Unit, kk: Unit, moved: { readonly ru: boolean; readonly kk: boolean }): Found[] {
  const alone = (difference: PairDifference): Found[] => [{ ...NOTHING, difference, ruText: ru.text, kkText: kk.text }];
  if (ru.text === "" && kk.text === "") return [];
  if (ru.text === "") return alone("provision_only_in_kk");
  if (kk.text === "") return alone("provision_only_in_ru");
  if (moved.ru === moved.kk) return [];
  return alone(moved.ru ? "changed_only_in_ru" : "changed_only_in_kk");
}

const keyOf = ({ difference, penalty, value, ru, kk }: Found): string =>
  JSON.stringify([difference, penalty, value, ru && [ru.min, ru.max, ru.unit], kk && [kk.min, kk.max, kk.unit]]);
