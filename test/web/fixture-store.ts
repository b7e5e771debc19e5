/**
 * A small store in memory, true to form: one code in two editions and two languages, a bill with three readings whose texts differ, an
 * instruction that cannot be carried out, announcements kept and missed, a source that failed. All words and figures are made up.
 */
import { createHash } from "node:crypto";
import type { BillEvent, Reading, SourceRef } from "../../src/bills/index.js";
import { compareWords } from "../../src/comparison/index.js";
import { type AmendingInstruction, readForce } from "../../src/drafting/index.js";
import {
  type Block,
  find,
  type Lang,
  type Problem,
  type Provision,
  printedLines,
  type RecognisedText,
  readFragment,
} from "../../src/law/index.js";
import { sanctionHolders } from "../../src/sanctions/index.js";
import type {
  ActView,
  AlarmView,
  BillView,
  ChangeView,
  EditionView,
  InstructionView,
  ProjectionView,
  SanctionSeries,
  SnapshotView,
  StoreReader,
  TextView,
} from "../../src/store/index.js";

export const ACT = "K1400000226";
export const BILL = "mazhilis-532";
export const SEEN = "2025-05-29T04:10:00.000Z";

export interface FixtureOptions {
  /** Put behind every text that comes from outside: titles, law, captions, words of pages, addresses. */
  readonly hostile?: string;
  readonly demonstration?: boolean;
  readonly empty?: boolean;
  /** The second reading was read by machine off a scan. */
  readonly recognised?: boolean;
}

export interface Fixture extends StoreReader {
  /** Counts as a write: pages must be made anew. */
  touch(): void;
  /** Replaces the heading of the new article from now on. */
  rename(heading: string): void;
}

/** What a program read off the picture of a page. */
const MACHINE = (evil: string): RecognisedText => ({
  program: `tesseract 5.3.0${evil}`,
  renderer: "pdftoppm 22.12.0",
  languages: "rus+kaz",
  pixels: 3508,
  pages: [
    {
      page: 1,
      lines: [
        { box: [0, 0, 100, 40], foot: 8, size: 40, words: [{ text: `З00${evil}`, confidence: 41, doubtful: true }] },
      ],
    },
  ],
});

const LADDER = {
  ru: (mci: string, extra: string) =>
    `наказывается штрафом в размере до ${mci} месячных расчетных показателей либо исправительными работами в том же размере${extra}.`,
  kk: (mci: string, extra: string) =>
    `${mci} айлық есептік көрсеткішке дейін айыппұл салуға не түзеу жұмыстарына сол мөлшерде${extra} жазаланады.`,
} as const;

/** The code as plain lines; `stalking` is the text of the new article or null, `insult` the fine of article 131. */
function code(lang: Lang, insult: string, stalking: readonly string[] | null): readonly string[] {
  if (lang === "ru")
    return [
      "Глава 1. ПОСЯГАТЕЛЬСТВА НА ЛИЧНОСТЬ",
      "Статья 115. Угроза",
      "Угроза расправой, если её следовало опасаться, –",
      LADDER.ru("двухсот", ""),
      ...(stalking ?? []),
      "Статья 116. Принуждение к донорству",
      "1. Принуждение человека отдать орган –",
      "наказывается лишением свободы на срок до трех лет.",
      "2. То же деяние, совершенное:",
      "1) группой лиц;",
      "2) в отношении зависимого лица;",
      "3) неоднократно, –",
      "наказывается лишением свободы на срок от трех до пяти лет.",
      "Глава 2. ПОСЯГАТЕЛЬСТВА НА ЧЕСТЬ",
      "Статья 131. Оскорбление",
      "1. Унижение чести человека в неприличной форме –",
      LADDER.ru(insult, ""),
      "2. То же деяние, совершенное публично, –",
      LADDER.ru("двухсот", " либо привлечением к общественным работам на срок до ста восьмидесяти часов"),
    ];
  return [
    "1-тарау. АДАМҒА ҚОЛ СҰҒУ",
    "115-бап. Қорқыту",
    "Қорқынышты себеп болған қорқыту –",
    LADDER.kk("екі жүз", ""),
    ...(stalking ?? []),
    "116-бап. Донор болуға мәжбүрлеу",
    "1. Адамды ағзасын беруге мәжбүрлеу –",
    "үш жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.",
    "2-тарау. АР-НАМЫСҚА ҚОЛ СҰҒУ",
    "131-бап. Қорлау",
    "1. Адамның ар-намысын әдепсіз түрде кемсіту –",
    LADDER.kk(insult === "ста" ? "бір жүз" : "екі жүз", ""),
  ];
}

function stalking(lang: Lang, heading: string, mci: string, arrest: boolean): readonly string[] {
  if (lang === "ru")
    return [
      `Статья 115-1. ${heading}`,
      `Навязчивое преследование человека${arrest ? " против его воли" : ""}, причинившее вред, –`,
      LADDER.ru(mci, arrest ? " либо арестом на срок до пятидесяти суток" : ""),
    ];
  return [
    `115-1-бап. ${heading}`,
    "Адамның соңынан қалмай, оған зиян келтіру –",
    LADDER.kk(
      mci === "двухсот" ? "екі жүз" : "үш жүз",
      arrest ? " не елу тәулікке дейінгі мерзімге қамаққа алуға" : "",
    ),
  ];
}

interface Step {
  readonly stage: string;
  readonly date: string;
  readonly mci: string;
  readonly arrest: boolean;
  readonly insult: string;
}

const STEPS: readonly Step[] = [
  { stage: "working_group", date: "2025-02-20", mci: "трехсот", arrest: false, insult: "ста" },
  { stage: "first_reading", date: "2025-04-16", mci: "двухсот", arrest: false, insult: "ста" },
  { stage: "second_reading", date: "2025-05-28", mci: "двухсот", arrest: true, insult: "двухсот" },
];

/** When the bill takes effect, by its last article; the last sentence says it in no form that is read. */
const FORCE: Readonly<Record<Lang, readonly string[]>> = {
  ru: [
    "Настоящий Закон вводится в действие по истечении шестидесяти календарных дней после его официального опубликования, за исключением подпункта 5) пункта 1 статьи 1, который вводится в действие с 1 января 2026 года.",
    "Правила о лодках вводятся в действие с приходом весны.",
  ],
  kk: [
    "Осы Заң, 2026 жылғы 1 қаңтардан бастап қолданысқа енгізілетін 1-баптың 1-тармағының 5) тармақшасын қоспағанда, алғашқы ресми жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі.",
    "Қайық туралы қағидалар көктем шыққанда қолданысқа енгізіледі.",
  ],
};

/** As the pipeline tells what the two languages of a reading do not share. */
const languageProblems = (evil: string): readonly Problem[] => [
  { code: "languages_compared", severity: "info", args: { provisions: 3, differ: 4, earlier: 2, open: 1 } },
  {
    code: "languages_order",
    severity: "warning",
    args: { place: "art_1.point_4", lang: "ru", words: `4) слова «река» исключить${evil}` },
  },
  {
    code: "languages_differ",
    severity: "warning",
    args: {
      act: ACT,
      place: "art_131.part_1",
      difference: "bounds_differ",
      penalty: "fine",
      ru: `наказывается штрафом до двухсот месячных расчетных показателей${evil}`,
      kk: `үш жүз айлық есептік көрсеткішке дейін айыппұл салуға жазаланады${evil}`,
      ru_max: 200,
      ru_unit: "mci",
      kk_max: 300,
      kk_unit: "mci",
    },
  },
  {
    code: "languages_differ",
    severity: "warning",
    args: {
      act: ACT,
      place: "art_115-1",
      difference: "reference_only_in_kk",
      value: "article 116",
      ru: `Преследование человека${evil}`,
      kk: `116-бапта көзделген қудалау${evil}`,
    },
  },
  {
    code: "languages_differ",
    severity: "warning",
    args: { act: ACT, place: "art_115-1.note", difference: "provision_only_in_kk", ru: "", kk: `Ескертпе${evil}` },
  },
];

const sha = (text: string) => createHash("sha256").update(text).digest("hex");

export function fixtureStore(options: FixtureOptions = {}): Fixture {
  const evil = options.hostile ?? "";
  let revision = 1;
  let heading = { ru: "Сталкинг", kk: "Аңду" };
  let texts = makeTexts();
  let changes = makeChanges(texts);

  function ref(name: string, block?: number): SourceRef {
    const url = `https://example.kz/${encodeURIComponent(name)}${evil}`;
    return { url, sha256: sha(name), fetchedAt: SEEN, ...(block === undefined ? {} : { block }) };
  }
  function readingOf(step: Step, lang: Lang): Reading {
    return {
      id: `${BILL}.${step.stage}.${lang}`,
      bill: BILL,
      stage: step.stage,
      lang,
      date: step.date,
      material: "text",
      source: ref(`bill-${step.stage}-${lang}`),
      illustrative: step.stage === "working_group",
      ...(options.recognised && step.stage === "second_reading"
        ? { recognised: { maker: `tesseract 5.3.0${evil}`, words: 940, unsure: 3, examples: `«З00»${evil}` } }
        : {}),
    };
  }
  function makeTexts(): readonly TextView[] {
    const all: TextView[] = [];
    for (const lang of ["ru", "kk"] as const) {
      const tree = (lines: readonly string[]): Provision =>
        readFragment(
          lines.map((l) => l + evil.replaceAll(/[\r\n]+/gu, " ")),
          { family: "criminal_code", lang },
        ).root;
      for (const date of ["2020-01-01", "2025-01-01"]) {
        const edition: EditionView = {
          textId: `e.${ACT}.${lang}.${date}`,
          act: ACT,
          lang,
          date,
          title: (lang === "ru" ? "Уголовный кодекс" : "Қылмыстық кодекс") + evil,
          state: (lang === "ru" ? "Обновленный" : "Жаңартылған") + evil,
          source: ref(`code-${lang}-${date}`),
          origin: "adilet",
          problems: [{ code: "odd_label", severity: "info", args: { label: `7${evil}` } }],
          recognised: false,
          causes: [
            {
              code: `1${evil}`,
              title: `О поправках${evil}`,
              requisites: `№ 210-VIII${evil}`,
              origin: "zan",
              source: ref(`code-${lang}-${date}`),
            },
          ],
          witnesses: [
            {
              textId: `e.${ACT}.${lang}.${date}`,
              act: ACT,
              lang,
              date,
              source: "zan",
              state: date === "2025-01-01" ? "differs" : "agrees",
              against: "adilet",
              differing: 1,
              addresses: ["art_115-1"],
              editorial: 0,
            },
          ],
        };
        const root = tree(code(lang, date < "2025" ? "ста" : "ста", null));
        all.push({ textId: edition.textId, nature: "edition", act: ACT, lang, date, edition, root, places: new Map() });
      }
      for (const step of STEPS) {
        const reading = readingOf(step, lang);
        const projection: ProjectionView = {
          textId: `p.${reading.id}.${ACT}`,
          reading,
          act: ACT,
          lang,
          base: `e.${ACT}.${lang}.2025-01-01`,
          applied: 2,
          ambiguous: 0,
          notApplied: 1,
          recognised: reading.recognised !== undefined,
        };
        const root = tree(code(lang, step.insult, stalking(lang, heading[lang], step.mci, step.arrest)));
        all.push({
          textId: projection.textId,
          nature: "projection",
          act: ACT,
          lang,
          date: step.date,
          projection,
          root,
          places: new Map(),
        });
      }
    }
    return all;
  }
  function makeChanges(from: readonly TextView[]): readonly ChangeView[] {
    if (options.empty) return [];
    const all: ChangeView[] = [];
    for (const lang of ["ru", "kk"] as const) {
      STEPS.forEach((step, i) => {
        const before = from.find(
          (t) =>
            t.textId === (i === 0 ? `e.${ACT}.${lang}.2025-01-01` : `p.${BILL}.${STEPS[i - 1]?.stage}.${lang}.${ACT}`),
        );
        const after = from.find((t) => t.textId === `p.${BILL}.${step.stage}.${lang}.${ACT}`);
        if (!before || !after) throw new Error("this is a bug in the fixture");
        for (const address of ["art_115-1", "art_131.part_1"]) {
          const change = changeOf(address, step, { lang, before, after, first: i === 0 });
          if (change) all.push(change);
        }
      });
    }
    return all.reverse();
  }
  function changeOf(
    address: string,
    step: Step,
    { lang, before, after, first }: { lang: Lang; before: TextView; after: TextView; first: boolean },
  ): ChangeView | null {
    const [old, now] = [find(before.root, address)?.node ?? null, find(after.root, address)?.node ?? null];
    if (old?.hash === now?.hash) return null;
    const [was, is] = [old && printedLines(old).join("\n"), now && printedLines(now).join("\n")];
    const sanctions = (node: Provision | null) =>
      node ? (sanctionHolders(node, address, lang)[0]?.sanctions ?? []) : [];
    return {
      id: sha(`${step.stage} ${address} ${lang}`).slice(0, 16),
      bill: BILL,
      reading: `${BILL}.${step.stage}.${lang}`,
      stage: step.stage,
      act: ACT,
      lang,
      address,
      kind: old ? "modified" : "inserted",
      fromText: before.textId,
      toText: after.textId,
      against: first ? "in_force" : "previous_reading",
      before: was,
      after: is,
      words: was !== null && is !== null ? compareWords(was, is) : null,
      confidence: "same_label",
      editorial: false,
      sanctions: { before: sanctions(old), after: sanctions(now) },
      instructions: [0],
      incomplete: address === "art_131.part_1",
      eventDate: step.date,
      seenAt: SEEN,
      publishedAt: SEEN,
      updatedAt: SEEN,
      corrected: step.stage === "first_reading",
      source: ref(`bill-${step.stage}-${lang}`, 3),
      illustrative: step.stage === "working_group",
      recognised: options.recognised === true && step.stage === "second_reading",
    };
  }

  const events: readonly BillEvent[] = [
    {
      stage: "introduced",
      nature: "held",
      date: "2024-04-03",
      precision: "day",
      words: `Законопроект внесён${evil}`,
      source: ref("news-1", 2),
    },
    {
      stage: "working_group",
      nature: "held",
      date: "2025-02-20",
      precision: "day",
      words: `Одобрено группой${evil}`,
      source: ref("news-2"),
      illustrative: true,
    },
    {
      stage: "first_reading",
      nature: "announced",
      date: "2025-03-03",
      precision: "week",
      words: `На следующей неделе${evil}`,
      source: ref("news-2", 1),
    },
    {
      stage: "first_reading",
      nature: "held",
      date: "2025-04-16",
      precision: "day",
      words: `Первое чтение состоялось${evil}`,
      source: ref("news-3"),
    },
    {
      stage: "second_reading",
      nature: "held",
      date: "2025-05-28",
      precision: "day",
      words: `Второе чтение состоялось${evil}`,
      source: ref("news-4"),
    },
    {
      stage: "sent_to_senate",
      nature: "announced",
      date: "2025-06-01",
      precision: "month",
      words: `В июне${evil}`,
      source: ref("news-4", 5),
    },
    {
      stage: "signed",
      nature: "announced",
      date: null,
      precision: "unknown",
      words: `Позднее${evil}`,
      source: ref("news-4", 6),
    },
  ];
  const bill = (): BillView => ({
    id: BILL,
    key: "532",
    source: "mazhilis",
    procedure: "parliament-1995",
    number: `532-VIII${evil}`,
    initiator: `Правительство${evil}`,
    titles: [
      { lang: "ru", title: `О поправках по вопросам трёх кодексов${evil}`, since: "2024-04-03", source: ref("card-1") },
      {
        lang: "kk",
        title: `Үш кодекс мәселелері бойынша түзетулер туралы${evil}`,
        since: "2024-04-03",
        source: ref("card-1"),
      },
      {
        lang: "ru",
        title: `О поправках по вопросам уголовного законодательства${evil}`,
        since: "2025-05-28",
        source: ref("card-2"),
      },
    ],
    stage: "second_reading",
    events,
    readings: [
      ...(["ru", "kk"] as const).flatMap((lang) => STEPS.map((s) => readingOf(s, lang))),
      {
        id: `${BILL}.sent_to_senate.ru`,
        bill: BILL,
        stage: "sent_to_senate",
        lang: "ru",
        date: null,
        material: "scan",
        source: ref("scan"),
      },
    ],
    projections: texts.flatMap((t) => (t.projection ? [t.projection] : [])),
    documents: [
      {
        caption: `Законопроект ко второму чтению${evil}`,
        role: "bill",
        stage: "second_reading",
        lang: "ru",
        material: "text",
        source: ref("bill-second_reading-ru"),
      },
      {
        caption: `Сканированное заключение${evil}`,
        role: "conclusion",
        stage: null,
        lang: "ru",
        material: "scan",
        source: ref("scan"),
      },
    ],
  });
  const act = (): ActView => ({
    id: ACT,
    titles: { ru: `Уголовный кодекс${evil}`, kk: `Қылмыстық кодекс${evil}` },
    family: "criminal_code",
    editions: texts.flatMap((t) => (t.edition ? [t.edition] : [])),
  });
  const instruction = (lang: Lang, seq: number): InstructionView => {
    const source =
      seq === 0
        ? `2) дополнить статьёй 115-1 следующего содержания: «Статья 115-1…»${evil}`
        : `5) в статье 131 слова «нет таких слов» заменить словами «других»${evil}`;
    const given: AmendingInstruction = {
      op: seq === 0 ? "insert_provision" : "substitute_words",
      target: { article: seq === 0 ? "115-1" : "131" },
      ...(seq === 0 ? {} : { old: `нет таких слов${evil}`, new: "других" }),
      act: `Уголовный кодекс${evil}`,
      lang,
      span: { start: 0, end: source.length },
      source,
      context: [`1. В Уголовный кодекс:${evil}`],
      ...(seq === 0
        ? {}
        : {
            place: { article: "1", point: "1", subpoint: "5)" },
            force: [
              { when: { kind: "date", date: "2026-01-01", words: "с 1 января 2026 года" }, sentence: 0 },
              { when: { kind: "unknown", words: `Правила о лодках${evil}` }, sentence: 1 },
            ],
          }),
      problems: [],
    };
    return {
      reading: "",
      seq,
      act: ACT,
      instruction: given,
      outcome:
        seq === 0
          ? { status: "applied", evidence: [{ address: "art_115-1" }] }
          : { status: "not_applied", reason: "words_not_found", detail: { words: `нет таких слов${evil}` } },
      block: 3 + seq,
    };
  };
  const series = (address: string, lang: Lang): readonly SanctionSeries[] => {
    const holders = new Map<string, SanctionSeries>();
    for (const text of texts.filter((t) => t.lang === lang)) {
      const article = find(text.root, address.split(".")[0] ?? "");
      if (!article) continue;
      for (const held of sanctionHolders(article.node, article.address, lang)) {
        if (held.address !== address && !held.address.startsWith(`${address}.`)) continue;
        const before = holders.get(held.address);
        const point = {
          textId: text.textId,
          nature: text.nature,
          bill: text.projection?.reading.bill ?? null,
          stage: text.projection?.reading.stage ?? null,
          date: text.date,
          inForce: text.nature === "edition",
          sanctions: held.sanctions,
          text: held.text,
          source: text.edition?.source ?? text.projection?.reading.source ?? ref("none"),
          illustrative: text.projection?.reading.illustrative === true,
          recognised: text.projection?.recognised === true,
        };
        holders.set(held.address, {
          act: ACT,
          address: held.address,
          lang,
          heading: article.node.heading,
          points: [...(before?.points ?? []), point],
        });
      }
    }
    return [...holders.values()];
  };
  const blocks: readonly Block[] = [
    { kind: "heading", text: `Закон${evil}`, align: "center" },
    ...Array.from({ length: 90 }, (_, i): Block => ({ kind: "paragraph", text: `Абзац ${i + 1} документа${evil}` })),
    {
      kind: "table",
      text: "",
      rows: [
        [
          { blocks: [{ kind: "paragraph", text: `ячейка${evil}` }] },
          { blocks: [{ kind: "paragraph", text: "вторая" }] },
        ],
      ],
    },
  ];
  const snapshot = (hash: string): SnapshotView => ({
    sha256: hash,
    url: `https://example.kz/doc${evil}`,
    source: `mazhilis${evil}`,
    kind: "document",
    fetchedAt: SEEN,
    lastSeenAt: SEEN,
    mediaType: "text/html",
    size: 12,
    headers: {},
    demonstration: options.demonstration === true,
  });
  const one = <T>(list: readonly T[]): readonly T[] => (options.empty ? [] : list);

  return {
    touch: () => {
      revision += 1;
    },
    rename: (ru) => {
      heading = { ...heading, ru };
      texts = makeTexts();
      changes = makeChanges(texts);
      revision += 1;
    },
    revision: () => revision,
    demonstration: () => options.demonstration === true,
    disagreements: () =>
      one(
        (["ru", "kk"] as const).map((lang) => ({
          textId: `e.${ACT}.${lang}.2025-01-01`,
          act: ACT,
          lang,
          date: "2025-01-01",
          source: "zan",
          state: "differs" as const,
          against: "adilet",
          differing: 1,
          addresses: ["art_115-1"],
          editorial: 0,
        })),
      ),
    absences: () => [],
    unread: (id) =>
      options.empty || id !== BILL
        ? []
        : (["never", "missing", "held", "held_newer"] as const).map((state, n) => ({
            source: `mazhilis${evil}`,
            url: `https://example.kz/unread/${n}${evil}`,
            kind: "document",
            caption: n === 0 ? "" : `Қорытынды${evil}`,
            lang: n === 0 ? null : "kk",
            state,
            since: SEEN,
            code: state.startsWith("held") ? "document_unreadable" : null,
            sha256: state.startsWith("held") ? ref("held").sha256 : null,
          })),
    heldPages: () =>
      one([
        {
          id: "0123456789ab",
          source: `mazhilis${evil}`,
          url: `https://example.kz/list${evil}`,
          kind: "list",
          meta: {},
          sha256: ref("held").sha256,
          at: SEEN,
          code: "list_shrunk",
          message: `7 pages, 10 before${evil}`,
          size: 100,
        },
      ]),
    alarms: () =>
      one<AlarmView>([
        {
          id: "00000000000000a1",
          code: "drift",
          source: `mazhilis${evil}`,
          args: { pages: 1, url: `https://example.kz/p${evil}`, message: `expected a table, found ${evil}` },
          openedAt: SEEN,
          updatedAt: SEEN,
          closedAt: null,
        },
        {
          id: "00000000000000a2",
          code: "overdue",
          source: `senate${evil}`,
          args: { since: SEEN },
          openedAt: SEEN,
          updatedAt: "2025-06-01T00:00:00.000Z",
          closedAt: "2025-06-01T00:00:00.000Z",
        },
      ]),
    acts: () => one([act()]),
    act: (id) => (id === ACT && !options.empty ? act() : null),
    text: (id) => texts.find((t) => t.textId === id) ?? null,
    texts: (id, lang) => (id === ACT ? texts.filter((t) => t.lang === lang) : []),
    bills: () => one([bill()]),
    bill: (id) => (id === BILL && !options.empty ? bill() : null),
    reading: (id) => bill().readings.find((r) => r.id === id) ?? null,
    instructions: (reading) =>
      [0, 1].map((seq) => ({ ...instruction(reading.endsWith("kk") ? "kk" : "ru", seq), reading })),
    problemsOfReading: (reading) =>
      reading.includes("second_reading")
        ? [
            ...(reading.endsWith("kk") ? languageProblems(evil) : []),
            {
              code: "unread_text",
              severity: "warning",
              block: 4,
              args: { text: `Слова без поручения${options.hostile ?? ""}` },
            },
          ]
        : [],
    forceOfReading: (reading) =>
      FORCE[reading.endsWith("kk") ? "kk" : "ru"].map((text) => ({
        text: text + evil,
        span: { start: 0, end: text.length },
        rules: readForce(text + evil, reading.endsWith("kk") ? "kk" : "ru"),
      })),
    changes: (f) =>
      changes
        .filter((c) => (!f.bill || c.bill === f.bill) && (!f.act || c.act === f.act) && (!f.lang || c.lang === f.lang))
        .filter((c) => !f.address || c.address === f.address || c.address.startsWith(`${f.address}.`))
        .filter((c) => !f.penalties || c.sanctions !== null)
        .slice(0, f.limit ?? 100),
    change: (id) => changes.find((c) => c.id === id) ?? null,
    announced: () =>
      one(
        events
          .filter((e) => e.nature === "announced" && e.stage !== "first_reading")
          .map((event) => ({ bill: bill(), event })),
      ),
    history: (id, address, lang) =>
      id !== ACT
        ? []
        : texts
            .filter((t) => t.lang === lang)
            .map((t) => ({
              textId: t.textId,
              nature: t.nature,
              date: t.date,
              bill: t.projection?.reading.bill ?? null,
              stage: t.projection?.reading.stage ?? null,
              provision: find(t.root, address)?.node ?? null,
              source: t.edition?.source ?? t.projection?.reading.source ?? ref("none"),
              recognised: t.projection?.recognised === true,
            })),
    sanctionSeries: (id, address, lang) => (id === ACT ? series(address, lang) : []),
    billSanctions: (id, lang) => (id === BILL ? ["art_115-1", "art_131"].flatMap((a) => series(a, lang)) : []),
    snapshot: (hash) => (options.empty ? null : snapshot(hash)),
    snapshotBytes: () => Buffer.from("<b>hello</b>"),
    snapshotBlocks: () => blocks,
    recognition: (hash) =>
      hash === ref("scan").sha256
        ? {
            state: "failed",
            program: `tesseract 5.3.0${evil}`,
            at: SEEN,
            tries: 3,
            code: "recognition_timeout",
            message: `too slow${evil}`,
          }
        : hash === ref("bill-second_reading-ru").sha256 && options.recognised
          ? { state: "read", at: SEEN, text: MACHINE(evil) }
          : null,
    recognitionStatus: () => ({
      waiting: 2,
      failed: 1,
      read: 0,
      program: null,
      missing: ["tesseract-ocr", `tesseract-ocr-kaz${evil}`],
    }),
    status: () =>
      one([
        {
          source: `mazhilis${evil}`,
          lastRun: {
            id: 2,
            source: `mazhilis${evil}`,
            startedAt: SEEN,
            endedAt: SEEN,
            outcome: "partial",
            fetched: 3,
            unchanged: 1,
            errors: [
              { code: "timeout", message: "slow", url: `https://example.kz/slow${evil}`, at: SEEN },
              { code: "never_heard_of", message: "?", url: null, at: SEEN },
            ],
          },
          lastComplete: SEEN,
          lastChange: SEEN,
          next: "2025-05-30T04:00:00.000Z",
        },
      ]),
    runTotals: () => [],
    errorTotals: () => [],
    runs: () =>
      one([
        {
          id: 2,
          source: `mazhilis${evil}`,
          startedAt: SEEN,
          endedAt: SEEN,
          outcome: "partial",
          fetched: 3,
          unchanged: 1,
          errors: [],
        },
      ]),
    size: () => ({ bytes: 5_000_000, snapshots: 21, provisions: 140 }),
  };
}
