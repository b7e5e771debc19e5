/** Orders written in Russian: small to large in addresses, the verb behind what it changes or before it. Forms as laws of 1996–2026 use them, words of ours. */
import type { Order, Target } from "../../src/drafting/index.js";
import {
  grouped,
  type Hand,
  isRow,
  type Link,
  linksOf,
  listOf,
  nounKind,
  payloadOf,
  quote,
  targetsOf,
  type Writer,
} from "./written.js";

type Case = "nom" | "gen" | "acc" | "ins" | "pre";
const CASES: readonly Case[] = ["nom", "gen", "acc", "ins", "pre"];

interface Noun {
  readonly gender: "m" | "f" | "n";
  readonly one: Readonly<Record<Case, string>>;
  readonly many: Readonly<Record<Case, string>>;
}

function noun(gender: Noun["gender"], one: string, many: string): Noun {
  const forms = (row: string): Record<Case, string> => {
    const words = row.split(" ");
    return Object.fromEntries(CASES.map((c, i) => [c, words[i] ?? ""])) as Record<Case, string>;
  };
  return { gender, one: forms(one), many: forms(many) };
}

const NOUNS: Readonly<Record<string, Noun>> = {
  article: noun("f", "статья статьи статью статьей статье", "статьи статей статьи статьями статьях"),
  part: noun("f", "часть части часть частью части", "части частей части частями частях"),
  point: noun("m", "пункт пункта пункт пунктом пункте", "пункты пунктов пункты пунктами пунктах"),
  subpoint: noun(
    "m",
    "подпункт подпункта подпункт подпунктом подпункте",
    "подпункты подпунктов подпункты подпунктами подпунктах",
  ),
  paragraph: noun("m", "абзац абзаца абзац абзацем абзаце", "абзацы абзацев абзацы абзацами абзацах"),
  chapter: noun("f", "глава главы главу главой главе", "главы глав главы главами главах"),
  sentence: noun(
    "n",
    "предложение предложения предложение предложением предложении",
    "предложения предложений предложения предложениями предложениях",
  ),
  heading: noun("m", "заголовок заголовка заголовок заголовком заголовке", ""),
  note: noun("n", "примечание примечания примечание примечанием примечании", ""),
};

const STEMS = [
  "",
  "перв",
  "втор",
  "трет",
  "четверт",
  "пят",
  "шест",
  "седьм",
  "восьм",
  "девят",
  "десят",
  "одиннадцат",
  "двенадцат",
];
const HARD = {
  m: { nom: "ый", gen: "ого", acc: "ый", ins: "ым", pre: "ом" },
  f: { nom: "ая", gen: "ой", acc: "ую", ins: "ой", pre: "ой" },
  n: { nom: "ое", gen: "ого", acc: "ое", ins: "ым", pre: "ом" },
} as const;
const SOFT = {
  m: { nom: "ий", gen: "ьего", acc: "ий", ins: "ьим", pre: "ьем" },
  f: { nom: "ья", gen: "ьей", acc: "ью", ins: "ьей", pre: "ьей" },
  n: { nom: "ье", gen: "ьего", acc: "ье", ins: "ьим", pre: "ьем" },
} as const;

/** «вторую», «третьего»; null beyond twelve and for numbers with a hyphen, which stay figures. */
function ordinal(label: string, gender: Noun["gender"], form: Case): string | null {
  const stem = /^\d+$/u.test(label) ? STEMS[Number(label)] : undefined;
  if (stem === undefined || stem === "") return null;
  if (stem === "трет") return stem + SOFT[gender][form];
  const stressed = gender === "m" && (form === "nom" || form === "acc") && /^(?:втор|шест|седьм|восьм)$/u.test(stem);
  return stem + (stressed ? "ой" : HARD[gender][form]);
}

const ORDINAL_KINDS: ReadonlySet<string> = new Set(["part", "paragraph", "sentence"]);

/** «часть вторую», «подпункты 2) и 3)», «пункты 2–4». */
function named(kind: string, labels: readonly string[], form: Case, hand: Hand): string {
  const word = NOUNS[kind];
  if (word === undefined) throw new RangeError(`this is a bug: no word for ${kind}`);
  const forms = labels.length > 1 ? word.many : word.one;
  if (labels[0] === "") return word.one[form];
  const ordinals = ORDINAL_KINDS.has(kind) ? labels.map((label) => ordinal(label, word.gender, form)) : [null];
  if (ordinals.every((one) => one !== null)) {
    const spoken = joined(ordinals as string[], hand);
    return labels.length === 1 && hand.random.chance(0.1) ? `${spoken} ${forms[form]}` : `${forms[form]} ${spoken}`;
  }
  if (isRow(labels) && hand.random.chance(0.5)) {
    const dash = hand.random.pick(["–", " – ", "-"]);
    return `${forms[form]} ${labels[0]}${dash}${labels.at(-1)}`;
  }
  return `${forms[form]} ${joined(labels, hand)}`;
}

function joined(items: readonly string[], hand: Hand): string {
  if (items.length < 2) return items.join("");
  const last = hand.random.chance(0.85) ? " и " : ", ";
  return `${items.slice(0, -1).join(", ")}${last}${items.at(-1)}`;
}

/** «подпункт 2) части первой пункта 3 статьи 5»: the inmost in its case, all outside of it in the genitive. */
function chain(links: readonly Link[], form: Case, hand: Hand, last: readonly string[] = []): string {
  const words = links.toReversed().map(([kind, label], i, all) => {
    if (i > 0 && all[i - 1]?.[0] === "note")
      return `к ${kind === "article" ? `статье ${label}` : named(kind, [label], "gen", hand)}`;
    return named(kind, i === 0 && last.length > 0 ? last : [label], i === 0 ? form : "gen", hand);
  });
  return words.join(" ");
}

/** The address in its case; «» where the lines above name all of it. */
function address(targets: readonly Target[], context: Target, form: Case, hand: Hand): string {
  if (targets.length === 1) return chain(linksOf(targets[0] ?? {}, context), form, hand);
  const group = grouped(targets, context);
  if (group !== null) return chain([...group.outer, [group.kind, ""]], form, hand, group.labels);
  return targets.map((target) => chain(linksOf(target, context), form, hand)).join(", ");
}

const WORDS = {
  word: { acc: "слово", gen: "слова", ins: "словом" },
  words: { acc: "слова", gen: "слов", ins: "словами" },
  figures: { acc: "цифры", gen: "цифр", ins: "цифрами" },
} as const;

function saying(words: readonly string[], form: "acc" | "gen" | "ins", hand: Hand): string {
  const joint =
    words.length > 1
      ? [
          words
            .slice(0, -1)
            .map((w) => quote(w, hand))
            .join(", "),
          quote(words.at(-1) ?? "", hand),
        ].join(hand.random.chance(0.5) ? " и " : ", ")
      : quote(words[0] ?? "", hand);
  return `${WORDS[nounKind(words)][form]} ${joint}`;
}

const within = (where: string): string => (where === "" ? "" : `${/^(?:втор|вс)/u.test(where) ? "во" : "в"} ${where} `);
const what = (where: string): string => (where === "" ? "" : `${where} `);

function throughout(target: Target | undefined, context: Target, hand: Hand): string {
  const where = target === undefined ? "" : chain(linksOf(target, context), "gen", hand);
  if (where !== "") return `по ${hand.random.chance(0.5) ? "всему " : ""}тексту ${where} `;
  const chapter = target?.except_chapter;
  return `по всему тексту${chapter === undefined ? " " : `, за исключением главы ${chapter}, `}`;
}

const REPLACE = ["изложить в следующей редакции:", "изложить в следующей редакции:", "изложить в новой редакции:"];

/** One verb with all it needs. `repeated`: the same address stands in the sentence already. */
function verb(order: Order, context: Target, hand: Hand, repeated = false): string {
  const { random } = hand;
  const targets = repeated ? [] : targetsOf(order);
  const where = (form: Case): string => (repeated ? "" : address(targets, context, form, hand));
  const olds = order.replacements?.map((pair) => pair.old) ?? listOf(order.old);
  switch (order.op) {
    case "replace_provision":
    case "rename_heading":
      return `${what(where("acc"))}${random.pick(REPLACE)}\n${payloadOf(order, hand)}`;
    case "delete_provision":
      if (random.chance(0.15)) return `исключить ${where("acc")}`;
      return `${what(where("acc"))}${random.chance(0.9) || targets.length > 1 ? "исключить" : "признать утратившим силу"}`;
    case "insert_provision": {
      const labels = listOf(order.provision_number);
      const added = named(String(order.provision_kind), labels.length === 0 ? [""] : labels, "ins", hand);
      return `${what(where("acc"))}дополнить ${added} следующего содержания:\n${payloadOf(order, hand)}`;
    }
    case "substitute_words":
    case "global_substitution": {
      const place = order.op === "global_substitution" ? throughout(order.target, context, hand) : within(where("pre"));
      const news = order.replacements?.map((pair) => pair.new) ?? listOf(order.new);
      const same = news.every((one) => one === news[0]);
      const fresh = saying(same ? news.slice(0, 1) : news, "ins", hand);
      const respectively = order.replacements !== undefined && !same ? "соответственно " : "";
      if (order.op === "substitute_words" && respectively === "" && random.chance(0.1))
        return `${saying(olds, "acc", hand)} ${place}заменить ${fresh}`;
      return `${place}${saying(olds, "acc", hand)} заменить ${respectively}${fresh}`;
    }
    case "delete_words":
      return `${within(where("pre"))}${saying(olds, "acc", hand)} исключить`;
    case "insert_words": {
      const anchor =
        order.after !== undefined
          ? `после ${saying([order.after], "gen", hand)}`
          : `перед ${saying([order.before ?? ""], "ins", hand)}`;
      const place = random.chance(0.7) ? what(where("acc")) : within(where("pre"));
      return `${place}${anchor} дополнить ${saying(listOf(order.new), "ins", hand)}`;
    }
    case "append_words":
      return `${what(where("acc"))}дополнить ${saying(listOf(order.new), "ins", hand)}`;
    default:
      throw new RangeError(`this is a bug: ${order.op} is not written`);
  }
}

/** «пункты 3 и 4 считать соответственно пунктами 4 и 5». */
function renumbering(orders: readonly Order[], context: Target, hand: Hand): string {
  const targets = orders.flatMap(targetsOf);
  const kind = linksOf(targets[0] ?? {}).at(-1)?.[0] ?? "point";
  const numbers = orders.map((order) => order.new_number ?? "");
  const respectively = numbers.length > 1 ? "соответственно " : "";
  return `${address(targets, context, "acc", hand)} считать ${respectively}${named(kind, numbers, "ins", hand)}`;
}

export const russian: Writer = {
  instruction(orders, context, hand) {
    const [first, ...more] = orders;
    if (first === undefined) return "";
    if (first.op === "renumber") return renumbering(orders, context, hand);
    return [verb(first, context, hand), ...more.map((order) => verb(order, context, hand, true))].join(", ");
  },
  contextLine: (target, context, hand) => `${within(chain(linksOf(target, context), "pre", hand))}`.trimEnd(),
  opening: (hand) => [
    "О внесении изменений и дополнений в акт о переправах",
    ...hand.random.pick([
      [
        `Статья 1. Внести в Закон Республики Казахстан от 7 мая 2012 года ${quote("О переправах", hand)} следующие изменения и дополнения:`,
      ],
      [
        "Статья 1. Внести изменения и дополнения в следующие акты о переправах:",
        `1. В Закон Республики Казахстан от 7 мая 2012 года ${quote("О переправах", hand)}:`,
      ],
    ]),
  ],
  closing: () => ["Статья 2. Настоящий Закон вводится в действие с первого дня навигации."],
};
