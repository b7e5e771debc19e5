/** No Docker engine runs where these tests do: the Dockerfile is linted, and its steps' commands are run in a clean copy. */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { validate } from "dockerfile-utils";
import { afterAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";

const dockerfile = readFileSync(join(projectRoot, "Dockerfile"), "utf8");

interface Step {
  readonly keyword: string;
  readonly rest: string;
}

/** Instructions with their continuation lines joined. */
const steps: Step[] = dockerfile
  .replaceAll(/\\\n\s*/gu, " ")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => {
    const [, keyword = "", rest = ""] = /^\s*(\S+)\s+(.*)$/u.exec(line) ?? [];
    return { keyword, rest };
  });

const lastStage = steps.slice(steps.findLastIndex((s) => s.keyword === "FROM"));

describe("Dockerfile", () => {
  test("the linter finds nothing", () => {
    expect(validate(dockerfile, { ignoreInstructionCasing: 0 } as never)).toEqual([]);
  });

  test("two stages; the last one runs as a plain user, keeps var in a volume and answers for its health", () => {
    expect(steps.filter((s) => s.keyword === "FROM")).toHaveLength(2);
    expect(lastStage.find((s) => s.keyword === "USER")?.rest).toBe("node");
    expect(lastStage.find((s) => s.keyword === "VOLUME")?.rest).toBe("/app/var");
    expect(lastStage.some((s) => s.keyword === "HEALTHCHECK")).toBe(true);
    expect(lastStage.some((s) => s.keyword === "RUN" && /npm/u.test(s.rest))).toBe(false);
  });

  test("the last stage installs what reads scans, in both languages, and nothing else", () => {
    const installed = lastStage.flatMap(({ keyword, rest }) =>
      keyword === "RUN" ? (/apt-get install (.*?)(?:&&|$)/u.exec(rest)?.[1]?.trim().split(/\s+/u) ?? []) : [],
    );
    expect(installed.filter((word) => !word.startsWith("-"))).toEqual([
      "poppler-utils",
      "tesseract-ocr",
      "tesseract-ocr-kaz",
      "tesseract-ocr-rus",
    ]);
  });
});

describe("the image's content, made by the same steps in a clean copy", () => {
  const base = mkdtempSync(join(tmpdir(), "oqylym-image-"));
  const build = join(base, "build");
  const image = join(base, "image");
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  test("builds, carries no development package, and serves the demonstration without the sources", async () => {
    for (const step of steps.slice(
      1,
      steps.findLastIndex((s) => s.keyword === "FROM"),
    )) {
      if (step.keyword === "COPY") copy(step.rest, projectRoot, build);
      // The packages of this checkout stand in for `npm ci`: the same lockfile, without a second minute of compiling.
      if (step.keyword === "RUN" && step.rest.includes("npm ci")) {
        cpSync(join(projectRoot, "node_modules"), join(build, "node_modules"), {
          recursive: true,
          verbatimSymlinks: true,
        });
      }
      if (step.keyword === "RUN" && step.rest.includes("tsc")) {
        execFileSync("sh", ["-c", step.rest], { cwd: build, stdio: "pipe" });
      }
    }
    for (const step of lastStage) {
      if (step.keyword === "COPY") copy(step.rest.replace("--from=build ", ""), build, image);
    }
    expect(existsSync(join(image, "node_modules", "typescript"))).toBe(false);
    expect(existsSync(join(image, "src", "cli", "main.ts"))).toBe(false);

    const entry = JSON.parse(lastStage.find((s) => s.keyword === "ENTRYPOINT")?.rest ?? "[]") as string[];
    const command = JSON.parse(lastStage.find((s) => s.keyword === "CMD")?.rest ?? "[]") as string[];
    const [program = "node", ...args] = [...entry, ...command];
    const env = { ...process.env, NODE_ENV: "production", PORT: "0", HOST: "127.0.0.1", OQYLYM_VAR: join(base, "var") };
    const server = spawn(program, args, { cwd: image, env, stdio: ["ignore", "pipe", "pipe"] });
    try {
      const url = await addressIn(server.stdout, server.stderr);
      const health = await fetch(new URL("/healthz", url));
      expect(health.status).toBe(200);
      expect(await (await fetch(new URL("/ru/", url))).text()).toContain("115-1");
    } finally {
      server.kill("SIGTERM");
    }
  }, 180_000);

  /** `COPY a b ./` as Docker does it, from one folder into another. */
  function copy(rest: string, from: string, to: string) {
    const parts = rest.split(/\s+/u).map((p) => p.replace(/^\/app\//u, ""));
    const target = parts.pop() ?? ".";
    for (const part of parts) {
      const into = target.endsWith("/") ? join(to, target, part) : join(to, target);
      cpSync(join(from, part), into, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (f) => dirname(f) !== join(projectRoot, "var"),
      });
    }
  }

  function addressIn(...streams: NodeJS.ReadableStream[]): Promise<string> {
    return new Promise((resolve, reject) => {
      let seen = "";
      const timer = setTimeout(() => reject(new Error(`no address within two minutes; it said:\n${seen}`)), 120_000);
      for (const stream of streams) {
        stream.on("data", (chunk: Buffer) => {
          seen += chunk.toString("utf8");
          const found = /http:\/\/\S+:\d+/u.exec(seen);
          if (found) {
            clearTimeout(timer);
            resolve(found[0]);
          }
        });
      }
    });
  }
});
