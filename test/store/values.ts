// Hand-made values in the form of the real ones: a small code, its editions, a bill with two readings.
import type { Dossier } from "../../src/bills/index.js";
import { type Lang, type Provision, readFragment } from "../../src/law/index.js";
import type {
  DerivedBill,
  DerivedChange,
  EditionFacts,
  InstructionView,
  NewObservation,
  PageFacts,
  Store,
} from "../../src/store/index.js";

export function codeTree(fine: number, extra: readonly string[] = []): Provision {
  return readFragment(
    [
      "Статья 1. Общее правило",
      "1. Настоящее правило действует для всех.",
      "2. Исключений нет.",
      "Статья 120. Порча скамеек",
      "1. Порча скамейки в парке –",
      `наказывается штрафом в размере до ${fine} месячных расчетных показателей.`,
      "2. То же деяние, совершенное повторно, –",
      "наказывается арестом на срок до пятидесяти суток.",
      ...extra,
    ],
    { family: "criminal_code", lang: "ru" },
  ).root;
}

export function edition(root: Provision, date: string | null, more: Partial<EditionFacts> = {}): EditionFacts {
  return {
    act: "K1400000226",
    lang: "ru",
    date,
    title: "Кодекс примеров",
    requisite: "",
    state: "",
    family: "criminal_code",
    root,
    places: new Map([["art_120", [3, 4]]]),
    notes: [],
    problems: [],
    second: false,
    ...more,
  };
}

export function seen(url: string, body: string, at: string, more: Partial<NewObservation> = {}): NewObservation {
  return {
    source: "adilet",
    url,
    kind: "edition",
    meta: {},
    bytes: Buffer.from(body),
    mediaType: "text/html",
    charset: "utf-8",
    headers: { etag: `"${body.length}"` },
    at,
    ...more,
  };
}

export function page(more: Partial<PageFacts> = {}): { state: "read"; page: PageFacts } {
  return {
    state: "read",
    page: { editions: [], pages: [], days: [], facts: [], blocks: null, follow: [], problems: [], ...more },
  };
}

export function takeEdition(
  store: Store,
  url: string,
  facts: EditionFacts,
  at: string,
  body = JSON.stringify([url, facts.date, facts.root.hash]),
): void {
  store.take(seen(url, body, at), page({ editions: [facts] }));
}

const source = { url: "https://example.org/bill.docx", sha256: "b".repeat(64), fetchedAt: "2025-03-02T05:00:00.000Z" };
export const BILL = "mazhilis-9001";

export function dossier(stages: readonly [stage: string, date: string][], langs: readonly Lang[] = ["ru"]): Dossier {
  return {
    id: BILL,
    key: "9001",
    source: "mazhilis",
    procedure: "parliament-1995",
    number: null,
    initiator: null,
    titles: [{ lang: "ru", title: "О скамейках", since: "2025-03-01", source }],
    stage: stages.at(-1)?.[0] ?? null,
    events: stages.map(([stage, date]) => ({ stage, nature: "held", date, precision: "day", words: "", source })),
    readings: stages.flatMap(([stage, date]) =>
      langs.map((lang) => ({
        id: `${BILL}.${stage}.${lang}`,
        bill: BILL,
        stage,
        lang,
        date,
        material: "text" as const,
        source,
      })),
    ),
    documents: [],
  };
}

export function change(id: string, more: Partial<DerivedChange> = {}): DerivedChange {
  return {
    id,
    bill: BILL,
    reading: `${BILL}.first_reading.ru`,
    stage: "first_reading",
    act: "K1400000226",
    lang: "ru",
    address: "art_120.part_1",
    kind: "modified",
    fromText: "e.K1400000226.ru.2025-01-01",
    toText: `p.${BILL}.first_reading.ru.K1400000226`,
    against: "in_force",
    before: "до 100",
    after: "до 200",
    words: [],
    confidence: "same_label",
    editorial: false,
    sanctions: null,
    instructions: [],
    incomplete: false,
    eventDate: "2025-03-01",
    seenAt: "2025-03-02T05:00:00.000Z",
    source,
    illustrative: false,
    recognised: false,
    place: 0,
    ...more,
  };
}

export function derived(more: Partial<DerivedBill> = {}): DerivedBill {
  return {
    dossier: dossier([["first_reading", "2025-03-01"]]),
    readingProblems: new Map(),
    readingForce: new Map(),
    projections: [],
    instructions: [],
    changes: [],
    asked: [["K1400000226", "ru", "2025-02-01"]],
    inputs: "x",
    ...more,
  };
}

/** Two orders of the bill's reading: one carried out, and one that nobody tried. */
export function orders(): InstructionView[] {
  const order = (seq: number, outcome: InstructionView["outcome"]): InstructionView => ({
    reading: `${BILL}.first_reading.ru`,
    seq,
    act: "K1400000226",
    instruction: {
      op: "delete_provision",
      target: { article: "120" },
      lang: "ru",
      span: { start: 0, end: 25 },
      source: "1) статью 120 исключить;",
      context: [],
      problems: [],
    },
    outcome,
    block: seq,
  });
  return [order(1, { status: "applied", evidence: [] }), order(2, null)];
}

/** The code of what is thrown. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code?: string }).code ?? "none";
  }
  return "nothing thrown";
}
