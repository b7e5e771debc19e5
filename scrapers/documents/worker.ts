/** The thread in which documents are read: one at a time, told by messages; a failure goes back as plain values. */
import { parentPort } from "node:worker_threads";
import { OqylymError } from "../../src/errors.js";
import { type DocumentHint, type DocumentReading, readBytes } from "./read-document.js";

export interface Asked {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly hint: DocumentHint;
}

export type Answered =
  | { readonly id: number; readonly reading: DocumentReading }
  | {
      readonly id: number;
      readonly failure: {
        readonly code: string | null;
        readonly message: string;
        readonly context: Readonly<Record<string, string | number>>;
      };
    };

const port = parentPort;
port?.on("message", ({ id, bytes, hint }: Asked) => {
  const answer = (answered: Answered) => port.postMessage(answered);
  readBytes(bytes, hint).then(
    (reading) => answer({ id, reading }),
    (error: unknown) => {
      const known = error instanceof OqylymError;
      const message = error instanceof Error ? error.message : String(error);
      answer({ id, failure: { code: known ? error.code : null, message, context: known ? error.context : {} } });
    },
  );
});
