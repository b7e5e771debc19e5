// Holds the arrows between rooms: who may import whom, which packages and node modules a room may use. Run by `npm run lint`.
// A breach prints file, import and the rule, and exits 1.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const DOMAIN = ["law", "drafting", "consolidation", "comparison", "crosscheck", "sanctions", "bills"];

/** room → rooms it may import (itself is always allowed; `errors` is src/errors.ts). */
const ROOMS = {
  "src/law": [],
  "src/drafting": ["src/law"],
  "src/consolidation": ["src/law", "src/drafting"],
  "src/comparison": ["src/law"],
  "src/crosscheck": ["src/law", "src/drafting", "src/consolidation", "src/comparison"],
  "src/sanctions": ["src/law"],
  "src/bills": ["src/law"],
  "src/store": [...DOMAIN.map((r) => `src/${r}`), "errors"],
  "src/publish": [...DOMAIN.map((r) => `src/${r}`), "src/store", "errors"],
  "src/pipeline": [...DOMAIN.map((r) => `src/${r}`), "src/store", "scrapers", "errors"],
  "src/demonstration": ["src/law", "data", "errors"],
  "src/web": [...DOMAIN.map((r) => `src/${r}`), "src/store", "src/publish", "config", "errors"],
  "src/cli": [
    ...DOMAIN.map((r) => `src/${r}`),
    "src/store",
    "src/publish",
    "src/pipeline",
    "src/demonstration",
    "src/web",
    "scrapers",
    "config",
    "errors",
  ],
  scrapers: ["src/law", "errors"],
  data: [],
};
/** Domain rooms do no I/O: no node module but hashing, no package but `diff`. */
const DOMAIN_PACKAGES = new Set(["node:crypto", "diff"]);

function* files(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (/\.(ts|mjs)$/.test(entry.name)) yield path;
  }
}

function roomOf(path) {
  const rel = relative(root, path).replaceAll("\\", "/");
  if (rel.startsWith("src/errors.")) return "errors";
  if (rel.startsWith("src/config.")) return "config";
  if (rel.startsWith("scrapers/")) return "scrapers";
  if (rel.startsWith("data/")) return "data";
  const m = /^src\/[^/]+/.exec(rel);
  return m ? m[0] : rel;
}

const breaches = [];
for (const dir of ["src", "scrapers", "data"]) {
  for (const file of files(join(root, dir))) {
    const room = roomOf(file);
    const allowed = ROOMS[room];
    if (!allowed) continue;
    const text = readFileSync(file, "utf8");
    const rel = relative(root, file);
    for (const m of text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|(?:^|\n)\s*import\s+"([^"]+)"|import\("([^"]+)"\)/g,
    )) {
      const spec = m[1] ?? m[2] ?? m[3];
      if (spec.startsWith(".")) {
        const target = resolve(dirname(file), spec);
        const to = roomOf(target);
        if (to === room) continue;
        if (!allowed.includes(to)) breaches.push(`${rel}: imports ${spec}: ${room} may not import ${to}`);
        else if (to.startsWith("src/") && !/\/index\.js$/.test(spec))
          breaches.push(`${rel}: imports ${spec}: enter ${to} through its door, index.js`);
      } else if (DOMAIN.includes(room.replace("src/", "")) && !DOMAIN_PACKAGES.has(spec)) {
        breaches.push(`${rel}: imports ${spec}: domain rooms do no I/O and use no package but «diff»`);
      }
    }
  }
}
// Inside scrapers: a source imports its own folder, the contract, the documents' readers, and by their doors what pages and wording of all sources
// share; never another source or the client.
const SHARED = ["documents", "fetching", "pages", "wording"];
for (const file of files(join(root, "scrapers"))) {
  const rel = relative(join(root, "scrapers"), file).replaceAll("\\", "/");
  const own = rel.includes("/") ? rel.split("/")[0] : "";
  if (!own) continue;
  for (const m of readFileSync(file, "utf8").matchAll(/from\s+"(\.[^"]+)"/g)) {
    const to = relative(join(root, "scrapers"), resolve(dirname(file), m[1])).replaceAll("\\", "/");
    if (to.startsWith("..") || to.startsWith(`${own}/`) || to === "contract.js") continue;
    if (!SHARED.includes(own) && (to.startsWith("documents/") || to === "wording/index.js")) continue;
    if ((!SHARED.includes(own) || own === "documents") && to === "pages/index.js") continue;
    breaches.push(
      `scrapers/${rel}: imports ${m[1]}: a source sees only its own folder, the contract, documents/ and the doors of pages/ and wording/`,
    );
  }
}
for (const line of breaches) console.error(line);
if (breaches.length > 0) process.exit(1);
console.log("import rules hold");
