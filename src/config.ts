/** The only reader of the environment: every setting with its default and meaning. Documented in README.md («Settings»). */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { OqylymError } from "./errors.js";

/** The project's root: the nearest folder above this file that holds package.json (works from `src` and from `dist/src`). */
export const projectRoot: string = (() => {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, "package.json"))) {
    const up = dirname(dir);
    if (up === dir) throw new OqylymError("no_project_root", "package.json not found above the program's files");
    dir = up;
  }
  return dir;
})();

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default("localhost"),
  /** Where the program writes: the database. Never inside `data/`. */
  OQYLYM_VAR: z.string().min(1).default(join(projectRoot, "var")),
  /** Public address, for feeds and permanent links; default: what the server listens on. */
  OQYLYM_SITE: z.url().optional(),
  /** Who runs this, for the user agent: an address or mail where the sources' owners can reach you. */
  OQYLYM_CONTACT: z.string().default(""),
  /** Folder with certificates that servers leave out of their chain, one file a host: «adilet.zan.kz.pem». */
  OQYLYM_CERTIFICATES: z.string().min(1).optional(),
  OQYLYM_LOG: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("warn"),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly varDir: string;
  readonly site: string | null;
  readonly contact: string;
  readonly certificatesDir: string | null;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** Somebody set the level: failures of commands belong to the log too. */
  readonly logAsked: boolean;
}

/** @throws OqylymError code `bad_setting`, naming the setting and what it may be. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    const name = String(first?.path[0] ?? "setting");
    throw new OqylymError(
      "bad_setting",
      `setting ${name}: ${first?.message ?? "not usable"} (see README, «Settings»)`,
      {
        context: { setting: name },
      },
    );
  }
  const s = parsed.data;
  return {
    port: s.PORT,
    host: s.HOST,
    varDir: resolve(s.OQYLYM_VAR),
    site: s.OQYLYM_SITE ?? null,
    contact: s.OQYLYM_CONTACT,
    certificatesDir: s.OQYLYM_CERTIFICATES === undefined ? null : resolve(s.OQYLYM_CERTIFICATES),
    logLevel: s.OQYLYM_LOG,
    logAsked: given.OQYLYM_LOG !== undefined,
  };
}
