/** How Kazakh drafters vary one order: places, word order, lists, several verbs; and what has to be told as doubtful, whatever its reading. */
import { describe, expect, test } from "vitest";
import { readInstructions } from "../../src/drafting/index.js";
import { codes, tell } from "./told.js";

const CONTEXT = "1) 5-бапта:";

/** text, how it is understood, problems, the line above where it is not «1) 5-бапта:» */
const ROWS: readonly (readonly [text: string, told: string, problems?: string, context?: string])[] = [
  [
    "мынадай мазмұндағы 115-1 және 115-2-баптармен толықтырылсын:\n«115-1-бап. А\nМәтін.\n115-2-бап. Б\nМәтін.»;",
    "insert_provision | whole_act | + article 115-1, 115-2 | new «115-1-бап. А\nМәтін.\n115-2-бап. Б\nМәтін.»",
  ],
  [
    "мынадай мазмұндағы 5-1-тараумен толықтырылсын:\n«5-1-тарау. А»;",
    "insert_provision | whole_act | + chapter 5-1 | new «5-1-тарау. А»",
  ],
  [
    "5-тарау мынадай мазмұндағы 3-параграфпен толықтырылсын:\n«3-параграф. А»;",
    "insert_provision | chapter 5 | + subchapter 3 | new «3-параграф. А»",
  ],
  [
    "5-тарау мынадай мазмұндағы 60-1-баппен толықтырылсын:\n«60-1-бап. А\nМәтін.»;",
    "insert_provision | chapter 5 | + article 60-1 | new «60-1-бап. А\nМәтін.»",
  ],
  [
    "2-тармақтың екінші бөлігіндегі «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, point 2, part 2 | old «аа» | new «бб»",
  ],
  [
    "2-тармақтың екінші бөлігінде «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, point 2, part 2 | old «аа» | new «бб»",
  ],
  [
    "бірінші бөліктің екінші абзацында «аа» деген сөздер «бб» деген сөздермен ауыстырылсын;",
    "substitute_words | article 5, part 1, paragraph 2 | old «аа» | new «бб»",
  ],
  [
    "бірінші бөліктің екінші абзацындағы «екі жүзге» деген сөздер «үш жүзге» деген сөздермен ауыстырылсын;",
    "substitute_words | article 5, part 1, paragraph 2 | old «екі жүзге» | new «үш жүзге»",
  ],
  [
    "бірінші және екінші бөліктердің екінші абзацтарындағы «екі жүзге» деген сөздер «үш жүзге» деген сөздермен ауыстырылсын;",
    "substitute_words | article 5, part 1, paragraph 2 & article 5, part 2, paragraph 2 | old «екі жүзге» | new «үш жүзге»",
  ],
  ["бірінші бөліктің 3) тармағы алып тасталсын;", "delete_provision | article 5, part 1, point 3)"],
  [
    "бірінші бөліктің 1), 2) және 3) тармақтары алып тасталсын;",
    "delete_provision | article 5, part 1, point 1) & article 5, part 1, point 2) & article 5, part 1, point 3)",
  ],
  ["2-тармақ алып тасталсын;", "delete_provision | article 5, point 2"],
  ["2 және 3-тармақтар алып тасталсын;", "delete_provision | article 5, point 2 & article 5, point 3"],
  [
    "2, 3 және 5-1-тармақтар алып тасталсын;",
    "delete_provision | article 5, point 2 & article 5, point 3 & article 5, point 5-1",
  ],
  [
    "2-4-тармақтар алып тасталсын;",
    "delete_provision | article 5, point 2 & article 5, point 3 & article 5, point 4",
    "range_hyphen",
  ],
  [
    "2 – 4-тармақтар алып тасталсын;",
    "delete_provision | article 5, point 2 & article 5, point 3 & article 5, point 4",
  ],
  ["3) тармақша алып тасталсын;", "delete_provision | article 5, subpoint 3)"],
  [
    "3), 4) және 5-1) тармақшалар алып тасталсын;",
    "delete_provision | article 5, subpoint 3) & article 5, subpoint 4) & article 5, subpoint 5-1)",
  ],
  [
    "2-тармақтың 3) тармақшасының екінші абзацы алып тасталсын;",
    "delete_provision | article 5, point 2, subpoint 3), paragraph 2",
  ],
  ["5-баптың күші жойылды деп танылсын;", "delete_provision | article 5"],
  ["5-бап күші жойылды деп танылсын;", "delete_provision | article 5"],
  ["5 және 6-баптардың күші жойылды деп танылсын;", "delete_provision | article 5 & article 6"],
  ["2-тармақтың екінші сөйлемі алып тасталсын;", "delete_provision | article 5, point 2, sentence 2"],
  [
    "2-тармақтың екінші сөйлемі мынадай редакцияда жазылсын: «Мәтін.»;",
    "replace_provision | article 5, point 2, sentence 2 | new «Мәтін.»",
  ],
  [
    "2-тармақ мынадай мазмұндағы екінші сөйлеммен толықтырылсын: «Мәтін.»;",
    "insert_provision | article 5, point 2 | + sentence 2 | new «Мәтін.»",
  ],
  [
    "2-тармақ мынадай мазмұндағы сөйлеммен толықтырылсын: «Мәтін.»;",
    "insert_provision | article 5, point 2 | + sentence | new «Мәтін.»",
  ],
  [
    "тақырыбындағы «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, heading | old «аа» | new «бб»",
  ],
  ["тақырыбы мынадай редакцияда жазылсын: «5-бап. Мәтін»;", "rename_heading | article 5, heading | new «5-бап. Мәтін»"],
  [
    "тақырыбы мынадай редакцияда жазылсын:\n«5-бап. Мәтін»;",
    "rename_heading | article 5, heading | new «5-бап. Мәтін»",
  ],
  [
    "5-баптың тақырыбы мынадай редакцияда жазылсын:\n«5-бап. Мәтін»;",
    "rename_heading | article 5, heading | new «5-бап. Мәтін»",
  ],
  [
    "5-тараудың тақырыбы мынадай редакцияда жазылсын:\n«5-тарау. Мәтін»;",
    "rename_heading | chapter 5, heading | new «5-тарау. Мәтін»",
  ],
  [
    "5-баптың тақырыбы мен бірінші бөлігіндегі «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, heading & article 5, part 1 | old «аа» | new «бб»",
  ],
  [
    "тақырыбында және бірінші абзацында «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, heading & article 5, paragraph 1 | old «аа» | new «бб»",
  ],
  [
    "тақырыбы және 1-тармағы мынадай редакцияда жазылсын:\n«5-бап. А\n1. Мәтін.»;",
    "rename_heading | article 5, heading & article 5, point 1 | new «5-бап. А\n1. Мәтін.»",
  ],
  [
    "ескертпеде «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, note | old «аа» | new «бб»",
  ],
  [
    "ескертпедегі «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, note | old «аа» | new «бб»",
  ],
  [
    "ескертпе мынадай редакцияда жазылсын:\n«Ескертпе. Мәтін.»;",
    "replace_provision | article 5, note | new «Ескертпе. Мәтін.»",
  ],
  [
    "мынадай мазмұндағы ескертпемен толықтырылсын:\n«Ескертпе. Мәтін.»;",
    "insert_provision | article 5 | + note | new «Ескертпе. Мәтін.»",
  ],
  [
    "ескертпе мынадай мазмұндағы 3-тармақпен толықтырылсын:\n«3. Мәтін.»;",
    "insert_provision | article 5, note | + point 3 | new «3. Мәтін.»",
  ],
  [
    "ескертпенің 2-тармағындағы «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, note, point 2 | old «аа» | new «бб»",
  ],
  [
    "бүкіл мәтін бойынша «аа» деген сөздер «бб» деген сөздермен ауыстырылсын;",
    "global_substitution | article 5 | old «аа» | new «бб»",
  ],
  [
    "бүкіл мәтін бойынша «аа», «аау» деген сөздер тиісінше «бб», «ббу» деген сөздермен ауыстырылсын;",
    "global_substitution | article 5 | «аа» → «бб» | «аау» → «ббу»",
  ],
  [
    "Кодекстің бүкіл мәтіні бойынша «аа» деген сөздер «бб» деген сөздермен ауыстырылсын;",
    "global_substitution | whole_act | old «аа» | new «бб»",
  ],
  [
    "мәтін бойынша «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "global_substitution | article 5 | old «аа» | new «бб»",
  ],
  [
    "«аа», «бб» деген сөздер тиісінше «вв», «гг» деген сөздермен ауыстырылсын;",
    "substitute_words | article 5 | «аа» → «вв» | «бб» → «гг»",
  ],
  [
    "«аа» және «бб» деген сөздер тиісінше «вв» және «гг» деген сөздермен ауыстырылсын;",
    "substitute_words | article 5 | «аа» → «вв» | «бб» → «гг»",
  ],
  [
    "«аа» деген сөздерден кейін «бб» деген сөздермен толықтырылсын;",
    "insert_words | article 5 | after «аа» | new «бб»",
  ],
  [
    "2-тармақ «аа» деген сөзден кейін «бб» деген сөзбен толықтырылсын;",
    "insert_words | article 5, point 2 | after «аа» | new «бб»",
  ],
  ["2-тармақтағы «аа» деген сөздер алып тасталсын;", "delete_words | article 5, point 2 | old «аа»"],
  [
    "«аа», «бб» деген сөздер алып тасталсын;",
    "delete_words | article 5 | old «аа» ; delete_words | article 5 | old «бб»",
  ],
  [
    "«аа» деген сөз алып тасталсын, «бб» деген сөз «вв» деген сөзбен ауыстырылсын;",
    "delete_words | article 5 | old «аа» ; substitute_words | article 5 | old «бб» | new «вв»",
  ],
  [
    "«аа» деген сөз алып тасталып, «бб» деген сөз «вв» деген сөзбен ауыстырылсын;",
    "delete_words | article 5 | old «аа» ; substitute_words | article 5 | old «бб» | new «вв»",
  ],
  [
    "«аа» деген сөз «бб» деген сөзбен ауыстырылып, «вв» деген сөзден кейін «гг» деген сөзбен толықтырылсын;",
    "substitute_words | article 5 | old «аа» | new «бб» ; insert_words | article 5 | after «вв» | new «гг»",
  ],
  [
    "«аа» деген сөз «бб» деген сөзбен ауыстырылсын, «вв» деген сөзден кейін «гг» деген сөзбен толықтырылсын;",
    "substitute_words | article 5 | old «аа» | new «бб» ; insert_words | article 5 | after «вв» | new «гг»",
  ],
  ["«50» деген цифрлар «70» деген цифрлармен ауыстырылсын;", "substitute_words | article 5 | old «50» | new «70»"],
  [
    "«50», «100» және «200» деген цифрлар тиісінше «70», «150» және «300» деген цифрлармен ауыстырылсын;",
    "substitute_words | article 5 | «50» → «70» | «100» → «150» | «200» → «300»",
  ],
  [
    "«115-бап» деген сөздерден кейін «, 115-1-бап» деген сөздермен толықтырылсын;",
    "insert_words | article 5 | after «115-бап» | new «, 115-1-бап»",
  ],
  [
    "«.» деген тыныс белгісі «;» деген тыныс белгісімен ауыстырылсын;",
    "substitute_words | article 5 | old «.» | new «;»",
  ],
  ["нүкте нүктелі үтірмен ауыстырылсын;", "substitute_words | article 5 | old «.» | new «;»"],
  [
    "кіріспе мынадай редакцияда жазылсын:\n«Осы Заң реттейді.»;",
    "replace_provision | preamble | new «Осы Заң реттейді.»",
  ],
  ["кіріспе алып тасталсын;", "delete_provision | preamble"],
  ["преамбуладағы «аа» деген сөз алып тасталсын;", "delete_words | preamble | old «аа»"],
  [
    "1-қосымша осы Заңға 1-қосымшаға сәйкес жаңа редакцияда жазылсын;",
    "replace_provision | annexed_document 1-қосымша | in appendix",
  ],
  [
    "1-қосымша осы Заңға 1-қосымшаға сәйкес редакцияда жазылсын;",
    "replace_provision | annexed_document 1-қосымша | in appendix",
  ],
  [
    "осы Заңға 2-қосымшаға сәйкес 3-қосымшамен толықтырылсын;",
    "insert_provision | whole_act | + annex 3 | in appendix",
  ],
  [
    "1-қосымшада «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | annexed_document 1-қосымша | old «аа» | new «бб»",
  ],
  [
    "мынадай мазмұндағы екінші бөлікпен толықтырылсын:\n«Мәтін.»;",
    "insert_provision | article 5 | + part 2 | new «Мәтін.»",
  ],
  [
    "2-тармақ мынадай мазмұндағы екінші бөлікпен толықтырылсын:\n«Мәтін.»;",
    "insert_provision | article 5, point 2 | + part 2 | new «Мәтін.»",
  ],
  [
    "2-тармақ мынадай мазмұндағы екінші және үшінші бөліктермен толықтырылсын:\n«Мәтін.\nМәтін.»;",
    "insert_provision | article 5, point 2 | + part 2, 3 | new «Мәтін.\nМәтін.»",
  ],
  [
    "3) тармақша мынадай мазмұндағы екінші абзацпен толықтырылсын:\n«мәтін;»;",
    "insert_provision | article 5, subpoint 3) | + paragraph 2 | new «мәтін;»",
  ],
  [
    "мынадай мазмұндағы 3-1) тармақшамен толықтырылсын:\n«3-1) мәтін;»;",
    "insert_provision | article 5 | + subpoint 3-1) | new «3-1) мәтін;»",
  ],
  [
    "мынадай мазмұндағы 3-1), 3-2) және 3-3) тармақшалармен толықтырылсын:\n«3-1) мәтін;\n3-2) мәтін;\n3-3) мәтін;»;",
    "insert_provision | article 5 | + subpoint 3-1), 3-2), 3-3) | new «3-1) мәтін;\n3-2) мәтін;\n3-3) мәтін;»",
  ],
  [
    "бірінші бөлік мынадай мазмұндағы 5) тармақпен толықтырылсын:\n«5) мәтін;»;",
    "insert_provision | article 5, part 1 | + point 5) | new «5) мәтін;»",
  ],
  [
    "мынадай мазмұндағы 2-1-бөлікпен толықтырылсын:\n«2-1. Мәтін.»;",
    "insert_provision | article 5 | + part 2-1 | new «2-1. Мәтін.»",
  ],
  ["екінші бөлік үшінші бөлік болып есептелсін;", "renumber | article 5, part 2 | becomes 3"],
  ["5) тармақша 6) тармақша деп есептелсін;", "renumber | article 5, subpoint 5) | becomes 6)"],
  [
    "5) және 6) тармақшалар тиісінше 6) және 7) тармақшалар болып есептелсін;",
    "renumber | article 5, subpoint 5) | becomes 6) ; renumber | article 5, subpoint 6) | becomes 7)",
  ],
  [
    "2 және 3-тармақтар тиісінше 3 және 4-тармақтар болып есептелсін;",
    "renumber | article 5, point 2 | becomes 3 ; renumber | article 5, point 3 | becomes 4",
  ],
  ["екінші абзац мынадай редакцияда жазылсын:\n«мәтін;»;", "replace_provision | article 5, paragraph 2 | new «мәтін;»"],
  [
    "бірінші бөлік мынадай редакцияда жазылсын:\n«1. Мәтін –\nжазаланады.»;",
    "replace_provision | article 5, part 1 | new «1. Мәтін –\nжазаланады.»",
  ],
  [
    "бірінші бөліктің бірінші абзацы мынадай редакцияда жазылсын:\n«1. Мәтін –»;",
    "replace_provision | article 5, part 1, paragraph 1 | new «1. Мәтін –»",
  ],
  [
    "екінші бөліктің бірінші және екінші абзацтары мынадай редакцияда жазылсын:\n«2. Мәтін –\nжазаланады.»;",
    "replace_provision | article 5, part 2, paragraph 1 & article 5, part 2, paragraph 2 | new «2. Мәтін –\nжазаланады.»",
  ],
  [
    "1-тармақтың бірінші бөлігі мынадай редакцияда жазылсын:\n«1. Мәтін.»;",
    "replace_provision | article 5, point 1, part 1 | new «1. Мәтін.»",
  ],
  [
    "1-тармақта: екінші бөлік алып тасталсын; үшінші бөлікте «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "delete_provision | article 5, point 1, part 2 ; substitute_words | article 5, point 1, part 3 | old «аа» | new «бб»",
  ],
  [
    "2-тармақтың 1) және 3) тармақшаларындағы, 4-тармақтағы «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, point 2, subpoint 1) & article 5, point 2, subpoint 3) & article 5, point 4 | old «аа» | new «бб»",
  ],
  [
    "2-тармақтың 1) тармақшасында, 4-тармағының 2) тармақшасында «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, point 2, subpoint 1) & article 5, point 4, subpoint 2) | old «аа» | new «бб»",
  ],
  [
    "5-баптың 2-тармағы және 7-баптың 3-тармағы алып тасталсын;",
    "delete_provision | article 5, point 2 & article 7, point 3",
  ],
  [
    "5-баптың 2-тармағының 1) тармақшасы және 3-тармағы алып тасталсын;",
    "delete_provision | article 5, point 2, subpoint 1) & article 5, point 3",
  ],
  [
    "екінші абзацтан кейін мынадай мазмұндағы абзацпен толықтырылсын:\n«мәтін;»;",
    "insert_provision | article 5 | + paragraph 3 | new «мәтін;»",
  ],
  [
    "екінші абзацтан кейін мынадай мазмұндағы үшінші абзацпен толықтырылсын:\n«мәтін;»;",
    "insert_provision | article 5 | + paragraph 3 | new «мәтін;»",
  ],
  ["мазмұны алып тасталсын;", "amend_toc: delete | toc"],
  [
    "мазмұнында 5-баптың тақырыбы мынадай редакцияда жазылсын:\n«5-бап. А»;",
    "amend_toc: rename_heading | toc, article 5, heading | new «5-бап. А»",
  ],
  [
    "мазмұнындағы «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "amend_toc: substitute_words | toc | old «аа» | new «бб»",
  ],
  [
    "«аа» деген сөздердің алдынан «бб» деген сөздермен толықтырылсын;",
    "insert_words | article 5 | before «аа» | new «бб»",
  ],
  ["«аа» деген сөзбен толықтырылсын;", "append_words | article 5 | new «аа»"],
  ["2-тармақ «, аа» деген сөздермен толықтырылсын;", "append_words | article 5, point 2 | new «, аа»"],
  ["2-тармақтың екінші бөлігі алып тасталсын;", "delete_provision | article 5, point 2, part 2"],
  [
    "2-тармақтың екінші және үшінші бөліктері алып тасталсын;",
    "delete_provision | article 5, point 2, part 2 & article 5, point 2, part 3",
  ],
  ["екінші азат жол алып тасталсын;", "delete_provision | article 5, paragraph 2"],
  [
    "бірінші бөліктің екінші азат жолындағы «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, part 1, paragraph 2 | old «аа» | new «бб»",
  ],
  [
    "1-тармақтың 3) тармақшасындағы «аа» деген сөз «бб» деген сөзбен, «вв» деген сөз «гг» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, point 1, subpoint 3) | old «аа» | new «бб» ; substitute_words | article 5, point 1, subpoint 3) | old «вв» | new «гг»",
  ],
  [
    "1-тармақта «аа» деген сөз «бб» деген сөзбен, 2-тармақта «вв» деген сөз «гг» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, point 1 | old «аа» | new «бб» ; substitute_words | article 5, point 2 | old «вв» | new «гг»",
  ],
  [
    "1-тармақтағы «аа» деген сөз, 2-тармақтағы «бб» деген сөз «вв» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, point 1 | old «аа» | new «вв» ; substitute_words | article 5, point 2 | old «бб» | new «вв»",
  ],
  [
    "«аа» деген сөзден кейін «бб» деген сөзбен, «вв» деген сөзден кейін «гг» деген сөзбен толықтырылсын;",
    "insert_words | article 5 | after «аа» | new «бб» ; insert_words | article 5 | after «вв» | new «гг»",
  ],
  [
    "«аа» және «бб» деген сөздерден кейін «вв» деген сөзбен толықтырылсын;",
    "insert_words | article 5 | after «аа» | new «вв» ; insert_words | article 5 | after «бб» | new «вв»",
  ],
  [
    "«аа», «бб» деген сөздерден кейін тиісінше «вв», «гг» деген сөздермен толықтырылсын;",
    "insert_words | article 5 | after «аа» | new «вв» ; insert_words | article 5 | after «бб» | new «гг»",
  ],
  [
    "1-тармақтың бірінші бөлігіндегі «аа» деген сөз «бб» деген сөзбен ауыстырылсын және мынадай мазмұндағы екінші бөлікпен толықтырылсын:\n«Мәтін.»;",
    "substitute_words | article 5, point 1, part 1 | old «аа» | new «бб» ; insert_provision | article 5, point 1 | + part 2 | new «Мәтін.»",
  ],
  ["орыс тілінде түзету енгізілді, қазақ тіліндегі мәтіні өзгермейді;", "no_op | article 5"],
  ["орыс тіліндегі мәтінге өзгеріс енгізілді, мемлекеттік тілдегі мәтін өзгермейді;", "no_op | article 5"],
  ["2-тармаққа орыс тілінде өзгеріс енгізілді, қазақ тіліндегі мәтін өзгермейді;", "no_op | article 5, point 2"],
  [
    "мынадай мазмұндағы төртінші, бесінші және алтыншы абзацтармен толықтырылсын:\n«мәтін;\nмәтін;\nмәтін.»;",
    "insert_provision | article 5 | + paragraph 4, 5, 6 | new «мәтін;\nмәтін;\nмәтін.»",
  ],
  [
    "2-тармақтың 5) тармақшасындағы «.» тыныс белгісі «;» тыныс белгісімен ауыстырылсын;",
    "substitute_words | article 5, point 2, subpoint 5) | old «.» | new «;»",
  ],
  [
    "5-баптың 1-тармағының бірінші абзацындағы, 2-тармағының 3) тармақшасындағы «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, point 1, paragraph 1 & article 5, point 2, subpoint 3) | old «аа» | new «бб»",
  ],
  [
    "бірінші бөліктегі «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, part 1 | old «аа» | new «бб»",
  ],
  [
    "бірінші бөліктің 2) тармағындағы «аа» деген сөз алып тасталсын;",
    "delete_words | article 5, part 1, point 2) | old «аа»",
  ],
  [
    "үшінші бөліктің бірінші абзацындағы «аа» деген сөздерден кейін «бб» деген сөздермен толықтырылсын;",
    "insert_words | article 5, part 3, paragraph 1 | after «аа» | new «бб»",
  ],
  ["5-баптың бірінші бөлігіндегі «аа» деген сөз алып тасталсын;", "delete_words | article 5, part 1 | old «аа»"],
  [
    "1-тармақ мынадай мазмұндағы 5-1) тармақшамен толықтырылсын:\n«5-1) мәтін;»;",
    "insert_provision | article 5, point 1 | + subpoint 5-1) | new «5-1) мәтін;»",
  ],
  [
    "5-бап мынадай мазмұндағы 3-тармақпен толықтырылсын:\n«3. Мәтін.»;",
    "insert_provision | article 5 | + point 3 | new «3. Мәтін.»",
  ],
  ["5-баптағы «аа» деген сөз «бб» деген сөзбен ауыстырылсын;", "substitute_words | article 5 | old «аа» | new «бб»"],
  ["5-бапта: 2-тармақ алып тасталсын;", "delete_provision | article 5, point 2"],
  [
    "2-тармақтың бірінші бөлігінде «аа» деген сөзден кейінгі «бб» деген сөз алып тасталсын;",
    "delete_words | article 5, point 2, part 1 | old «бб» | after «аа»",
  ],
  [
    "«аа» деген сөзден кейін, «бб» деген сөздің алдынан «вв» деген сөзбен толықтырылсын;",
    "insert_words | article 5 | after «аа» | before «бб» | new «вв»",
  ],
  [
    "«аа» деген сөздерден кейінгі «бб» деген сөздер «вв» деген сөздермен ауыстырылсын;",
    "substitute_words | article 5 | old «бб» | after «аа» | new «вв»",
  ],
  ["бірінші сөйлемдегі «аа» деген сөз алып тасталсын;", "delete_words | article 5, sentence 1 | old «аа»"],
  [
    "бірінші бөліктің екінші сөйлемінде «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, part 1, sentence 2 | old «аа» | new «бб»",
  ],
  [
    "бірінші және екінші сөйлемдері алып тасталсын;",
    "delete_provision | article 5, sentence 1 & article 5, sentence 2",
  ],
  [
    "5-баптың бүкіл мәтіні бойынша «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "global_substitution | article 5 | old «аа» | new «бб»",
  ],
  [
    "бап мәтіні бойынша «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "global_substitution | article 5 | old «аа» | new «бб»",
  ],
  [
    "тақырыбында және бүкіл мәтін бойынша «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "global_substitution | article 5, heading & article 5 | old «аа» | new «бб»",
  ],
  ["тақырыбы «аа» деген сөзбен толықтырылсын;", "append_words | article 5, heading | new «аа»"],
  ["тақырыптағы «аа» деген сөз алып тасталсын;", "delete_words | article 5, heading | old «аа»"],
  ["«аа» деген сөздер алынып тасталсын;", "delete_words | article 5 | old «аа»"],
  ["«аа» сөзі «бб» сөзімен алмастырылсын;", "substitute_words | article 5 | old «аа» | new «бб»"],
  [
    "мынадай мазмұндағы 3-тармақпен толықтырылсын: «3. Мәтін.»;",
    "insert_provision | article 5 | + point 3 | new «3. Мәтін.»",
  ],
  [
    "мынадай мазмұндағы жаңа 3-тармақпен толықтырылсын:\n«3. Мәтін.»;",
    "insert_provision | article 5 | + point 3 | new «3. Мәтін.»",
  ],
  [
    "3-тармағы мынадай редакцияда баяндалсын:\n«3. Мәтін.»;",
    "replace_provision | article 5, point 3 | new «3. Мәтін.»",
  ],
  ["3-тармақ келесі редакцияда жазылсын:\n«3. Мәтін.»;", "replace_provision | article 5, point 3 | new «3. Мәтін.»"],
  ["3-тармақ жаңа редакцияда жазылсын:\n«3. Мәтін.»;", "replace_provision | article 5, point 3 | new «3. Мәтін.»"],
  [
    "1-тармақтың 2), 3) тармақшалары және 4-тармақ мынадай редакцияда жазылсын:\n«2) а;»;\n«3) б;»;\n«4. В.»;",
    "replace_provision | article 5, point 1, subpoint 2) & article 5, point 1, subpoint 3) & article 5, point 4 | new «2) а;» «3) б;» «4. В.»",
  ],
  [
    "2-тармақтың 5) тармақшасы және 3-тармақтың екінші бөлігі алып тасталсын;",
    "delete_provision | article 5, point 2, subpoint 5) & article 5, point 3, part 2",
  ],
  [
    "2-тармақтың 5) тармақшасындағы және 3-тармақтағы «аа» деген сөз алып тасталсын;",
    "delete_words | article 5, point 2, subpoint 5) & article 5, point 3 | old «аа»",
  ],
  [
    "1, 2-тармақтардағы, 3-тармақтың 4) тармақшасындағы «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, point 1 & article 5, point 2 & article 5, point 3, subpoint 4) | old «аа» | new «бб»",
  ],
  [
    "екінші бөлігіндегі «аа», «бб» деген сөздер «вв» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, part 2 | «аа» → «вв» | «бб» → «вв»",
  ],
  [
    "екінші бөлігі «аа» деген сөзден кейін «бб» деген сөзбен, үшінші бөлігі «вв» деген сөзден кейін «гг» деген сөзбен толықтырылсын;",
    "insert_words | article 5, part 2 | after «аа» | new «бб» ; insert_words | article 5, part 3 | after «вв» | new «гг»",
  ],
  [
    "1-тармақ алып тасталсын, 2-тармақта «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "delete_provision | article 5, point 1 ; substitute_words | article 5, point 2 | old «аа» | new «бб»",
  ],
  [
    "1-тармақтағы «аа» деген сөз алып тасталсын және 2-тармақ мынадай редакцияда жазылсын:\n«2. А.»;",
    "delete_words | article 5, point 1 | old «аа» ; replace_provision | article 5, point 2 | new «2. А.»",
  ],
  [
    "екінші абзацы мынадай редакцияда жазылсын: «мәтін;», үшінші абзацы алып тасталсын;",
    "replace_provision | article 5, paragraph 2 | new «мәтін;» ; delete_provision | article 5, paragraph 3",
  ],
  [
    "5-1-баптың 2-1-тармағының 3-1) тармақшасындағы «аа» деген сөз алып тасталсын;",
    "delete_words | article 5-1, point 2-1, subpoint 3-1) | old «аа»",
  ],
  [
    "5-1) тармақшаның екінші абзацындағы «аа» деген сөз алып тасталсын;",
    "delete_words | article 5, subpoint 5-1), paragraph 2 | old «аа»",
  ],
  [
    "«а) тармақшасы» деген сөздер «б) тармақшасы» деген сөздермен ауыстырылсын;",
    "substitute_words | article 5 | old «а) тармақшасы» | new «б) тармақшасы»",
  ],
  [
    "2-тармақтың а) тармақшасындағы «аа» деген сөз алып тасталсын;",
    "delete_words | article 5, point 2, subpoint а) | old «аа»",
  ],
  [
    "2-тармақтың «а» тармақшасындағы «аа» деген сөз алып тасталсын;",
    "delete_words | article 5, point 2, subpoint а) | old «аа»",
  ],
  ["«а» тармақшасы алып тасталсын;", "delete_provision | article 5, subpoint а)"],
  [
    '"Су туралы" Заңның" деген сөздер "Мұз туралы" Заңның" деген сөздермен ауыстырылсын;',
    'substitute_words | article 5 | old «Су туралы" Заңның» | new «Мұз туралы" Заңның»',
    "quote_unbalanced quote_unbalanced",
  ],
  [
    '""Су туралы" Заңның" деген сөздерден кейін "және "Мұз туралы" Заңның" деген сөздермен толықтырылсын;',
    'insert_words | article 5 | after «"Су туралы" Заңның» | new «және "Мұз туралы" Заңның»',
  ],
  [
    "«аа» деген сөз бен «бб» деген сөздер алып тасталсын;",
    "delete_words | article 5 | old «аа» ; delete_words | article 5 | old «бб»",
  ],
  [
    "«аа» және «бб» деген сөздер «вв» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5 | «аа» → «вв» | «бб» → «вв»",
  ],
  ["«аа» деген сөздер мен цифрлар алып тасталсын;", "delete_words | article 5 | old «аа»"],
  [
    "«5 (бес)» деген цифр мен сөз «6 (алты)» деген цифрмен және сөзбен ауыстырылсын;",
    "substitute_words | article 5 | old «5 (бес)» | new «6 (алты)»",
  ],
  ["«10» саны «20» санымен ауыстырылсын;", "substitute_words | article 5 | old «10» | new «20»"],
  ["«10» деген сандар «20» деген сандармен ауыстырылсын;", "substitute_words | article 5 | old «10» | new «20»"],
  [
    "2-тармақта: 1) тармақша алып тасталсын; 2) тармақшадағы «аа» деген сөз алып тасталсын;",
    "delete_provision | article 5, point 2, subpoint 1) ; delete_words | article 5, point 2, subpoint 2) | old «аа»",
  ],
  [
    "2-тармақта:\n1) тармақша алып тасталсын;\n2) тармақша мынадай редакцияда жазылсын:\n«2) а;»;",
    "delete_provision | article 5, point 2, subpoint 1) ; replace_provision | article 5, point 2, subpoint 2) | new «2) а;»",
  ],
  [
    "1) және 2) тармақшалары мынадай редакцияда жазылсын:\n«1) а;\n2) б;»;",
    "replace_provision | article 5, subpoint 1) & article 5, subpoint 2) | new «1) а;\n2) б;»",
  ],
  [
    "1), 2) және 5) тармақшалары алып тасталсын;",
    "delete_provision | article 5, subpoint 1) & article 5, subpoint 2) & article 5, subpoint 5)",
  ],
  [
    "жетінші абзац «аа» деген сөзден кейін «бб» деген сөзбен толықтырылсын;",
    "insert_words | article 5, paragraph 7 | after «аа» | new «бб»",
  ],
  [
    "он бірінші және он екінші абзацтар алып тасталсын;",
    "delete_provision | article 5, paragraph 11 & article 5, paragraph 12",
  ],
  ["жиырма бірінші абзацтағы «аа» деген сөз алып тасталсын;", "delete_words | article 5, paragraph 21 | old «аа»"],
  [
    "екінші – бесінші абзацтар алып тасталсын;",
    "delete_provision | article 5, paragraph 2 & article 5, paragraph 3 & article 5, paragraph 4 & article 5, paragraph 5",
  ],
  [
    "3)-5) тармақшалар алып тасталсын;",
    "delete_provision | article 5, subpoint 3) & article 5, subpoint 4) & article 5, subpoint 5)",
  ],
  [
    "3) – 5) тармақшалары алып тасталсын;",
    "delete_provision | article 5, subpoint 3) & article 5, subpoint 4) & article 5, subpoint 5)",
  ],
  [
    "5-баптағы және 6-баптың 2-тармағындағы «аа» деген сөз алып тасталсын;",
    "delete_words | article 5 & article 6, point 2 | old «аа»",
  ],
  [
    "5 және 6-баптардағы, 7-баптың 1-тармағындағы «аа» деген сөз алып тасталсын;",
    "delete_words | article 5 & article 6 & article 7, point 1 | old «аа»",
  ],
  [
    "1-тармақтың бірінші және екінші бөліктеріндегі, 2-тармақтың 1) тармақшасындағы «аа» деген сөз алып тасталсын;",
    "delete_words | article 5, point 1, part 1 & article 5, point 1, part 2 & article 5, point 2, subpoint 1) | old «аа»",
  ],
  [
    "бірінші бөлігінің 1) тармақшасы мынадай редакцияда жазылсын:\n«1) а;»;",
    "replace_provision | article 5, part 1, subpoint 1) | new «1) а;»",
  ],
  ["бірінші бөлігі «аа» деген сөздермен толықтырылсын;", "append_words | article 5, part 1 | new «аа»"],
  [
    "«аа» деген сөздер «бб» деген сөздермен ауыстырылсын, «вв» деген сөздер алып тасталсын және «гг» деген сөзден кейін «дд» деген сөзбен толықтырылсын;",
    "substitute_words | article 5 | old «аа» | new «бб» ; delete_words | article 5 | old «вв» ; insert_words | article 5 | after «гг» | new «дд»",
  ],
  ["екінші бөлігі күші жойылды деп танылсын;", "delete_provision | article 5, part 2"],
  ["3-тармағының күші жойылды деп танылсын;", "delete_provision | article 5, point 3"],
  ["3-тармағы күшін жойған деп танылсын;", "delete_provision | article 5, point 3"],
  [
    "тақырыбындағы «аа» деген сөз алып тасталсын;",
    "delete_words | act_title | old «аа»",
    "",
    "1. «А туралы» Қазақстан Республикасының Заңына:",
  ],
  [
    "тақырыбы мынадай редакцияда жазылсын: «А туралы»;",
    "rename_heading | act_title | new «А туралы»",
    "",
    "1. «А туралы» Қазақстан Республикасының Заңына:",
  ],
  ["кіріспесі алып тасталсын;", "delete_provision | preamble", "", "1. «А туралы» Қазақстан Республикасының Заңына:"],
  [
    "мынадай мазмұндағы 5-1-баппен толықтырылсын:\n«5-1-бап. А\nБ.»;",
    "insert_provision | whole_act | + article 5-1 | new «5-1-бап. А\nБ.»",
    "",
    "1. «А туралы» Қазақстан Республикасының Заңына:",
  ],
  [
    "5-баптан кейін мынадай мазмұндағы 5-1-баппен толықтырылсын:\n«5-1-бап. А\nБ.»;",
    "insert_provision | whole_act | + article 5-1 | new «5-1-бап. А\nБ.»",
    "",
    "1. «А туралы» Қазақстан Республикасының Заңына:",
  ],
  [
    "5-баптың тақырыбындағы, 1-тармағындағы «аа» деген сөз «бб» деген сөзбен ауыстырылсын;",
    "substitute_words | article 5, heading & article 5, point 1 | old «аа» | new «бб»",
    "",
    "1. «А туралы» Қазақстан Республикасының Заңына:",
  ],
  ["мемлекеттік тілдегі мәтінге өзгеріс енгізілді, орыс тіліндегі мәтін өзгермейді;", "no_op | article 5"],
  ["қазақ тіліндегі мәтін өзгеріссіз қалдырылсын;", "no_op | article 5"],
  [
    "2-тармаққа орыс тіліндегі мәтініне өзгеріс енгізілді, қазақ тіліндегі мәтін өзгертілмейді;",
    "no_op | article 5, point 2",
  ],
  [
    "2-тармақтың орыс тіліндегі мәтініне түзету енгізілді, мемлекеттік тілдегі мәтіні өзгермейді;",
    "no_op | article 5, point 2",
  ],
  [
    "3-тармақ мынадай мазмұндағы 2) және 3) тармақшалармен толықтырылсын:\n«2) а;»;\n«3) б.»;",
    "insert_provision | article 5, point 3 | + subpoint 2), 3) | new «2) а;» «3) б.»",
  ],
  [
    "2) тармақшадағы «.» деген белгі «;» деген белгімен ауыстырылып, мынадай мазмұндағы 3) тармақшамен толықтырылсын:\n«3) б.»;",
    "substitute_words | article 5, subpoint 2) | old «.» | new «;» ; insert_provision | article 5 | + subpoint 3) | new «3) б.»",
  ],
  [
    "2-қосымшаның 3-тармағындағы «аа» деген сөз алып тасталсын;",
    "delete_words | annexed_document 2-қосымша, point 3 | old «аа»",
  ],
];

const DOUBTFUL: readonly string[] = [
  "«аа» (барлық септіктерде) деген сөз «бб» деген сөзбен ауыстырылсын;",
  "«аа» деген сөз тиісті септіктерде «бб» деген сөзбен ауыстырылсын;",
  "мынадай мазмұндағы 3-тармақ толықтырылсын:\n«3. Мәтін.»;",
  "екінші бөліктегі «аа» деген сөздің бірінші кездесуі алып тасталсын;",
];

describe("variations", () => {
  test.each(ROWS.map(([text, told, problems, context]) => [text, told, problems ?? "", context ?? CONTEXT] as const))(
    "%s",
    (text, told, problems, context) => {
      const [read] = readInstructions({ text, lang: "kk", context: [context] });
      if (!read) throw new Error("nothing was read");
      expect(tell(read)).toBe(told);
      expect(codes(read)).toBe(problems);
    },
  );
});

describe("told as doubtful, so that nobody carries it out unseen", () => {
  test.each(DOUBTFUL)("%s", (text) => {
    const [read] = readInstructions({ text, lang: "kk", context: [CONTEXT] });
    expect(read?.problems.map((p) => p.severity)).toContain("error");
  });
});
