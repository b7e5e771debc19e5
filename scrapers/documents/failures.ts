/** The ways in which a document can be of no use: it cannot be read, or not safely, in the room and time there is. Both say what was found. */
import { OqylymError } from "../../src/errors.js";

export function unreadable(name: string, found: string, cause?: unknown): OqylymError {
  return new OqylymError("document_unreadable", `${name}: cannot be read as a document: ${found}`, {
    context: { document: name, found },
    ...(cause === undefined ? {} : { cause }),
  });
}

export function tooSlow(name: string, ms: number): OqylymError {
  return new OqylymError("document_too_slow", `${name}: took longer than ${ms / 1000} s to read and was given up`, {
    context: { document: name },
  });
}

export function tooLarge(name: string, found: string): OqylymError {
  return new OqylymError("document_too_large", `${name}: too large to be read safely: ${found}`, {
    context: { document: name, found },
  });
}
