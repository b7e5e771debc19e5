/** Words of the press that decide: which headline concerns a bill, who speaks, which acts are meant, what is said of a fine. */

/** A headline without any of these is not asked for: we read news of bills, not the news. */
export const TOPIC =
  /законопроект|поправк|мажилис|парламент|курулта|чтени[еяи]|депутат|сенат|кодекс|заң жоба|түзету|мәжіліс|құрылтай|оқылым/u;

/** Folded, lower case. In order: the longer names first, since «уголовно-процессуальный» is no form of «уголовный». */
export const ACTS: readonly { readonly act: string; readonly words: RegExp }[] = [
  { act: "K1400000231", words: /уголовно-процессуальн|қылмыстық-процестік/u },
  { act: "K1400000234", words: /уголовно-исполнительн|қылмыстық-атқару/u },
  { act: "K1400000226", words: /уголовн(?!о-)\p{L}+|қылмыстық(?!-)/u },
  { act: "K1400000235", words: /об административных правонарушениях|әкімшілік құқық бұзушылық туралы/u },
];
/** Without this word beside them the names above are adjectives («уголовная ответственность»). */
export const CODE = /кодекс/u;

const NAME =
  /(?!Мажилис|Парламент|Сенат|Курулта|Республик|Казахстан|Парти|Фракци|Комитет|Мәжіліс|Құрылтай|Қазақстан)\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?/u
    .source;
/** «депутат Мажилиса Имя Фамилия», «мажилисмен Имя Фамилия», «Мәжіліс депутаты Имя Фамилия»: given name and surname, never a surname alone. */
export const SPEAKER = new RegExp(
  `(?:[Дд]епутат(?:ы|а|ом)?(?:\\s+(?:Мажилиса|Курултая|Сената|Парламента|РК|Республики|Казахстан))*|[Мм]ажилисмен)\\s+(${NAME}\\s+${NAME})`,
  "gu",
);

/** The group at work on the bill has agreed: told as done. */
export const GROUP =
  /рабоч\p{L}{2} групп\p{L}+ [^,;]{0,80}(?:одобрил|поддержал|согласовал)|(?:одобрен|поддержан|согласован)\p{L}{0,2} (?:в )?рабоч\p{L}{2} групп|жұмыс тобы [^,;]{0,80}(?:мақұлдады|қолдады)/u;
export const GROUP_NOT =
  /не (?:одобрил|поддержал|согласовал|одобрен|поддержан)|(?:мақұлда|қолда)(?:маған|мады)|(?:одобрит|поддержит|согласует)/u;

const WILL_BRING =
  "(?:внесут|внес[её]м|внес[её]тся|будет внес[её]н|вынесут|вынес[её]м|вынес[её]тся|будет вынес[её]н|представят|представим|будет представлен|поступит|выйдет)";
/** Put before the chamber that has it already, no reading named. */
export const PRESENTED = new RegExp(
  `${WILL_BRING}[^,;]{0,60} (?:палат|пленарн)|(?:палата|пленарлық)[^,;]{0,60} (?:ұсынылады|шығарылады)`,
  "u",
);
/** Brought into the lower chamber, or the one there is: another step, and words that some use for the one above. */
export const BROUGHT_IN = new RegExp(
  `${WILL_BRING}[^,;]{0,60} (?:мажилис|парламент|курулта)|(?:мәжіліс|парламент|құрылтай)[^,;]{0,60} енгізіледі`,
  "u",
);

/** So long after the step told before it. */
export const LATER: readonly { readonly words: RegExp; readonly days: number }[] = [
  { words: /(?:ещ[её] )?через две недели|двумя неделями позже|екі аптадан кейін/u, days: 14 },
  { words: /(?:ещ[её] )?через неделю|неделей позже|неделю спустя|(?:тағы )?бір аптадан (?:кейін|соң)/u, days: 7 },
];

export const FINE = /штраф|айыппұл/u;
export const FINE_TOLD = /\d[\d\s]*(?:мрп|тенге|теңге|аек)|\d[\d\s]*(?:месячн|айлық)/u;

/** Who sits on a day, and how its readings are called in `data/procedures.json`. */
export const KURULTAI_SINCE = "2026-07-01";
