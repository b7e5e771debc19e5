import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyRead, consolidate, redo, undo } from "../../src/consolidation/index.js";
import type { AmendingInstruction } from "../../src/drafting/index.js";
import { type ActFamily, type Located, type Provision, printedLines, walk } from "../../src/law/index.js";
import { instruction, tree } from "./orders.js";

const WORDS = ["мост", "паром", "река", "берег", "плата", "груз", "лодка", "весло", "якорь", "канат"];
const SETTING = { family: "law" as ActFamily, lang: "ru" as const };

/** A line of law: three to six words, then a mark. */
const sentence = (mark: string): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 6 }).map((words) => words.join(" ") + mark);

/** An act of articles with points and subpoints, all numbered. */
const act = fc
  .array(fc.array(fc.tuple(sentence("."), fc.array(sentence(";"), { maxLength: 4 })), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((articles) =>
    tree(
      articles.flatMap((points, a) => [
        `Статья ${a + 1}. Предмет`,
        ...points.flatMap(([text, list], p) => [
          `${p + 1}. ${list.length > 0 ? text.replace(/\.$/u, ":") : text}`,
          ...list.map((line, s) => `${s + 1}) ${line}`),
        ]),
      ]),
    ),
  );

/** Every line of the act that has a number, with its address as a bill would write it. */
function numbered(root: Provision): { located: Located; target: NonNullable<AmendingInstruction["target"]> }[] {
  return [...walk(root)].flatMap((located) => {
    const [, article] = /art_(\d+)/u.exec(located.address) ?? [];
    const [, point] = /point_(\d+)/u.exec(located.address) ?? [];
    const [, subpoint] = /subpoint_(\d+)/u.exec(located.address) ?? [];
    if (article === undefined || point === undefined) return [];
    const isPoint = located.node.kind === "point";
    return [
      {
        located,
        target: { article, point, ...(isPoint || subpoint === undefined ? {} : { subpoint: `${subpoint})` }) },
      },
    ];
  });
}

/** An order of some kind on the chosen line. */
function orderOn(root: Provision, pick: number, kind: number): AmendingInstruction {
  const all = numbered(root);
  const { located, target } = all[pick % all.length] as (typeof all)[number];
  const { node } = located;
  const label = node.label;
  const first = node.text.split(" ")[0] ?? "";
  switch (kind % 5) {
    case 0:
      return instruction({ op: "delete_provision", target });
    case 1:
      return instruction({
        op: "replace_provision",
        target,
        new: `${label.endsWith(")") ? label : `${label}.`} иное.`,
      });
    case 2:
      return instruction({ op: "substitute_words", target, old: first, new: "иное" });
    case 3:
      return instruction({ op: "insert_words", target, after: node.text.replace(/[.;:]$/u, ""), new: ", иное" });
    default: {
      const { subpoint, ...holder } = target;
      const number = subpoint === undefined ? `${label}-1` : `${label.replace(")", "")}-1)`;
      const { point: _, ...article } = holder;
      return instruction({
        op: "insert_provision",
        target: subpoint === undefined ? article : holder,
        provision_kind: subpoint === undefined ? "point" : "subpoint",
        provision_number: number,
        new: `${number}${subpoint === undefined ? "." : ""} иное;`,
      });
    }
  }
}

/** Orders of every kind with addresses and words that may or may not make sense. */
const text = fc.oneof(
  fc.constantFrom(
    "1)",
    "2",
    "1",
    "",
    "паром",
    "Статья 1. А",
    "1) а;\n2) б.",
    "part",
    "paragraph",
    "subpoint",
    "sentence",
  ),
  fc.string(),
);
const anyTarget = fc.record(
  { article: text, part: text, point: text, subpoint: text, paragraph: text, sentence: text, chapter: text },
  { requiredKeys: [] },
);
const anyOperation = fc.constantFrom(
  ...([
    "replace_provision",
    "insert_provision",
    "delete_provision",
    "substitute_words",
    "insert_words",
    "delete_words",
    "append_words",
    "rename_heading",
    "global_substitution",
    "renumber",
  ] as const),
);
const anyOrder = fc.record(
  {
    op: anyOperation,
    target: anyTarget,
    old: text,
    new: text,
    after: text,
    before: text,
    provision_kind: text,
    provision_number: text,
    new_number: text,
  },
  { requiredKeys: ["op"] },
);
const anyLine = fc.oneof(
  fc.constantFrom(
    "…",
    "1. …",
    "отсутствует;",
    "1) паром;",
    "2) мост:",
    "в порту;",
    "2. Паром.",
    "Лодка.",
    "Статья 1. А",
  ),
  fc.string(),
);

const picks = fc.array(fc.tuple(fc.nat(200), fc.nat(4)), { minLength: 1, maxLength: 6 });

describe("carrying out", () => {
  test("can be undone to the very tree, and done again", () => {
    fc.assert(
      fc.property(act, picks, (root, orders) => {
        const result = consolidate(
          root,
          orders.map(([pick, kind]) => orderOn(root, pick, kind)),
          SETTING,
        );
        expect(undo(result.root, result.change).hash).toBe(root.hash);
        expect(redo(root, result.change).hash).toBe(result.root.hash);
        if (result.outcomes.every((o) => o.status !== "applied")) expect(result.root.hash).toBe(root.hash);
      }),
    );
  });

  test("leaves every provision alone that no applied order names", () => {
    fc.assert(
      fc.property(act, picks, (root, orders) => {
        const result = consolidate(
          root,
          orders.map(([pick, kind]) => orderOn(root, pick, kind)),
          SETTING,
        );
        const named = result.outcomes.flatMap((o) => (o.evidence ?? []).map((e) => e.address));
        const after = new Map([...walk(result.root)].map((l) => [l.address, l.node.hash]));
        for (const { address, node } of walk(root)) {
          const touched = named.some(
            (name) => name === address || name.startsWith(`${address}.`) || address.startsWith(`${name}.`),
          );
          if (address !== "" && !touched) expect(after.get(address)).toBe(node.hash);
        }
      }),
    );
  });

  test("gives the same whatever the order of two instructions", () => {
    fc.assert(
      fc.property(act, fc.nat(200), fc.nat(200), fc.nat(4), fc.nat(4), (root, a, b, kindA, kindB) => {
        const one = orderOn(root, a, kindA);
        const two = orderOn(root, b, kindB);
        const there = consolidate(root, [one, two], SETTING);
        const back = consolidate(root, [two, one], SETTING);
        expect(back.root.hash).toBe(there.root.hash);
        expect(back.outcomes.toReversed()).toEqual(there.outcomes);
      }),
    );
  });

  test("flags quoted words with any one letter changed, and changes nothing", () => {
    fc.assert(
      fc.property(act, fc.nat(200), fc.nat(200), (root, pick, at) => {
        const order = orderOn(root, pick, 2);
        const old = order.old ?? "";
        const i = at % old.length;
        const mutated = instruction({ ...order, old: `${old.slice(0, i)}ъ${old.slice(i + 1)}` });
        const result = consolidate(root, [mutated], SETTING);
        expect(result.outcomes[0]?.status).toBe("not_applied");
        expect(result.root.hash).toBe(root.hash);
      }),
    );
  });

  test("substitutes only where the words stand exactly once in the addressed place", () => {
    fc.assert(
      fc.property(act, fc.nat(200), fc.constantFrom(...WORDS), (root, pick, word) => {
        const all = numbered(root);
        const { located, target } = all[pick % all.length] as (typeof all)[number];
        const times = printedLines(located.node)
          .join(" ")
          .split(/[^\p{L}]+/u)
          .filter((w) => w === word).length;
        const order = instruction({ op: "substitute_words", target, old: word, new: "иное" });
        const { outcomes } = consolidate(root, [order], SETTING);
        expect(outcomes[0]?.status).toBe(times === 1 ? "applied" : times === 0 ? "not_applied" : "ambiguous");
      }),
    );
  });

  test("never throws, whatever the order says", () => {
    fc.assert(
      fc.property(act, fc.array(anyOrder, { maxLength: 4 }), (root, orders) => {
        const result = consolidate(
          root,
          orders.map((one) => instruction(one)),
          SETTING,
        );
        expect(result.outcomes).toHaveLength(orders.length);
        expect(undo(result.root, result.change).hash).toBe(root.hash);
      }),
    );
  });

  test("leaves a piece as it is where nothing was applied, and never throws on one", () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), fc.array(anyOrder, { maxLength: 3 }), (lines, orders) => {
        const before = lines
          .map((line) => line.replace(/\s/gu, " ").trim())
          .filter((line) => line !== "")
          .join("\n");
        const told = applyRead(
          { lang: "ru", before },
          orders.map((one) => [instruction(one)]),
        );
        expect(told.outcomes).toHaveLength(orders.length);
        if (told.outcomes.every((o) => o.status !== "applied")) expect(told.after).toBe(before);
      }),
    );
  });
});
