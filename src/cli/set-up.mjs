// Makes a fresh checkout ready: Node's version, packages, the build and, for tests, what they need from the system.
// Plain JavaScript without packages, because it runs before they are there. Does nothing twice: each step leaves a stamp.
//   node src/cli/set-up.mjs start [arguments of `oqylym start`]   node src/cli/set-up.mjs test   node src/cli/set-up.mjs build
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const say = (line) => process.stderr.write(`${line}\n`);

function stop(line) {
  say(line);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(
      `Oqylym needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer Node.js and start again.`,
    );
  }
}

const readOr = (file, otherwise) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return otherwise;
  }
};

function run(what, command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, "inherit"] });
  if (done.error) stop(`${what}: ${command} could not be started (${done.error.message}).`);
  if (done.status !== 0) stop(`${what} failed (exit ${done.status}). The lines above say why.`);
}

/** Packages, by the lockfile; again when the lockfile or Node's binary interface changed. */
function installPackages() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const want = createHash("sha256").update(`${lock}\n${process.versions.modules}`).digest("hex");
  const stamp = join(root, "node_modules", ".oqylym-stamp");
  if (readOr(stamp, "") === want) return;
  say("Installing packages (about a minute the first time: the SQLite driver is compiled here) …");
  run("npm ci", "npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, want);
}

function* sourceFiles(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (entry.name.endsWith(".ts")) yield path;
  }
}

/** The build; again when a source file, the compiler's settings or the packages changed. */
export function build() {
  const seen = createHash("sha256");
  for (const dir of ["src", "scrapers", "data"]) {
    for (const file of sourceFiles(join(root, dir))) {
      const { mtimeMs, size } = statSync(file);
      seen.update(`${file}\0${mtimeMs}\0${size}\n`);
    }
  }
  for (const file of ["tsconfig.json", "tsconfig.build.json", "node_modules/.oqylym-stamp"])
    seen.update(readOr(join(root, file), ""));
  const want = seen.digest("hex");
  const stamp = join(root, "dist", ".stamp");
  if (readOr(stamp, "") === want) return;
  say("Building …");
  run("The build", process.execPath, [
    join(root, "node_modules", "typescript", "bin", "tsc"),
    "-p",
    join(root, "tsconfig.build.json"),
  ]);
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stamp, want);
}

/** What some tests need from Debian. Without it (and without the right to install) those tests say so and are skipped. */
const TOOLS = [
  { command: "chromium", packages: ["chromium", "fonts-dejavu-core"] },
  { command: "xmllint", packages: ["libxml2-utils"] },
  { command: "git", packages: ["git"] },
  { command: "strace", packages: ["strace"] },
  { command: "tesseract", packages: ["tesseract-ocr", "tesseract-ocr-rus", "tesseract-ocr-kaz"] },
  { command: "pdftoppm", packages: ["poppler-utils"] },
];

function installTestTools() {
  const has = (command) => (process.env.PATH ?? "").split(":").some((dir) => dir && existsSync(join(dir, command)));
  const missing = TOOLS.filter((tool) => !has(tool.command));
  if (missing.length === 0) return;
  const packages = missing.flatMap((tool) => tool.packages);
  if (process.getuid?.() !== 0 || !has("apt-get")) {
    say(
      `Not here: ${missing.map((t) => t.command).join(", ")}. Tests that need them will be skipped; to run them: apt-get install ${packages.join(" ")}`,
    );
    return;
  }
  say(`Installing for the tests: ${packages.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => spawnSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  if (!apt("update", "-qq") || !apt("install", "-y", "-qq", "--no-install-recommends", ...packages)) {
    say(`apt-get could not install ${packages.join(", ")}; tests that need them will be skipped.`);
  }
}

export function prepare() {
  checkNode();
  installPackages();
  build();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [what = "build", ...rest] = process.argv.slice(2);
  prepare();
  if (what === "test") installTestTools();
  if (what === "start") {
    process.argv.splice(2, process.argv.length - 2, "start", ...rest);
    await import(pathToFileURL(join(root, "dist", "src", "cli", "main.js")).href);
  }
}
