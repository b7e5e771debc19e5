/** Makes an act: chapters or none, articles with hyphen numbers, and inside them all that laws of the family hold. */
import type { ActFamily, Lang } from "../../src/law/index.js";
import { type MadeAct, type Node, node } from "./model.js";
import type { Random } from "./random.js";
import { own, sentence, sentences, type Vocabulary, type Wording } from "./wording.js";

/** What «1.» and «1)» are called in each family. */
export const DOT = { law: "point", criminal_code: "part", administrative_code: "part" } as const;
export const BRACKET = { law: "subpoint", criminal_code: "point", administrative_code: "subpoint" } as const;

export function makeAct(v: Vocabulary, family: ActFamily): MadeAct {
  const { random } = v;
  const numbers = articleNumbers(random);
  const articles = numbers.map((label) => makeArticle(v, family, label));
  const root = node("act");
  if (random.chance(0.5)) root.children = articles;
  else {
    const cut = random.between(1, articles.length - 1);
    const first = random.between(1, 9);
    root.children = [articles.slice(0, cut), articles.slice(cut)].map((own, i) => chapter(v, String(first + i), own));
  }
  return { lang: v.lang, family, root };
}

/** «7», «8», «8-1», «9»: growing, some with a hyphen, now and then one left out. */
function articleNumbers(random: Random): string[] {
  const numbers: string[] = [];
  let n = random.between(1, 120);
  for (let count = random.between(2, 3); count > 0; count--) {
    numbers.push(String(n));
    if (random.chance(0.2)) numbers.push(`${n}-1`);
    n += random.chance(0.15) ? 2 : 1;
  }
  return numbers;
}

function title(v: Vocabulary): Wording {
  return sentence(v, { capital: true, mark: "" });
}

function chapter(v: Vocabulary, label: string, children: Node[]): Node {
  const lead = v.lang === "ru" ? `Глава ${label}. ` : `${label}-тарау. `;
  return node("chapter", { label, lead, heading: title(v), children });
}

export function articleLead(lang: Lang, label: string): string {
  return lang === "ru" ? `Статья ${label}. ` : `${label}-бап. `;
}

export function makeArticle(v: Vocabulary, family: ActFamily, label: string): Node {
  const article = node("article", { label, lead: articleLead(v.lang, label), heading: title(v) });
  article.children = family === "law" ? lawBody(v) : codeBody(v, family);
  if (v.random.chance(0.25)) article.children.push(makeNote(v));
  return article;
}

/** A sentence, or one that announces points «1.», «2.»: those are points in every family. */
export function makeNote(v: Vocabulary): Node {
  const lead = v.lang === "ru" ? "Примечание. " : "Ескертпе. ";
  if (v.random.chance(0.7)) return node("note", { lead, text: sentences(v) });
  const children = Array.from({ length: v.random.between(2, 3) }, (_, i) => makePlainPoint(v, String(i + 1)));
  return node("note", { lead, text: sentences(v, ":"), children });
}

export function makePlainPoint(v: Vocabulary, label: string): Node {
  return node("point", { label, lead: `${label}. `, text: sentences(v) });
}

function lawBody(v: Vocabulary): Node[] {
  const { random } = v;
  const kind = random.below(6);
  if (kind === 0) return Array.from({ length: random.between(1, 4) }, () => paragraph(sentences(v)));
  if (kind === 1) {
    const rest = Array.from({ length: random.below(3) }, () => paragraph(sentences(v)));
    return [paragraph(sentences(v, ":")), ...makeList(v, "law"), ...rest];
  }
  return dotNumbers(random).map((label) => makePoint(v, label));
}

function codeBody(v: Vocabulary, family: ActFamily): Node[] {
  if (v.random.chance(0.15)) return [paragraph(sentence(v, { capital: true, mark: " –" })), sanction(v)];
  return dotNumbers(v.random).map((label) => makePart(v, family, label));
}

/** «1», «2», «2-1», «3». */
function dotNumbers(random: Random): string[] {
  const numbers: string[] = [];
  for (let n = 1, count = random.between(1, 3); n <= count; n++) {
    numbers.push(String(n));
    if (random.chance(0.15)) numbers.push(`${n}-1`);
  }
  return numbers;
}

export function paragraph(text: Wording): Node {
  return node("paragraph", { text });
}

/** A point of a law: a sentence, a list, further unnumbered parts, a list of a later part. */
export function makePoint(v: Vocabulary, label: string): Node {
  const { random } = v;
  const point = node("point", { label, lead: `${label}. ` });
  const kind = random.below(8);
  if (kind <= 1) point.text = sentences(v);
  else if (kind === 2) {
    point.text = sentences(v);
    point.children = Array.from({ length: random.between(1, 3) }, () => paragraph(sentences(v)));
  } else {
    point.text = sentences(v, ":");
    point.children = makeList(v, "law");
    if (kind >= 6) point.children.push(...Array.from({ length: random.between(1, 2) }, () => paragraph(sentences(v))));
    if (kind === 7) {
      // The list of a later part stands under the paragraph that announces it.
      const announcing = paragraph(sentences(v, ":"));
      announcing.children = makeList(v, "law", { plain: true });
      point.children.push(announcing);
    }
  }
  return point;
}

/** A part of a code: a deed with its points and the penalty, or a plain rule with a list or without. */
export function makePart(v: Vocabulary, family: ActFamily, label: string): Node {
  const { random } = v;
  const part = node("part", { label, lead: `${label}. ` });
  const kind = random.below(5);
  if (kind === 0) part.text = sentences(v);
  else if (kind === 1) {
    part.text = sentences(v, ":");
    part.children = makeList(v, family);
  } else if (kind === 2) {
    part.text = sentence(v, { capital: true, mark: random.chance(0.5) ? ", –" : " –" });
    part.children = [sanction(v)];
  } else {
    part.text = sentence(v, { capital: true, mark: ":" });
    part.children = [...makeList(v, family, { plain: true, last: ", –" }), sanction(v)];
  }
  return part;
}

/** «наказывается …», «… жазаланады.»: by these words the law room knows a penalty. */
function sanction(v: Vocabulary): Node {
  const words = sentence(v, { capital: false, mark: v.lang === "ru" ? "." : "" });
  const said = (text: string, mark = ""): Wording => [{ words: text, mark, own: false }];
  return paragraph(v.lang === "ru" ? [...said("наказывается"), ...words] : [...words, ...said("жазаланады", ".")]);
}

/** «1)», «2)», «2-1)» … with paragraphs of their own below some of them, unless `plain`. */
export function makeList(
  v: Vocabulary,
  family: ActFamily,
  form: { readonly plain?: boolean; readonly last?: string } = {},
): Node[] {
  const { random } = v;
  const labels: string[] = [];
  for (let n = 1, count = random.between(2, 4); n <= count; n++) {
    labels.push(`${n})`);
    if (random.chance(0.12)) labels.push(`${n}-1)`);
  }
  return labels.map((label, i) => {
    const mark = i < labels.length - 1 ? ";" : (form.last ?? ".");
    return makeListed(v, family, label, { mark, plain: form.plain === true });
  });
}

export function makeListed(
  v: Vocabulary,
  family: ActFamily,
  label: string,
  form: { readonly mark: string; readonly plain: boolean },
): Node {
  const listed = node(BRACKET[family], { label, lead: `${label} ` });
  if (form.plain || !v.random.chance(0.15)) listed.text = sentence(v, { capital: false, mark: form.mark });
  else {
    listed.text = [...sentence(v, { capital: false, mark: "" }).slice(0, -1), own(v.word(), ":")];
    const count = v.random.between(2, 3);
    listed.children = Array.from({ length: count }, (_, i) =>
      paragraph(sentence(v, { capital: false, mark: i < count - 1 ? ";" : form.mark })),
    );
  }
  return listed;
}
