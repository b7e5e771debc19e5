/** Reads what the program knows beforehand: the registry of acts and the procedures. Data, shipped with the program; checked as they come in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ActEntry, Procedure } from "../bills/index.js";
import { OqylymError } from "../errors.js";
import type { Correction } from "../law/index.js";

export interface Reference {
  readonly acts: readonly ActEntry[];
  readonly procedures: readonly Procedure[];
  /** Misprints of official texts that a person found; part of what every bill is derived from. */
  readonly corrections: readonly CorrectionEntry[];
  /** Which program derives: bills stored by another one are derived anew at the next run. */
  readonly engine: string;
}

export interface CorrectionEntry extends Correction {
  /** SHA-256 of the stored document's bytes, hex: other bytes are another document, and the entry does not hold for them. */
  readonly source: string;
  /** Where and when the misprint was seen. */
  readonly seen: { readonly where: string; readonly date: string };
}

const Day = z.iso.date();
const Names = z.object({ ru: z.string().min(1), kk: z.string().min(1), en: z.string().min(1) });
const Pattern = z.array(z.array(z.string().min(1)).min(1)).min(1);

const Acts = z.object({
  acts: z.array(
    z.object({
      id: z.string().regex(/^[A-Z]\d{2}[0-9A-Z]+_?$/),
      family: z.enum(["criminal_code", "administrative_code", "law"]),
      tracked: z.boolean(),
      date: Day,
      number: z.string(),
      titles: Names,
      short: Names,
      patterns: z.object({ ru: Pattern, kk: Pattern }),
    }),
  ),
});

const Procedures = z.object({
  procedures: z.array(
    z.object({
      id: z.string().regex(/^[a-z0-9-]+$/),
      names: Names,
      from: Day,
      to: Day.nullable(),
      stages: z.array(
        z.object({
          code: z.string().regex(/^[a-z_]+$/),
          names: Names,
          next: z.array(z.string()),
          text: z.boolean().optional(),
        }),
      ),
    }),
  ),
});

const Corrections = z.array(
  z
    .strictObject({
      source: z.string().regex(/^[0-9a-f]{64}$/),
      old: z.string().min(1),
      new: z.string(),
      why: z.string().min(1),
      seen: z.strictObject({ where: z.string().min(1), date: Day }),
    })
    .refine((c) => c.old !== c.new, { message: "old and new are the same words" }),
);

/**
 * @param dataDir the project's `data` folder
 * @param engine tells this program from others, see `Reference.engine`
 * @throws OqylymError `bad_reference`, naming the file and what is wrong in it
 */
export function readReference(dataDir: string, engine = ""): Reference {
  const { acts } = read(join(dataDir, "acts.json"), Acts);
  const { procedures } = read(join(dataDir, "procedures.json"), Procedures);
  const corrections = read(join(dataDir, "corrections.json"), Corrections);
  return {
    engine,
    corrections,
    acts,
    procedures: procedures.map((p) => ({
      ...p,
      stages: p.stages.map(({ text, ...stage }) => ({ ...stage, ...(text === undefined ? {} : { text }) })),
    })),
  };
}

function read<T>(file: string, shape: z.ZodType<T>): T {
  let words: string;
  try {
    const parsed = shape.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    words = `${issue?.path.join(".")}: ${issue?.message}`;
  } catch (error) {
    words = error instanceof Error ? error.message : String(error);
  }
  throw new OqylymError("bad_reference", `${file}: ${words}`, { context: { file } });
}
