import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ActFamily,
  find,
  insertAt,
  type Provision,
  type ProvisionKind,
  printedLines,
  provision,
  readFragment,
  replaceAt,
  survey,
  walk,
} from "../../src/law/index.js";

const WORDS = ["голубь", "сова", "летает", "хозяин", "кормит", "утром", "вправе", "үй", "көгершін", "ұшады", "и (или)"];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((list) => list.join(" "));

const paragraph = (text: string): Provision =>
  provision({ kind: "paragraph", label: "", lead: "", heading: "", text, children: [] });

/** Points «1)» … of a law, each with or without a list of paragraphs of its own. */
const subpoints = fc.array(fc.tuple(words, fc.array(words, { maxLength: 3 })), { maxLength: 4 }).map((items) =>
  items.map(([text, list], i) =>
    provision({
      kind: "subpoint",
      label: `${i + 1})`,
      lead: `${i + 1}) `,
      heading: "",
      text: list.length > 0 ? `${text}:` : `${text};`,
      children: list.map((item, k) => paragraph(k + 1 < list.length ? `${item};` : `${item}.`)),
    }),
  ),
);

const points = fc
  .array(fc.tuple(words, subpoints, fc.array(words, { maxLength: 2 })), { minLength: 1, maxLength: 4 })
  .map((items) =>
    items.map(([text, below, after], i) =>
      provision({
        kind: "point",
        label: `${i + 1}`,
        lead: `${i + 1}. `,
        heading: "",
        text: below.length > 0 ? `${text}:` : `${text}.`,
        children: [...below, ...(below.length > 0 ? closing(below, after) : after.map((a) => paragraph(`${a}.`)))],
      }),
    ),
  );

/** Text after a list is the point's only once the list has ended its sentence. */
function closing(below: readonly Provision[], after: readonly string[]): Provision[] {
  const last = below[below.length - 1];
  return last !== undefined && last.children.length === 0 ? after.map((a) => paragraph(`${a}.`)) : [];
}

const acts = fc.array(fc.tuple(words, points), { minLength: 1, maxLength: 5 }).map((items) =>
  provision({
    kind: "act",
    label: "",
    lead: "",
    heading: "",
    text: "",
    children: items.map(([heading, children], i) =>
      provision({ kind: "article", label: `${i + 1}`, lead: `Статья ${i + 1}. `, heading, text: "", children }),
    ),
  }),
);

describe("reading what was printed gives the tree again", () => {
  test("for made-up laws", () => {
    fc.assert(
      fc.property(acts, (act) => {
        const read = readFragment(printedLines(act), { family: "law", lang: "ru" });
        expect(read.problems).toEqual([]);
        expect(read.root.hash).toBe(act.hash);
      }),
    );
  });
});

/** Lines of all sorts: numbers in and out of order, headings, notes, quotation marks, blanks of every kind. */
const anyLine = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc
    .tuple(
      fc.constantFrom(
        "",
        " ",
        "1. ",
        "2) ",
        "3-1) ",
        "1) ",
        "10. ",
        "Статья 5. ",
        "7-бап. ",
        "Глава 1. ",
        "Примечание. ",
        "«",
        '"',
        "…",
        "ОБЩАЯ ЧАСТЬ",
      ),
      words,
      fc.constantFrom("", ":", ";", ".", ", –", "»;", '".', "наказывается"),
    )
    .map((parts) => parts.join("")),
);
const families = fc.constantFrom<ActFamily>("criminal_code", "administrative_code", "law");

describe("no text is lost, moved or able to break the reader", () => {
  test("printed lines are the given lines", () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 40 }), families, (lines, family) => {
        const read = readFragment(lines, { family, lang: "ru" });
        const given = lines.map((line) => line.replaceAll("\n", " ")).filter((line) => line.trim() !== "");
        expect(printedLines(read.root)).toEqual(given);
      }),
      { numRuns: 1000 },
    );
  });
  test("lists that open one inside the other a thousand times stay shallow", () => {
    const read = readFragment(new Array(1000).fill("1) вправе:"), { family: "law", lang: "ru" });
    expect(Math.max(...[...walk(read.root)].map(({ path }) => path.length))).toBeLessThan(12);
    expect(read.problems.some((p) => p.code === "nesting_too_deep")).toBe(true);
    expect(printedLines(read.root)).toHaveLength(1000);
  });
});

describe("addresses", () => {
  test("are unique, and find gives what walk gave", () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), families, (lines, family) => {
        const { root, places } = readFragment(lines, { family, lang: "ru" });
        const all = [...walk(root)];
        expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
        expect([...places.keys()]).toEqual(expect.arrayContaining(all.map(({ address }) => address)));
        for (const located of all) {
          expect(find(root, located.address)).toEqual(located);
          let node = root;
          for (const index of located.path) node = node.children[index] as Provision;
          expect(node).toBe(located.node);
        }
      }),
    );
  });
  test("a survey names each node as walk does, in whatever order it is asked", () => {
    const upper = fc.constantFrom(
      "Раздел 1. Птицы",
      "Глава 1. Совы",
      "Глава 2. Сычи",
      "Статья 5. Полет",
      "Приложение 1",
    );
    const lines = fc.array(fc.oneof(anyLine, upper), { maxLength: 40 });
    const asked = fc.subarray<ProvisionKind>(["section", "chapter", "article", "annex", "point"]);
    fc.assert(
      fc.property(lines, families, asked, fc.boolean(), (given, family, kindsAsked, backwards) => {
        const kinds = new Set(kindsAsked);
        const { root } = readFragment(given, { family, lang: "ru" });
        const all = [...walk(root)];
        const { chosen, at } = survey(root, kinds);
        const plain = ({ address, node, path }: (typeof all)[number]) => ({ address, node, path });
        expect(chosen.map(plain)).toEqual(all.filter(({ node }) => kinds.has(node.kind)));
        for (const located of backwards ? all.toReversed() : all) {
          const found = at(located.path);
          expect(found && plain(found)).toEqual(located);
          expect(at(located.path)).toBe(found);
        }
        expect(at([root.children.length])).toBeNull();
        expect(at([root.children.length, 0])).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
  test("what is not there is not found", () => {
    const { root } = readFragment(["Статья 1. Сова", "1. Сова летает."], { family: "law", lang: "ru" });
    for (const address of ["art_2", "art_1.point_2", "art_1.point_1.para_2", "art", "art_1.", "art_1~2"])
      expect(find(root, address)).toBeNull();
  });
  test("a subtree is named by its own segment", () => {
    const { root } = readFragment(["Статья 1-1. Сова", "1. Сова летает."], { family: "law", lang: "ru" });
    const article = root.children[0] as Provision;
    expect([...walk(article)].map(({ address }) => address)).toEqual(["art_1-1", "art_1-1.point_1"]);
    expect(find(article, "art_1-1.point_1")?.path).toEqual([0]);
  });
});

describe("a change gives a new tree and leaves the rest as it was", () => {
  const pick = fc.tuple(acts, fc.nat()).map(([act, n]) => {
    const below = [...walk(act)].slice(1);
    return { act, at: below[n % below.length] as (typeof below)[number] };
  });
  const fresh = paragraph("Совершенно новая строка.");

  test("replacing: only the node and those above it differ; putting it back gives the tree", () => {
    fc.assert(
      fc.property(pick, ({ act, at }) => {
        const before = JSON.stringify(act);
        const changed = replaceAt(act, at.path, fresh);
        expect(JSON.stringify(act)).toBe(before);
        expect(replaceAt(changed, at.path, at.node).hash).toBe(act.hash);
        for (const { node, path } of walk(act)) {
          const onTheWay = at.path.slice(0, path.length).join() === path.join() && path.length <= at.path.length;
          const inside = path.slice(0, at.path.length).join() === at.path.join();
          if (onTheWay || inside) continue;
          let same = changed;
          for (const index of path) same = same.children[index] as Provision;
          expect(same).toBe(node);
        }
      }),
    );
  });
  test("inserting and removing undo each other", () => {
    fc.assert(
      fc.property(pick, ({ act, at }) => {
        const more = insertAt(act, at.path, at.node.children.length, [fresh]);
        expect(printedLines(more)).toHaveLength(printedLines(act).length + 1);
        expect(replaceAt(more, [...at.path, at.node.children.length], null).hash).toBe(act.hash);
      }),
    );
  });
  test("a path that leads nowhere is a bug and says so", () => {
    const root = paragraph("Сова.");
    expect(() => replaceAt(root, [0], null)).toThrow(/bug/);
    expect(() => replaceAt(root, [], null)).toThrow(/bug/);
    expect(() => insertAt(root, [], 1, [fresh])).toThrow(/bug/);
    expect(() => insertAt(root, [3], 0, [fresh])).toThrow(/bug/);
  });
});
