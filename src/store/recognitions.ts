/**
 * What programs read off the pictures of stored documents, and which documents still wait for one. A text once read stays: only failures are tried
 * again.
 */
import type { RecognisedText } from "../law/index.js";
import { bumpRevision, type Connection } from "./database.js";
import type { Observation, ObservationStore, PageOutcome } from "./observations.js";
import { packJson, unpackJson } from "./packing.js";
import type { StoreReader } from "./read-model.js";

export interface WaitingScan {
  readonly sha256: string;
  /** Attempts that failed, and with which program the last was made; 0 and null where none was made. */
  readonly tries: number;
  readonly program: string | null;
}

/** What the last run found installed. */
export interface RecogniserNote {
  readonly program: string | null;
  readonly missing: readonly string[];
}

/** A page read anew with the words of its pictures. */
export interface RereadPage {
  readonly observation: Observation;
  readonly outcome: PageOutcome;
}

export interface RecognitionStore extends Pick<StoreReader, "recognition" | "recognitionStatus"> {
  /** The words of the document's pictures; null where no program read them. */
  recognised(sha256: string): RecognisedText | null;
  /** Documents with pictures that no program has read, by first sight. */
  waitingScans(): readonly WaitingScan[];
  /** Keeps the words and what its pages say now, in one transaction: words without their pages would not be what a rebuild gives. */
  takeRecognition(sha256: string, text: RecognisedText, at: string, pages: readonly RereadPage[]): void;
  recognitionFailed(sha256: string, failure: { code: string; message: string; program: string; at: string }): void;
  noteRecogniser(note: RecogniserNote): void;
}

interface Row {
  state: "read" | "failed";
  tries: number;
  code: string | null;
  message: string | null;
  program: string;
  at: string;
  body: Buffer | null;
}

/** Pages of which the reader said that words stand in pictures only. */
const WAITING = `FROM page p JOIN observation o USING (url, kind, meta, sha256) LEFT JOIN recognition r USING (sha256)
  WHERE coalesce(r.state, '') <> 'read' AND instr(p.problems, '_without_text"') > 0
    AND EXISTS (SELECT 1 FROM json_each(p.problems) j
                WHERE j.value ->> '$.code' IN ('scan_without_text', 'pages_without_text'))`;

export function recognitionStore(db: Connection, pages: Pick<ObservationStore, "derivePage">): RecognitionStore {
  const rowOf = db.prepare<[string], Row>("SELECT * FROM recognition WHERE sha256 = ?");
  const waiting = db.prepare<[], WaitingScan>(
    `SELECT p.sha256, coalesce(r.tries, 0) AS tries, r.program ${WAITING} GROUP BY p.sha256 ORDER BY min(o.first_at), p.sha256`,
  );
  const isWaiting = db.prepare<[string], { sha256: string }>(`SELECT p.sha256 ${WAITING} AND p.sha256 = ? LIMIT 1`);
  const layer = db.prepare<[string], { maker: string | null }>(
    `SELECT j.value ->> '$.args.maker' AS maker FROM page p, json_each(p.problems) j
     WHERE p.sha256 = ? AND j.value ->> '$.code' = 'recognised_text' LIMIT 1`,
  );
  const count = db.prepare<[], { state: string; n: number }>(
    "SELECT state, count(*) AS n FROM recognition GROUP BY state",
  );
  const save = db.prepare(
    `INSERT INTO recognition (sha256, state, tries, code, message, program, at, body)
     VALUES (@sha256, @state, @tries, @code, @message, @program, @at, @body)
     ON CONFLICT (sha256) DO UPDATE SET state = excluded.state, tries = excluded.tries, code = excluded.code,
       message = excluded.message, program = excluded.program, at = excluded.at, body = excluded.body
       WHERE recognition.state <> 'read'`,
  );
  const note = db.prepare<[], { value: string }>("SELECT value FROM setting WHERE name = 'recogniser'");

  return {
    recognised: (sha256) => {
      const body = rowOf.get(sha256)?.body;
      return body ? unpackJson<RecognisedText>(body) : null;
    },
    recognition: (sha256) => {
      const row = rowOf.get(sha256);
      if (row?.body) return { state: "read", at: row.at, text: unpackJson<RecognisedText>(row.body) };
      if (row) {
        const { program, at, tries, code, message } = row;
        return { state: "failed", program, at, tries, code: code ?? "", message: message ?? "" };
      }
      if (isWaiting.get(sha256)) return { state: "waiting" };
      const made = layer.get(sha256);
      return made ? { state: "layer", maker: made.maker ?? "" } : null;
    },
    recognitionStatus: () => {
      const of = new Map(count.all().map((row) => [row.state, row.n]));
      const failed = of.get("failed") ?? 0;
      const said = note.get();
      const found = said ? (JSON.parse(said.value) as RecogniserNote) : { program: null, missing: [] };
      const open = waiting.all().filter((scan) => scan.tries === 0).length;
      return { waiting: open, failed, read: of.get("read") ?? 0, ...found };
    },
    waitingScans: () => waiting.all(),
    takeRecognition: (sha256, text, at, reread) =>
      db
        .transaction(() => {
          const { program } = text;
          save.run({ sha256, state: "read", tries: 0, code: null, message: null, program, at, body: packJson(text) });
          for (const { observation, outcome } of reread) pages.derivePage(observation, outcome);
          bumpRevision(db);
        })
        .immediate(),
    recognitionFailed: (sha256, failure) =>
      db
        .transaction(() => {
          const tries = (rowOf.get(sha256)?.tries ?? 0) + 1;
          save.run({ sha256, state: "failed", tries, body: null, ...failure });
          bumpRevision(db);
        })
        .immediate(),
    noteRecogniser: (found) => {
      const value = JSON.stringify(found);
      if (note.get()?.value === value) return;
      db.transaction(() => {
        db.prepare("INSERT OR REPLACE INTO setting (name, value) VALUES ('recogniser', ?)").run(value);
        bumpRevision(db);
      }).immediate();
    },
  };
}
