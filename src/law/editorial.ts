/**
 * What an editor's note on a page tells: the history of a provision, its repeal, a wording that is signed but not yet in force, a constitutional review.
 * Editors' notes are no law and never enter the tree.
 */
import type { BlockLink } from "./block.js";
import { fold } from "./fold.js";

export interface EditorialNote {
  /** The provision it stands under, or whose place it took; «» for the act. */
  readonly address: string;
  readonly text: string;
  readonly links: readonly BlockLink[];
  readonly kind: "history" | "repealed" | "future" | "review" | "other";
  /** Index of its first block. */
  readonly block: number;
}

const FUTURE = /предусматрива|предусмотрен|көзделген|көзделеді|көздел[іi]п/iu;
const REVIEW =
  /нормативно\p{L}* постановлени\p{L}* Конституционно|Конституциялық (?:Сот|Кеңес)\p{L}* .{0,60}нормативтік қаулы/iu;
/** A provision named at the opening, then the word: «5) исключен», «Статья 130 исключена», «Сноска. Пункт 3 исключен», «3) алып тасталды». */
const GONE_RUSSIAN =
  /^(?:Сноска\.\s?)?(?:\d[\d-]*[.)]\s?|(?:Статья|Глава|Раздел|Параграф|Часть|Пункт|Подпункт|Абзац|Примечание|Приложение)[^.;,]{0,40}?\s)?(?:исключен[аоы]?|утратил[аио]? силу)(?!\p{L})/iu;
const GONE_KAZAKH =
  /^(?:Ескерту\.\s?)?(?:\d[\d-]*[.)]\s?|\d[\d-]*-?(?:бап|тарау|бөлім|бөлік|тармақ|тармақша)[^.;,]{0,20}?\s)(?:алып тасталды|алынып тасталды|күші жойылды|күшін жойды)(?!\p{L})/iu;
const HISTORY = /^(?:Сноска|Ескерту|Footnote)\s?\./iu;

/** The caption an editor's note may begin with on a line of its own: «Примечание ИЗПИ!», «Примечание РЦПИ!», «ЗҚАИ-ның ескертпесі!». */
const CAPTION = /^(?:Примечание\s?\.?\s?(?:ИЗПИ|РЦПИ)|(?:ЗҚАИ|РҚАО)-н[ыі]ң ескертпес[іi])/iu;
/** A note that begins one: a following line without such a beginning continues the note above it. */
const BEGINNING = /^(?:Сноска|Ескерту|Примечани|Footnote|ЗҚАИ|РҚАО|\d{1,4}(?:-\d+)*[.)])/iu;

/** The kind of an editor's note; latest law first: what is to come outweighs what was. `noteKind("5) исключен Законом РК от …")` → `"repealed"`. */
export function noteKind(text: string): EditorialNote["kind"] {
  const folded = fold(text);
  if (FUTURE.test(folded)) return "future";
  if (REVIEW.test(folded)) return "review";
  if (GONE_RUSSIAN.test(folded) || GONE_KAZAKH.test(folded)) return "repealed";
  return HISTORY.test(folded) ? "history" : "other";
}

/** Whether a line of editors' words continues the note `above` it («Примечание РЦПИ!» / «Подпункт 7) предусмотрен …») rather than opening one. */
export function continuesNote(above: string, line: string): boolean {
  if (!BEGINNING.test(line)) return true;
  return CAPTION.test(above) && above.length < 40 && !CAPTION.test(line) && !HISTORY.test(line);
}

/**
 * The provision a note names at its opening, where it has one of the forms «Подпункт 7) предусмотрен …», «В статью 5 предусмотрены …»: `bracket` and `dot` are
 * labels of paragraphs, `article` of articles.
 */
export function namedProvision(text: string): { readonly article?: string; readonly paragraph?: string } {
  const folded = fold(text);
  const article = /(?:стать[\p{L}]{1,3}|баб[\p{L}]{0,6})\s(\d{1,4}(?:-\d{1,3})*)/iu.exec(folded)?.[1];
  const kazakh = /(\d{1,4}(?:-\d{1,3})*)-бап/u.exec(folded)?.[1];
  const paragraph = /(?:подпункт|пункт|част)\p{L}{0,3}\s(\d{1,4}(?:-\d{1,3})*\)?)/iu.exec(folded)?.[1];
  const found = article ?? kazakh;
  return { ...(found === undefined ? {} : { article: found }), ...(paragraph === undefined ? {} : { paragraph }) };
}
