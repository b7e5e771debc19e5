/** The Kazakh rules of amending, as rows: what is written below «1) 5-бапта:», how it is understood, the problems told. */
import { describe, expect, test } from "vitest";
import { readInstructions } from "../../src/drafting/index.js";
import { codes, tell } from "./told.js";

type Row = readonly [text: string, told: string, problems?: string];

function check(rows: readonly Row[]): void {
  test.each(rows.map(([text, told, problems]) => [text, told, problems ?? ""] as const))(
    "%s",
    (text, told, problems) => {
      const [read] = readInstructions({ text, lang: "kk", context: ["1) 5-бапта:"] });
      if (!read) throw new Error("nothing was read");
      expect(tell(read)).toBe(told);
      expect(codes(read)).toBe(problems);
    },
  );
}

describe("addresses", () => {
  check([
    ["7-баптың 2-тармағы алып тасталсын;", "delete_provision | article 7, point 2"],
    ["7-баптың 2 және 3-тармақтары алып тасталсын;", "delete_provision | article 7, point 2 & article 7, point 3"],
    [
      "7-баптың 2, 3 және 5-1-тармақтары алып тасталсын;",
      "delete_provision | article 7, point 2 & article 7, point 3 & article 7, point 5-1",
    ],
    [
      "7-баптың 2 – 4-тармақтары алып тасталсын;",
      "delete_provision | article 7, point 2 & article 7, point 3 & article 7, point 4",
    ],
    [
      "2-4-тармақтар алып тасталсын;",
      "delete_provision | article 5, point 2 & article 5, point 3 & article 5, point 4",
      "range_hyphen",
    ],
    ["115-1-бап алып тасталсын;", "delete_provision | article 115-1"],
    ["5, 7-1 және 9-баптар алып тасталсын;", "delete_provision | article 5 & article 7-1 & article 9"],
    ["7-баптың 2-тармағының 3) тармақшасы алып тасталсын;", "delete_provision | article 7, point 2, subpoint 3)"],
    [
      "2-тармақтың 1) және 3) тармақшалары алып тасталсын;",
      "delete_provision | article 5, point 2, subpoint 1) & article 5, point 2, subpoint 3)",
    ],
    ["3) тармақша алып тасталсын;", "delete_provision | article 5, subpoint 3)"],
    ["1) 3) тармақша алып тасталсын;", "delete_provision | article 5, subpoint 3)"],
    ["1) және 3) тармақшалар алып тасталсын;", "delete_provision | article 5, subpoint 1) & article 5, subpoint 3)"],
    ["екінші бөлік алып тасталсын;", "delete_provision | article 5, part 2"],
    ["екінші және үшінші бөліктер алып тасталсын;", "delete_provision | article 5, part 2 & article 5, part 3"],
    ["7-баптың жиырма бірінші бөлігі алып тасталсын;", "delete_provision | article 7, part 21"],
    ["бірінші бөліктің 2) тармағы алып тасталсын;", "delete_provision | article 5, part 1, point 2)"],
    ["1-тармақтың екінші бөлігі алып тасталсын;", "delete_provision | article 5, point 1, part 2"],
    ["екінші абзац алып тасталсын;", "delete_provision | article 5, paragraph 2"],
    ["екінші азат жол алып тасталсын;", "delete_provision | article 5, paragraph 2"],
    [
      "3-тармақтың бірінші бөлігінің екінші абзацы алып тасталсын;",
      "delete_provision | article 5, point 3, part 1, paragraph 2",
    ],
    [
      "екінші, үшінші және жүз жиырма бесінші абзацтар алып тасталсын;",
      "delete_provision | article 5, paragraph 2 & article 5, paragraph 3 & article 5, paragraph 125",
    ],
    ["он алтыншы абзац алып тасталсын;", "delete_provision | article 5, paragraph 16"],
    ["бiрiншi бөлiктiң екiншi абзацы алып тасталсын;", "delete_provision | article 5, part 1, paragraph 2"],
    [
      "5-баптың 3-тармағы және 6-баптың 2-тармағы алып тасталсын;",
      "delete_provision | article 5, point 3 & article 6, point 2",
    ],
    ["5-баптың 3-тармағы, 6-бап алып тасталсын;", "delete_provision | article 5, point 3 & article 6"],
    ["5-баптың тақырыбы мен 2-тармағы алып тасталсын;", "delete_provision | article 5, heading & article 5, point 2"],
    ["екінші бөліктің бірінші сөйлемі алып тасталсын;", "delete_provision | article 5, part 2, sentence 1"],
    ["ескертпе алып тасталсын;", "delete_provision | article 5, note"],
    ["ескертпенің 2-тармағы алып тасталсын;", "delete_provision | article 5, note, point 2"],
    ["5-1-тарау алып тасталсын;", "delete_provision | chapter 5-1"],
    ["5-тараудың 2-параграфы алып тасталсын;", "delete_provision | chapter 5, subchapter 2"],
    ["кіріспе алып тасталсын;", "delete_provision | preamble"],
    ["мазмұны алып тасталсын;", "amend_toc: delete | toc"],
    ["2-қосымша алып тасталсын;", "delete_provision | annexed_document 2-қосымша"],
    ["8-бап алынып тасталсын;", "delete_provision | article 8"],
    ["8-баптың күші жойылды деп танылсын;", "delete_provision | article 8"],
    ["Кодекстің 8-бабы алып тасталсын;", "delete_provision | article 8"],
  ]);
});

describe("words", () => {
  check([
    [
      "«екі жыл» деген сөздер «үш жыл» деген сөздермен ауыстырылсын;",
      "substitute_words | article 5 | old «екі жыл» | new «үш жыл»",
    ],
    [
      "2-тармақтағы «екі» деген сөз «үш» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5, point 2 | old «екі» | new «үш»",
    ],
    [
      "2 және 3-тармақтардағы «екі» деген сөз «үш» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5, point 2 & article 5, point 3 | old «екі» | new «үш»",
    ],
    [
      "2-тармақта «екі» деген сөз «үш» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5, point 2 | old «екі» | new «үш»",
    ],
    [
      "тақырыбындағы «екі» деген сөз «үш» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5, heading | old «екі» | new «үш»",
    ],
    ["кіріспеде «екі» деген сөз «үш» деген сөзбен ауыстырылсын;", "substitute_words | preamble | old «екі» | new «үш»"],
    [
      "2-тармақтағы «екі», «үш» деген сөздер тиісінше «төрт», «бес» деген сөздермен ауыстырылсын;",
      "substitute_words | article 5, point 2 | «екі» → «төрт» | «үш» → «бес»",
    ],
    [
      "2-тармақтағы «екі» сөзі «үш» сөзімен алмастырылсын;",
      "substitute_words | article 5, point 2 | old «екі» | new «үш»",
    ],
    [
      "2-тармақтағы «10» деген цифрлар «20» деген цифрлармен ауыстырылсын;",
      "substitute_words | article 5, point 2 | old «10» | new «20»",
    ],
    [
      "«.» деген тыныс белгісі «;» деген тыныс белгісімен ауыстырылсын;",
      "substitute_words | article 5 | old «.» | new «;»",
    ],
    [
      "«екі» деген сөз «үш» деген сөзбен ауыстырылып, «одан көп» деген сөздер алып тасталсын;",
      "substitute_words | article 5 | old «екі» | new «үш» ; delete_words | article 5 | old «одан көп»",
    ],
    [
      "«екі» деген сөз «үш» деген сөзбен, «жеті» деген сөз «сегіз» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5 | old «екі» | new «үш» ; substitute_words | article 5 | old «жеті» | new «сегіз»",
    ],
    [
      "2-тармақтағы «екі» деген сөз, 3-тармақтағы «жеті» деген сөз алып тасталсын;",
      "delete_words | article 5, point 2 | old «екі» ; delete_words | article 5, point 3 | old «жеті»",
    ],
    ["«, одан көп» деген сөздер алып тасталсын;", "delete_words | article 5 | old «, одан көп»"],
    [
      "«екі», «жеті» деген сөздер алып тасталсын;",
      "delete_words | article 5 | old «екі» ; delete_words | article 5 | old «жеті»",
    ],
    ["«1» деген цифр алып тасталсын;", "delete_words | article 5 | old «1»"],
    [
      "«жыл» деген сөзден кейін «және ай» деген сөздермен толықтырылсын;",
      "insert_words | article 5 | after «жыл» | new «және ай»",
    ],
    [
      "«жыл» деген сөзден кейiн «және ай» деген сөздермен толықтырылсын;",
      "insert_words | article 5 | after «жыл» | new «және ай»",
    ],
    [
      "2-тармақ «жыл» деген сөзден кейін «және ай» деген сөздермен толықтырылсын;",
      "insert_words | article 5, point 2 | after «жыл» | new «және ай»",
    ],
    [
      "2-тармақ «жыл» сөзінен кейін «және ай» сөздерімен толықтырылсын;",
      "insert_words | article 5, point 2 | after «жыл» | new «және ай»",
    ],
    [
      "«жыл» деген сөздің алдынан «толық» деген сөзбен толықтырылсын;",
      "insert_words | article 5 | before «жыл» | new «толық»",
    ],
    [
      "2-тармақ «, балалардан басқа» деген сөздермен толықтырылсын;",
      "append_words | article 5, point 2 | new «, балалардан басқа»",
    ],
    [
      "2-тармақ мынадай сөздермен толықтырылсын: «, балалардан басқа»;",
      "append_words | article 5, point 2 | new «, балалардан басқа»",
    ],
    [
      "«8,» деген цифрдан кейін «8-1,» деген цифрлармен толықтырылсын;",
      "insert_words | article 5 | after «8,» | new «8-1,»",
    ],
    [
      "«екі» деген сөзден кейінгі «жыл» деген сөз алып тасталсын;",
      "delete_words | article 5 | old «жыл» | after «екі»",
    ],
    [
      '"«Су» заңында" деген сөздер "Кодексте" деген сөздермен ауыстырылсын;',
      "substitute_words | article 5 | old ««Су» заңында» | new «Кодексте»",
    ],
    [
      '"1) және 3) тармақшаларында" деген сөздер "1) тармақшасында" деген сөздермен ауыстырылсын;',
      "substitute_words | article 5 | old «1) және 3) тармақшаларында» | new «1) тармақшасында»",
    ],
    [
      "бүкіл мәтін бойынша «аула» деген сөз «үй» деген сөзбен ауыстырылсын;",
      "global_substitution | article 5 | old «аула» | new «үй»",
    ],
    [
      "Заңның бүкіл мәтіні бойынша, 3-тарауды қоспағанда, «аула» деген сөз «үй» деген сөзбен ауыстырылсын;",
      "global_substitution | whole_act, except_chapter 3 | old «аула» | new «үй»",
    ],
    [
      "Заңның бүкіл мәтіні бойынша, 5, 6-баптарды және 7-баптың 2-тармағын қоспағанда, «аула» деген сөз «үй» деген сөзбен ауыстырылсын;",
      "global_substitution | whole_act, except (article 5 & article 6 & article 7, point 2) | old «аула» | new «үй»",
    ],
    [
      "2-тармақтағы «аула» деген сөзден кейінгі үтір алып тасталсын;",
      "delete_words | article 5, point 2 | old «,» | after «аула»",
    ],
    [
      "2-тармақта «аула» деген сөзден кейін үтір қойылсын;",
      "insert_words | article 5, point 2 | after «аула» | new «,»",
    ],
    [
      "2-тармақтағы «аула» деген сөз «үй», «қора» деген сөз «сарай» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5, point 2 | old «аула» | new «үй» ; substitute_words | article 5, point 2 | old «қора» | new «сарай»",
    ],
    [
      "2-тармақ «аула» деген сөзден кейін «үй», «қора» деген сөзден кейін «сарай» деген сөзбен толықтырылсын;",
      "insert_words | article 5, point 2 | after «аула» | new «үй» ; insert_words | article 5, point 2 | after «қора» | new «сарай»",
    ],
    [
      "2-тармақтағы «аула» деген сөз «үй» деген сөзбен, ал «қора» деген сөз «сарай» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5, point 2 | old «аула» | new «үй» ; substitute_words | article 5, point 2 | old «қора» | new «сарай»",
    ],
    [
      "2-тармақтағы «аула» деген сөз «үй» деген сөз «сарай» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5, point 2 | «аула» → «сарай» | «үй» → «сарай»",
      "pairs_unequal",
    ],
    [
      "бүкіл мәтін бойынша «аула», «аулалар» деген сөздер тиісінше «үй», «үйлер» деген сөздермен ауыстырылсын;",
      "global_substitution | article 5 | «аула» → «үй» | «аулалар» → «үйлер»",
    ],
    ["бүкіл мәтін бойынша «аула» деген сөз алып тасталсын;", "delete_words | article 5 | old «аула»"],
  ]);
});

describe("whole provisions", () => {
  check([
    [
      "2-тармақ мынадай редакцияда жазылсын:\n«2. Жаңа мәтін.»;",
      "replace_provision | article 5, point 2 | new «2. Жаңа мәтін.»",
    ],
    [
      '2-тармақ мынадай редакцияда жазылсын:\n"2. "Су туралы" Заң.";',
      'replace_provision | article 5, point 2 | new «2. "Су туралы" Заң.»',
    ],
    [
      "8) және 12) тармақшалар мынадай редакцияда жазылсын:\n«8) су;»;\n«12) орман;»;",
      "replace_provision | article 5, subpoint 8) & article 5, subpoint 12) | new «8) су;» «12) орман;»",
    ],
    [
      "2 және 3-тармақтар мынадай редакцияда жазылсын:\n«2. Су.\n3. Орман.»;",
      "replace_provision | article 5, point 2 & article 5, point 3 | new «2. Су.\n3. Орман.»",
    ],
    [
      "тақырыбы мынадай редакцияда жазылсын: «5-бап. Құқықтар»;",
      "rename_heading | article 5, heading | new «5-бап. Құқықтар»",
    ],
    [
      "5-тараудың тақырыбы мынадай редакцияда жазылсын: «5-тарау. Құқықтар»;",
      "rename_heading | chapter 5, heading | new «5-тарау. Құқықтар»",
    ],
    [
      "8-бап мынадай редакцияда баяндалсын:\n«8-бап. Су\nОрман.»;",
      "replace_provision | article 8 | new «8-бап. Су\nОрман.»",
    ],
    [
      "мынадай мазмұндағы 2-1-тармақпен толықтырылсын:\n«2-1. Су.»;",
      "insert_provision | article 5 | + point 2-1 | new «2-1. Су.»",
    ],
    [
      "мынадай мазмұндағы 2-1 және 2-2-тармақтармен толықтырылсын:\n«2-1. Су.\n2-2. Орман.»;",
      "insert_provision | article 5 | + point 2-1, 2-2 | new «2-1. Су.\n2-2. Орман.»",
    ],
    [
      "2-тармақ мынадай мазмұндағы 3-1) және 3-2) тармақшалармен толықтырылсын:\n«3-1) су;\n3-2) орман;»;",
      "insert_provision | article 5, point 2 | + subpoint 3-1), 3-2) | new «3-1) су;\n3-2) орман;»",
    ],
    [
      "2-тармақ мынадай мазмұндағы екінші бөлікпен толықтырылсын:\n«Су.»;",
      "insert_provision | article 5, point 2 | + part 2 | new «Су.»",
    ],
    [
      "2-тармақтың 3) тармақшасы мынадай мазмұндағы төртінші абзацпен толықтырылсын:\n«су;»;",
      "insert_provision | article 5, point 2, subpoint 3) | + paragraph 4 | new «су;»",
    ],
    ["мынадай мазмұндағы абзацпен толықтырылсын:\n«су;»;", "insert_provision | article 5 | + paragraph | new «су;»"],
    [
      "мынадай мазмұндағы екінші сөйлеммен толықтырылсын: «Су.»;",
      "insert_provision | article 5 | + sentence 2 | new «Су.»",
    ],
    [
      "мынадай мазмұндағы ескертпемен толықтырылсын:\n«Ескертпе. Су.»;",
      "insert_provision | article 5 | + note | new «Ескертпе. Су.»",
    ],
    [
      "мынадай мазмұндағы 5-1-баппен толықтырылсын:\n«5-1-бап. Су\nОрман.»;",
      "insert_provision | whole_act | + article 5-1 | new «5-1-бап. Су\nОрман.»",
    ],
    [
      "3-тармақтан кейін мынадай мазмұндағы 3-1-тармақпен толықтырылсын: «3-1. Су.»;",
      "insert_provision | article 5 | + point 3-1 | new «3-1. Су.»",
    ],
    ["3-тармақ 4-тармақ деп есептелсін;", "renumber | article 5, point 3 | becomes 4"],
    [
      "3) және 4) тармақшалар тиісінше 5) және 6) тармақшалар болып есептелсін;",
      "renumber | article 5, subpoint 3) | becomes 5) ; renumber | article 5, subpoint 4) | becomes 6)",
    ],
    [
      "3) тармақша 4) тармақша болып есептеліп, «екі» деген сөз алып тасталсын;",
      "renumber | article 5, subpoint 3) | becomes 4) ; delete_words | article 5, subpoint 4) | old «екі»",
    ],
    [
      "көрсетілген бұйрықпен бекітілген Су қорғау қағидалары осы бұйрыққа 2-қосымшаға сәйкес жаңа редакцияда жазылсын;",
      "replace_provision | annexed_document Су қорғау қағидалары | in appendix",
    ],
    ["орыс тіліндегі мәтінге өзгеріс енгізілді, мемлекеттік тілдегі мәтін өзгермейді;", "no_op | article 5"],
  ]);
});

describe("doubts are told, never hidden", () => {
  check([
    [
      'бүкіл мәтін бойынша "аула", "ауланы",»"аулаға" деген сөздер тиісінше "үй", "үйді",»"үйге" деген сөздермен ауыстырылсын;',
      "global_substitution | article 5 | «аула» → «үй» | «ауланы» → «үйді» | «аулаға» → «үйге»",
      "stray_quote stray_quote",
    ],
    [
      "баптың тақырыбы мынадай редакцияда жазылсын: «5-бап. Су»;",
      "rename_heading | article 5, heading | new «5-бап. Су»",
    ],
    ["алтыншы бөліктегі бірінші абзац алып тасталсын;", "delete_provision | article 5, part 6, paragraph 1"],
    ["2-тармақ көшірілсін;", "unknown | article 5, point 2", "unread_words order_unclear"],
    [
      "2-тармақтағы «екі» деген сөз ауыстырылсын;",
      "substitute_words | article 5, point 2 | old «екі»",
      "words_missing",
    ],
    [
      "2-тармақтағы «екі деген сөз «үш» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5, point 2 | old «екі» | new «үш»",
      "quote_missing",
    ],
    [
      "2-тармақтағы «екі» деген сөз «үш» деген сөзбен толықтырылсын;",
      "substitute_words | article 5, point 2 | old «екі» | new «үш»",
      "verb_replaced",
    ],
    [
      "2-тармақ мынадай редакцияда жазылсын:",
      "replace_provision | article 5, point 2",
      "payload_missing payload_missing",
    ],
    [
      "2-тармақ мынадай редакцияда жазылсын:\n2. Су.",
      "replace_provision | article 5, point 2 | new «2. Су.»",
      "quote_missing",
    ],
    [
      "2-тармақ мынадай редакцияда жазылсын:\n«2. Су",
      "replace_provision | article 5, point 2 | new «2. Су»",
      "quote_missing",
    ],
    [
      '2-тармақ мынадай редакцияда жазылсын:\n"Су туралы" Заң күшіне енсін.";',
      'replace_provision | article 5, point 2 | new «"Су туралы" Заң күшіне енсін.»',
      "quote_unbalanced",
    ],
    [
      '2-тармақ мынадай редакцияда жазылсын:\n"2. Су туралы" Заң күшіне енсін";',
      'replace_provision | article 5, point 2 | new «2. Су туралы" Заң күшіне енсін»',
      "quote_unbalanced",
    ],
    [
      "«екі», «үш», «төрт» деген сөздер тиісінше «бес», «алты» деген сөздермен ауыстырылсын;",
      "substitute_words | article 5 | «екі» → «бес» | «үш» → «алты»",
      "pairs_unequal",
    ],
    [
      "«екі» деген сөз тиісті септіктерде «үш» деген сөзбен ауыстырылсын;",
      "substitute_words | article 5 | old «екі» | new «үш»",
      "unread_words",
    ],
    [
      "бүкіл мәтін бойынша «аула», «аул",
      "global_substitution | article 5",
      "quote_missing verb_missing words_missing pairs_unequal",
    ],
    [
      "2-тармақ «жыл» деген сөзден кейін «және",
      "insert_words | article 5, point 2 | after «жыл» | new «және»",
      "quote_missing verb_missing",
    ],
    ["кестенің 3-бағаны алып тасталсын;", "unknown | article 5", "table_order"],
    ["5-жол алып тасталсын;", "delete_provision | article 5, paragraph 5", "table_order"],
    [
      "5859 және 61-баптардың тақырыптары алып тасталсын;",
      "delete_provision | article 58, heading & article 59, heading & article 61, heading",
      "number_split",
    ],
    ["назар аударыңыз", "unknown", "unread_words order_unclear"],
  ]);
});
