/**
 * Which place of an act does a row of the table speak of, and which orders of the bill are on that place? «пункт 3 статьи 12» and an order on subpoint 2) of
 * that point are on the same place; so is an order that gives the whole article anew.
 */
import { type Order, readPlaces, type Target } from "../drafting/index.js";
import { familyOf, type Lang, type ProvisionKind, readFragment } from "../law/index.js";
import { paragraphsOf, saysAbsent } from "./printed-text.js";
import type { TableRow } from "./row-check.js";

export interface RowPlace {
  /** Every place the row names; none where neither its cell nor its headings name one. */
  readonly places: readonly Target[];
  /** Numbers of the articles among them, in order. */
  readonly articles: readonly string[];
  /** Whether an article is named whole, so that whatever the bill orders inside it may stand in this row. */
  readonly open: boolean;
}

const UPPER: readonly ProvisionKind[] = ["section", "chapter", "subchapter"];

/** The places of a row: those its cell names, else the articles (or chapters) whose headings its texts print. */
export function placeOfRow(row: TableRow, lang: Lang): RowPlace {
  const named = readPlaces(row.element, lang);
  const printed = headingsIn(row, lang);
  const own = named.filter((place) => Object.keys(place).length > 0);
  // «пункт 3» alone: of the one article that the row prints.
  const inside = own.map((place) =>
    needsArticle(place) && printed.length === 1 ? { ...printed[0], ...place } : place,
  );
  const places = inside.length > 0 ? inside : printed;
  const articles = [...new Set(places.flatMap((place) => place.article ?? []))];
  return { places, articles, open: places.some(isWholeArticle) };
}

function needsArticle(place: Target): boolean {
  const { part, point, subpoint, paragraph, note, heading, sentence } = place;
  const inner = part ?? point ?? subpoint ?? paragraph ?? sentence ?? note ?? heading;
  return place.article === undefined && place.chapter === undefined && place.preamble !== true && inner !== undefined;
}

function isWholeArticle(place: Target): boolean {
  return place.article !== undefined && !saysInner(place);
}

function headingsIn(row: TableRow, lang: Lang): Target[] {
  const family = familyOf(null, row.act ?? "");
  const found = new Map<string, Target>();
  for (const text of [row.inForce, row.proposed]) {
    const { root } = readFragment(paragraphsOf(text), { family, lang });
    const seen = [...root.children];
    for (let node = seen.shift(); node !== undefined; node = seen.shift()) {
      if (node.kind === "article") found.set(`article ${node.label}`, { article: node.label });
      else if (UPPER.includes(node.kind) && node.children.every((child) => child.kind !== "article"))
        found.set(`${node.kind} ${node.label}`, { [node.kind]: node.label });
      else seen.unshift(...node.children);
    }
  }
  return [...found.values()];
}

/** The places an order is on: what it names, what it adds there, the number it gives. */
export function placesOfOrder(order: Order): Target[] {
  const targets = order.targets ?? (order.target === undefined ? [] : [order.target]);
  if (order.op === "renumber" && order.new_number !== undefined) {
    const number = order.new_number;
    return targets.flatMap((target) => [target, renamed(target, number)]);
  }
  if (order.op !== "insert_provision") return [...targets];
  const kinds = [order.provision_kind ?? []].flat();
  const numbers = [order.provision_number ?? []].flat();
  const receivers = targets.length > 0 ? targets : [{}];
  if (numbers.length === 0) return [...receivers];
  return receivers.flatMap((receiver) =>
    numbers.map((number, i) => added(receiver, kinds[i] ?? kinds[0] ?? "", number)),
  );
}

function added(receiver: Target, kind: string, number: string): Target {
  const { whole_act: _, ...rest } = receiver;
  return [...STEPS, ...UPPER, "article"].includes(kind) ? { ...rest, [kind]: number } : rest;
}

function renamed(target: Target, number: string): Target {
  const innermost = [...STEPS].reverse().find((step) => target[step] !== undefined) ?? "article";
  return { ...target, [innermost]: number };
}

const STEPS = ["point", "part", "subpoint", "paragraph", "sentence"] as const;
const FLAGS = ["heading", "note", "toc", "preamble", "act_title"] as const;

/** Whether two places are one, or one lies in the other. */
export function touches(row: Target, order: Target): boolean {
  if ((row.annexed_document === undefined) !== (order.annexed_document === undefined)) return false;
  if (!sameHolder(row, order)) return false;
  if (!saysInner(row) || !saysInner(order)) return true;
  if (FLAGS.some((flag) => (row[flag] ?? false) !== (order[flag] ?? false))) return false;
  return sameStep(row, order) && STEPS.every((step) => agree(row[step], order[step]));
}

/** The article, or for what stands in none the chapter, the preamble, the table of contents. */
function sameHolder(row: Target, order: Target): boolean {
  if (row.article !== undefined && order.article !== undefined) return agree(row.article, order.article);
  const upper = UPPER.filter((kind) => holder(row, kind) !== undefined);
  if (upper.length > 0) return upper.every((kind) => holder(row, kind) === holder(order, kind));
  return row.article === order.article && saysInner(row);
}

function holder(place: Target, kind: ProvisionKind): string | undefined {
  return place[kind as "section" | "chapter" | "subchapter"];
}

function saysInner(place: Target): boolean {
  return STEPS.some((step) => place[step] !== undefined) || FLAGS.some((flag) => place[flag] === true);
}

function agree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || bare(a) === bare(b);
}

/** What one calls «часть вторая» another calls «пункт 2»: the numbers under the article must be one. */
function sameStep(row: Target, order: Target): boolean {
  const crossed =
    (row.part === undefined && order.point === undefined) || (row.point === undefined && order.part === undefined);
  return !crossed || agree(row.point ?? row.part, order.point ?? order.part);
}

function bare(label: string): string {
  return label.replace(/[).\s]+$/u, "").replace(/[‐‑–]/gu, "-");
}

/** Whether the row's text in force says of its whole that there is nothing yet: «Статья 15-1. Отсутствует.». */
export function isAbsent(paragraphs: readonly string[]): boolean {
  return paragraphs.every((paragraph) => saysAbsent(paragraph) && !/^\d+(?:-\d+)*[.)]/u.test(paragraph));
}
