/**
 * Certificates that servers leave out of their chain, as an installation has them: a folder with one file a host, «adilet.zan.kz.pem». They are added to the usual
 * authorities for that host alone; checking is never switched off.
 */
import { X509Certificate } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sources } from "../../scrapers/index.js";
import { OqylymError } from "../errors.js";

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu;

/**
 * PEM certificates by host; none where no folder is set.
 * @throws OqylymError `bad_setting`: no such folder, a file of another name, a host of no source, no certificate in a file
 */
export function readCertificates(folder: string | null): Readonly<Record<string, readonly string[]>> {
  if (folder === null) return {};
  const hosts = new Set(sources.flatMap((s) => s.hosts));
  return Object.fromEntries(
    namesIn(folder).map((name) => {
      const host = name.replace(/\.pem$/u, "");
      if (!name.endsWith(".pem") || !hosts.has(host))
        throw bad(folder, `«${name}» is not named after a host of a source, as «adilet.zan.kz.pem»`);
      const found = readFileSync(join(folder, name), "utf8").match(PEM) ?? [];
      if (found.length === 0) throw bad(folder, `«${name}» holds no certificate (PEM)`);
      for (const pem of found) check(pem, folder, name);
      return [host, found];
    }),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .sort();
  } catch (error) {
    throw bad(folder, "the folder cannot be read", error);
  }
}

function check(pem: string, folder: string, name: string): void {
  try {
    new X509Certificate(pem);
  } catch (error) {
    throw bad(folder, `«${name}» holds a damaged certificate`, error);
  }
}

function bad(folder: string, words: string, cause?: unknown): OqylymError {
  return new OqylymError("bad_setting", `setting OQYLYM_CERTIFICATES (${folder}): ${words} (see README, «Settings»)`, {
    context: { setting: "OQYLYM_CERTIFICATES" },
    ...(cause === undefined ? {} : { cause }),
  });
}
