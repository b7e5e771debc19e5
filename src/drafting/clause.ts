/**
 * What does one verb order, whatever the language? The grammars of Russian and Kazakh sort the parts of a sentence into clauses; here a clause
 * becomes an order: operation, targets, words. What a clause lacks for its operation is a problem.
 */
import type { Problem, Span } from "../law/index.js";
import { type AddressKind, type Chain, isNumberless, merge, targetsOf } from "./address.js";
import type { Operation, Order, Replacement, Target } from "./instruction.js";

export type Verb = "replace" | "substitute" | "insert" | "delete" | "renumber" | "no_op";

export interface Inserted {
  readonly kind: AddressKind;
  readonly labels: readonly string[];
}

/** The parts of a sentence that belong to one verb, filled in as they are read. */
export interface Clause {
  verb: Verb | null;
  /** Addresses the clause names itself; empty where it names none. */
  chains: Chain[];
  /** «по всему тексту». */
  global: boolean;
  /** «по всему тексту Закона»: the act is named, the lines above do not narrow it. */
  wide: boolean;
  /** «за исключением главы 14»: what an order through the whole act leaves out. */
  except: readonly Target[];
  old: string[];
  new: string[];
  after: string[];
  before: string[];
  /** Kinds and numbers that come in («дополнить пунктами 3-1 и 3-2») or that old numbers become («считать пунктом 5»). */
  inserted: Inserted[];
  /** «после пункта 3 дополнить …»: the provision that stands before. */
  anchor: Chain | null;
  /** The new text, each quotation of its own; null where none was announced or found. */
  payload: readonly string[] | null;
  inAppendix: boolean;
  /** «соответственно», «тиісінше»: old and new words stand in pairs. */
  paired: boolean;
  /** Whether text in words, not provisions, is added or replaced: «дополнить словами». */
  words: boolean;
  /** A semicolon parts it from the clause before. */
  parted: boolean;
  span: Span;
}

export function emptyClause(at: number): Clause {
  return {
    verb: null,
    chains: [],
    global: false,
    wide: false,
    except: [],
    old: [],
    new: [],
    after: [],
    before: [],
    inserted: [],
    anchor: null,
    payload: null,
    inAppendix: false,
    paired: false,
    words: false,
    parted: false,
    span: { start: at, end: at },
  };
}

/**
 * Clauses that share a verb get it: «слово "A" заменить словом "B", слово "C" – словом "D»; «в пункте 2 слово "A", в пункте 3 слово "B" исключить».
 */
export function shareVerbs(clauses: readonly Clause[]): void {
  for (const [n, clause] of clauses.entries()) {
    const before = clauses[n - 1];
    if (clause.verb === null && before?.verb === "substitute" && clause.old.length > 0 && clause.new.length > 0) {
      clause.verb = "substitute";
    }
    // «пункт 1 дополнить словами "A", пункт 2 – словами "B"»; «после слова "A" – словом "B"».
    const added = clause.new.length > 0 && clause.old.length === 0 && clause.payload === null;
    if (clause.verb === null && before?.verb === "insert" && before.words && added) clause.verb = "insert";
  }
  for (let n = clauses.length - 2; n >= 0; n--) {
    const [clause, next] = [clauses[n], clauses[n + 1]];
    if (!clause || !next || clause.verb !== null) continue;
    const wordsOnly = clause.payload === null && clause.inserted.length === 0;
    if (next.verb === "delete" && next.old.length > 0 && clause.old.length > 0 && clause.new.length === 0 && wordsOnly)
      clause.verb = "delete";
    if (next.verb === "substitute" && clause.old.length > 0 && wordsOnly) {
      clause.verb = "substitute";
      if (clause.new.length === 0) clause.new = [...next.new];
    }
    if (
      next.verb === "insert" &&
      clause.old.length === 0 &&
      clause.after.length + clause.before.length > 0 &&
      wordsOnly
    ) {
      clause.verb = "insert";
      if (clause.new.length === 0) clause.new = [...next.new];
    }
  }
}

/** Whether nothing was put into the clause yet. */
export const isEmpty = (c: Clause): boolean =>
  c.verb === null &&
  c.chains.length === 0 &&
  !c.global &&
  [c.old, c.new, c.after, c.before, c.inserted].every((list) => list.length === 0) &&
  c.payload === null;

/** What the lines above an order, or the clause before it, hand down. */
export interface Inherited {
  readonly chains: readonly Chain[];
  readonly global: boolean;
  readonly except: readonly Target[];
}

export const NOTHING: Inherited = { chains: [], global: false, except: [] };

/** What a clause hands down to the next: its own address inside what it inherited. */
export function handDown(inherited: Inherited, clause: Clause): Inherited {
  const global = clause.global || (inherited.global && clause.chains.length === 0);
  const except = clause.except.length > 0 || !global ? clause.except : inherited.except;
  if (clause.chains.length === 0) return { chains: clause.wide ? [] : inherited.chains, global, except };
  return { chains: mergeAll(inherited.chains, clause.chains), global, except };
}

/** Every own chain inside every inherited one. */
function mergeAll(inherited: readonly Chain[], own: readonly Chain[]): Chain[] {
  if (inherited.length <= 1) return own.map((chain) => merge(inherited[0] ?? [], chain));
  const all = inherited.flatMap((outer) => own.map((chain) => merge(outer, chain)));
  const seen = new Set<string>();
  return all.filter((chain) => {
    const key = JSON.stringify(chain);
    return !seen.has(key) && seen.add(key);
  });
}

export interface ReadOrders {
  readonly orders: readonly Order[];
  readonly problems: readonly Problem[];
}

/** Orders of a clause, one in most cases: several where each anchor or each renumbering is an order of its own. */
export function ordersOf(clause: Clause, inherited: Inherited): ReadOrders {
  const problems: Problem[] = [];
  const doubt = (code: string, severity: Problem["severity"] = "error"): void => {
    problems.push({ code, severity, span: clause.span });
  };
  placeAfter(clause, doubt);
  const place = handDown(inherited, clause);
  const orders = settle(clause, receiving(place, clause), doubt);
  if (unusedPart(clause)) doubt("part_unused");
  if (namesLine(place.chains, clause)) doubt("table_order");
  if (place.chains.some((chain) => chain.some(isNumberless))) doubt("target_unreadable");
  return { orders, problems };
}

/**
 * «исключить» below «в статье 5:»: what was to go is lost, and the whole of what the line above names must not go in its place. (New text tells by its
 * number what it is of.)
 */
export function namesNothing(c: Clause): boolean {
  return c.verb === "delete" && c.chains.length === 0 && c.old.length === 0 && !c.global;
}

/** «после абзаца третьего дополнить абзацем»: the new one is the fourth; what stands outside the anchor receives. */
function placeAfter(clause: Clause, doubt: Doubt): void {
  const { anchor } = clause;
  const last = anchor?.at(-1);
  if (!anchor || !last || clause.verb !== "insert") return;
  if (clause.chains.length === 0 && anchor.length > 1) clause.chains = [anchor.slice(0, -1)];
  const [first, ...others] = clause.inserted;
  if (!first || first.labels.length > 0) return;
  const [label] = last.labels;
  if (first.kind === last.kind && others.length === 0 && last.labels.length === 1 && /^\d+$/u.test(label ?? "")) {
    clause.inserted = [{ kind: first.kind, labels: [String(Number(label) + 1)] }];
  } else doubt("place_unclear");
}

/** «строку 5 исключить»: a row of a table; only the table of contents has lines that are provisions' headings. */
function namesLine(chains: readonly Chain[], clause: Clause): boolean {
  const isLine = (e: { kind: AddressKind }): boolean => e.kind === "line";
  if (chains.some((chain) => chain.some((e) => e.kind === "toc"))) return false;
  return chains.some((chain) => chain.some(isLine)) || clause.inserted.some(isLine);
}

/** Whether something was read that the clause's operation has no use for: then it was not understood. */
function unusedPart(c: Clause): boolean {
  const anchored = c.after.length + c.before.length > 0;
  const twice = c.payload !== null && c.new.length > 0;
  if (c.anchor !== null && c.verb !== "insert") return true;
  // «после слов "A" и "B" слово "C" исключить»: one place is told by one anchor.
  if ((c.verb === "delete" || c.verb === "substitute") && c.after.length + c.before.length > 1) return true;
  switch (c.verb) {
    case "delete":
      return c.new.length > 0 || c.payload !== null || c.inserted.length > 0 || c.inAppendix;
    case "insert":
      return c.old.length > 0 || twice || (c.inserted.length > 0 && (c.new.length > 0 || (anchored && !c.words)));
    case "substitute":
      return c.inserted.length > 0 || twice || c.inAppendix;
    case "replace":
      return c.inserted.length > 0 || anchored || twice;
    case "renumber":
      return c.old.length > 0 || c.new.length > 0 || c.payload !== null || anchored;
    default:
      return false;
  }
}

type Doubt = (code: string, severity?: Problem["severity"]) => void;

/** «дополнить пунктом 5» below «в пункте 4:» receives in the article: nothing stands inside its own kind. */
function receiving(place: Inherited, clause: Clause): Inherited {
  const kind = clause.verb === "insert" && !clause.words ? clause.inserted[0]?.kind : undefined;
  if (!kind || clause.chains.length > 0) return place;
  const chains = place.chains.map((chain) => {
    const cut = chain.findIndex((e) => e.kind === kind || !contains1(e.kind, kind));
    return cut < 0 ? chain : chain.slice(0, cut);
  });
  return { ...place, chains };
}

const contains1 = (outer: AddressKind, inner: AddressKind): boolean =>
  outer === "toc" || merge([{ kind: outer, labels: [] }], [{ kind: inner, labels: [] }]).length === 2;

function settle(clause: Clause, place: Inherited, doubt: Doubt): Order[] {
  const targets = place.chains.flatMap(targetsOf);
  const inToc = targets.some((t) => t.toc);
  switch (clause.verb) {
    case "no_op":
      // A remark that names no place speaks of the order before it: no target is made up.
      return [{ op: "no_op", ...addressed(targets.length === 0 && place.global ? [wholeAct(place)] : targets) }];
    case "delete":
      return inToc ? tocDeletion(clause, targets) : deletion(clause, place, targets, doubt);
    case "insert":
      return insertion(clause, place, targets, inToc, doubt);
    case "substitute":
      return substitution(clause, place, targets, inToc, doubt);
    case "replace":
      return replacement(clause, targets, inToc, doubt);
    case "renumber":
      return renumbering(clause, place, targets, doubt);
    default:
      doubt("order_unclear");
      return [{ op: "unknown", ...addressed(targets) }];
  }
}

function wholeAct({ except }: Inherited): Target {
  if (except.length === 0) return { whole_act: true };
  const [only] = except;
  const chapter = except.length === 1 && Object.keys(only ?? {}).length === 1 ? only?.chapter : undefined;
  return chapter === undefined ? { whole_act: true, except } : { whole_act: true, except_chapter: chapter };
}

function addressed(targets: readonly Target[]): Pick<Order, "target" | "targets"> {
  const first = targets[0];
  if (!first) return {};
  return targets.length > 1 ? { target: first, targets } : { target: first };
}

/** Where words are sought: the whole act where the order says so, else what it names; naming nothing is a doubt. */
function wordTargets(place: Inherited, targets: readonly Target[], doubt: Doubt, wide: boolean): readonly Target[] {
  const headings = targets.length > 0 && targets.every((t) => t.heading || t.act_title);
  // «в наименовании и по всему тексту»: the title and the whole act; the heading of an article and that article.
  if (headings && place.global) {
    const bodies = targets.map(({ heading: _, act_title: title, ...rest }) => (title || wide ? wholeAct(place) : rest));
    return [...targets, ...bodies];
  }
  if (targets.length > 0) {
    // «по всему тексту, кроме статьи 7» below «в статье 5:»: what is left out is no part of what is named.
    if (place.except.length > 0) doubt("exception_unread");
    return targets;
  }
  if (place.global) return [wholeAct(place)];
  doubt("target_missing");
  return [];
}

function deletion(clause: Clause, place: Inherited, targets: readonly Target[], doubt: Doubt): Order[] {
  const words = clause.old;
  if (words.length === 0) {
    if (clause.after.length > 0 || clause.before.length > 0 || clause.words) doubt("words_missing");
    if (targets.length === 0) doubt("target_missing");
    return [{ op: "delete_provision", ...addressed(targets) }];
  }
  const where = addressed(wordTargets(place, targets, doubt, clause.wide));
  return words.map((old) => ({ op: "delete_words", ...where, old, ...anchorsOf(clause) }));
}

function tocDeletion(clause: Clause, targets: readonly Target[]): Order[] {
  if (clause.old.length === 0) return [{ op: "amend_toc", ...addressed(targets), action: "delete" }];
  return clause.old.map((old) => ({ op: "amend_toc", ...addressed(targets), action: "delete_words", old }));
}

function anchorsOf(clause: Clause): Pick<Order, "after" | "before"> {
  const [after] = clause.after;
  const [before] = clause.before;
  return { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };
}

function insertion(
  clause: Clause,
  place: Inherited,
  targets: readonly Target[],
  inToc: boolean,
  doubt: Doubt,
): Order[] {
  const anchored = clause.after.length + clause.before.length > 0;
  if (clause.words || clause.new.length > 0 || (anchored && clause.inserted.length === 0)) {
    return wordInsertion(clause, place, targets, inToc, doubt);
  }
  const text = payloadOf(clause, doubt);
  if (inToc) return [tocInsertion(clause, targets, text)];
  const kinds = clause.inserted.flatMap((i) => (i.labels.length === 0 ? [i.kind] : i.labels.map(() => i.kind)));
  const numbers = clause.inserted.flatMap((i) => i.labels);
  if (kinds.length === 0) {
    doubt("inserted_kind_missing");
    return [{ op: "unknown", ...addressed(targets), ...text }];
  }
  const mixed = new Set(kinds).size > 1;
  return [
    {
      op: "insert_provision",
      ...addressed(targets.length > 0 ? targets : [wholeAct(place)]),
      provision_kind: mixed ? kinds : (kinds[0] ?? ""),
      ...(numbers.length === 0 ? {} : { provision_number: numbers.length === 1 ? (numbers[0] ?? "") : numbers }),
      ...anchorsOf(clause),
      ...text,
    },
  ];
}

function tocInsertion(clause: Clause, targets: readonly Target[], text: Pick<Order, "new">): Order {
  const lines = clause.inserted.filter((i) => i.kind === "paragraph" || i.kind === "line");
  const numbered = lines.flatMap((i) => i.labels).map((label) => ({ toc: true, paragraph: label }) satisfies Target);
  return {
    op: "amend_toc",
    ...addressed(numbered.length > 0 ? numbered : targets),
    action: "insert_provision",
    ...anchorsOf(clause),
    ...text,
  };
}

function wordInsertion(
  clause: Clause,
  place: Inherited,
  targets: readonly Target[],
  inToc: boolean,
  doubt: Doubt,
): Order[] {
  const fresh = clause.new.length > 0 ? clause.new : (clause.payload ?? []);
  if (fresh.length === 0) doubt("words_missing");
  const anchors = [...clause.after.map((a) => ({ after: a })), ...clause.before.map((b) => ({ before: b }))];
  const where = addressed(wordTargets(place, targets, doubt, clause.wide));
  const op = (name: Operation): Pick<Order, "op" | "action"> =>
    inToc ? { op: "amend_toc", action: name } : { op: name };
  if (anchors.length === 0) {
    if (fresh.length > 1) doubt("pairs_unequal");
    return [{ ...op("append_words"), ...where, ...(fresh[0] === undefined ? {} : { new: fresh[0] }) }];
  }
  if (clause.after.length > 0 && clause.before.length > 0) {
    // «после слова "A" перед словом "B"»: one place between the two.
    if (anchors.length > 2 || fresh.length > 1) doubt("pairs_unequal");
    return [
      { ...op("insert_words"), ...where, ...anchorsOf(clause), ...(fresh[0] === undefined ? {} : { new: fresh[0] }) },
    ];
  }
  if (fresh.length > 1 && fresh.length !== anchors.length) doubt("pairs_unequal");
  return anchors.map((anchor, n) => {
    const text = fresh.length > 1 ? fresh[n] : fresh[0];
    return { ...op("insert_words"), ...where, ...anchor, ...(text === undefined ? {} : { new: text }) };
  });
}

function substitution(
  clause: Clause,
  place: Inherited,
  targets: readonly Target[],
  inToc: boolean,
  doubt: Doubt,
): Order[] {
  const fresh = clause.new.length > 0 ? clause.new : (clause.payload ?? []);
  if (clause.old.length === 0 || fresh.length === 0) doubt("words_missing");
  const where = addressed(wordTargets(place, targets, doubt, clause.wide));
  const op: Pick<Order, "op" | "action"> = inToc
    ? { op: "amend_toc", action: "substitute_words" }
    : { op: place.global ? "global_substitution" : "substitute_words" };
  return [{ ...op, ...where, ...pairsOf(clause.old, fresh, doubt, clause.paired), ...anchorsOf(clause) }];
}

/** «слова A, B заменить соответственно словами C, D»: pairs; several old words for one new: each becomes it. */
function pairsOf(
  old: readonly string[],
  fresh: readonly string[],
  doubt: Doubt,
  paired: boolean,
): Pick<Order, "old" | "new" | "replacements"> {
  if (old.length <= 1 && fresh.length <= 1) {
    return { ...(old[0] === undefined ? {} : { old: old[0] }), ...(fresh[0] === undefined ? {} : { new: fresh[0] }) };
  }
  const one = fresh.length === 1 ? fresh[0] : undefined;
  if ((one === undefined || paired) && old.length !== fresh.length) doubt("pairs_unequal");
  const pairs: Replacement[] = [];
  for (const [n, o] of old.entries()) {
    const f = one ?? fresh[n];
    if (f !== undefined) pairs.push({ old: o, new: f });
  }
  return { replacements: pairs };
}

function payloadOf(clause: Clause, doubt: Doubt): Pick<Order, "new" | "new_in_appendix"> {
  if (clause.inAppendix) return { new_in_appendix: true };
  const items = clause.payload ?? clause.new;
  if (items.length === 0) doubt("payload_missing");
  if (items.length === 0) return {};
  return { new: items.length === 1 ? (items[0] ?? "") : items };
}

function replacement(clause: Clause, targets: readonly Target[], inToc: boolean, doubt: Doubt): Order[] {
  const text = payloadOf(clause, doubt);
  if (clause.old.length > 0) {
    // «слова "A" изложить в следующей редакции: "B"» is a substitution in other words.
    const { new: fresh } = text;
    const list = fresh === undefined ? [] : typeof fresh === "string" ? [fresh] : fresh;
    return [{ op: "substitute_words", ...addressed(targets), ...pairsOf(clause.old, list, doubt, clause.paired) }];
  }
  if (targets.length === 0) doubt("target_missing");
  const first = targets[0];
  const heading = first?.heading === true || first?.act_title === true;
  if (inToc) {
    return [
      { op: "amend_toc", ...addressed(targets), action: heading ? "rename_heading" : "replace_provision", ...text },
    ];
  }
  return [{ op: heading ? "rename_heading" : "replace_provision", ...addressed(targets), ...text }];
}

function renumbering(clause: Clause, place: Inherited, targets: readonly Target[], doubt: Doubt): Order[] {
  const numbers = clause.inserted.flatMap((i) => i.labels);
  if (targets.length === 0) doubt("target_missing");
  if (numbers.length !== targets.length || numbers.length === 0) doubt("pairs_unequal");
  if (place.chains.length > 1) doubt("pairs_unequal", "warning");
  const orders = targets.map((target, n): Order => {
    const number = numbers[n];
    return { op: "renumber", target, ...(number === undefined ? {} : { new_number: number }) };
  });
  return orders.length > 0
    ? orders
    : [{ op: "renumber", ...(numbers[0] === undefined ? {} : { new_number: numbers[0] }) }];
}

/** After a renumbering the next clause speaks of the provision under its new number. */
export function renumbered(place: Inherited, clause: Clause): Inherited {
  if (clause.verb !== "renumber") return place;
  const labels = clause.inserted.flatMap((i) => i.labels);
  const chains = place.chains.map((chain) => {
    const last = chain.at(-1);
    return last && last.labels.length === labels.length ? [...chain.slice(0, -1), { ...last, labels }] : chain;
  });
  return { ...place, chains };
}
