/** Where commands read from: a file, standard input, or JSON lines in order. */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";
import { guessLang, type Lang } from "../law/index.js";
import { usage } from "./output.js";

/** A file's bytes, or standard input for "-" or nothing. */
export async function readBytes(file: string | undefined): Promise<Uint8Array> {
  if (file !== undefined && file !== "-") return readFileSync(file);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function readText(file: string | undefined): Promise<string> {
  return new TextDecoder("utf-8").decode(await readBytes(file)).replace(/^\uFEFF/u, "");
}

/** The language asked for, or told by letters that only Kazakh has. */
export function languageOf(text: string, asked: string | undefined): Lang {
  if (asked === "ru" || asked === "kk") return asked;
  if (asked !== undefined) throw usage(`--lang ${asked}: it may be ru or kk`);
  return guessLang(text);
}

/**
 * Answers questions that come as one JSON object a line: `{"id":…}` in, one object with the same `id` out, in order. A line that is no
 * JSON or misses a field answers `{"id":…,"error":"…"}` and the run goes on.
 */
export async function answerLines<T>(
  shape: z.ZodType<T>,
  answer: (question: T) => Record<string, unknown>,
): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim() === "") continue;
    process.stdout.write(`${JSON.stringify(answerLine(line, shape, answer))}\n`);
  }
}

function answerLine<T>(line: string, shape: z.ZodType<T>, answer: (question: T) => Record<string, unknown>) {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `not JSON: ${(error as Error).message}` };
  }
  const id = typeof raw === "object" && raw !== null ? ((raw as { id?: unknown }).id ?? null) : null;
  const question = shape.safeParse(raw);
  if (!question.success) {
    const issue = question.error.issues[0];
    return { id, error: `${issue?.path.join(".") || "line"}: ${issue?.message ?? "not usable"}` };
  }
  try {
    return { id, ...answer(question.data) };
  } catch (error) {
    return { id, error: `this is a bug: ${(error as Error).message}` };
  }
}
