// Where the log goes and how it looks: JSON for programs, words on a terminal, nothing that steers one.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { lineInWords, openLog } from "../../src/cli/log.js";
import { projectRoot } from "../../src/config.js";

const folder = mkdtempSync(join(tmpdir(), "oqylym-log-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = { event: "page_held", source: "adilet", run: 7, url: "https://e.org/1", code: "list_shrunk" } as const;

function written(terminal: boolean, tell: (log: ReturnType<typeof openLog>) => void): string[] {
  const lines: string[] = [];
  tell(openLog("info", { terminal, out: { write: (line: string) => void lines.push(line) } }));
  return lines;
}

describe("an entry", () => {
  it("is one JSON object a line: level and time in words, no name of the machine", () => {
    const [line = "", ...more] = written(false, (log) => log.warn(entry, "7 pages,\n10 before"));
    expect(more).toEqual([]);
    expect(line.indexOf("\n")).toBe(line.length - 1);
    const { time, ...rest } = JSON.parse(line);
    expect(rest).toEqual({ level: "warn", ...entry, msg: "7 pages,\n10 before" });
    expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u);
  });

  it("holds what was thrown, with its cause", () => {
    const error = new Error("no answer", { cause: new Error("connection reset") });
    const [line = ""] = written(false, (log) => log.warn({ event: "page_failed", err: error }, "no answer"));
    expect(JSON.parse(line).err.message).toContain("connection reset");
  });

  it("on a terminal is one line of words", () => {
    const [line = ""] = written(true, (log) => log.warn(entry, "7 pages, 10 before"));
    // Progress stands on that line.
    const clear = "\r\u001b[2K";
    expect(line.startsWith(clear)).toBe(true);
    const words = /^\d\d:\d\d:\d\d warn page_held adilet https:\/\/e\.org\/1 list_shrunk: 7 pages, 10 before\n$/u;
    expect(line.slice(clear.length)).toMatch(words);
  });

  it.each(["\u001b[2J", "\u009b31m", "a\nb", "\r", "\u202e", "\u0007"])(
    "%j from a site does not steer the terminal",
    (evil) => {
      const words = lineInWords(
        JSON.stringify({ level: "warn", event: "page_failed", url: `u${evil}`, msg: `m${evil}` }),
      );
      expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(words).toMatch(/^warn page_failed u.*: m/u);
    },
  );
});

describe("a command that failed", () => {
  const failed = (log: Readonly<Record<string, string>>) => {
    const { OQYLYM_LOG: _, ...surroundings } = process.env;
    const args = [join(projectRoot, "src/cli/oqylym.mjs"), "verify"];
    const done = spawnSync(process.execPath, args, {
      encoding: "utf8",
      env: { ...surroundings, OQYLYM_VAR: join(folder, "none"), ...log },
    });
    return { code: done.status, lines: done.stderr.split("\n").filter((line) => line !== "") };
  };

  // Where the program is newer than its build, the first command says that it builds.
  beforeAll(() => void failed({}), 120_000);

  test.each([[{}], [{ OQYLYM_LOG: "silent" }], [{ OQYLYM_LOG: "fatal" }]])("with %j: one line of words", (log) => {
    const { code, lines } = failed(log);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^oqylym: there is no data yet/u);
  });

  test("where a log was asked for: one entry, with the same words", () => {
    const { code, lines } = failed({ OQYLYM_LOG: "warn" });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "error",
      event: "command_failed",
      command: "verify",
      code: "no_data",
      msg: expect.stringMatching(/^there is no data yet/u),
    });
  });

  test("where the setting itself is wrong: words", () => {
    const { code, lines } = failed({ OQYLYM_LOG: "loud" });
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^oqylym: setting OQYLYM_LOG/u);
  });
});
