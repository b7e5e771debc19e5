/** Orders on one sentence of a line: «предложение второе пункта 3 исключить», «пункт 3 дополнить предложением вторым». */
import type { Target } from "../../src/drafting/index.js";
import type { Node } from "./model.js";
import { isTextFree, type Made, type Plan, setText, sites, takeText } from "./plan.js";
import { paragraphNumber, partsOf, type Site } from "./sites.js";
import { printed, sentence, type Wording } from "./wording.js";

/** A line of sentences that ends with a full stop, and its name. */
interface Line {
  readonly node: Node;
  readonly target: Target;
  readonly sentences: readonly Wording[];
}

function sentencesOf(text: Wording): Wording[] {
  const found: Wording[] = [];
  let from = 0;
  text.forEach((chunk, i) => {
    if (chunk.mark !== "." && i < text.length - 1) return;
    found.push(text.slice(from, i + 1));
    from = i + 1;
  });
  return found;
}

function lineFor(plan: Plan): Line | null {
  const lines = sites(plan).flatMap((site): Line[] => {
    const { node } = site;
    const sentences = sentencesOf(node.text);
    const capitals = sentences.length > 0 && sentences.every((one) => /^\p{Lu}/u.test(one[0]?.words ?? ""));
    if (!capitals || node.text.at(-1)?.mark !== "." || node.children.length > 0 || !isTextFree(plan, node)) return [];
    return namesOf(site).map((target) => ({ node, target, sentences }));
  });
  return lines.length === 0 ? null : plan.random.pick(lines);
}

function namesOf({ node, owner, target, above }: Site): Target[] {
  if (target !== null) return [target];
  const number = paragraphNumber(owner, node);
  const part = partsOf(owner).findIndex((one) => one.nodes[0] === node && one.nodes.length === 1) + 1;
  return [
    ...(number > 0 ? [{ ...above, paragraph: String(number) }] : []),
    ...(part > 0 ? [{ ...above, part: String(part) }] : []),
  ];
}

export function makeSentence(plan: Plan): Made | null {
  const line = lineFor(plan);
  if (line === null) return null;
  const { node, target, sentences } = line;
  const made = (order: Made["orders"][number], after: readonly Wording[]): Made => {
    takeText(plan, node);
    setText(plan, node, "text", after.flat());
    return { orders: [order] };
  };
  const at = plan.random.below(sentences.length);
  const named = { ...target, sentence: String(at + 1) };
  const fresh = sentence(plan.v, { capital: true, mark: "." });
  const kind = plan.random.below(3);
  if (kind === 0 && sentences.length > 1)
    return made({ op: "delete_provision", target: named }, sentences.toSpliced(at, 1));
  if (kind === 1 && sentences.length > 1)
    return made({ op: "replace_provision", target: named, new: printed(fresh) }, sentences.with(at, fresh));
  const number = plan.random.chance(0.6) ? { provision_number: String(sentences.length + 1) } : {};
  return made({ op: "insert_provision", target, provision_kind: "sentence", ...number, new: printed(fresh) }, [
    ...sentences,
    fresh,
  ]);
}
