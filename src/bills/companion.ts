/**
 * Companion bills (сопутствующий законопроект, ілеспе заң жобасы). The Code on Administrative Offences may be changed only by a law that changes nothing
 * else (its article 1, part 2-1), so that one reform travels as two bills: one on «some legislative acts … по вопросам X», one on the code «по вопросам X».
 * No page links the two; their names do.
 */
import { fold, type Lang } from "../law/index.js";
import type { BillEvent, BillTitle, LegalDate } from "./bill.js";

export interface CompanionBill {
  readonly id: string;
  readonly titles: readonly Pick<BillTitle, "lang" | "title">[];
  readonly events: readonly Pick<BillEvent, "date">[];
}

export interface Companion {
  readonly id: string;
  /** The matter that both name, as this bill's title prints it: «по вопросам …». */
  readonly matter: string;
  readonly lang: Lang;
}

/** Bills of one matter are brought in together; years apart they are two reforms. */
const APART_DAYS = 200;

interface Named {
  readonly bill: CompanionBill;
  readonly lang: Lang;
  readonly matter: string;
  readonly key: string;
  readonly administrative: boolean;
}

/**
 * Each bill's one companion. Two bills are companions where a title of each names the same matter in the same language, just one of them is on the Code on
 * Administrative Offences alone, and they begin near each other; where a third bill would fit as well, none is told.
 */
export function companions(bills: readonly CompanionBill[]): ReadonlyMap<string, Companion> {
  const byMatter = new Map<string, Named[]>();
  for (const bill of bills)
    for (const { lang, title } of bill.titles) {
      const named = nameOf(bill, lang, title);
      if (named) byMatter.set(named.key, [...(byMatter.get(named.key) ?? []), named]);
    }
  const found = new Map<string, Companion[]>();
  for (const group of byMatter.values()) {
    for (const one of group.filter((named) => named.administrative))
      for (const other of group.filter((named) => !named.administrative)) {
        if (one.bill.id === other.bill.id || !areNear(one.bill, other.bill)) continue;
        add(found, one, other);
        add(found, other, one);
      }
  }
  const single = new Map<string, Companion>();
  for (const [id, all] of found) {
    const ids = new Set(all.map((companion) => companion.id));
    const [first] = all;
    if (first && ids.size === 1) single.set(id, first);
  }
  // A companion has this bill for its own one, or the two are not told.
  return new Map([...single].filter(([id, { id: other }]) => single.get(other)?.id === id));
}

function add(found: Map<string, Companion[]>, { bill, matter, lang }: Named, other: Named): void {
  found.set(bill.id, [...(found.get(bill.id) ?? []), { id: other.bill.id, matter, lang }]);
}

/** The acts that a title names and the matter behind them; null where it names no matter. Blanks are single. */
function partsOf(title: string, lang: Lang): { readonly acts: string; readonly matter: string } | null {
  if (lang === "ru") {
    const found = / по вопрос(?:ам|у) /u.exec(title);
    return found && { acts: title.slice(0, found.index), matter: title.slice(found.index + 1) };
  }
  const acts = /(?:актілеріне|кодексіне|кодекстеріне|заңына|заңдарына) /u.exec(title);
  if (acts === null) return null;
  const from = acts.index + acts[0].length;
  const end = / мәселе\p{L}{0,10} бойынша(?= )/u.exec(title.slice(from));
  return end && { acts: title.slice(0, from - 1), matter: title.slice(from, from + end.index + end[0].length) };
}

const ADMINISTRATIVE: Readonly<Record<Lang, RegExp>> = {
  ru: /кодекс\p{L}{0,4} .*об административных правонарушениях/u,
  kk: /әкімшілік құқық бұзушылық туралы .*кодекс/u,
};

function nameOf(bill: CompanionBill, lang: Lang, title: string): Named | null {
  const plain = title.replace(/\s+/gu, " ").trim();
  const folded = fold(plain).toLowerCase();
  const parts = partsOf(folded, lang);
  if (parts === null) return null;
  const { acts, matter } = parts;
  const words = (matter.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
  const at = folded.indexOf(matter);
  const shown = folded.length === plain.length ? plain.slice(at, at + matter.length) : matter;
  return { bill, lang, matter: shown, key: `${lang} ${words}`, administrative: ADMINISTRATIVE[lang].test(acts) };
}

function areNear(a: CompanionBill, b: CompanionBill): boolean {
  const [one, other] = [firstDay(a), firstDay(b)];
  if (one === null || other === null) return false;
  return Math.abs(Date.parse(one) - Date.parse(other)) <= APART_DAYS * 86_400_000;
}

function firstDay({ events }: CompanionBill): LegalDate | null {
  const days = events.flatMap(({ date }) => (date === null ? [] : [date])).sort();
  return days[0] ?? null;
}
