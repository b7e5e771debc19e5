/**
 * How a Kazakh sanction is read: what stands before «жазаланады» becomes draft penalties; words that no rule reads become `unknown` with
 * their text. Additional penalties stand first, the bounds before the noun, the verb last.
 *
 * Source of the rules: Қылмыстық кодекс, 2014 жылғы 3 шілде № 226-V, 40–48-баптар (kinds and units), and the sentences of its special part.
 */
import { type ClauseStart, readClauses } from "./clauses.js";
import { type Bounds, type Draft, fits, LIFETIME, NO_BOUNDS, type Same } from "./draft.js";
import { mend, vocabulary } from "./misprints.js";
import type { SanctionKind } from "./sanction.js";
import { COUNTED_CASES, forms, LIFELONG, MULTIPLE_FILLER, readBounds, readMeasure } from "./terms-kk.js";
import { isNumberWord, type Read, slice, type Token, wordAt } from "./tokens.js";

interface Head {
  readonly words: readonly ReadonlySet<string>[];
  readonly kind: SanctionKind | "deprivation";
}

/** Longer heads first: «қоғамдық жұмыстарға тартуға» before «қоғамдық жұмыстарға». */
const HEADS: readonly Head[] = [
  { kind: "fine", words: [forms("айыппұл"), forms("салуға салу салынады")] },
  { kind: "fine", words: [forms("айыппұлға айыппұл")] },
  { kind: "corrective_works", words: [forms("түзеу"), forms("жұмыстарына жұмыстары"), forms("тартуға тартылуға")] },
  { kind: "corrective_works", words: [forms("түзеу"), forms("жұмыстарына жұмыстары")] },
  {
    kind: "community_service",
    words: [forms("қоғамдық"), forms("жұмыстарға жұмысқа"), forms("тартуға тарту тартылуға")],
  },
  { kind: "community_service", words: [forms("қоғамдық"), forms("жұмыстарға жұмыстар жұмысқа")] },
  { kind: "arrest", words: [forms("әкімшілік"), forms("қамаққа қамауға"), forms("алуға алу")] },
  { kind: "arrest", words: [forms("қамаққа қамауға"), forms("алуға алу")] },
  { kind: "restriction_of_liberty", words: [forms("бас"), forms("бостандығын"), forms("шектеуге шектеу")] },
  { kind: "imprisonment", words: [forms("бас"), forms("бостандығынан"), forms("айыруға айыру")] },
  { kind: "confiscation", words: [forms("мүлкі мүлкін мүлік мүлікті"), forms("тәркілене тәркілей"), forms("отырып")] },
  {
    kind: "confiscation",
    words: [forms("мүлкі мүлкін мүлік мүлікті"), forms("тәркіленіп тәркілеп тәркіленумен тәркілеумен")],
  },
  { kind: "deprivation", words: [forms("айыра"), forms("отырып")] },
  { kind: "deprivation", words: [forms("айырып айырумен айырылып")] },
  { kind: "expulsion", words: [forms("шығарып"), forms("жібере жіберіле"), forms("отырып")] },
  { kind: "expulsion", words: [forms("шығарып"), forms("жіберіп жіберумен жіберілумен")] },
];
const HEAD_STARTS = new Set(HEADS.flatMap((head) => [...(head.words[0] ?? [])]));

const RIGHT_OBJECT = forms(
  "белгілі бір лауазымдарды лауазымды атқару атқаруға немесе қызметпен қызметтермен айналысу айналысуға көлік құралдарын құралын жүргізу",
);
const EXPULSION_PLACE = forms(
  "шетелдікті шетелдіктерді шетелдік немесе азаматтығы жоқ адамды адамдарды адам елден қазақстан республикасынан республикасының тысқары тыс жерге жерлерге шегінен шекарасынан аумағынан",
);
const RANK_OBJECT = forms(
  "арнаулы арнайы әскери құрметті сыныптық дипломатиялық біліктілік мемлекеттік наградаларынан шенінен дәрежесінен сыныбынан атағынан және немесе",
);

const single = (text: string): string[][] => text.split(" ").map((word) => [word]);

const KNOWN = vocabulary("kk", [
  ["дейінгі", "дейін"],
  ...HEADS.flatMap((head) => head.words),
  ...[RIGHT_OBJECT, EXPULSION_PLACE, RANK_OBJECT, MULTIPLE_FILLER, COUNTED_CASES.keys()].flatMap((set) =>
    single([...set].join(" ")),
  ),
  ...single("айлық есептік көрсеткішке көрсеткіштен көрсеткіш мөлшерде мөлшерінде мерзімге немесе онсыз не сол ал"),
  ...single("сағатқа сағаттан тәулікке тәуліктен жылға жылдан айдан құқығынан азаматтығынан өмір бойына бойы параның"),
  // Of the Code of Administrative Offences.
  ...single(
    "ескерту жасауға әкімшілік жеке тұлғаларға лауазымды адамдарға шағын кәсіпкерлік субъектілеріне коммерциялық",
  ),
  ...single("лицензияның қолданысын тоқтата тұруға пайызы әкеп соғады"),
  ...single("берілген жымқырылған түспеген тармақта тармақтарда көзделген жағдайларда жағдайда ауырлататын жазаланады"),
]);

export const closesKk = (tokens: readonly Token[], at: number): boolean => {
  const word = wordAt(tokens, at);
  return (
    word === "жазаланады" ||
    word === "жазаланатын" ||
    (["әкеп", "әкеліп"].includes(word) && ["соғады", "соқтырады"].includes(wordAt(tokens, at + 1)))
  );
};

export function mendKk(tokens: readonly Token[]): Token[] {
  return mend(tokens, KNOWN);
}

/** Reads the tokens before the closing verb. */
export function readKk(tokens: readonly Token[], original: string): Draft[] {
  const clause = ({ begin, group, condition }: ClauseStart, drafts: Draft[]) => {
    const penalty = readClause(tokens, begin);
    const notUnderstood = () => ({ understood: false, next: nextBoundary(tokens, begin) });
    if (!penalty) return notUnderstood();
    const { kind, role, bounds } = penalty.value;
    const without = readWithout(tokens, penalty.next);
    // «мүлкі тәркіленіп немесе екі жылға …»: was it «немесе онсыз»? Whether the penalty must be imposed is not told.
    const dangling = role === "additional" && !without && ["не", "немесе"].includes(wordAt(tokens, penalty.next));
    if ((without && role !== "additional") || dangling) return notUnderstood();
    const text = slice(tokens, begin, penalty.next, original);
    drafts.push({ kind, role, bounds, optional: without !== null, comma: false, group, condition, text });
    return { understood: true, next: without ?? penalty.next };
  };
  return mainsOfTheFirst(readClauses(tokens, original, { skip: skipJoints, condition: readCondition, clause }));
}

/**
 * «…айыра отырып немесе онсыз, ал 5) тармақта көзделген жағдайларда – …айыра отырып, он жылдан он бес жылға дейінгі мерзімге бас
 * бостандығынан айыруға»: where nothing but additional penalties stands before the condition, the main penalties at the end are common
 * to both, that is, of the ordinary sanction.
 */
function mainsOfTheFirst(drafts: readonly Draft[]): Draft[] {
  const isMain = (draft: Draft): boolean => draft.kind === "unknown" || draft.role === "main";
  // «ал … жағдайларда – … жазаланады» as a sentence of its own: its main penalties are its own.
  if (!drafts.some((d) => d.group === 0)) return [...drafts];
  if (!drafts.some((d) => d.group > 0) || drafts.some((d) => d.group === 0 && isMain(d))) return [...drafts];
  const last = Math.max(...drafts.map((d) => d.group));
  return drafts.map((d) => (d.group === last && isMain(d) ? { ...d, group: 0, condition: null } : d));
}

interface Penalty {
  readonly kind: SanctionKind | "implied";
  readonly role: "main" | "additional";
  readonly bounds: Bounds | Same;
}

export function skipJoints(tokens: readonly Token[], from: number): number {
  let at = from;
  while (isJoint(tokens, at) && !WITHOUT.has(wordAt(tokens, at + 1))) at += 1;
  return at;
}

function isJoint(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  // A lone «н» or «е» is what print left of «не»; but before a number «н» may be what is left of «он».
  if (word === "н" || word === "е") return !isNumberWord(wordAt(tokens, at + 1), "kk");
  return [",", "-", "не", "немесе", "және", "болмаса"].includes(word);
}

const LONGEST_CONDITION = 60;
/** «л», «а»: what print left of «ал». */
const OPENS_PROVISION = /^(?:\d+|осы|л|а|(?:бір|ек|үш|төрт|бес)інші)$/u;
const CONDITION_END = forms("жағдайларда жағдайда жағдайлар жағдайларында кезде кезінде болғанда");

/** «ал 3) тармақта көзделген жағдайларда – …», «ал ауырлататын мән-жайлар кезінде – …»; «ал» may be missing. */
export function readCondition(tokens: readonly Token[], from: number, original: string): Read<string> | null {
  const conjunction = wordAt(tokens, from) === "ал";
  const start = conjunction ? from + 1 : from;
  for (let at = start; at < Math.min(tokens.length, start + LONGEST_CONDITION); at++) {
    const word = wordAt(tokens, at);
    if (CONDITION_END.has(word)) {
      // Without «ал» the words must begin with a provision: an offence may speak of circumstances too, and a penalty with a letter lost must
      // not pass for the beginning of a condition.
      const names =
        conjunction ||
        (OPENS_PROVISION.test(wordAt(tokens, start)) &&
          tokens.slice(start, at).some((t) => /^(?:тармақ|бөлі)/u.test(t.word)));
      return names ? { value: slice(tokens, start, at + 1, original), next: at + 1 } : null;
    }
    if (conjunction && word === "-" && touchesBlank(tokens, at))
      return { value: slice(tokens, start, at, original), next: at + 1 };
    if (headAt(tokens, at)) return null;
  }
  return null;
}

/** A dash between words, not the hyphen of «мән-жайлар». */
function touchesBlank(tokens: readonly Token[], at: number): boolean {
  const dash = tokens[at];
  return (tokens[at - 1]?.end ?? 0) < (dash?.start ?? 0) || (tokens[at + 1]?.start ?? 0) > (dash?.end ?? 0);
}

export function headAt(
  tokens: readonly Token[],
  at: number,
): { readonly kind: Head["kind"]; readonly next: number } | null {
  if (!HEAD_STARTS.has(wordAt(tokens, at))) return null;
  const head = HEADS.find((h) => h.words.every((set, i) => set.has(wordAt(tokens, at + i))));
  return head ? { kind: head.kind, next: at + head.words.length } : null;
}

/** Bounds or object, then the noun: the nearest noun closes the clause. */
function readClause(tokens: readonly Token[], from: number): Read<Penalty> | null {
  const bounds = readBounds(tokens, from);
  if (bounds) {
    const head = headAt(tokens, bounds.next);
    if (head && head.kind !== "deprivation") return mainWith(head, bounds.value);
    if (endsImplied(tokens, bounds.next) && !("same" in bounds.value))
      return made("implied", "main", bounds.value, bounds.next);
  }
  const head = headAt(tokens, from);
  if (head?.kind === "confiscation") return made("confiscation", "additional", NO_BOUNDS, head.next);
  return (
    readRight(tokens, from) ?? readCitizenship(tokens, from) ?? readRank(tokens, from) ?? readExpulsion(tokens, from)
  );
}

function mainWith(
  head: { readonly kind: Head["kind"]; readonly next: number },
  bounds: Bounds | Same,
): Read<Penalty> | null {
  const lifetime = !("same" in bounds) && bounds.unit === "lifetime";
  if (head.kind === "imprisonment" && lifetime) return made("life_imprisonment", "main", LIFETIME, head.next);
  if (head.kind === "deprivation" || head.kind === "confiscation" || head.kind === "expulsion") return null;
  return made(head.kind, "main", bounds, head.next);
}

function made(
  kind: SanctionKind | "implied",
  role: "main" | "additional",
  bounds: Bounds | Same,
  next: number,
): Read<Penalty> | null {
  return fits(kind, bounds) ? { value: { kind, role, bounds }, next } : null;
}

/** «…он бес жылға дейінгі мерзімге, ал …» or «… мерзімге не өмір бойына …»: the noun comes with the next penalty. */
function endsImplied(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  return at < tokens.length && (word === "," || word === "не" || word === "немесе" || word === "ал");
}

/** «белгілі бір лауазымдарды атқару немесе белгілі бір қызметпен айналысу құқығынан үш жылға дейінгі мерзімге айыра отырып». */
function readRight(tokens: readonly Token[], from: number): Read<Penalty> | null {
  let at = from;
  // «үш жылға дейінгі мерзімге … құқығынан айыра отырып»: the term may stand first.
  const early = readBounds(tokens, at);
  if (early && !("same" in early.value)) at = early.next;
  const object = at;
  while (at < object + LONGEST_OBJECT && inObject(wordAt(tokens, at))) at += 1;
  const opens = tokens.slice(object, at).some((t) => RIGHT_NAMED.test(t.word));
  if (!opens || wordAt(tokens, at) !== "құқығынан") return null;
  at += 1;
  const late = readBounds(tokens, at) ?? readUntilLifelong(tokens, at);
  if (late) at = late.next;
  const head = headAt(tokens, at);
  if (head?.kind !== "deprivation" || (early && late)) return null;
  const bounds = late ?? (object > from ? early : null);
  return bounds && made("deprivation_of_right", "additional", bounds.value, head.next);
}

const LONGEST_OBJECT = 25;
/** What a right is to: posts, activity, driving. */
const RIGHT_NAMED = /^(?:лауазым|қызметпен|қызметтер|көлік|айналысу)/u;

/** Whatever the right is, losing it is the same penalty; but no bounds and no joint may be swallowed. */
function inObject(word: string): boolean {
  if (RIGHT_OBJECT.has(word)) return true;
  if (/^(?:мүлкі|мүлік|тәркіле)/u.test(word)) return false;
  return /^\p{L}/u.test(word) && !["құқығынан", "не", "ал"].includes(word) && !isNumberWord(word, "kk");
}

/** «бес жылдан бастап … өмір бойына тыйым салынғанға дейінгі мерзімге»: only the lower bound is a number. */
function readUntilLifelong(tokens: readonly Token[], from: number): Read<Bounds> | null {
  const lower = readMeasure(tokens, from);
  if (lower?.value.case !== "ablative" || lower.value.unit === null) return null;
  let lifelong = false;
  for (let at = lower.next; at < tokens.length && !headAt(tokens, at); at++) {
    const word = wordAt(tokens, at);
    if (isNumberWord(word, "kk") && word !== "бір") return null;
    if (LIFELONG.has(`${word} ${wordAt(tokens, at + 1)}`)) lifelong = true;
    if (lifelong && headAt(tokens, at + 1))
      return { value: { min: lower.value.number, max: null, unit: lower.value.unit }, next: at + 1 };
    if (word === "," || word === "не") return null;
  }
  return null;
}

/** «Қазақстан Республикасының азаматтығынан айыра отырып». */
function readCitizenship(tokens: readonly Token[], from: number): Read<Penalty> | null {
  const republic = wordAt(tokens, from) === "қазақстан" && /^республикасы(?:ның)?$/u.test(wordAt(tokens, from + 1));
  const at = republic ? from + 2 : from;
  const head = wordAt(tokens, at) === "азаматтығынан" ? headAt(tokens, at + 1) : null;
  return head?.kind === "deprivation" ? made("deprivation_of_citizenship", "additional", NO_BOUNDS, head.next) : null;
}

/** «арнаулы, әскери немесе құрметті атағынан айыра отырып». */
function readRank(tokens: readonly Token[], from: number): Read<Penalty> | null {
  let at = from;
  while (
    RANK_OBJECT.has(wordAt(tokens, at)) ||
    (at > from && wordAt(tokens, at) === "," && RANK_OBJECT.has(wordAt(tokens, at + 1)))
  )
    at += 1;
  const head = at > from ? headAt(tokens, at) : null;
  return head?.kind === "deprivation" ? made("deprivation_of_rank", "additional", NO_BOUNDS, head.next) : null;
}

/** «шетелдікті немесе азаматтығы жоқ адамды бес жыл мерзімге Қазақстан Республикасының шегінен тысқары жерге шығарып жібере отырып». */
function readExpulsion(tokens: readonly Token[], from: number): Read<Penalty> | null {
  let at = from;
  let bounds: Bounds | null = null;
  for (;;) {
    const or = wordAt(tokens, at) === "не" && at > from && EXPULSION_PLACE.has(wordAt(tokens, at + 1));
    if (or || EXPULSION_PLACE.has(wordAt(tokens, at))) {
      at += 1;
      continue;
    }
    const term: Read<Bounds | Same> | null = bounds ? null : readBounds(tokens, at);
    if (!term || "same" in term.value) break;
    bounds = term.value;
    at = term.next;
  }
  const head = at > from ? headAt(tokens, at) : null;
  return head?.kind === "expulsion" ? made("expulsion", "additional", bounds ?? NO_BOUNDS, head.next) : null;
}

const WITHOUT = forms("онсыз тәркіленбей тәркілемей айырмай");

/** «немесе онсыз», «не онсыз», «немесе тәркіленбей», also after a comma: where it ends, or null. */
export function readWithout(tokens: readonly Token[], from: number): number | null {
  const at = wordAt(tokens, from) === "," ? from + 1 : from;
  const or = wordAt(tokens, at) === "немесе" || wordAt(tokens, at) === "не";
  return or && WITHOUT.has(wordAt(tokens, at + 1)) ? at + 2 : null;
}

/** An unread clause ends after the next noun of a penalty, or at «ал», or at the end. */
function nextBoundary(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    if (at > from && wordAt(tokens, at) === "ал") return at;
    const head = headAt(tokens, at);
    if (head) return readWithout(tokens, head.next) ?? head.next;
  }
  return tokens.length;
}
