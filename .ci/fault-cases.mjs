// How many named fault cases stand in the tests, by area? Asks vitest for the names of the tests, runs none. `node .ci/fault-cases.mjs`
// Exits 1 where there are fewer than the floor: a case that was thrown out is missed here.
import { spawnSync } from "node:child_process";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const FLOOR = 600;
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** Area → the files whose tests are fault cases, each of them. */
const AREAS = {
  "answers on their way": ["test/scrapers/fetching/faults.test.ts", "test/scrapers/fetching/fetching.test.ts"],
  certificates: ["test/scrapers/fetching/certificates.test.ts"],
  "notices in place of a page": ["test/scrapers/pages/notices.test.ts"],
  "layout changed": ["test/scrapers/pages/contracts.test.ts"],
  "wrong encoding": ["test/scrapers/pages/encodings.test.ts"],
  "links that lead away": ["test/scrapers/pages/links.test.ts"],
  "text that changes by itself": ["test/scrapers/pages/steady.test.ts"],
  "empty, cut and moving pages in a run": ["test/pipeline/same-content.test.ts"],
  "mutated official pages": ["test/scrapers/pages/mutations.test.ts"],
};

const files = Object.values(AREAS).flat();
const listed = spawnSync("npx", ["vitest", "list", ...files, "--json"], { cwd: root, encoding: "utf8" });
if (listed.status !== 0) {
  console.error(listed.stderr);
  process.exit(1);
}
// What the tests print while they are listed stands before the list.
const tests = JSON.parse(listed.stdout.slice(listed.stdout.search(/^\[$/m)));
const count = (of) => tests.filter((t) => of.includes(relative(root, t.file).replaceAll("\\", "/"))).length;
for (const [area, of] of Object.entries(AREAS)) console.log(`${String(count(of)).padStart(5)}  ${area}`);
console.log(`${String(tests.length).padStart(5)}  in all`);
if (tests.length < FLOOR) process.exit(1);
