/** Orders written in Kazakh: large to small with possessives, the verb last. Forms as laws of 1999–2026 use them, words of ours. */
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

type Case = "plain" | "genitive" | "inside" | "of" | "with";
const CASES: readonly Case[] = ["plain", "genitive", "inside", "of", "with"];
type Forms = Readonly<Record<Case, string>>;

interface Noun {
  readonly one: Forms;
  readonly many: Forms;
  /** Of something named before: «баптың 3-тармағы». */
  readonly its: Forms;
  readonly theirs: Forms;
}

const row = (stems: string): Forms => {
  const words = stems.split(",");
  return Object.fromEntries(CASES.map((c, i) => [c, (words[i] ?? "").trim()])) as Record<Case, string>;
};
const noun = (one: string, many: string, its: string, theirs: string): Noun => ({
  one: row(one),
  many: row(many),
  its: row(its),
  theirs: row(theirs),
});

const NOUNS: Readonly<Record<string, Noun>> = {
  article: noun(
    "бап,баптың,бапта,баптағы,баппен",
    "баптар,баптардың,баптарда,баптардағы,баптармен",
    "бабы,бабының,бабында,бабындағы,бабымен",
    "баптары,баптарының,баптарында,баптарындағы,баптарымен",
  ),
  point: noun(
    "тармақ,тармақтың,тармақта,тармақтағы,тармақпен",
    "тармақтар,тармақтардың,тармақтарда,тармақтардағы,тармақтармен",
    "тармағы,тармағының,тармағында,тармағындағы,тармағымен",
    "тармақтары,тармақтарының,тармақтарында,тармақтарындағы,тармақтарымен",
  ),
  subpoint: noun(
    "тармақша,тармақшаның,тармақшада,тармақшадағы,тармақшамен",
    "тармақшалар,тармақшалардың,тармақшаларда,тармақшалардағы,тармақшалармен",
    "тармақшасы,тармақшасының,тармақшасында,тармақшасындағы,тармақшасымен",
    "тармақшалары,тармақшаларының,тармақшаларында,тармақшаларындағы,тармақшаларымен",
  ),
  part: noun(
    "бөлік,бөліктің,бөлікте,бөліктегі,бөлікпен",
    "бөліктер,бөліктердің,бөліктерде,бөліктердегі,бөліктермен",
    "бөлігі,бөлігінің,бөлігінде,бөлігіндегі,бөлігімен",
    "бөліктері,бөліктерінің,бөліктерінде,бөліктеріндегі,бөліктерімен",
  ),
  paragraph: noun(
    "абзац,абзацтың,абзацта,абзацтағы,абзацпен",
    "абзацтар,абзацтардың,абзацтарда,абзацтардағы,абзацтармен",
    "абзацы,абзацының,абзацында,абзацындағы,абзацымен",
    "абзацтары,абзацтарының,абзацтарында,абзацтарындағы,абзацтарымен",
  ),
  chapter: noun(
    "тарау,тараудың,тарауда,тараудағы,тараумен",
    "тараулар,тараулардың,тарауларда,тараулардағы,тараулармен",
    "тарауы,тарауының,тарауында,тарауындағы,тарауымен",
    "тараулары,тарауларының,тарауларында,тарауларындағы,тарауларымен",
  ),
  sentence: noun(
    "сөйлем,сөйлемнің,сөйлемде,сөйлемдегі,сөйлеммен",
    "сөйлемдер,сөйлемдердің,сөйлемдерде,сөйлемдердегі,сөйлемдермен",
    "сөйлемі,сөйлемінің,сөйлемінде,сөйлеміндегі,сөйлемімен",
    "сөйлемдері,сөйлемдерінің,сөйлемдерінде,сөйлемдеріндегі,сөйлемдерімен",
  ),
  heading: noun(
    "тақырып,тақырыптың,тақырыпта,тақырыптағы,тақырыппен",
    "",
    "тақырыбы,тақырыбының,тақырыбында,тақырыбындағы,тақырыбымен",
    "",
  ),
  note: noun(
    "ескертпе,ескертпенің,ескертпеде,ескертпедегі,ескертпемен",
    "",
    "ескертпесі,ескертпесінің,ескертпесінде,ескертпесіндегі,ескертпесімен",
    "",
  ),
};

const ORDINALS = " бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы".split(" ");
const ordinal = (label: string): string | null => (/^\d+$/u.test(label) ? (ORDINALS[Number(label)] ?? null) : null);
const ORDINAL_KINDS: ReadonlySet<string> = new Set(["part", "paragraph", "sentence"]);

/** «3-тармағы», «2) және 3) тармақшалары», «екінші бөлігінің», «2–4-тармақтар». */
function named(kind: string, labels: readonly string[], form: Case, owned: boolean, hand: Hand): string {
  const word = NOUNS[kind];
  if (word === undefined) throw new RangeError(`this is a bug: no word for ${kind}`);
  const many = labels.length > 1;
  const noun = (many ? (owned ? word.theirs : word.many) : owned ? word.its : word.one)[form];
  if (labels[0] === "") return noun;
  const ordinals = ORDINAL_KINDS.has(kind) ? labels.map(ordinal) : [null];
  if (ordinals.every((one) => one !== null)) {
    const spoken = joined(ordinals as string[], hand);
    // «азат жол»: the newer word for a paragraph, inflected in its second half.
    if (kind === "paragraph" && !many && hand.random.chance(0.2)) return `${spoken} азат ${freeLine(form, owned)}`;
    if (kind === "part" && hand.random.chance(0.2) && !many) return `${labels[0]}-${noun}`;
    return `${spoken} ${noun}`;
  }
  const joint = labels.at(-1)?.endsWith(")") === true ? " " : "-";
  if (isRow(labels) && hand.random.chance(0.4))
    return `${labels[0]}${hand.random.pick(["–", " – "])}${labels.at(-1)}${joint}${noun}`;
  return `${joined(labels, hand)}${joint}${noun}`;
}

const FREE: Readonly<Record<Case, readonly [string, string]>> = {
  plain: ["жол", "жолы"],
  genitive: ["жолдың", "жолының"],
  inside: ["жолда", "жолында"],
  of: ["жолдағы", "жолындағы"],
  with: ["жолмен", "жолымен"],
};
const freeLine = (form: Case, owned: boolean): string => FREE[form][owned ? 1 : 0];

function joined(items: readonly string[], hand: Hand): string {
  if (items.length < 2) return items.join("");
  const last = hand.random.chance(0.85) ? " және " : ", ";
  return `${items.slice(0, -1).join(", ")}${last}${items.at(-1)}`;
}

/** «5-баптың 3-тармағының 2) тармақшасы»: what holds stands first and in the genitive. */
function chain(links: readonly Link[], form: Case, hand: Hand, last: readonly string[] = []): string {
  return links
    .map(([kind, label], i) => {
      const inmost = i === links.length - 1;
      const labels = inmost && last.length > 0 ? last : [label];
      return named(kind, labels, inmost ? form : "genitive", i > 0 || isFlag(kind, links), hand);
    })
    .join(" ");
}

/** A heading or note alone is that of what the line above names: «тақырыбы …», «ескертпе …». */
const isFlag = (kind: string, links: readonly Link[]): boolean => kind === "heading" && links.length === 1;

function address(targets: readonly Target[], context: Target, form: Case, hand: Hand): string {
  if (targets.length === 1) return chain(linksOf(targets[0] ?? {}, context), form, hand);
  const group = grouped(targets, context);
  if (group !== null) return chain([...group.outer, [group.kind, ""]], form, hand, group.labels);
  return targets.map((target) => chain(linksOf(target, context), form, hand)).join(", ");
}

const WORDS = {
  word: { plain: "сөз", with: "сөзбен", from: "сөзден", of: "сөздің" },
  words: { plain: "сөздер", with: "сөздермен", from: "сөздерден", of: "сөздердің" },
  figures: { plain: "цифрлар", with: "цифрлармен", from: "цифрлардан", of: "цифрлардың" },
} as const;

/** Old pages type the Latin i for і in words that they quote from the act. */
const typed = (words: string, hand: Hand): string => (hand.latin ? words.replaceAll("і", "i") : words);

function saying(words: readonly string[], form: keyof (typeof WORDS)["word"], hand: Hand): string {
  return `${words.map((word) => quote(word, hand)).join(", ")} деген ${WORDS[nounKind(words)][form]}`;
}

const before = (text: string): string => (text === "" ? "" : `${text} `);

function throughout(target: Target | undefined, context: Target, hand: Hand): string {
  const where = target === undefined ? "" : chain(linksOf(target, context), "genitive", hand);
  if (where !== "") return `${where} ${hand.random.chance(0.5) ? "бүкіл " : ""}мәтіні бойынша `;
  const chapter = target?.except_chapter;
  return `бүкіл мәтін бойынша${chapter === undefined ? " " : `, ${chapter}-тарауды қоспағанда, `}`;
}

/** One verb with all it needs; `ending`: «ауыстырылсын» or, where another follows, «ауыстырылып». */
function verb(
  order: Order,
  context: Target,
  hand: Hand,
  form: { readonly repeated: boolean; readonly last: boolean },
): string {
  const { random } = hand;
  const targets = form.repeated ? [] : targetsOf(order);
  const where = (c: Case): string => (form.repeated ? "" : before(address(targets, context, c, hand)));
  const end = (stem: string): string => stem + (form.last ? "сын" : "ып");
  const olds = order.replacements?.map((pair) => pair.old) ?? listOf(order.old);
  const gone = (): string => `алып таста${form.last ? "лсын" : "лып"}`;
  switch (order.op) {
    case "replace_provision":
    case "rename_heading":
      return `${where("plain")}мынадай ${random.chance(0.9) ? "редакцияда жазылсын" : "редакцияда баяндалсын"}:\n${payloadOf(order, hand)}`;
    case "delete_provision":
      return `${where("plain")}${random.chance(0.9) ? "алып тасталсын" : "алынып тасталсын"}`;
    case "insert_provision": {
      const labels = listOf(order.provision_number);
      const added = named(String(order.provision_kind), labels.length === 0 ? [""] : labels, "with", false, hand);
      return `${where("plain")}мынадай мазмұндағы ${added} толықтырылсын:\n${payloadOf(order, hand)}`;
    }
    case "substitute_words":
    case "global_substitution": {
      const place =
        order.op === "global_substitution"
          ? throughout(order.target, context, hand)
          : where(random.chance(0.8) ? "of" : "inside");
      const news = order.replacements?.map((pair) => pair.new) ?? listOf(order.new);
      const same = news.every((one) => one === news[0]);
      const respectively = order.replacements !== undefined && !same ? "тиісінше " : "";
      return `${place}${saying(
        olds.map((old) => typed(old, hand)),
        "plain",
        hand,
      )} ${respectively}${saying(same ? news.slice(0, 1) : news, "with", hand)} ${end(random.chance(0.9) ? "ауыстырыл" : "алмастырыл")}`;
    }
    case "delete_words":
      return `${where(random.chance(0.8) ? "of" : "inside")}${saying(
        olds.map((old) => typed(old, hand)),
        "plain",
        hand,
      )} ${gone()}`;
    case "insert_words": {
      const anchor =
        order.after !== undefined
          ? `${saying([typed(order.after, hand)], "from", hand)} кейін`
          : `${saying([typed(order.before ?? "", hand)], "of", hand)} алдынан`;
      return `${where(random.chance(0.8) ? "plain" : "inside")}${anchor} ${saying(listOf(order.new), "with", hand)} ${end("толықтырыл")}`;
    }
    case "append_words":
      return `${where("plain")}${saying(listOf(order.new), "with", hand)} толықтырылсын`;
    default:
      throw new RangeError(`this is a bug: ${order.op} is not written`);
  }
}

/** «3-тармақ 4-тармақ болып есептелсін»; each number by itself. */
function renumbering(orders: readonly Order[], context: Target, hand: Hand): string {
  const targets = orders.flatMap(targetsOf);
  const kind = linksOf(targets[0] ?? {}).at(-1)?.[0] ?? "point";
  const numbers = orders.map((order) => order.new_number ?? "");
  const respectively = numbers.length > 1 ? "тиісінше " : "";
  return `${address(targets, context, "plain", hand)} ${respectively}${named(kind, numbers, "plain", false, hand)} болып есептелсін`;
}

export const kazakh: Writer = {
  instruction(orders, context, hand) {
    const [first, ...more] = orders;
    if (first === undefined) return "";
    if (first.op === "renumber") return renumbering(orders, context, hand);
    const all = [first, ...more];
    return all
      .map((order, i) => verb(order, context, hand, { repeated: i > 0, last: i === all.length - 1 }))
      .join(", ");
  },
  contextLine: (target, context, hand) => chain(linksOf(target, context), "inside", hand),
  opening: (hand) => [
    "Өткелдер туралы актіге өзгерістер мен толықтырулар енгізу туралы",
    ...hand.random.pick([
      [
        `1-бап. ${quote("Өткелдер туралы", hand)} 2012 жылғы 7 мамырдағы Қазақстан Республикасының Заңына мынадай өзгерістер мен толықтырулар енгізілсін:`,
      ],
      [
        "1-бап. Өткелдер туралы мына актілерге өзгерістер мен толықтырулар енгізілсін:",
        `1. ${quote("Өткелдер туралы", hand)} 2012 жылғы 7 мамырдағы Қазақстан Республикасының Заңына:`,
      ],
    ]),
  ],
  closing: () => [
    "2-бап. Осы Заң алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.",
  ],
};
