/** Rules of the house that no compiler holds: what is documented is there, what is pinned stays pinned, nothing of this machine is told. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";

const read = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const tracked = execFileSync("git", ["ls-files"], { cwd: projectRoot, encoding: "utf8" }).split("\n").filter(Boolean);
const pkg = JSON.parse(read("package.json")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, unknown>;
};

describe("documents", () => {
  const readme = read("README.md");
  const commands = [
    "start",
    "serve",
    "scrape",
    "import",
    "recognise",
    "parse",
    "instructions",
    "apply",
    "check-table",
    "sanctions",
    "compare",
    "export",
    "status",
    "rebuild",
    "verify",
  ];
  test.each(commands)("README tells of `oqylym %s`", (command) => {
    expect(readme).toMatch(new RegExp(`\`(oqylym )?${command}\\b`, "u"));
  });

  const settings = [...read("src/config.ts").matchAll(/^ {2}([A-Z_]{3,}): z/gmu)].map((m) => m[1] ?? "");
  test("settings are found in the code", () => expect(settings.length).toBeGreaterThan(4));
  test.each(settings)("README tells of the setting %s", (setting) => expect(readme).toContain(`\`${setting}\``));

  test("ARCHITECTURE names every room", () => {
    const rooms = new Set(tracked.flatMap((f) => /^src\/([^/]+)\//u.exec(f)?.[1] ?? []));
    const text = read("ARCHITECTURE.md");
    for (const room of rooms) expect(text, room).toContain(`\`src/${room}\``);
  });
});

describe("packages", () => {
  test("versions are exact", () => {
    for (const [name, version] of Object.entries({ ...pkg.dependencies, ...pkg.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/u);
    }
  });

  test("the lockfile names no host", () => expect(read("package-lock.json")).not.toMatch(/"resolved": "http/u));

  test("only the SQLite driver may run an install script", () =>
    expect(Object.keys(pkg.allowScripts)).toEqual(["better-sqlite3"]));

  // Below these the packages have published holes: handlebars CVE-2026-33916 and -33937, mammoth CVE-2025-11849.
  test.each([
    ["handlebars", "4.7.9"],
    ["mammoth", "1.11.0"],
    ["node-cron", "4.4.1"],
  ])("%s is not below %s", (name, floor) => {
    const parts = (v: string) => v.split(".").map(Number);
    const [have, least] = [parts({ ...pkg.dependencies, ...pkg.devDependencies }[name] ?? "0.0.0"), parts(floor)];
    const order = have.map((n, i) => n - (least[i] ?? 0)).find((d) => d !== 0) ?? 0;
    expect(order).toBeGreaterThanOrEqual(0);
  });
});

describe("what the repository tells", () => {
  const texts = tracked.filter((f) => !/\.(png|docx|ico)$/u.test(f) && f !== "package-lock.json");

  test("no path of a machine", () => {
    // An absolute path of a checkout's parent folder, as this very checkout would have it.
    const parent = `${join(projectRoot, "..")}/`;
    for (const file of texts) expect(read(file).includes(parent), `${file} names ${parent}`).toBe(false);
  });

  test("nothing written at run time lies in data", () =>
    expect(tracked.filter((f) => /^data\/.*\.(sqlite|db)/u.test(f))).toEqual([]));

  // Not even in a test or a container: a habit begins there.
  test.each([
    "rejectUnauthorized",
    "NODE_TLS_REJECT_UNAUTHORIZED",
    "checkServerIdentity",
    "strictSSL",
    "strict-ssl",
    "insecureHTTPParser",
    "--insecure",
    "--no-check-certificate",
    "InsecureSkipVerify",
  ])("verification of certificates is never switched off: no %s stands in any file", (word) => {
    for (const file of texts.filter((f) => f !== "test/house/house.test.ts"))
      expect(read(file).includes(word), file).toBe(false);
  });
});
