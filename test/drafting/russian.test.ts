/** The Russian rules of amending, as rows: what is written below «1) в статье 5:», how it is understood, the problems told. */
import { describe, expect, test } from "vitest";
import { readInstructions } from "../../src/drafting/index.js";
import { codes, tell } from "./told.js";

type Row = readonly [text: string, told: string, problems?: string];

function check(rows: readonly Row[]): void {
  test.each(rows.map(([text, told, problems]) => [text, told, problems ?? ""] as const))(
    "%s",
    (text, told, problems) => {
      const [read] = readInstructions({ text, lang: "ru", context: ["1) в статье 5:"] });
      if (!read) throw new Error("nothing was read");
      expect(tell(read)).toBe(told);
      expect(codes(read)).toBe(problems);
    },
  );
}

describe("addresses", () => {
  check([
    ["пункт 2 статьи 7 исключить;", "delete_provision | article 7, point 2"],
    ["пункты 2 и 3 статьи 7 исключить;", "delete_provision | article 7, point 2 & article 7, point 3"],
    [
      "пункты 2, 3 и 5-1 статьи 7 исключить;",
      "delete_provision | article 7, point 2 & article 7, point 3 & article 7, point 5-1",
    ],
    [
      "пункты 2 – 4 статьи 7 исключить;",
      "delete_provision | article 7, point 2 & article 7, point 3 & article 7, point 4",
    ],
    [
      "пункты 2-4 статьи 7 исключить;",
      "delete_provision | article 7, point 2 & article 7, point 3 & article 7, point 4",
      "range_hyphen",
    ],
    ["статьи 10-12 исключить;", "delete_provision | article 10 & article 11 & article 12", "range_hyphen"],
    ["пункт 2 статьи 10-12 исключить;", "delete_provision | article 10-12, point 2"],
    ["статьи 5, 7-1 и 9 исключить;", "delete_provision | article 5 & article 7-1 & article 9"],
    ["статью 115¹ исключить;", "delete_provision | article 115-1"],
    ["подпункт 3) пункта 2 статьи 7 исключить;", "delete_provision | article 7, point 2, subpoint 3)"],
    [
      "подпункты 1) и 3) пункта 2 статьи 7 исключить;",
      "delete_provision | article 7, point 2, subpoint 1) & article 7, point 2, subpoint 3)",
    ],
    [
      "подпункты 1), 2) пункта 4, подпункт 3) пункта 5 статьи 11-1 исключить;",
      "delete_provision | article 11-1, point 4, subpoint 1) & article 11-1, point 4, subpoint 2) & article 11-1, point 5, subpoint 3)",
    ],
    ["подпункт а) пункта 2 исключить;", "delete_provision | article 5, point 2, subpoint а)"],
    ["подпункт 7 исключить;", "delete_provision | article 5, subpoint 7)", "label_bracket"],
    ["часть вторую исключить;", "delete_provision | article 5, part 2"],
    ["части вторую и третью статьи 7 исключить;", "delete_provision | article 7, part 2 & article 7, part 3"],
    ["часть двадцать первую исключить;", "delete_provision | article 5, part 21"],
    ["часть 2 статьи 7 исключить;", "delete_provision | article 7, part 2"],
    ["пункт 2) части первой статьи 7 исключить;", "delete_provision | article 7, part 1, point 2)"],
    ["часть вторую пункта 1 статьи 7 исключить;", "delete_provision | article 7, point 1, part 2"],
    ["часть вторую подпункта 3) пункта 1 исключить;", "delete_provision | article 5, point 1, subpoint 3), part 2"],
    ["абзац второй исключить;", "delete_provision | article 5, paragraph 2"],
    ["абзац второй части первой пункта 3 исключить;", "delete_provision | article 5, point 3, part 1, paragraph 2"],
    ["второй абзац части первой исключить;", "delete_provision | article 5, part 1, paragraph 2"],
    [
      "абзацы второй, третий и сто двадцать пятый исключить;",
      "delete_provision | article 5, paragraph 2 & article 5, paragraph 3 & article 5, paragraph 125",
    ],
    [
      "абзацы второй – пятый подпункта 2) исключить;",
      "delete_provision | article 5, subpoint 2), paragraph 2 & article 5, subpoint 2), paragraph 3 & article 5, subpoint 2), paragraph 4 & article 5, subpoint 2), paragraph 5",
    ],
    [
      "абзац второй частей первой и второй исключить;",
      "delete_provision | article 5, part 1, paragraph 2 & article 5, part 2, paragraph 2",
    ],
    [
      "абзацы вторые частей первой, второй и третьей исключить;",
      "delete_provision | article 5, part 1, paragraph 2 & article 5, part 2, paragraph 2 & article 5, part 3, paragraph 2",
    ],
    [
      "абзац третий и подпункт 4) пункта 2 статьи 7 исключить;",
      "delete_provision | article 7, point 2, paragraph 3 & article 7, point 2, subpoint 4)",
    ],
    [
      "пункт 1 и подпункт 2) пункта 3 исключить;",
      "delete_provision | article 5, point 1 & article 5, point 3, subpoint 2)",
    ],
    [
      "часть вторую статьи 5 и часть третью статьи 6 исключить;",
      "delete_provision | article 5, part 2 & article 6, part 3",
    ],
    [
      "часть первую статьи 5, статью 6 и пункт 2 статьи 7 исключить;",
      "delete_provision | article 5, part 1 & article 6 & article 7, point 2",
    ],
    [
      "подпункты 5) и 6) пункта 1, пункты 2 и 3 исключить;",
      "delete_provision | article 5, point 1, subpoint 5) & article 5, point 1, subpoint 6) & article 5, point 2 & article 5, point 3",
    ],
    [
      "второе предложение части первой пункта 3 исключить;",
      "delete_provision | article 5, point 3, part 1, sentence 2",
    ],
    ["предложение третье абзаца второго исключить;", "delete_provision | article 5, paragraph 2, sentence 3"],
    ["примечание исключить;", "delete_provision | article 5, note"],
    ["примечание к статье 7 исключить;", "delete_provision | article 7, note"],
    ["пункт 2 примечания исключить;", "delete_provision | article 5, note, point 2"],
    ["примечание 2 исключить;", "delete_provision | article 5, note, point 2"],
    ["главу 5-1 исключить;", "delete_provision | chapter 5-1"],
    ["параграф 2 главы 5 исключить;", "delete_provision | chapter 5, subchapter 2"],
    ["раздел III исключить;", "delete_provision | section III"],
    ["раздел 4 исключить;", "delete_provision | section 4"],
    ["преамбулу исключить;", "delete_provision | preamble"],
    ["оглавление исключить;", "amend_toc: delete | toc"],
    ["приложение 2 исключить;", "delete_provision | annexed_document приложение 2"],
    ["статью 7 указанного Кодекса исключить;", "delete_provision | article 7"],
    ["в статье 7 пункт 3 исключить;", "delete_provision | article 7, point 3"],
    ["исключить пункт 3 статьи 7;", "delete_provision | article 7, point 3"],
  ]);
});

describe("words", () => {
  check([
    ["слова «двух лет» заменить словами «трех лет»;", "substitute_words | article 5 | old «двух лет» | new «трех лет»"],
    [
      "в пункте 2 слово «двух» заменить словом «трех»;",
      "substitute_words | article 5, point 2 | old «двух» | new «трех»",
    ],
    [
      "в пунктах 2 и 3 слово «двух» заменить словом «трех»;",
      "substitute_words | article 5, point 2 & article 5, point 3 | old «двух» | new «трех»",
    ],
    [
      "в заголовке и абзаце первом слово «двух» заменить словом «трех»;",
      "substitute_words | article 5, heading & article 5, paragraph 1 | old «двух» | new «трех»",
    ],
    [
      "в наименовании статьи 8 слово «двух» заменить словом «трех»;",
      "substitute_words | article 8, heading | old «двух» | new «трех»",
    ],
    ["в преамбуле слово «двух» заменить словом «трех»;", "substitute_words | preamble | old «двух» | new «трех»"],
    [
      "в примечании слово «двух» заменить словом «трех»;",
      "substitute_words | article 5, note | old «двух» | new «трех»",
    ],
    [
      "слова «двух» и «трех» заменить соответственно словами «четырех» и «пяти»;",
      "substitute_words | article 5 | «двух» → «четырех» | «трех» → «пяти»",
    ],
    [
      "слова «двух», «трех» заменить словами «четырех», «пяти» соответственно;",
      "substitute_words | article 5 | «двух» → «четырех» | «трех» → «пяти»",
    ],
    [
      "слова «двух» «трех» заменить словами «четырех», «пяти»;",
      "substitute_words | article 5 | «двух» → «четырех» | «трех» → «пяти»",
    ],
    [
      "слова «двух» и «трех» заменить словом «пяти»;",
      "substitute_words | article 5 | «двух» → «пяти» | «трех» → «пяти»",
    ],
    ["цифры «10» заменить цифрами «20»;", "substitute_words | article 5 | old «10» | new «20»"],
    ["цифры и слова «5 (пять)» заменить цифрой «6»;", "substitute_words | article 5 | old «5 (пять)» | new «6»"],
    ["знак препинания «.» заменить знаком препинания «;»;", "substitute_words | article 5 | old «.» | new «;»"],
    ["точку заменить точкой с запятой;", "substitute_words | article 5 | old «.» | new «;»"],
    [
      "слова «двух лет» заменить на слова «трех лет»;",
      "substitute_words | article 5 | old «двух лет» | new «трех лет»",
    ],
    [
      "заменить в пункте 2 слова «двух лет» словами «трех лет»;",
      "substitute_words | article 5, point 2 | old «двух лет» | new «трех лет»",
    ],
    [
      "слово «двух» заменить словом «трех», слово «семи» – словом «восьми»;",
      "substitute_words | article 5 | old «двух» | new «трех» ; substitute_words | article 5 | old «семи» | new «восьми»",
    ],
    [
      "слово «двух» заменить словом «трех» и слово «семи» словом «восьми»;",
      "substitute_words | article 5 | old «двух» | new «трех» ; substitute_words | article 5 | old «семи» | new «восьми»",
    ],
    [
      "слово «двух» заменить словом «трех», слова «и более» исключить;",
      "substitute_words | article 5 | old «двух» | new «трех» ; delete_words | article 5 | old «и более»",
    ],
    [
      "слово «двух» заменить словом «трех» и дополнить словами «, не более»;",
      "substitute_words | article 5 | old «двух» | new «трех» ; append_words | article 5 | new «, не более»",
    ],
    [
      "в пункте 2 слово «двух» исключить, в пункте 3 слово «семи» исключить;",
      "delete_words | article 5, point 2 | old «двух» ; delete_words | article 5, point 3 | old «семи»",
    ],
    [
      "в части первой слово «двух», в абзаце втором слово «семи» исключить;",
      "delete_words | article 5, part 1 | old «двух» ; delete_words | article 5, part 1, paragraph 2 | old «семи»",
    ],
    ["слова «, не более» исключить;", "delete_words | article 5 | old «, не более»"],
    [
      "слова «двух» и «семи» исключить;",
      "delete_words | article 5 | old «двух» ; delete_words | article 5 | old «семи»",
    ],
    ["цифру «1» исключить;", "delete_words | article 5 | old «1»"],
    ["аббревиатуру «МРП» исключить;", "delete_words | article 5 | old «МРП»"],
    [
      "после слова «лет» дополнить словами «, но не более»;",
      "insert_words | article 5 | after «лет» | new «, но не более»",
    ],
    [
      "после слов «пяти лет» дополнить словом «включительно»;",
      "insert_words | article 5 | after «пяти лет» | new «включительно»",
    ],
    ["перед словом «лет» дополнить словом «полных»;", "insert_words | article 5 | before «лет» | new «полных»"],
    [
      "дополнить словами «, но не более» после слова «лет»;",
      "insert_words | article 5 | after «лет» | new «, но не более»",
    ],
    [
      "пункт 2 после слова «лет» дополнить словами «и месяцев»;",
      "insert_words | article 5, point 2 | after «лет» | new «и месяцев»",
    ],
    [
      "пункт 2 после слова «лет» дополнить словами «и месяцев», после слова «дней» дополнить словом «включительно»;",
      "insert_words | article 5, point 2 | after «лет» | new «и месяцев» ; insert_words | article 5, point 2 | after «дней» | new «включительно»",
    ],
    ["после цифры «8,» дополнить цифрами «8-1,»;", "insert_words | article 5 | after «8,» | new «8-1,»"],
    ["часть первую дополнить словами «, кроме детей»;", "append_words | article 5, part 1 | new «, кроме детей»"],
    [
      'слова "в Законе "О лесах"" заменить словами "в Кодексе";',
      'substitute_words | article 5 | old «в Законе "О лесах"» | new «в Кодексе»',
    ],
    [
      'слова "артель "Мак" и артель "Роза"" исключить;',
      'delete_words | article 5 | old «артель "Мак" и артель "Роза"»',
    ],
    [
      'после слов "Закона "О лесах"" дополнить словами ", Закона "О водах"";',
      'insert_words | article 5 | after «Закона "О лесах"» | new «, Закона "О водах"»',
    ],
    ["слова «статьи 5 Закона «О лесах»» исключить;", "delete_words | article 5 | old «статьи 5 Закона «О лесах»»"],
    [
      'слова "в подпунктах 1) и 3)" заменить словами "в подпункте 1)";',
      "substitute_words | article 5 | old «в подпунктах 1) и 3)» | new «в подпункте 1)»",
    ],
    ["по всему тексту слово «двор» заменить словом «дом»;", "global_substitution | article 5 | old «двор» | new «дом»"],
    [
      "по всему тексту Закона, за исключением главы 3, слово «двор» заменить словом «дом»;",
      "global_substitution | whole_act, except_chapter 3 | old «двор» | new «дом»",
    ],
    [
      "по всему тексту Закона, кроме статей 5, 6 и пункта 2 статьи 7, слово «двор» заменить словом «дом»;",
      "global_substitution | whole_act, except (article 5 & article 6 & article 7, point 2) | old «двор» | new «дом»",
    ],
    ["в пункте 2 после слова «двор» запятую исключить;", "delete_words | article 5, point 2 | old «,» | after «двор»"],
    ["в пункте 2 после слова «двор» поставить запятую;", "insert_words | article 5, point 2 | after «двор» | new «,»"],
    [
      "в подпункте 3) слово «и» исключить, точку с запятой заменить точкой;",
      "delete_words | article 5, subpoint 3) | old «и» ; substitute_words | article 5, subpoint 3) | old «;» | new «.»",
    ],
    [
      "по всему тексту Закона слова «двор», «дворы» заменить соответственно словами «дом», «дома»;",
      "global_substitution | whole_act | «двор» → «дом» | «дворы» → «дома»",
    ],
    [
      "по тексту статьи 9 слово «двор» заменить словом «дом»;",
      "global_substitution | article 9 | old «двор» | new «дом»",
    ],
    ["по всему тексту слово «двор» исключить;", "delete_words | article 5 | old «двор»"],
  ]);
});

describe("whole provisions", () => {
  check([
    ["изложить в следующей редакции: «5. Новый текст.»;", "replace_provision | article 5 | new «5. Новый текст.»"],
    [
      "пункт 2 изложить в следующей редакции:\n«2. Новый текст.»;",
      "replace_provision | article 5, point 2 | new «2. Новый текст.»",
    ],
    [
      "пункт 2 изложить в следующей редакции: «2. Закон «О лесах».»;",
      "replace_provision | article 5, point 2 | new «2. Закон «О лесах».»",
    ],
    [
      'пункт 2 изложить в следующей редакции:\n"2. Закон "О лесах".";',
      'replace_provision | article 5, point 2 | new «2. Закон "О лесах".»',
    ],
    [
      "подпункты 8) и 12) изложить в следующей редакции:\n«8) вода;»;\n«12) лес;»;",
      "replace_provision | article 5, subpoint 8) & article 5, subpoint 12) | new «8) вода;» «12) лес;»",
    ],
    [
      "пункты 2 и 3 изложить в следующей редакции:\n«2. Вода.\n3. Лес.»;",
      "replace_provision | article 5, point 2 & article 5, point 3 | new «2. Вода.\n3. Лес.»",
    ],
    [
      "заголовок изложить в следующей редакции: «Статья 5. Права»;",
      "rename_heading | article 5, heading | new «Статья 5. Права»",
    ],
    [
      "заголовок статьи 8 изложить в следующей редакции: «Статья 8. Права»;",
      "rename_heading | article 8, heading | new «Статья 8. Права»",
    ],
    [
      "наименование главы 5 изложить в следующей редакции: «Глава 5. Права»;",
      "rename_heading | chapter 5, heading | new «Глава 5. Права»",
    ],
    [
      "заголовок и преамбулу изложить в следующей редакции: «Закон\nО воде\nВода наша.»;",
      "rename_heading | article 5, heading & preamble | new «Закон\nО воде\nВода наша.»",
    ],
    [
      "второе предложение части первой изложить в следующей редакции: «Вода наша.»;",
      "replace_provision | article 5, part 1, sentence 2 | new «Вода наша.»",
    ],
    [
      "дополнить пунктом 2-1 следующего содержания:\n«2-1. Вода.»;",
      "insert_provision | article 5 | + point 2-1 | new «2-1. Вода.»",
    ],
    [
      "дополнить пунктами 2-1 и 2-2 следующего содержания:\n«2-1. Вода.\n2-2. Лес.»;",
      "insert_provision | article 5 | + point 2-1, 2-2 | new «2-1. Вода.\n2-2. Лес.»",
    ],
    [
      "дополнить подпунктами 3-1), 7-1) следующего содержания:\n«3-1) вода;»;\n«7-1) лес;»;",
      "insert_provision | article 5 | + subpoint 3-1), 7-1) | new «3-1) вода;» «7-1) лес;»",
    ],
    [
      "пункт 2 дополнить частью второй следующего содержания:\n«Вода.»;",
      "insert_provision | article 5, point 2 | + part 2 | new «Вода.»",
    ],
    [
      "пункт 2 дополнить частями второй и третьей следующего содержания:\n«Вода.\nЛес.»;",
      "insert_provision | article 5, point 2 | + part 2, 3 | new «Вода.\nЛес.»",
    ],
    [
      "дополнить частью 1-1 следующего содержания:\n«1-1. Вода.»;",
      "insert_provision | article 5 | + part 1-1 | new «1-1. Вода.»",
    ],
    [
      "дополнить абзацем десятым следующего содержания:\n«вода;»;",
      "insert_provision | article 5 | + paragraph 10 | new «вода;»",
    ],
    [
      "подпункт 2) после абзаца третьего дополнить абзацем четвертым следующего содержания:\n«вода;»;",
      "insert_provision | article 5, subpoint 2) | + paragraph 4 | new «вода;»",
    ],
    [
      "после абзаца третьего дополнить абзацем следующего содержания:\n«вода;»;",
      "insert_provision | article 5 | + paragraph 4 | new «вода;»",
    ],
    ["дополнить частью следующего содержания:\n«Вода.»;", "insert_provision | article 5 | + part | new «Вода.»"],
    [
      "дополнить предложением вторым следующего содержания: «Вода.»;",
      "insert_provision | article 5 | + sentence 2 | new «Вода.»",
    ],
    ["пункт 3 дополнить предложением «Вода.»;", "insert_provision | article 5, point 3 | + sentence | new «Вода.»"],
    [
      "дополнить примечанием следующего содержания:\n«Примечание. Вода.»;",
      "insert_provision | article 5 | + note | new «Примечание. Вода.»",
    ],
    [
      "дополнить статьей 5-1 следующего содержания:\n«Статья 5-1. Вода\nЛес.»;",
      "insert_provision | whole_act | + article 5-1 | new «Статья 5-1. Вода\nЛес.»",
    ],
    [
      "дополнить статьями 5-1, 5-2 следующего содержания:\n«Статья 5-1. Вода\nЛес.»;",
      "insert_provision | whole_act | + article 5-1, 5-2 | new «Статья 5-1. Вода\nЛес.»",
    ],
    [
      "дополнить главой 3-1 следующего содержания:\n«Глава 3-1. Вода»;",
      "insert_provision | whole_act | + chapter 3-1 | new «Глава 3-1. Вода»",
    ],
    [
      "раздел 3 дополнить главой 10-1 следующего содержания:\n«Глава 10-1. Вода»;",
      "insert_provision | section 3 | + chapter 10-1 | new «Глава 10-1. Вода»",
    ],
    [
      "дополнить статью 7 пунктом 3 следующего содержания: «3. Вода.»;",
      "insert_provision | article 7 | + point 3 | new «3. Вода.»",
    ],
    [
      "дополнить пунктами 3-1, 3-2 и частью пятой следующего содержания:\n«Вода.»;",
      "insert_provision | article 5 | + point, point, part 3-1, 3-2, 5 | new «Вода.»",
    ],
    ["пункт 3 считать пунктом 4;", "renumber | article 5, point 3 | becomes 4"],
    [
      "подпункты 3) и 4) считать соответственно подпунктами 5) и 6);",
      "renumber | article 5, subpoint 3) | becomes 5) ; renumber | article 5, subpoint 4) | becomes 6)",
    ],
    [
      "подпункт 3) считать подпунктом 4) и слово «двух» исключить;",
      "renumber | article 5, subpoint 3) | becomes 4) ; delete_words | article 5, subpoint 4) | old «двух»",
    ],
    ["статью 8 признать утратившей силу;", "delete_provision | article 8"],
    [
      "Правила охраны вод, утвержденные указанным приказом, изложить в новой редакции согласно приложению 2 к настоящему приказу;",
      "replace_provision | annexed_document Правила охраны вод | in appendix",
    ],
    [
      "приложение 2 к указанному приказу изложить в редакции согласно приложению 1 к настоящему приказу;",
      "replace_provision | annexed_document приложение 2 | in appendix",
    ],
    ["внесено изменение на казахском языке, текст на русском языке не изменяется;", "no_op | article 5"],
    [
      "в подпункте 4) точку заменить точкой с запятой и дополнить подпунктом 5) следующего содержания:\n«5) вода.»;",
      "substitute_words | article 5, subpoint 4) | old «.» | new «;» ; insert_provision | article 5 | + subpoint 5) | new «5) вода.»",
    ],
  ]);
});

describe("doubts are told, never hidden", () => {
  check([
    [
      "в наименовании и по всему тексту Закона слово «двор» заменить словом «дом»;",
      "global_substitution | article 5, heading & whole_act | old «двор» | new «дом»",
    ],
    [
      "подпункты 1)-3) пункта 4 исключить;",
      "delete_provision | article 5, point 4, subpoint 1) & article 5, point 4, subpoint 2) & article 5, point 4, subpoint 3)",
    ],
    [
      "пункт 3 дополнить подпунктом 5) следующего содержания: «5) вода;», подпункт 6) исключить;",
      "insert_provision | article 5, point 3 | + subpoint 5) | new «5) вода;» ; delete_provision | article 5, point 3, subpoint 6)",
    ],
    [
      "в статье 6 и заголовке слово «двор» исключить;",
      "delete_words | article 6 & article 5, heading | old «двор»",
      "target_unreadable",
    ],
    [
      "пункт 3 перенести в статью 7;",
      "unknown | article 5, point 3 & article 7",
      "target_unreadable unread_words order_unclear",
    ],
    ["пункт 3 объединить с пунктом 4;", "unknown | article 5, point 3", "unread_words order_unclear"],
    [
      "абзац второй, начинающийся со слов «вода», исключить;",
      "delete_words | article 5, paragraph 2 | old «вода»",
      "unread_words",
    ],
    [
      "слова «вода» в соответствующих падежах заменить словами «лес»;",
      "substitute_words | article 5 | old «вода» | new «лес»",
      "unread_words",
    ],
    ["текст статьи изложить в следующей редакции: «Вода.»;", "unknown | article 5 | new «Вода.»", "unread_words"],
    ["графу 3 таблицы исключить;", "unknown | article 5", "table_order"],
    ["строку 5 исключить;", "delete_provision | article 5, paragraph 5", "table_order"],
    [
      "дополнить строкой 5-1 следующего содержания: «5-1. А»;",
      "insert_provision | article 5 | + line 5-1 | new «5-1. А»",
      "table_order",
    ],
    [
      "слова двух лет» заменить словами «трех лет»;",
      "substitute_words | article 5 | old «двух лет» | new «трех лет»",
      "quote_missing",
    ],
    [
      "слова «двух лет заменить словами «трех лет»;",
      "substitute_words | article 5 | old «двух лет» | new «трех лет»",
      "quote_missing",
    ],
    [
      'слова "в Законе "О лесах" заменить словами "в Кодексе";',
      'substitute_words | article 5 | old «в Законе "О лесах"» | new «в Кодексе»',
      "quote_unbalanced",
    ],
    [
      "слова «двух», «трех» заменить соответственно словами «пяти»,",
      "substitute_words | article 5 | «двух» → «пяти» | «трех» → «пяти»",
      "pairs_unequal",
    ],
    [
      "слова «двух», «трех», «семи» заменить соответственно словами «пяти», «шести»;",
      "substitute_words | article 5 | «двух» → «пяти» | «трех» → «шести»",
      "pairs_unequal",
    ],
    [
      "пункт 2 изложить в следующей редакции:",
      "replace_provision | article 5, point 2",
      "payload_missing payload_missing",
    ],
    [
      "пункт 2 изложить в следующей редакции:\n2. Вода наша.;",
      "replace_provision | article 5, point 2 | new «2. Вода наша.;»",
      "quote_missing",
    ],
    [
      "пункт 2 изложить в следующей редакции:\n«2. Вода",
      "replace_provision | article 5, point 2 | new «2. Вода»",
      "quote_missing",
    ],
    [
      "пункт 2 изложить в следующей редакции:\n«2. Закон «О лесах».",
      "replace_provision | article 5, point 2 | new «2. Закон «О лесах»»",
      "quote_unbalanced",
    ],
    ["в пункте 2 слова «вода", "unknown | article 5, point 2", "quote_missing order_unclear"],
    ["дополнить словами", "append_words | article 5", "words_missing"],
    ["пункт 2 исключить «лес» и что-то еще;", "delete_provision | article 5, point 2", "unread_words unread_words"],
    ["слово «вода» заменить;", "substitute_words | article 5 | old «вода»", "words_missing"],
    ["слово «вода» исключить словом «лес»;", "delete_words | article 5 | old «вода»", "part_unused"],
    ["дополнить следующего содержания: «вода»;", "unknown | article 5 | new «вода»", "inserted_kind_missing"],
    [
      "пункт 2 дополнить после пункта 3 частью следующего содержания: «вода»;",
      "insert_provision | article 5, point 2 | + part | new «вода»",
      "place_unclear",
    ],
    [
      "заголовки статей 5859 и 61 исключить;",
      "delete_provision | article 58, heading & article 59, heading & article 61, heading",
      "number_split",
    ],
    [
      "подпункты 7 и 8 исключить;",
      "delete_provision | article 5, subpoint 7) & article 5, subpoint 8)",
      "label_bracket label_bracket",
    ],
    [
      "по всему тексту, за исключением статьи 3, слово «двор» заменить словом «дом»;",
      "global_substitution | article 5 | old «двор» | new «дом»",
      "exception_unread",
    ],
    ["внимание", "unknown", "unread_words order_unclear"],
  ]);
});
