/** How Russian drafters vary one order: places, word order, lists, several verbs; and what has to be told as doubtful, whatever its reading. */
import { describe, expect, test } from "vitest";
import { readInstructions } from "../../src/drafting/index.js";
import { codes, tell } from "./told.js";

const CONTEXT = "1) в статье 5:";

/** text, how it is understood, problems, the line above where it is not «1) в статье 5:» */
const ROWS: readonly (readonly [text: string, told: string, problems?: string, context?: string])[] = [
  [
    "дополнить статьями 115-1 и 115-2 следующего содержания:\n«Статья 115-1. А\nТекст.\nСтатья 115-2. Б\nТекст.»;",
    "insert_provision | whole_act | + article 115-1, 115-2 | new «Статья 115-1. А\nТекст.\nСтатья 115-2. Б\nТекст.»",
  ],
  [
    "дополнить статьями 12-1, 12-2 и 12-3 следующего содержания:\n«Статья 12-1. А\nТекст.»;\n«Статья 12-2. Б\nТекст.»;",
    "insert_provision | whole_act | + article 12-1, 12-2, 12-3 | new «Статья 12-1. А\nТекст.» «Статья 12-2. Б\nТекст.»",
  ],
  [
    "главу 5 дополнить параграфом 3 следующего содержания:\n«Параграф 3. А\nСтатья 60-1. Б\nТекст.»;",
    "insert_provision | chapter 5 | + subchapter 3 | new «Параграф 3. А\nСтатья 60-1. Б\nТекст.»",
  ],
  [
    "главу 5 дополнить статьей 60-1 следующего содержания:\n«Статья 60-1. Б\nТекст.»;",
    "insert_provision | chapter 5 | + article 60-1 | new «Статья 60-1. Б\nТекст.»",
  ],
  [
    "раздел II дополнить главой 5-1 следующего содержания:\n«Глава 5-1. А\nСтатья 60-1. Б\nТекст.»;",
    "insert_provision | section II | + chapter 5-1 | new «Глава 5-1. А\nСтатья 60-1. Б\nТекст.»",
  ],
  [
    "дополнить главой 5-1 следующего содержания:\n«Глава 5-1. А»;",
    "insert_provision | whole_act | + chapter 5-1 | new «Глава 5-1. А»",
  ],
  [
    "дополнить разделом 4-1 следующего содержания:\n«Раздел 4-1. А»;",
    "insert_provision | whole_act | + section 4-1 | new «Раздел 4-1. А»",
  ],
  [
    "в заголовке и абзаце первом слова «а» заменить словами «б»;",
    "substitute_words | article 5, heading & article 5, paragraph 1 | old «а» | new «б»",
  ],
  [
    "в заголовке и в части первой слова «а» заменить словами «б»;",
    "substitute_words | article 5, heading & article 5, part 1 | old «а» | new «б»",
  ],
  [
    "в заголовке и по всему тексту слова «аа» заменить словами «бб»;",
    "global_substitution | article 5, heading & article 5 | old «аа» | new «бб»",
  ],
  [
    "в части первой: в абзаце первом слова «а» заменить словами «б»; в пункте 2) слово «в» исключить;",
    "substitute_words | article 5, part 1, paragraph 1 | old «а» | new «б» ; delete_words | article 5, part 1, point 2) | old «в»",
  ],
  [
    "пункты 1), 2) и 3) части второй исключить;",
    "delete_provision | article 5, part 2, point 1) & article 5, part 2, point 2) & article 5, part 2, point 3)",
  ],
  [
    "слова «аа», «бб», «вв» исключить;",
    "delete_words | article 5 | old «аа» ; delete_words | article 5 | old «бб» ; delete_words | article 5 | old «вв»",
  ],
  ["слова «аа» и «бб» исключить;", "delete_words | article 5 | old «аа» ; delete_words | article 5 | old «бб»"],
  [
    "после слов «аа» дополнить словами «бб», слова «вв» заменить словами «гг»;",
    "insert_words | article 5 | after «аа» | new «бб» ; substitute_words | article 5 | old «вв» | new «гг»",
  ],
  [
    "в абзаце третьем подпункта 2) слово «а» заменить словом «б»;",
    "substitute_words | article 5, subpoint 2), paragraph 3 | old «а» | new «б»",
  ],
  [
    "абзац третий подпункта 2) изложить в следующей редакции:\n«текст;»;",
    "replace_provision | article 5, subpoint 2), paragraph 3 | new «текст;»",
  ],
  ["абзац третий подпункта 2) исключить;", "delete_provision | article 5, subpoint 2), paragraph 3"],
  ["предложение второе исключить;", "delete_provision | article 5, sentence 2"],
  ["второе предложение пункта 3 исключить;", "delete_provision | article 5, point 3, sentence 2"],
  [
    "предложение второе части первой пункта 3 изложить в следующей редакции: «Текст.»;",
    "replace_provision | article 5, point 3, part 1, sentence 2 | new «Текст.»",
  ],
  [
    "часть первую пункта 3 дополнить предложением следующего содержания: «Текст.»;",
    "insert_provision | article 5, point 3, part 1 | + sentence | new «Текст.»",
  ],
  [
    "пункт 3 дополнить предложением вторым следующего содержания: «Текст.»;",
    "insert_provision | article 5, point 3 | + sentence 2 | new «Текст.»",
  ],
  [
    "пункт 3 дополнить вторым предложением следующего содержания: «Текст.»;",
    "insert_provision | article 5, point 3 | + sentence 2 | new «Текст.»",
  ],
  [
    "часть третью дополнить предложением: «Текст.»;",
    "insert_provision | article 5, part 3 | + sentence | new «Текст.»",
  ],
  [
    "примечание дополнить пунктом 3 следующего содержания:\n«3. Текст.»;",
    "insert_provision | article 5, note | + point 3 | new «3. Текст.»",
  ],
  ["в примечании слова «аа» заменить словами «бб»;", "substitute_words | article 5, note | old «аа» | new «бб»"],
  [
    "в пункте 2 примечания слова «аа» заменить словами «бб»;",
    "substitute_words | article 5, note, point 2 | old «аа» | new «бб»",
  ],
  [
    "дополнить примечанием следующего содержания:\n«Примечание. Текст.»;",
    "insert_provision | article 5 | + note | new «Примечание. Текст.»",
  ],
  [
    "примечание изложить в следующей редакции:\n«Примечания.\n1. Текст.\n2. Текст.»;",
    "replace_provision | article 5, note | new «Примечания.\n1. Текст.\n2. Текст.»",
  ],
  [
    "примечания изложить в следующей редакции:\n«Примечания.\n1. Текст.\n2. Текст.»;",
    "replace_provision | article 5, note | new «Примечания.\n1. Текст.\n2. Текст.»",
  ],
  ["пункт 1 примечаний исключить;", "delete_provision | article 5, note, point 1"],
  ["по тексту слова «аа» заменить словами «бб»;", "global_substitution | article 5 | old «аа» | new «бб»"],
  [
    "по всему тексту слова «аа», «ааа» заменить соответственно словами «бб», «ббб»;",
    "global_substitution | article 5 | «аа» → «бб» | «ааа» → «ббб»",
  ],
  ["цифры «2 000» заменить цифрами «3 000»;", "substitute_words | article 5 | old «2 000» | new «3 000»"],
  [
    "цифры «50», «100» и «200» заменить соответственно цифрами «70», «150» и «300»;",
    "substitute_words | article 5 | «50» → «70» | «100» → «150» | «200» → «300»",
  ],
  ["цифру «5» заменить цифрой «6»;", "substitute_words | article 5 | old «5» | new «6»"],
  ["после цифр «115» дополнить цифрами «, 115-1»;", "insert_words | article 5 | after «115» | new «, 115-1»"],
  ["цифры «5, 6 и 7» заменить цифрами «5 – 7»;", "substitute_words | article 5 | old «5, 6 и 7» | new «5 – 7»"],
  ["цифры «, 115 (частью второй)» исключить;", "delete_words | article 5 | old «, 115 (частью второй)»"],
  ["знак препинания «.» заменить знаком препинания «;»;", "substitute_words | article 5 | old «.» | new «;»"],
  ["в подпункте 5) точку заменить точкой с запятой;", "substitute_words | article 5, subpoint 5) | old «.» | new «;»"],
  [
    "в подпункте 5) слова «аа.» заменить словами «аа;»;",
    "substitute_words | article 5, subpoint 5) | old «аа.» | new «аа;»",
  ],
  [
    "преамбулу изложить в следующей редакции:\n«Настоящий Закон регулирует.»;",
    "replace_provision | preamble | new «Настоящий Закон регулирует.»",
  ],
  ["преамбулу исключить;", "delete_provision | preamble"],
  ["в преамбуле слово «аа» исключить;", "delete_words | preamble | old «аа»"],
  ["преамбулу после слов «аа» дополнить словами «бб»;", "insert_words | preamble | after «аа» | new «бб»"],
  [
    "приложение 1 изложить в новой редакции согласно приложению 1 к настоящему Закону;",
    "replace_provision | annexed_document приложение 1 | in appendix",
  ],
  [
    "приложение изложить в редакции согласно приложению к настоящему Закону;",
    "replace_provision | annexed_document приложение | in appendix",
  ],
  [
    "дополнить приложением 3 согласно приложению 2 к настоящему Закону;",
    "insert_provision | whole_act | + annex 3 | in appendix",
  ],
  [
    "в приложении 1 слова «аа» заменить словами «бб»;",
    "substitute_words | annexed_document приложение 1 | old «аа» | new «бб»",
  ],
  ["статью 5 исключить;", "delete_provision | article 5"],
  ["статьи 5 и 6 исключить;", "delete_provision | article 5 & article 6"],
  ["статью 5 признать утратившей силу;", "delete_provision | article 5"],
  ["статьи 5, 6 и 7-1 признать утратившими силу;", "delete_provision | article 5 & article 6 & article 7-1"],
  ["пункт 3 признать утратившим силу;", "delete_provision | article 5, point 3"],
  ["главу 5 исключить;", "delete_provision | chapter 5"],
  [
    "заголовок главы 5 изложить в следующей редакции: «Глава 5. Текст»;",
    "rename_heading | chapter 5, heading | new «Глава 5. Текст»",
  ],
  [
    "заголовок параграфа 2 главы 5 изложить в следующей редакции:\n«Параграф 2. Текст»;",
    "rename_heading | chapter 5, subchapter 2, heading | new «Параграф 2. Текст»",
  ],
  [
    "заголовок статьи 5 изложить в следующей редакции: «Статья 5. Текст»;",
    "rename_heading | article 5, heading | new «Статья 5. Текст»",
  ],
  ["заголовок дополнить словами «и Б»;", "append_words | article 5, heading | new «и Б»"],
  [
    "заголовок после слова «аа» дополнить словами «и бб»;",
    "insert_words | article 5, heading | after «аа» | new «и бб»",
  ],
  ["в заголовке слова «аа» исключить;", "delete_words | article 5, heading | old «аа»"],
  [
    "заголовок и часть первую изложить в следующей редакции:\n«Статья 5. А\n1. Текст.»;",
    "rename_heading | article 5, heading & article 5, part 1 | new «Статья 5. А\n1. Текст.»",
  ],
  [
    "заголовок и пункт 1 изложить в следующей редакции:\n«Статья 5. А\n1. Текст.»;",
    "rename_heading | article 5, heading & article 5, point 1 | new «Статья 5. А\n1. Текст.»",
  ],
  [
    "абзац первый части первой изложить в следующей редакции:\n«1. Текст –»;",
    "replace_provision | article 5, part 1, paragraph 1 | new «1. Текст –»",
  ],
  [
    "абзац второй части первой изложить в следующей редакции:\n«наказывается штрафом.»;",
    "replace_provision | article 5, part 1, paragraph 2 | new «наказывается штрафом.»",
  ],
  [
    "абзацы первый и второй части второй изложить в следующей редакции:\n«2. То же –\nнаказывается.»;",
    "replace_provision | article 5, part 2, paragraph 1 & article 5, part 2, paragraph 2 | new «2. То же –\nнаказывается.»",
  ],
  [
    "в абзаце втором части первой слова «до двухсот» заменить словами «до трехсот»;",
    "substitute_words | article 5, part 1, paragraph 2 | old «до двухсот» | new «до трехсот»",
  ],
  [
    "в абзацах вторых частей первой и второй слова «до двухсот» заменить словами «до трехсот»;",
    "substitute_words | article 5, part 1, paragraph 2 & article 5, part 2, paragraph 2 | old «до двухсот» | new «до трехсот»",
  ],
  [
    "часть первую изложить в следующей редакции:\n«1. Текст –\nнаказывается.»;",
    "replace_provision | article 5, part 1 | new «1. Текст –\nнаказывается.»",
  ],
  [
    "части первую и вторую изложить в следующей редакции:\n«1. Текст –\nнаказывается.\n2. Текст»;",
    "replace_provision | article 5, part 1 & article 5, part 2 | new «1. Текст –\nнаказывается.\n2. Текст»",
  ],
  [
    "дополнить частью 2-1 следующего содержания:\n«2-1. Текст.»;",
    "insert_provision | article 5 | + part 2-1 | new «2-1. Текст.»",
  ],
  [
    "дополнить частью третьей следующего содержания:\n«3. Текст.»;",
    "insert_provision | article 5 | + part 3 | new «3. Текст.»",
  ],
  [
    "дополнить частями третьей и четвертой следующего содержания:\n«3. Текст.\n4. Текст.»;",
    "insert_provision | article 5 | + part 3, 4 | new «3. Текст.\n4. Текст.»",
  ],
  [
    "часть вторую дополнить пунктом 5) следующего содержания:\n«5) текст;»;",
    "insert_provision | article 5, part 2 | + point 5) | new «5) текст;»",
  ],
  [
    "часть вторую дополнить пунктами 5) и 6) следующего содержания:\n«5) текст;\n6) текст.»;",
    "insert_provision | article 5, part 2 | + point 5), 6) | new «5) текст;\n6) текст.»",
  ],
  [
    "дополнить абзацем вторым следующего содержания:\n«текст;»;",
    "insert_provision | article 5 | + paragraph 2 | new «текст;»",
  ],
  [
    "дополнить абзацами четвертым, пятым и шестым следующего содержания:\n«текст;\nтекст;\nтекст.»;",
    "insert_provision | article 5 | + paragraph 4, 5, 6 | new «текст;\nтекст;\nтекст.»",
  ],
  [
    "дополнить новым абзацем вторым следующего содержания:\n«текст;»;",
    "insert_provision | article 5 | + paragraph 2 | new «текст;»",
  ],
  [
    "после абзаца третьего дополнить абзацем следующего содержания:\n«текст;»;",
    "insert_provision | article 5 | + paragraph 4 | new «текст;»",
  ],
  [
    "пункт 2 после подпункта 3) дополнить подпунктом 3-1) следующего содержания:\n«3-1) текст;»;",
    "insert_provision | article 5, point 2 | + subpoint 3-1) | new «3-1) текст;»",
  ],
  [
    "слово «аа» заменить словом «бб», дополнить частью второй следующего содержания:\n«2. Текст.»;",
    "substitute_words | article 5 | old «аа» | new «бб» ; insert_provision | article 5 | + part 2 | new «2. Текст.»",
  ],
  [
    "слова «аа» заменить словами «бб», после слов «вв» дополнить словами «гг»;",
    "substitute_words | article 5 | old «аа» | new «бб» ; insert_words | article 5 | after «вв» | new «гг»",
  ],
  [
    "после слова «аа» дополнить словом «бб», слово «вв» исключить;",
    "insert_words | article 5 | after «аа» | new «бб» ; delete_words | article 5 | old «вв»",
  ],
  [
    "слова «аа» исключить, слова «бб» заменить словами «вв»;",
    "delete_words | article 5 | old «аа» ; substitute_words | article 5 | old «бб» | new «вв»",
  ],
  [
    "слово «аа» исключить, после слова «бб» дополнить словом «вв»;",
    "delete_words | article 5 | old «аа» ; insert_words | article 5 | after «бб» | new «вв»",
  ],
  [
    "после слов «аа» и «бб» дополнить словами «вв»;",
    "insert_words | article 5 | after «аа» | new «вв» ; insert_words | article 5 | after «бб» | new «вв»",
  ],
  [
    "после слов «аа», «бб» дополнить соответственно словами «вв», «гг»;",
    "insert_words | article 5 | after «аа» | new «вв» ; insert_words | article 5 | after «бб» | new «гг»",
  ],
  [
    "после слова «аа» дополнить словами «бб», после слова «вв» дополнить словами «гг»;",
    "insert_words | article 5 | after «аа» | new «бб» ; insert_words | article 5 | after «вв» | new «гг»",
  ],
  [
    "слова «аа» заменить словами «бб», слова «вв» заменить словами «гг», слова «дд» исключить;",
    "substitute_words | article 5 | old «аа» | new «бб» ; substitute_words | article 5 | old «вв» | new «гг» ; delete_words | article 5 | old «дд»",
  ],
  [
    "слова «аа», «бб» и «вв» заменить соответственно словами «гг», «дд» и «ее»;",
    "substitute_words | article 5 | «аа» → «гг» | «бб» → «дд» | «вв» → «ее»",
  ],
  [
    "слова «в подпунктах 1) и 3)» заменить словами «в подпункте 1)»;",
    "substitute_words | article 5 | old «в подпунктах 1) и 3)» | new «в подпункте 1)»",
  ],
  [
    "слова «пунктом 3 статьи 5» заменить словами «пунктом 4 статьи 6»;",
    "substitute_words | article 5 | old «пунктом 3 статьи 5» | new «пунктом 4 статьи 6»",
  ],
  ["дополнить словами «бб»;", "append_words | article 5 | new «бб»"],
  ["часть первую дополнить словами «, бб»;", "append_words | article 5, part 1 | new «, бб»"],
  [
    "в пункте 2: слова «аа» заменить словами «бб»; дополнить частью второй следующего содержания:\n«Текст.»;",
    "substitute_words | article 5, point 2 | old «аа» | new «бб» ; insert_provision | article 5, point 2 | + part 2 | new «Текст.»",
  ],
  [
    "пункт 2 дополнить частью второй следующего содержания:\n«Текст.»;",
    "insert_provision | article 5, point 2 | + part 2 | new «Текст.»",
  ],
  [
    "пункт 2 дополнить частями второй и третьей следующего содержания:\n«Текст.\nТекст.»;",
    "insert_provision | article 5, point 2 | + part 2, 3 | new «Текст.\nТекст.»",
  ],
  [
    "подпункт 3) пункта 2 дополнить частью второй следующего содержания:\n«Текст;»;",
    "insert_provision | article 5, point 2, subpoint 3) | + part 2 | new «Текст;»",
  ],
  [
    "подпункт 3) дополнить абзацем вторым следующего содержания:\n«текст;»;",
    "insert_provision | article 5, subpoint 3) | + paragraph 2 | new «текст;»",
  ],
  [
    "подпункт 3) дополнить абзацем четвертым следующего содержания: «текст;»;",
    "insert_provision | article 5, subpoint 3) | + paragraph 4 | new «текст;»",
  ],
  [
    "в части первой: слова «а» исключить; в части второй: слова «б» исключить;",
    "delete_words | article 5, part 1 | old «а» ; delete_words | article 5, part 2 | old «б»",
  ],
  [
    "в пункте 1: в подпункте 2): слово «а» исключить; слово «б» исключить; в подпункте 3): слово «в» исключить;",
    "delete_words | article 5, point 1, subpoint 2) | old «а» ; delete_words | article 5, point 1, subpoint 2) | old «б» ; delete_words | article 5, point 1, subpoint 3) | old «в»",
  ],
  [
    "в пункте 1: в абзаце первом слово «а» исключить; подпункт 2) исключить; пункт 3 исключить;",
    "delete_words | article 5, point 1, paragraph 1 | old «а» ; delete_provision | article 5, point 1, subpoint 2) ; delete_provision | article 5, point 3",
  ],
  [
    "после слов «аа» в первом предложении дополнить словами «бб»;",
    "insert_words | article 5, sentence 1 | after «аа» | new «бб»",
  ],
  [
    "слова «аа» во втором предложении заменить словами «бб»;",
    "substitute_words | article 5, sentence 2 | old «аа» | new «бб»",
  ],
  ["после слов «аа» слова «бб» исключить;", "delete_words | article 5 | old «бб» | after «аа»"],
  ["слова «бб» после слов «аа» исключить;", "delete_words | article 5 | old «бб» | after «аа»"],
  [
    "после слов «аа» слова «бб» заменить словами «вв»;",
    "substitute_words | article 5 | old «бб» | after «аа» | new «вв»",
  ],
  ["после слова «аа» дополнить знаком препинания «,»;", "insert_words | article 5 | after «аа» | new «,»"],
  ["после слова «аа» знак препинания «,» исключить;", "delete_words | article 5 | old «,» | after «аа»"],
  [
    "в пунктах 1, 2 и подпункте 3) пункта 4 слово «а» исключить;",
    "delete_words | article 5, point 1 & article 5, point 2 & article 5, point 4, subpoint 3) | old «а»",
  ],
  [
    "в абзаце первом и подпункте 2) пункта 1 слово «а» исключить;",
    "delete_words | article 5, point 1, paragraph 1 & article 5, point 1, subpoint 2) | old «а»",
  ],
  [
    "в подпунктах 1), 2) части первой и части второй слово «а» исключить;",
    "delete_words | article 5, part 1, subpoint 1) & article 5, part 1, subpoint 2) & article 5, part 2 | old «а»",
  ],
  [
    "в части первой и подпункте 1) части второй пункта 3 слово «а» исключить;",
    "delete_words | article 5, point 3, part 1 & article 5, point 3, part 2, subpoint 1) | old «а»",
  ],
  [
    "в подпункте 1) пункта 1, пункте 2 и части второй пункта 3 слово «а» исключить;",
    "delete_words | article 5, point 1, subpoint 1) & article 5, point 2 & article 5, point 3, part 2 | old «а»",
  ],
  [
    "в статьях 5, 6, пункте 2 статьи 7 и подпункте 3) статьи 8 слово «а» исключить;",
    "delete_words | article 5 & article 6 & article 7, point 2 & article 8, subpoint 3) | old «а»",
  ],
  [
    "подпункты 1) и 2) пункта 2 и подпункт 3) пункта 4 исключить;",
    "delete_provision | article 5, point 2, subpoint 1) & article 5, point 2, subpoint 2) & article 5, point 4, subpoint 3)",
  ],
  [
    "пункты 2 и 3 статьи 5, статью 6 исключить;",
    "delete_provision | article 5, point 2 & article 5, point 3 & article 6",
  ],
  ["пункт 2 статьи 5, статьи 6 и 7 исключить;", "delete_provision | article 5, point 2 & article 6 & article 7"],
  ["в первом предложении части второй слово «а» исключить;", "delete_words | article 5, part 2, sentence 1 | old «а»"],
  ["во втором предложении слово «а» исключить;", "delete_words | article 5, sentence 2 | old «а»"],
  ["в предложении первом слово «а» исключить;", "delete_words | article 5, sentence 1 | old «а»"],
  [
    "в первом и втором предложениях слово «а» исключить;",
    "delete_words | article 5, sentence 1 & article 5, sentence 2 | old «а»",
  ],
  ["второе и третье предложения исключить;", "delete_provision | article 5, sentence 2 & article 5, sentence 3"],
  [
    "слова «аа» заменить словом «бб», а слова «вв» – словами «гг»;",
    "substitute_words | article 5 | old «аа» | new «бб» ; substitute_words | article 5 | old «вв» | new «гг»",
  ],
  [
    "слово «аа» заменить словом «бб», а после слова «вв» дополнить словом «гг»;",
    "substitute_words | article 5 | old «аа» | new «бб» ; insert_words | article 5 | after «вв» | new «гг»",
  ],
  ["аббревиатуру «АА» заменить аббревиатурой «ББ»;", "substitute_words | article 5 | old «АА» | new «ББ»"],
  [
    "дополнить новой главой 3-1 следующего содержания:\n«Глава 3-1. А»;",
    "insert_provision | whole_act | + chapter 3-1 | new «Глава 3-1. А»",
  ],
  [
    "дополнить новой статьей 5-1 следующего содержания:\n«Статья 5-1. А»;",
    "insert_provision | whole_act | + article 5-1 | new «Статья 5-1. А»",
  ],
  [
    "абзацы третий – седьмой части первой исключить;",
    "delete_provision | article 5, part 1, paragraph 3 & article 5, part 1, paragraph 4 & article 5, part 1, paragraph 5 & article 5, part 1, paragraph 6 & article 5, part 1, paragraph 7",
  ],
  [
    "подпункты 1) – 5) исключить;",
    "delete_provision | article 5, subpoint 1) & article 5, subpoint 2) & article 5, subpoint 3) & article 5, subpoint 4) & article 5, subpoint 5)",
  ],
  [
    "подпункты с 1) по 5) исключить;",
    "delete_provision | article 5, subpoint 1) & article 5, subpoint 2) & article 5, subpoint 3) & article 5, subpoint 4) & article 5, subpoint 5)",
  ],
  ["пункты с 2 по 4 исключить;", "delete_provision | article 5, point 2 & article 5, point 3 & article 5, point 4"],
  ["в подпункте «а» пункта 2 слово «вв» исключить;", "delete_words | article 5, point 2, subpoint а) | old «вв»"],
  ["подпункт «б» пункта 2 исключить;", "delete_provision | article 5, point 2, subpoint б)"],
  [
    "подпункты «б» и «в» пункта 2 исключить;",
    "delete_provision | article 5, point 2, subpoint б) & article 5, point 2, subpoint в)",
  ],
  ["подпункт б) исключить;", "delete_provision | article 5, subpoint б)"],
  ["перед словом «аа» дополнить словами «бб»;", "insert_words | article 5 | before «аа» | new «бб»"],
  [
    "дополнить подпунктами 1-1) – 1-5) следующего содержания:\n«1-1) а;»;",
    "insert_provision | article 5 | + subpoint 1-1), 1-2), 1-3), 1-4), 1-5) | new «1-1) а;»",
  ],
  [
    "слова «аа» заменить словами «бб» и слова «вв» исключить;",
    "substitute_words | article 5 | old «аа» | new «бб» ; delete_words | article 5 | old «вв»",
  ],
  ["слова «аа», «бб» заменить словами «гг», «дд»;", "substitute_words | article 5 | «аа» → «гг» | «бб» → «дд»"],
  [
    "изложить в следующей редакции:\n«Статья 5. А\n1. Текст.»;",
    "replace_provision | article 5 | new «Статья 5. А\n1. Текст.»",
  ],
  ["дополнить абзацем следующего содержания:\n«текст.»;", "insert_provision | article 5 | + paragraph | new «текст.»"],
  ["дополнить частью следующего содержания:\n«Текст.»;", "insert_provision | article 5 | + part | new «Текст.»"],
  [
    "дополнить пунктом следующего содержания:\n«3. Текст.»;",
    "insert_provision | article 5 | + point | new «3. Текст.»",
  ],
  [
    "дополнить пунктом 3 в следующей редакции:\n«3. Текст.»;",
    "insert_provision | article 5 | + point 3 | new «3. Текст.»",
  ],
  ["дополнить пунктом 3:\n«3. Текст.»;", "insert_provision | article 5 | + point 3 | new «3. Текст.»"],
  ["в пункте 3 и 4 слово «а» исключить;", "delete_words | article 5, point 3 & article 5, point 4 | old «а»"],
  [
    "название изложить в следующей редакции: «А»;",
    "rename_heading | act_title | new «А»",
    "",
    "1. В Закон Республики Казахстан «О А»:",
  ],
  [
    "заголовок изложить в следующей редакции: «О А»;",
    "rename_heading | act_title | new «О А»",
    "",
    "1. В Закон Республики Казахстан «О А»:",
  ],
  [
    "в заголовке слово «а» исключить;",
    "delete_words | act_title | old «а»",
    "",
    "1. В Закон Республики Казахстан «О А»:",
  ],
  [
    "в названии и преамбуле слово «а» исключить;",
    "delete_words | act_title & preamble | old «а»",
    "",
    "1. В Закон Республики Казахстан «О А»:",
  ],
  [
    "название Закона изложить в следующей редакции: «А»;",
    "rename_heading | act_title | new «А»",
    "",
    "1. В Закон Республики Казахстан «О А»:",
  ],
  [
    "наименование статьи 7 изложить в следующей редакции: «Статья 7. А»;",
    "rename_heading | article 7, heading | new «Статья 7. А»",
    "",
    "1. В Закон Республики Казахстан «О А»:",
  ],
  [
    "по всему тексту слова «аа» заменить словами «бб»;",
    "global_substitution | whole_act | old «аа» | new «бб»",
    "",
    "1. В Закон Республики Казахстан «О А»:",
  ],
  [
    "в статье 5 слова «аа» заменить словами «бб», в статье 6 слова «вв» исключить;",
    "substitute_words | article 5 | old «аа» | new «бб» ; delete_words | article 6 | old «вв»",
    "",
    "1. В Закон Республики Казахстан «О А»:",
  ],
  [
    "в пункте 1 статьи 5 и пункте 2 статьи 6 слова «аа» заменить словами «бб»;",
    "substitute_words | article 5, point 1 & article 6, point 2 | old «аа» | new «бб»",
    "",
    "1. В Закон Республики Казахстан «О А»:",
  ],
  [
    "в абзаце втором слова «от 50 до 100» заменить словами «от 70 до 150»;",
    "substitute_words | article 5, paragraph 2 | old «от 50 до 100» | new «от 70 до 150»",
  ],
  [
    "в абзаце первом слова «аа» исключить, абзац второй изложить в следующей редакции:\n«текст;»;",
    "delete_words | article 5, paragraph 1 | old «аа» ; replace_provision | article 5, paragraph 2 | new «текст;»",
  ],
  [
    "абзац первый после слова «аа» дополнить словом «бб», абзац второй исключить;",
    "insert_words | article 5, paragraph 1 | after «аа» | new «бб» ; delete_provision | article 5, paragraph 2",
  ],
  [
    "пункт 2 исключить, пункт 3 изложить в следующей редакции:\n«3. Текст.»;",
    "delete_provision | article 5, point 2 ; replace_provision | article 5, point 3 | new «3. Текст.»",
  ],
  [
    "пункт 2 исключить; пункт 3 изложить в следующей редакции:\n«3. Текст.»;",
    "delete_provision | article 5, point 2 ; replace_provision | article 5, point 3 | new «3. Текст.»",
  ],
  [
    "в пункте 2 слова «аа» заменить словами «бб»; пункт 3 исключить;",
    "substitute_words | article 5, point 2 | old «аа» | new «бб» ; delete_provision | article 5, point 3",
  ],
  [
    "в пункте 2 слова «аа» заменить словами «бб», пункт 3 исключить;",
    "substitute_words | article 5, point 2 | old «аа» | new «бб» ; delete_provision | article 5, point 3",
  ],
  [
    "в пункте 2 после слов «аа» дополнить словами «бб», слова «вв» заменить словами «гг», слова «дд» исключить, дополнить частью второй следующего содержания:\n«Текст.»;",
    "insert_words | article 5, point 2 | after «аа» | new «бб» ; substitute_words | article 5, point 2 | old «вв» | new «гг» ; delete_words | article 5, point 2 | old «дд» ; insert_provision | article 5, point 2 | + part 2 | new «Текст.»",
  ],
  [
    "подпункт 5) изложить в следующей редакции:\n«5) а;»; дополнить подпунктом 6) следующего содержания:\n«6) б.»;",
    "replace_provision | article 5, subpoint 5) | new «5) а;» ; insert_provision | article 5 | + subpoint 6) | new «6) б.»",
  ],
  [
    "подпункты 5) и 6) изложить в следующей редакции:\n«5) а;\n6) б.»;",
    "replace_provision | article 5, subpoint 5) & article 5, subpoint 6) | new «5) а;\n6) б.»",
  ],
  [
    'слова "О "спорте" и "туризме"" заменить словами "О спорте";',
    'substitute_words | article 5 | old «О "спорте" и "туризме"» | new «О спорте»',
  ],
  ['слова "аа "бб" вв" заменить словами "аа "гг"";', 'substitute_words | article 5 | old «аа "бб" вв» | new «аа "гг"»'],
  ['слова "Об "А"" и "Б" исключить;', 'delete_words | article 5 | old «Об "А"» ; delete_words | article 5 | old «Б»'],
  [
    'слова "Закон "О воде"" заменить словами "Закон "О воде и льде"";',
    'substitute_words | article 5 | old «Закон "О воде"» | new «Закон "О воде и льде"»',
  ],
  [
    'после слов "Закона "О воде"" дополнить словами "и Закона "О льде"";',
    'insert_words | article 5 | after «Закона "О воде"» | new «и Закона "О льде"»',
  ],
  [
    "слова «в соответствии с Законом «О воде» заменить словами «в соответствии с Законом «О льде»;",
    "substitute_words | article 5 | old «в соответствии с Законом «О воде»» | new «в соответствии с Законом «О льде»»",
    "quote_unbalanced quote_unbalanced",
  ],
  ["дополнить словами «Закона «О воде»;", "append_words | article 5 | new «Закона «О воде»»", "quote_unbalanced"],
  ["слова «пункт 3» исключить;", "delete_words | article 5 | old «пункт 3»"],
  [
    "слова «заменить» и «исключить» исключить;",
    "delete_words | article 5 | old «заменить» ; delete_words | article 5 | old «исключить»",
  ],
  ["слово «исключить» заменить словом «изъять»;", "substitute_words | article 5 | old «исключить» | new «изъять»"],
  ["часть вторую статьи 5 Закона исключить;", "delete_provision | article 5, part 2"],
  ["в статье 5 настоящего Кодекса слово «а» исключить;", "delete_words | article 5 | old «а»"],
  [
    "в абзаце втором части первой и абзаце втором части второй слова «а» заменить словами «б»;",
    "substitute_words | article 5, part 1, paragraph 2 & article 5, part 2, paragraph 2 | old «а» | new «б»",
  ],
  [
    "в абзацах втором и третьем части первой и абзаце втором части второй слова «а» заменить словами «б»;",
    "substitute_words | article 5, part 1, paragraph 2 & article 5, part 1, paragraph 3 & article 5, part 2, paragraph 2 | old «а» | new «б»",
  ],
  [
    "в абзаце втором части первой, части второй слова «а» заменить словами «б»;",
    "substitute_words | article 5, part 1, paragraph 2 & article 5, part 2 | old «а» | new «б»",
  ],
  [
    "абзацы второй, третий части первой, часть вторую исключить;",
    "delete_provision | article 5, part 1, paragraph 2 & article 5, part 1, paragraph 3 & article 5, part 2",
  ],
  [
    "после слов «аа» перед словами «бб» дополнить словами «вв»;",
    "insert_words | article 5 | after «аа» | before «бб» | new «вв»",
  ],
  [
    "после слов «аа» и перед словами «бб» дополнить словами «вв»;",
    "insert_words | article 5 | after «аа» | before «бб» | new «вв»",
  ],
  ["слова «аа» и слова «бб» заменить словами «вв»;", "substitute_words | article 5 | «аа» → «вв» | «бб» → «вв»"],
  [
    "слова «аа» заменить словами «бб» и после слов «вв» дополнить словами «гг»;",
    "substitute_words | article 5 | old «аа» | new «бб» ; insert_words | article 5 | after «вв» | new «гг»",
  ],
  [
    "после слов «аа» слова «бб» заменить словами «вв», слова «гг» исключить;",
    "substitute_words | article 5 | old «бб» | after «аа» | new «вв» ; delete_words | article 5 | old «гг»",
  ],
  [
    "абзац второй и абзац третий после слов «аа» дополнить словами «вв»;",
    "insert_words | article 5, paragraph 2 & article 5, paragraph 3 | after «аа» | new «вв»",
  ],
  [
    "пункт 1 дополнить словами «аа», пункт 2 – словами «бб»;",
    "append_words | article 5, point 1 | new «аа» ; append_words | article 5, point 2 | new «бб»",
  ],
  [
    "пункт 1 дополнить подпунктом 3) следующего содержания: «3) а.», пункт 2 исключить;",
    "insert_provision | article 5, point 1 | + subpoint 3) | new «3) а.» ; delete_provision | article 5, point 2",
  ],
  [
    "пункт 1 после слова «аа» дополнить словом «бб», после слова «вв» – словом «гг»;",
    "insert_words | article 5, point 1 | after «аа» | new «бб» ; insert_words | article 5, point 1 | after «вв» | new «гг»",
  ],
  [
    "слово «аа» исключить, дополнить словами «бб»;",
    "delete_words | article 5 | old «аа» ; append_words | article 5 | new «бб»",
  ],
  [
    "в пунктах 1 и 2 слова «аа» и «бб» заменить соответственно словами «вв» и «гг»;",
    "substitute_words | article 5, point 1 & article 5, point 2 | «аа» → «вв» | «бб» → «гг»",
  ],
  [
    "в части второй слова «аа», «бб» исключить, слова «вв», «гг» заменить соответственно словами «дд», «ее»;",
    "delete_words | article 5, part 2 | old «аа» ; delete_words | article 5, part 2 | old «бб» ; substitute_words | article 5, part 2 | «вв» → «дд» | «гг» → «ее»",
  ],
  [
    "абзац второй подпункта 3) и подпункт 4) пункта 2 изложить в следующей редакции:\n«а»;\n«б»;",
    "replace_provision | article 5, point 2, subpoint 3), paragraph 2 & article 5, point 2, subpoint 4) | new «а» «б»",
  ],
  [
    "пункт 2 статьи 3, пункт 4 статьи 5 изложить в следующей редакции:\n«2. А.»;\n«4. Б.»;",
    "replace_provision | article 3, point 2 & article 5, point 4 | new «2. А.» «4. Б.»",
  ],
  [
    "пункт 2 дополнить подпунктом 4) следующего содержания:\n«4) а;»;\nподпункт 5) исключить;",
    "insert_provision | article 5, point 2 | + subpoint 4) | new «4) а;» ; delete_provision | article 5, point 2, subpoint 5)",
  ],
  [
    "слова «аа» заменить словами «бб»;\nпункт 3 исключить;",
    "substitute_words | article 5 | old «аа» | new «бб» ; delete_provision | article 5, point 3",
  ],
  ["пункт 2:\nподпункт 1) исключить;", "delete_provision | article 5, point 2, subpoint 1)"],
  [
    "в пункте 2:\nподпункт 1) исключить;\nподпункт 2) изложить в следующей редакции:\n«2) а;»;",
    "delete_provision | article 5, point 2, subpoint 1) ; replace_provision | article 5, point 2, subpoint 2) | new «2) а;»",
  ],
  [
    'в подпункте 1) слова "аа" заменить словами "бб" ;',
    "substitute_words | article 5, subpoint 1) | old «аа» | new «бб»",
  ],
  [
    'в подпункте 1) слова "аа", заменить словами "бб";',
    "substitute_words | article 5, subpoint 1) | old «аа» | new «бб»",
  ],
  ["в абзаце 2 слова «аа» исключить;", "delete_words | article 5, paragraph 2 | old «аа»"],
  ["абзац 2) исключить;", "delete_provision | article 5, paragraph 2", "label_bracket"],
  ["пункт 2. исключить;", "delete_provision | article 5, point 2"],
  ["пункт 2 , 3 исключить;", "delete_provision | article 5, point 2 & article 5, point 3"],
  ["статья 7. В пункте 2 слова «аа» исключить;", "delete_words | article 7, point 2 | old «аа»"],
  ["в статье 7: в пункте 2 слова «аа» исключить;", "delete_words | article 7, point 2 | old «аа»"],
  ["слова «аа» заменить на «бб»;", "substitute_words | article 5 | old «аа» | new «бб»"],
  ["«аа» заменить на «бб»;", "substitute_words | article 5 | old «аа» | new «бб»"],
  ["слова «аа» изложить в следующей редакции: «бб»;", "substitute_words | article 5 | old «аа» | new «бб»"],
  ["цифру «1» исключить;", "delete_words | article 5 | old «1»"],
  ["номер «1.» исключить;", "delete_words | article 5 | old «1.»"],
  ["в абзаце первом цифру «1.» исключить;", "delete_words | article 5, paragraph 1 | old «1.»"],
  ["по тексту статьи слова «аа» заменить словами «бб»;", "global_substitution | article 5 | old «аа» | new «бб»"],
  ["по всему тексту статьи слова «аа» заменить словами «бб»;", "global_substitution | article 5 | old «аа» | new «бб»"],
  [
    "по тексту пункта 2 слова «аа» заменить словами «бб»;",
    "global_substitution | article 5, point 2 | old «аа» | new «бб»",
  ],
  [
    "по всему тексту Закона, кроме глав 3 и 4, слова «аа» заменить словами «бб»;",
    "global_substitution | whole_act, except (chapter 3 & chapter 4) | old «аа» | new «бб»",
  ],
  ["в текст на казахском языке внесено изменение, текст на русском языке не изменяется;", "no_op | article 5"],
  [
    "в подпункт 3) пункта 2 внесено изменение на казахском языке, текст на русском языке не изменяется;",
    "no_op | article 5, point 2, subpoint 3)",
  ],
  [
    "в пункт 2 вносится изменение в текст на государственном языке, текст на русском языке не меняется;",
    "no_op | article 5, point 2",
  ],
  [
    "первое предложение после слов «аа» дополнить словами «бб»;",
    "insert_words | article 5, sentence 1 | after «аа» | new «бб»",
  ],
  [
    "часть вторую после первого предложения дополнить предложением следующего содержания: «Текст.»;",
    "insert_provision | article 5, part 2 | + sentence 2 | new «Текст.»",
  ],
  [
    "дополнить пунктом 2-1 следующего содержания: «2-1. А.», пункт 3 исключить;",
    "insert_provision | article 5 | + point 2-1 | new «2-1. А.» ; delete_provision | article 5, point 3",
  ],
  [
    "дополнить после пункта 2 пунктом 2-1 следующего содержания: «2-1. А.»;",
    "insert_provision | article 5 | + point 2-1 | new «2-1. А.»",
  ],
  [
    "после статьи 5 дополнить статьей 5-1 следующего содержания: «Статья 5-1. А»;",
    "insert_provision | whole_act | + article 5-1 | new «Статья 5-1. А»",
  ],
  [
    "после главы 5 дополнить главой 5-1 следующего содержания: «Глава 5-1. А»;",
    "insert_provision | whole_act | + chapter 5-1 | new «Глава 5-1. А»",
  ],
  [
    "после абзаца третьего дополнить абзацами следующего содержания:\n«а;\nб;»;",
    "insert_provision | article 5 | + paragraph 4 | new «а;\nб;»",
  ],
  [
    "после абзаца третьего дополнить новым абзацем четвертым следующего содержания:\n«а;»;",
    "insert_provision | article 5 | + paragraph 4 | new «а;»",
  ],
  [
    "после слов «аа» дополнить словами «бб», после слов «вв» словами «гг»;",
    "insert_words | article 5 | after «аа» | new «бб» ; insert_words | article 5 | after «вв» | new «гг»",
  ],
  [
    "пункт 1 после слова «аа» дополнить словом «бб», пункт 2 после слова «вв» – словом «гг»;",
    "insert_words | article 5, point 1 | after «аа» | new «бб» ; insert_words | article 5, point 2 | after «вв» | new «гг»",
  ],
  [
    "в статье 5: часть вторую изложить в следующей редакции:\n«2. Текст.»;\nдополнить частью третьей следующего содержания:\n«3. Текст.»;",
    "replace_provision | article 5, part 2 | new «2. Текст.» ; insert_provision | article 5 | + part 3 | new «3. Текст.»",
  ],
  [
    'подпункт 3) изложить в следующей редакции:\n«3) Закон Республики Казахстан "О воде";»;',
    'replace_provision | article 5, subpoint 3) | new «3) Закон Республики Казахстан "О воде";»',
  ],
  [
    'подпункт 3) изложить в следующей редакции:\n"3) Закон Республики Казахстан "О воде";";',
    'replace_provision | article 5, subpoint 3) | new «3) Закон Республики Казахстан "О воде";»',
  ],
  [
    'подпункт 3) изложить в следующей редакции:\n"3) Закон Республики Казахстан "О воде";',
    'replace_provision | article 5, subpoint 3) | new «3) Закон Республики Казахстан "О воде"»',
    "quote_unbalanced",
  ],
  [
    'пункт 3 изложить в следующей редакции:\n"3. Текст "а".\nТекст "б".";',
    'replace_provision | article 5, point 3 | new «3. Текст "а".\nТекст "б".»',
  ],
  [
    "пункт 3 изложить в следующей редакции:\n«3. Слова «а» заменить словами «б».»;",
    "replace_provision | article 5, point 3 | new «3. Слова «а» заменить словами «б».»",
  ],
  [
    "дополнить пунктом 3 следующего содержания:\n«3. В пункте 2 слова «а» исключить:\n1) а;\n2) б.»;",
    "insert_provision | article 5 | + point 3 | new «3. В пункте 2 слова «а» исключить:\n1) а;\n2) б.»",
  ],
  [
    "дополнить подпунктами 4-1) и 4-2) следующего содержания:\n«4-1) а;\n4-2) б;»;",
    "insert_provision | article 5 | + subpoint 4-1), 4-2) | new «4-1) а;\n4-2) б;»",
  ],
  [
    "дополнить подпунктами 4-1) и 4-2) следующего содержания: «4-1) а; 4-2) б;»;",
    "insert_provision | article 5 | + subpoint 4-1), 4-2) | new «4-1) а; 4-2) б;»",
  ],
  [
    "в подпункте 1) слова «а;» заменить словами «а.»; подпункт 2) исключить;",
    "substitute_words | article 5, subpoint 1) | old «а;» | new «а.» ; delete_provision | article 5, subpoint 2)",
  ],
  ["слова «(аа)» исключить;", "delete_words | article 5 | old «(аа)»"],
  ["слова «аа (бб) вв» заменить словами «гг (дд)»;", "substitute_words | article 5 | old «аа (бб) вв» | new «гг (дд)»"],
  ["после цифр «12), 13)» дополнить цифрами «, 13-1)»;", "insert_words | article 5 | after «12), 13)» | new «, 13-1)»"],
  [
    "цифры «1), 2) и 3)» заменить цифрами «1) – 4)»;",
    "substitute_words | article 5 | old «1), 2) и 3)» | new «1) – 4)»",
  ],
  [
    "слова «статьями 5, 6» заменить словами «статьями 5, 6, 7»;",
    "substitute_words | article 5 | old «статьями 5, 6» | new «статьями 5, 6, 7»",
  ],
  ["слова «№ 5» заменить словами «№ 6»;", "substitute_words | article 5 | old «№ 5» | new «№ 6»"],
  ["слова «50 %» заменить словами «60 %»;", "substitute_words | article 5 | old «50 %» | new «60 %»"],
  [
    "слова «АО «Мост»» заменить словами «АО «Паром»»;",
    "substitute_words | article 5 | old «АО «Мост»» | new «АО «Паром»»",
  ],
  [
    "слова «АО «Мост» и «Паром»» заменить словами «АО «Паром»»;",
    "substitute_words | article 5 | old «АО «Мост» и «Паром»» | new «АО «Паром»»",
  ],
  ['слова «"Мост"» заменить словами «"Паром"»;', 'substitute_words | article 5 | old «"Мост"» | new «"Паром"»'],
  ["слова „аа“ заменить словами „бб“;", "substitute_words | article 5 | old «аа» | new «бб»"],
  ["слова “аа” заменить словами “бб”;", "substitute_words | article 5 | old «аа» | new «бб»"],
  ['часть 1 статьи 7 изложить в следующей редакции: "1. А.";', "replace_provision | article 7, part 1 | new «1. А.»"],
  ["В части первой статьи 7 слово «аа» исключить.", "delete_words | article 7, part 1 | old «аа»"],
  ["12) в статье 7 слово «аа» исключить;", "delete_words | article 7 | old «аа»"],
  ["12-1) пункт 3 статьи 7 исключить;", "delete_provision | article 7, point 3"],
  ["а) пункт 3 статьи 7 исключить;", "delete_provision | article 7, point 3"],
  ["- пункт 3 исключить;", "delete_provision | article 5, point 3"],
  ["статью 7 исключить", "delete_provision | article 7"],
];

const DOUBTFUL: readonly string[] = [
  "в заголовке и тексте статьи слова «а» заменить словами «б»;",
  "в конце подпункта 5) знак препинания «.» заменить знаком препинания «;»;",
  "точку в конце подпункта 5) заменить точкой с запятой;",
  "слова «аа» в соответствующих падежах заменить словами «бб» в соответствующих падежах;",
  "слово «аа» заменить словом «бб» в соответствующем падеже;",
  "слова «аа» (во всех падежах) заменить словами «бб»;",
  "слово «аа» во втором случае исключить;",
  "слова «аа» во всех случаях заменить словами «бб»;",
  "слова «аа», где они встречаются, заменить словами «бб»;",
  "второе по счету слово «аа» исключить;",
  "дополнить пунктом 2-1 и частью второй пункта 3 следующего содержания:\n«а»;",
  "слова «аа», «бб», «вв» заменить соответственно словами «гг», «дд»;",
  "слово «аа» заменить словом «бб» (далее по тексту);",
  "слова «аа» заменить словами «заменить словами «бб»;",
  "после слов «аа» и «бб» слова «вв» исключить;",
  "после слов «аа» дополнить словами «бб» и словами «вв»;",
  "в абзаце втором слово «а», в абзаце третьем слово «б» заменить соответственно словами «в» и «г»;",
  "статью 5 дополнить пунктом 3 и пункт 4 исключить;",
  "в пунктах 1 и 2 слова «аа» заменить соответственно словами «вв» и «гг»;",
  'в подпункте 1) слова "аа" заменить словами "бб" , "вв";',
  "слова «аа» заменить словами «бб», «вв»;",
  "в тексте статьи слова «аа» заменить словами «бб»;",
  "в тексте слова «аа» заменить словами «бб»;",
  "по всему тексту слова «аа» заменить словами «бб», за исключением статьи 7;",
  "по всему тексту, кроме главы 3, слова «аа» заменить словами «бб»;",
  "в пункте 2 после слова «аа» поставить запятую и дополнить словами «бб»;",
  "по всему тексту, за исключением заголовков, слова «аа» заменить словами «бб»;",
  "слово «аа» в единственном числе заменить словом «бб»;",
  "пункт 2 после слов «аа» дополнить подпунктом 5) следующего содержания: «5) а;»;",
  "после подпункта 3) дополнить абзацем следующего содержания:\n«а.»;",
  "перед абзацем вторым дополнить абзацем следующего содержания:\n«а;»;",
  "в конце пункта дополнить словами «аа»;",
  "в конце абзаца второго дополнить словами «аа»;",
  "пункт 2 в конце дополнить словами «аа»;",
  "дополнить в конце словами «аа»;",
  "после слов «аа» дополнить словами «бб», «вв» и «гг»;",
  "слова «аа» - «бб» исключить;",
];

describe("variations", () => {
  test.each(ROWS.map(([text, told, problems, context]) => [text, told, problems ?? "", context ?? CONTEXT] as const))(
    "%s",
    (text, told, problems, context) => {
      const [read] = readInstructions({ text, lang: "ru", context: [context] });
      if (!read) throw new Error("nothing was read");
      expect(tell(read)).toBe(told);
      expect(codes(read)).toBe(problems);
    },
  );
});

describe("told as doubtful, so that nobody carries it out unseen", () => {
  test.each(DOUBTFUL)("%s", (text) => {
    const [read] = readInstructions({ text, lang: "ru", context: [CONTEXT] });
    expect(read?.problems.map((p) => p.severity)).toContain("error");
  });
});
