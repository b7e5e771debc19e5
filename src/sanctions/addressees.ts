/**
 * Whom does a fine of an administrative offence name: «физических лиц», «субъектов малого предпринимательства или некоммерческие организации»,
 * «лауазымды адамдарға»?
 *
 * Source of the classes: the sanctions of the special part of the Code of Administrative Offences of 5 July 2014 No. 235-V; the classes of
 * business are those of the Entrepreneurial Code.
 */
import type { Lang } from "../law/index.js";
import type { Addressee, AddresseeKind } from "./sanction.js";

type Pattern = readonly [AddresseeKind, RegExp];

/** A class of business may stand in a list: «субъектов малого или среднего предпринимательства». */
const PATTERNS: Readonly<Record<Lang, readonly Pattern[]>> = {
  ru: [
    ["natural_persons", /физическ\S+ лиц\S*/gu],
    ["officials", /должностн\S+ лиц\S*/gu],
    ["small_business", /(?:субъект\S+ )?мал(?:ого|ых) ?(?:предпринимательства|бизнеса)?/gu],
    ["medium_business", /(?:субъект\S+ )?средн(?:его|их) ?(?:предпринимательства|бизнеса)?/gu],
    ["large_business", /(?:субъект\S+ )?крупн(?:ого|ых) ?(?:предпринимательства|бизнеса)?/gu],
    ["nonprofits", /некоммерческ\S+ организаци\S+/gu],
    ["legal_persons", /юридическ\S+ лиц\S*/gu],
    ["sole_traders", /индивидуальн\S+ предпринимател\S+/gu],
    ["foreigners", /иностран\S+(?: (?:и|или) лиц\S* без гражданства)?/gu],
  ],
  kk: [
    ["natural_persons", /жеке тұлға\S*/gu],
    ["officials", /лауазымды (?:адам|тұлға)\S*/gu],
    ["small_business", /шағын ?(?:кәсіпкерлік)?(?: субъекті\S*)?/gu],
    ["medium_business", /орта ?(?:кәсіпкерлік)?(?: субъекті\S*)?/gu],
    ["large_business", /ірі ?(?:кәсіпкерлік)?(?: субъекті\S*)?/gu],
    ["nonprofits", /коммерциялық емес ұйым\S*/gu],
    ["legal_persons", /заңды тұлға\S*/gu],
    ["sole_traders", /дара кәсіпкер\S*/gu],
    ["foreigners", /шетелдік\S*(?: (?:және|немесе) азаматтығы жоқ адам\S*)?/gu],
  ],
};
/** Words that join classes or only repeat that they are ones. */
const JOINERS: Readonly<Record<Lang, RegExp>> = {
  ru: /(?<!\p{L})(?:и|или|на|а также|а|являющихся|субъект(?:ов|ами|ы|а))(?!\p{L})|[,()-]/gu,
  kk: /(?<!\p{L})(?:және|немесе|не|болып табылатын|субъектілер\S*)(?!\p{L})|[,()-]/gu,
};

/**
 * @param words as printed @param folded the same words in lower case with Cyrillic «і»
 * @example addresseeOf("должностных лиц, нотариусов", "должностных лиц, нотариусов", "ru") → { kinds: ["officials", "other"], words: … }
 */
export function addresseeOf(words: string, folded: string, lang: Lang): Addressee {
  const found: { readonly kind: AddresseeKind; readonly at: number }[] = [];
  let rest = folded;
  for (const [kind, pattern] of PATTERNS[lang]) {
    const at = folded.search(new RegExp(pattern.source, "u"));
    if (at < 0) continue;
    found.push({ kind, at });
    rest = rest.replace(pattern, " ");
  }
  const kinds = found.sort((a, b) => a.at - b.at).map((f) => f.kind);
  return { kinds: /\p{L}/u.test(rest.replace(JOINERS[lang], " ")) ? [...kinds, "other"] : kinds, words };
}
