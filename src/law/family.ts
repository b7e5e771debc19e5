/**
 * Which family an act belongs to: the family says what «1.» and «1)» are called in that act, and so what an order to amend means by
 * «часть», «пункт» and «подпункт».
 */
import { fold } from "./fold.js";
import type { ProvisionKind } from "./provision.js";

/**
 * criminal_code (УК, УПК, УИК · ҚК, ҚПК, ҚАК of 2014): «1.» is a part (часть, бөлік), «1)» a point (пункт, тармақ).
 * administrative_code (КоАП · ӘҚБтК): «1.» is a part, «1)» a subpoint (подпункт, тармақша).
 * law (every other act): «1.» is a point, «1)» a subpoint.
 */
export type ActFamily = "criminal_code" | "administrative_code" | "law";

const CRIMINAL_IDS = new Set([
  "K1400000226",
  "K1400000231",
  "K1400000234",
  "K970000167_",
  "K970000206_",
  "K970000208_",
]);
const ADMINISTRATIVE_IDS = new Set(["K1400000235", "K010000155_"]);

const CRIMINAL_TITLE = /уголовн[\p{L}-]*\s+кодекс|қылмыстық[\p{L}-]*(?:\s+[\p{L}-]+){0,2}\s+кодекс/u;
const ADMINISTRATIVE_TITLE = /административн\p{L}*\s+правонарушени|әкімшілік\s+құқық\s+бұзушылық/u;
/** Titles of laws that amend a code name the code too: «О внесении изменений … в Уголовный кодекс». */
const AMENDING_TITLE = /внесени[ия]|өзгеріс|толықтыру/u;

/**
 * The family of an act, by its id in the state system if that is known, else by its title in either language.
 *
 * `familyOf("K1400000226", "")` → `"criminal_code"`; `familyOf(null, "Әкімшілік құқық бұзушылық туралы")` → `"administrative_code"`;
 * `familyOf(null, "О внесении изменений в Уголовный кодекс")` → `"law"`.
 *
 * Source: the codes' own references («часть первая», «пункт 3) части 3-1» in article 120 of the Criminal Code) and the site's ids, where `K`
 * opens the id of a code and `Z` that of a law.
 */
export function familyOf(actId: string | null, title: string): ActFamily {
  if (actId !== null) {
    if (CRIMINAL_IDS.has(actId)) return "criminal_code";
    if (ADMINISTRATIVE_IDS.has(actId)) return "administrative_code";
    if (/^[A-Z]\d/u.test(actId) && !actId.startsWith("K")) return "law";
  }
  const folded = fold(title).toLowerCase();
  if (AMENDING_TITLE.test(folded)) return "law";
  if (CRIMINAL_TITLE.test(folded)) return "criminal_code";
  return ADMINISTRATIVE_TITLE.test(folded) ? "administrative_code" : "law";
}

/** What «1.» (dot) and «1)» (bracket) open directly under an article of this family. */
export function kindsOf(family: ActFamily): { readonly dot: ProvisionKind; readonly bracket: ProvisionKind } {
  if (family === "criminal_code") return { dot: "part", bracket: "point" };
  if (family === "administrative_code") return { dot: "part", bracket: "subpoint" };
  return { dot: "point", bracket: "subpoint" };
}
