/** Why an order was not carried out, in words for people: the catalogue's sentence for the reason, with what the outcome tells of it. */
import type { InstructionView } from "../store/index.js";
import type { Messages } from "./messages.js";
import { placeInWords } from "./places.js";

interface Words {
  readonly m: Messages;
}

/** «Слова «…» в этом месте не найдены. Есть такие же с другой буквы»: the reason with what the outcome tells of it. */
export function reasonInWords({ m }: Words, view: InstructionView): string {
  const reason = view.outcome?.reason ?? "form_not_understood";
  const detail = view.outcome?.detail ?? {};
  const words = detail.words ?? view.instruction.old ?? "";
  const place = placeOf({ m }, detail);
  const tells = (name: string, value: string | number | undefined) => ({
    [name]: value ?? "",
    [`has_${name}`]: value === undefined || value === "" ? "no" : "yes",
  });
  return m.orElse(`reasons.${reason}`, "reasons.other", {
    ...tells("act", view.instruction.act),
    ...tells("announced", announced({ m }, detail)),
    ...tells("count", detail.count),
    ...tells("number", detail.number ?? detail.sentence),
    ...tells("place", place),
    ...tells("read", detail.read ?? detail.parts),
    ...tells("words", words),
    near: detail.near ?? "no",
    seam: detail.seam === undefined ? "no" : "yes",
    what: DOUBTS.find((fact) => detail[fact] !== undefined) ?? "place",
  });
}

type Detail = NonNullable<NonNullable<InstructionView["outcome"]>["detail"]>;

/** What makes a place doubtful, the more telling first. */
const DOUBTS = ["omission", "heading", "sentence", "number", "words"] as const;

/** «часть 3», «заголовок», «статья 115-1, часть 2»: the place that was looked for, or the one that two orders change. */
function placeOf({ m }: Words, detail: Detail): string {
  if (typeof detail.address === "string" && detail.address !== "") return placeInWords(detail.address, m);
  if (detail.step === undefined) return "";
  const kind = kindInWords({ m }, String(detail.step));
  const number = detail.number ?? "";
  return number === "" ? kind : m("target.numbered", { kind, number: String(number).replace(/\)$/u, "") });
}

const kindInWords = ({ m }: Words, kind: string): string => (m.has(`target.${kind}`) ? m(`target.${kind}`) : kind);

/** What an order announces: numbers as they are, a kind by its name. */
function announced({ m }: Words, detail: Detail): string | number | undefined {
  return typeof detail.announced === "string" ? kindInWords({ m }, detail.announced) : detail.announced;
}
