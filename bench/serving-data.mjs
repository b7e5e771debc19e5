// What the serving measurements serve: a store with made-up bills and changes whose first page has about 57 kB, and a plain model of the same length.
// The words are drawn from a vocabulary of stems and endings, so that no line repeats another and compression has the work that real titles give it.
import { readFragment } from "../dist/src/law/index.js";
import { openStore } from "../dist/src/store/index.js";

const BILLS = 66;
const CHANGES = 40;
const EDITIONS = 30;
/** Lines of the plain model: as many as make its page as long as ours. */
const ROWS = 93;
const ACT = "K1400000226";

const STEMS =
  "скамейк голуб фонар дорож мостов ограждени водоём парков площадк вывеск лестниц перил тротуар навес фонтан клумб алле качел горк песочниц беседк урн киоск лавк пристан лодк причал колодц насос кровл чердак подвал".split(
    " ",
  );
const ENDINGS = "а у ой ами ах ов ные ного ному ная ность ением ание ится ован щик ский скому чатый".split(" ");

/** A small generator of numbers, so that every run serves the same page. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const next = numbers(2014);
const pick = (list) => list[next(list.length)];
const words = (count) => Array.from({ length: count }, () => pick(STEMS) + pick(ENDINGS)).join(" ");
const hex = (length) => Array.from({ length }, () => next(16).toString(16)).join("");
const dayOf = (i) => `2025-05-${String(1 + (i % 28)).padStart(2, "0")}`;
const titleOf = () => `О внесении изменений по вопросам ${words(7)}`;

const sourceOf = () => ({
  url: `https://example.kz/${hex(12)}`,
  sha256: hex(64),
  fetchedAt: "2025-05-29T04:10:00.000Z",
  block: next(90),
});

function dossier(i) {
  const id = `mazhilis-${500 + i}`;
  const source = sourceOf();
  const title = titleOf();
  const stages = ["introduced", "first_reading", "second_reading"];
  const events = stages.map((stage, s) => ({
    stage,
    nature: "held",
    date: dayOf(i + s),
    precision: "day",
    words: "",
    source,
  }));
  if (i < 4)
    events.push({
      stage: "sent_to_senate",
      nature: "announced",
      date: "2099-06-01",
      precision: "day",
      words: "",
      source,
    });
  return {
    id,
    key: String(500 + i),
    source: "mazhilis",
    procedure: "parliament-1995",
    number: String(i),
    initiator: null,
    titles: [{ lang: "ru", title, since: "2025-01-01", source }],
    stage: "second_reading",
    events,
    readings: stages.map((stage, s) => ({
      id: `${id}.${stage}.ru`,
      bill: id,
      stage,
      lang: "ru",
      date: dayOf(i + s),
      material: "text",
      source,
    })),
    documents: [],
  };
}

const fine = (max) => ({
  kind: "fine",
  role: "main",
  min: null,
  max,
  unit: "mci",
  relation: "or",
  same_as: null,
  applies_to: null,
  group: 0,
  condition: null,
});

function changeOf(i, bill) {
  const before = words(40);
  return {
    id: hex(16),
    bill: bill.id,
    reading: `${bill.id}.second_reading.ru`,
    stage: "second_reading",
    act: ACT,
    lang: "ru",
    address: `art_${100 + i}.part_${1 + (i % 4)}`,
    kind: "modified",
    fromText: `e.${ACT}.ru.2025-01-01`,
    toText: `p.${bill.id}.second_reading.ru.${ACT}`,
    against: "in_force",
    before,
    after: `${before} ${words(4)}`,
    words: [],
    confidence: "stated",
    editorial: false,
    sanctions: { before: [fine(100 + 10 * i)], after: [fine(205 + 15 * i)] },
    instructions: [i],
    incomplete: i % 3 === 0,
    illustrative: false,
    recognised: false,
    eventDate: dayOf(i),
    seenAt: "2025-05-29T04:10:00.000Z",
    source: sourceOf(),
    place: i,
  };
}

/** An edition of the code a month, as a page handed in tells it; only the first article differs. */
function takeEditions(store) {
  for (let i = 0; i < EDITIONS; i++) {
    const date = `${2022 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}-01`;
    const lines = [`Статья 1. ${words(3)}`, `1. ${words(20)}.`, `2. ${words(30)}.`];
    const { root } = readFragment(lines, { family: "criminal_code", lang: "ru" });
    const edition = {
      act: ACT,
      lang: "ru",
      date,
      title: "Кодекс скамеек и голубятен",
      requisite: "",
      state: "",
      family: "criminal_code",
      root,
      places: new Map(),
      notes: [],
      problems: [],
      second: false,
    };
    const page = { editions: [edition], pages: [], days: [], facts: [], blocks: null, follow: [], problems: [] };
    const observation = {
      source: "adilet",
      url: `https://example.kz/code/${date}`,
      kind: "edition",
      meta: {},
      bytes: Buffer.from(lines.join("\n")),
      mediaType: "text/html",
      charset: "utf-8",
      headers: {},
      at: "2025-05-29T04:05:00.000Z",
    };
    store.take(observation, { state: "read", page });
  }
}

/** A real store in memory, filled through its own writers. */
export function filledStore() {
  const store = openStore(":memory:");
  takeEditions(store);
  const bills = Array.from({ length: BILLS }, (_, i) => dossier(i));
  const changes = Array.from({ length: CHANGES }, (_, i) => changeOf(i, bills[i % 20]));
  for (const bill of bills)
    store.saveBill(
      {
        dossier: bill,
        readingProblems: new Map(),
        readingForce: new Map(),
        projections: [],
        instructions: [],
        changes: changes.filter((c) => c.bill === bill.id),
        acts: [ACT],
        inputs: bill.id,
      },
      "2025-05-29T04:10:00.000Z",
    );
  const run = store.startRun("mazhilis", "2025-05-29T04:00:00.000Z");
  store.endRun(run, "2025-05-29T04:10:00.000Z", "complete");
  return store;
}

/** The model of the peer: every string ready, nothing to choose. */
export function plainModel() {
  return {
    title: "Что законопроекты меняют в кодексах",
    rows: Array.from({ length: ROWS }, (_, i) => ({
      href: `/ru/change/${hex(16)}`,
      sentence: `Статья ${100 + i}, часть 2: штраф до ${100 + 10 * i} МРП → до ${205 + 15 * i} МРП (${3932 * (100 + 10 * i)} ₸ → ${3932 * (205 + 15 * i)} ₸ при МРП 2025 года), второе чтение`,
      labels: [
        { kind: "projection", words: "наша проекция" },
        { kind: "unresolved", words: "не разрешено" },
      ],
      bill: { href: `/ru/bill/mazhilis-${500 + i}`, title: titleOf() },
    })),
  };
}
