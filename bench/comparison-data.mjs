// A made-up code and editions of it whose true edit script is known: what bench/comparison.mjs compares.
const STEMS =
  "лиц деян поряд орган реш закон суд имуществ договор срок прав обязан свед уч надзор сторон заявл участ расход доход провер лиценз запрет учрежд служб охран хозяйств насел голуб птиц корм содерж полет район област комисс жалоб протокол взыскан ответствен".split(
    " ",
  );
const ENDINGS =
  "а ом у ами ах ов ой ые ых ого ему ная ность ением ание ится ован щик ками тель тельный тельного ящий ящего енный енного ировать ируемый ность-то".split(
    " ",
  );
const SMALL = "и в на по или с не для при от за".split(" ");
const FINES = [
  "двадцати",
  "ста двадцати",
  "двухсот",
  "трехсот",
  "ста шестидесяти",
  "пятисот",
  "одной тысячи двухсот",
  "сорока",
];

/** A fixed sequence: the same code on every machine. */
export function sequence(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** Frequent words are frequent: small words, then stems with endings, the first ones oftener. */
function writer(next) {
  const word = () => {
    if (next(5) === 0) return SMALL[next(SMALL.length)];
    const rank = Math.floor(((next(1000) * next(1000)) / 1_000_000) * STEMS.length * ENDINGS.length);
    return STEMS[rank % STEMS.length] + ENDINGS[Math.floor(rank / STEMS.length) % ENDINGS.length];
  };
  const sentence = (count) => {
    const words = Array.from({ length: count }, word);
    for (let i = 6; i < count - 2; i += 7 + next(5)) words[i] += ",";
    return words.join(" ");
  };
  return { word, sentence };
}

/** Articles in order, each a list of paragraphs: heading, four parts with three points and a sanction each, about 220 words. */
export function madeUpCode(articles, seed = 2014) {
  const next = sequence(seed);
  const { sentence } = writer(next);
  return Array.from({ length: articles }, (_, i) => {
    const lines = [`Статья ${i + 1}. О ${sentence(4)}`];
    for (let part = 1; part <= 4; part++) {
      lines.push(`${part}. ${sentence(23)}:`);
      for (let point = 1; point <= 2; point++) lines.push(`${point}) ${sentence(9)};`);
      lines.push(`наказывается штрафом в размере до ${FINES[next(FINES.length)]} месячных расчетных показателей.`);
    }
    return lines;
  });
}

const PER_CHAPTER = 20;

/** The paragraphs of the whole code, twenty articles a chapter; `moved`: the third chapter stands before the one before the last. */
export function printed(articles, moved = false) {
  const chapters = [];
  for (let i = 0; i < articles.length; i += PER_CHAPTER) {
    const number = i / PER_CHAPTER + 1;
    chapters.push([
      `Глава ${number}. Правила ${number === 1 ? "общие" : `о деле ${number}`}`,
      ...articles.slice(i, i + PER_CHAPTER).flat(),
    ]);
  }
  if (moved) chapters.splice(chapters.length - 2, 0, ...chapters.splice(2, 1));
  return chapters.flat();
}

/**
 * The same code with `touched` articles amended, evenly spread, and the words of the true edit script (deleted and inserted together): two words
 * replaced, a fine changed, three words inserted, four deleted, every third a new point, every second a part in new wording, every fifth a point gone.
 */
export function amended(articles, touched, within = articles.length) {
  const next = sequence(7 + touched);
  const { word, sentence } = writer(next);
  const at = new Set(Array.from({ length: touched }, (_, i) => Math.floor((i * within) / touched)));
  let words = 0;
  let seen = 0;
  const replaced = (line, from, count, fresh) => {
    const parts = line.split(" ");
    const gone = parts.splice(from, count, ...fresh);
    words += gone.filter((w) => /\p{L}/u.test(w)).length + fresh.length;
    return parts.join(" ");
  };
  const edition = articles.map((lines, i) => {
    if (!at.has(i)) return lines;
    const copy = [...lines];
    copy[1] = replaced(copy[1], 3, 2, [word(), word()]);
    copy[4] = changedFine(copy[4], next);
    words += 2;
    copy[5] = replaced(copy[5], 9, 0, [word(), word(), word()]);
    copy[9] = replaced(copy[9], 8, 4, []);
    if (seen % 3 === 0) {
      copy.splice(3, 0, `1-1) ${sentence(8)} вновь;`);
      words += 10;
    }
    if (seen % 2 === 0) copy[13] = replaced(copy[13], 1, 23, `${sentence(20)}:`.split(" "));
    if (seen % 5 === 0) {
      const [gone] = copy.splice(copy.length - 2, 1);
      words += gone.split(" ").length;
    }
    seen += 1;
    return copy;
  });
  return { edition, words };
}

function changedFine(line, next) {
  const [, old] = /до (.+) месячных/u.exec(line);
  let fresh = old;
  while (fresh === old) fresh = FINES[next(FINES.length)];
  return line.replace(old, fresh);
}
