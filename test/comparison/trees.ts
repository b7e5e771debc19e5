/** Small codes for comparing: made-up articles in the form of a code, and random ones with random changes. */
import fc from "fast-check";
import { type Provision, type ProvisionKind, provision } from "../../src/law/index.js";

const LEADS: Partial<Record<ProvisionKind, (label: string) => string>> = {
  article: (label) => `Статья ${label}. `,
  chapter: (label) => `Глава ${label}. `,
  part: (label) => `${label}. `,
  point: (label) => `${label}) `,
};

export function node(
  kind: ProvisionKind,
  label: string,
  words: string,
  children: readonly Provision[] = [],
): Provision {
  const lead = label === "" ? "" : (LEADS[kind]?.(label) ?? "");
  const titled = kind === "article" || kind === "chapter";
  return provision({ kind, label, lead, heading: titled ? words : "", text: titled ? "" : words, children });
}

export const act = (...children: Provision[]): Provision => node("act", "", "", children);
export const chapter = (label: string, heading: string, ...children: Provision[]): Provision =>
  node("chapter", label, heading, children);
export const article = (label: string, heading: string, ...children: Provision[]): Provision =>
  node("article", label, heading, children);
export const part = (label: string, text: string, ...children: Provision[]): Provision =>
  node("part", label, text, children);
export const point = (label: string, text: string): Provision => node("point", label, text);
export const para = (text: string): Provision => node("paragraph", "", text);

const WORDS =
  "преследование лица вопреки воле наблюдение жилища сообщения угроза вред достоинство группа повторно ребенок служебное положение сеть связь беспокойство қудалау адамның еркіне қарсы бақылау хабарлама қорқыту зиян топ бала желі 115-1 200 1 000 № 210-VIII".split(
    " ",
  );
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((w) => w.join(" "));
const sanction = fc
  .constantFrom("двухсот", "трехсот", "ста двадцати")
  .map((n) => `наказывается штрафом в размере до ${n} месячных расчетных показателей.`);
const label = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 1 }))
  .map(([n, sub]) => (sub ? `${n}-${sub}` : `${n}`));

const points = fc.array(
  fc.tuple(label, sentence).map(([l, t]) => point(l, t)),
  { maxLength: 3 },
);
const paras = fc.array(fc.oneof(sentence, sanction).map(para), { maxLength: 3 });
const parts = fc.array(
  fc.tuple(label, sentence, points, paras).map(([l, t, below, end]) => part(l, t, ...below, ...end)),
  { maxLength: 3 },
);
const articles = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 30 }).map(String), sentence, paras, parts)
    .map(([l, h, p, below]) => article(l, h, ...p, ...below)),
  { maxLength: 4 },
);
const chapters = fc.array(
  fc.tuple(label, sentence, articles).map(([l, h, below]) => chapter(l, h, ...below)),
  { maxLength: 3 },
);

export const codes = chapters.map((below) => act(...below));

type Edit = { readonly what: number; readonly at: number; readonly other: number; readonly words: string };
export const edits = fc.array(
  fc.record({ what: fc.nat({ max: 4 }), at: fc.nat({ max: 200 }), other: fc.nat({ max: 200 }), words: sentence }),
  { maxLength: 6 },
);

/** A code and the same code after a few random amendments. */
export const amended = fc.tuple(codes, edits).map(([code, list]) => [code, list.reduce(amend, code)] as const);

export function amend(root: Provision, edit: Edit): Provision {
  const size = count(root);
  const target = 1 + (edit.at % Math.max(1, size - 1));
  let seen = -1;
  const visit = (at: Provision): Provision[] => {
    seen += 1;
    const mine = seen === target;
    const children = at.children.flatMap(visit);
    if (!mine) return [with_(at, { children })];
    switch (edit.what) {
      case 0:
        return [];
      case 1:
        return [with_(at, { children }), with_(at, { children, label: `${at.label}-9`, ...worded(at, edit.words) })];
      case 2:
        return [with_(at, { children: [...children].reverse() })];
      case 3:
        return [with_(at, { children, label: String(edit.other % 40), lead: `${edit.other % 40}. ` })];
      default:
        return [with_(at, { children, ...worded(at, `${at.heading}${at.text} ${edit.words}`) })];
    }
  };
  return visit(root)[0] ?? root;
}

const worded = (at: Provision, words: string): Partial<Provision> =>
  at.heading === "" ? { text: words } : { heading: words };
const with_ = (at: Provision, change: Partial<Provision>): Provision => {
  const { kind, label, lead, heading, text, children } = { ...at, ...change };
  return provision({ kind, label, lead, heading, text, children });
};
const count = (at: Provision): number => 1 + at.children.reduce((sum, child) => sum + count(child), 0);
