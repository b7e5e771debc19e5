/**
 * An address as laws and comparative tables write it, in the law's own language: «абзац 2 части 1 статьи 131», «131-баптың 1-бөлігінің 2-абзацы».
 * Russian goes from the inside out, each outer name in the genitive; Kazakh from the outside in, each inner name with the ending of belonging.
 *
 * Source: no rule of law; the column «структурный элемент» (құрылымдық элемент) of comparative tables in the dossiers of the Mazhilis.
 */
import type { ActFamily, Lang } from "../law/index.js";

interface RussianName {
  readonly name: string;
  readonly genitive: string;
}

/** `alone`: «131-бап»; `own`: «2-абзацы»; `of`: «131-баптың»; `ownOf`: «1-бөлігінің». `#` is the number. */
interface KazakhName {
  readonly alone: string;
  readonly own: string;
  readonly of: string;
  readonly ownOf: string;
}

/** A point of a criminal code, which opens with «1)» where that of a law opens with «1.» (see the families of acts). */
const CODE_POINT = "point of a criminal code";

/** `#` is the number. */
const RUSSIAN: Readonly<Record<string, RussianName>> = {
  preamble: { name: "преамбула", genitive: "преамбулы" },
  div: { name: "часть кодекса #", genitive: "части кодекса #" },
  sec: { name: "раздел #", genitive: "раздела #" },
  chp: { name: "глава #", genitive: "главы #" },
  subch: { name: "параграф #", genitive: "параграфа #" },
  art: { name: "статья #", genitive: "статьи #" },
  part: { name: "часть #", genitive: "части #" },
  point: { name: "пункт #", genitive: "пункта #" },
  [CODE_POINT]: { name: "пункт #)", genitive: "пункта #)" },
  subpoint: { name: "подпункт #)", genitive: "подпункта #)" },
  para: { name: "абзац #", genitive: "абзаца #" },
  note: { name: "примечание", genitive: "примечания" },
  annex: { name: "приложение #", genitive: "приложения #" },
  table: { name: "таблица #", genitive: "таблицы #" },
  row: { name: "строка #", genitive: "строки #" },
  cell: { name: "ячейка #", genitive: "ячейки #" },
  signature: { name: "подпись", genitive: "подписи" },
};

const KAZAKH: Readonly<Record<string, KazakhName>> = {
  preamble: { alone: "кіріспе", own: "кіріспесі", of: "кіріспенің", ownOf: "кіріспесінің" },
  div: {
    alone: "кодекстің #-ірі бөлігі",
    own: "#-ірі бөлігі",
    of: "кодекстің #-ірі бөлігінің",
    ownOf: "#-ірі бөлігінің",
  },
  sec: { alone: "#-бөлім", own: "#-бөлімі", of: "#-бөлімнің", ownOf: "#-бөлімінің" },
  chp: { alone: "#-тарау", own: "#-тарауы", of: "#-тараудың", ownOf: "#-тарауының" },
  subch: { alone: "#-параграф", own: "#-параграфы", of: "#-параграфтың", ownOf: "#-параграфының" },
  art: { alone: "#-бап", own: "#-бабы", of: "#-баптың", ownOf: "#-бабының" },
  part: { alone: "#-бөлік", own: "#-бөлігі", of: "#-бөліктің", ownOf: "#-бөлігінің" },
  point: { alone: "#-тармақ", own: "#-тармағы", of: "#-тармақтың", ownOf: "#-тармағының" },
  [CODE_POINT]: { alone: "#) тармақ", own: "#) тармағы", of: "#) тармақтың", ownOf: "#) тармағының" },
  subpoint: { alone: "#) тармақша", own: "#) тармақшасы", of: "#) тармақшаның", ownOf: "#) тармақшасының" },
  para: { alone: "#-абзац", own: "#-абзацы", of: "#-абзацтың", ownOf: "#-абзацының" },
  note: { alone: "ескертпе", own: "ескертпесі", of: "ескертпенің", ownOf: "ескертпесінің" },
  annex: { alone: "#-қосымша", own: "#-қосымшасы", of: "#-қосымшаның", ownOf: "#-қосымшасының" },
  table: { alone: "#-кесте", own: "#-кестесі", of: "#-кестенің", ownOf: "#-кестесінің" },
  row: { alone: "#-жол", own: "#-жолы", of: "#-жолдың", ownOf: "#-жолының" },
  cell: { alone: "#-ұяшық", own: "#-ұяшығы", of: "#-ұяшықтың", ownOf: "#-ұяшығының" },
  signature: { alone: "қолтаңба", own: "қолтаңбасы", of: "қолтаңбаның", ownOf: "қолтаңбасының" },
};

const HEADING = { ru: "заголовок", kk: "тақырыбы" } as const;

export interface ElementLook {
  /** The row is about the provision's heading alone. */
  readonly heading?: boolean;
  /** A law's where it is left out: «пункт 3»; in a criminal code «пункт 3)». */
  readonly family?: ActFamily;
}

/**
 * @example elementInWords("art_131.part_1.para_2", "ru") → «абзац 2 части 1 статьи 131»
 * @returns "" for the act itself; a kind that the table does not know stands as it is written in the address
 */
export function elementInWords(
  address: string,
  lang: Lang,
  { heading = false, family = "law" }: ElementLook = {},
): string {
  if (address === "") return "";
  const steps = address.split(".").map((segment) => stepOf(segment, family));
  return lang === "ru" ? russian(steps, heading) : kazakh(steps, heading);
}

interface Step {
  readonly kind: string;
  readonly number: string;
}

/** «art_115-1~2» → article 115-1: a second provision with a number met before is called as the first. */
function stepOf(segment: string, family: ActFamily): Step {
  const [main = ""] = segment.split("~");
  const cut = main.indexOf("_");
  const kind = cut < 0 ? main : main.slice(0, cut);
  const number = cut < 0 ? "" : main.slice(cut + 1);
  return { kind: kind === "point" && family === "criminal_code" ? CODE_POINT : kind, number };
}

function russian(steps: readonly Step[], heading: boolean): string {
  const words = steps.toReversed().map((step, i) => {
    const known = RUSSIAN[step.kind];
    const form = i === 0 && !heading ? known?.name : known?.genitive;
    return numbered(form, step);
  });
  return (heading ? [HEADING.ru, ...words] : words).join(" ");
}

function kazakh(steps: readonly Step[], heading: boolean): string {
  const words = steps.map((step, i) => {
    const known = KAZAKH[step.kind];
    const last = i === steps.length - 1 && !heading;
    const form = i === 0 ? (last ? known?.alone : known?.of) : last ? known?.own : known?.ownOf;
    return numbered(form, step);
  });
  return (heading ? [...words, HEADING.kk] : words).join(" ");
}

const numbered = (form: string | undefined, step: Step): string =>
  form === undefined ? `${step.kind} ${step.number}`.trim() : form.replace("#", step.number);
