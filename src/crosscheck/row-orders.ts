/** Of one instruction, what is ordered on the place of a row: some of its verbs, some of its addresses, some of the provisions it gives. */
import type { AmendingInstruction, Order, Target } from "../drafting/index.js";
import { fold } from "../law/index.js";
import { placesOfOrder, touches } from "./places.js";

/** The instruction with what belongs to the places of a row; null where nothing does. `text`: the row's text in force. */
export function ordersOnPlace(
  instruction: AmendingInstruction,
  places: readonly Target[],
  text: string,
): AmendingInstruction | null {
  const orders = [instruction, ...(instruction.more ?? [])].flatMap((order) => onPlace(order, places, text) ?? []);
  const [first, ...more] = orders;
  if (first === undefined) return null;
  const { act, lang, span, source, context, problems } = instruction;
  return {
    ...orderOf(first),
    ...(more.length > 0 ? { more: more.map(orderOf) } : {}),
    ...(act === undefined ? {} : { act }),
    lang,
    span,
    source,
    context,
    problems,
  };
}

/** The order alone, where the first of an instruction carries the instruction's own fields. */
function orderOf(order: Order): Order {
  const { more: _, ...rest } = order as AmendingInstruction;
  return rest;
}

function onPlace(order: Order, places: readonly Target[], text: string): Order | null {
  if (isGlobal(order)) return standIn(order, text) ? order : null;
  const own = placesOfOrder(order);
  const fits = own.map((place) => places.some((row) => touches(row, place)));
  if (!fits.includes(true)) return null;
  return fits.includes(false) ? (narrowed(order, fits) ?? order) : order;
}

/** «по всему тексту»: on every row of the act that shows the words. */
export function isGlobal(order: Order): boolean {
  const targets = order.targets ?? (order.target === undefined ? [] : [order.target]);
  return (
    order.op === "global_substitution" || (order.op.endsWith("_words") && targets.some((t) => t.whole_act === true))
  );
}

function standIn(order: Order, text: string): boolean {
  const folded = fold(text).toLowerCase();
  const words = [order.old, order.after, order.before, ...(order.replacements ?? []).map((pair) => pair.old)];
  return words.some((one) => one !== undefined && folded.includes(fold(one).trim().toLowerCase()));
}

/** The order with those of its places that fit; null where its new text cannot be shared out. */
function narrowed(order: Order, fits: readonly boolean[]): Order | null {
  const keep = <T>(list: readonly T[]): T[] => list.filter((_, i) => fits[i] === true);
  if (order.op === "insert_provision") {
    const numbers = [order.provision_number ?? []].flat();
    if (numbers.length !== fits.length) return null;
    const texts = shareOut(order.new, numbers);
    if (texts === null) return null;
    const kinds = [order.provision_kind ?? []].flat();
    return {
      ...order,
      provision_number: keep(numbers),
      ...(kinds.length === numbers.length ? { provision_kind: keep(kinds) } : {}),
      new: keep(texts),
    };
  }
  const targets = order.targets ?? [];
  if (targets.length !== fits.length) return null;
  const kept = keep(targets);
  const { targets: _, ...rest } = order;
  const own: Order = { ...rest, target: kept[0] as Target, ...(kept.length > 1 ? { targets: kept } : {}) };
  if (order.op !== "replace_provision") return own;
  const texts = shareOut(
    order.new,
    targets.map((target) => target.subpoint ?? target.point ?? target.part ?? target.article ?? ""),
  );
  return texts === null ? null : { ...own, new: keep(texts) };
}

/** The new text of each number: as quoted, or cut where a paragraph opens with the next number. */
function shareOut(fresh: Order["new"], numbers: readonly string[]): readonly string[] | null {
  if (fresh === undefined) return null;
  if (typeof fresh !== "string" && fresh.length === numbers.length) return fresh;
  const texts: string[] = [];
  for (const line of (typeof fresh === "string" ? fresh : fresh.join("\n")).split("\n")) {
    const next = numbers[texts.length];
    if (next !== undefined && opensWith(line, next)) texts.push(line);
    else if (texts.length === 0) return null;
    else texts[texts.length - 1] += `\n${line}`;
  }
  return texts.length === numbers.length ? texts : null;
}

function opensWith(line: string, number: string): boolean {
  const printed = /^\s*(?:Статья\s+)?(\d+(?:-\d+)*)\s*(?:\)|\.|-бап)/u.exec(line)?.[1];
  return printed !== undefined && printed === number.replace(/\)$/u, "");
}
