/**
 * The score of the engines on cases whose answer is known: `npm run replay`. Prints the tables, writes `bench/replay.md` and `data/replay.json` (counts
 * only). Exit code 1 where anything is wrong in silence, else 0. README.md of `bench` tells more.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../src/config.js";
import { silentErrors } from "../../src/publish/index.js";
import { FILES, readOfficial } from "./official.js";
import { replay } from "./replay.js";
import { scoreDocument, scoreFile, scoreTables } from "./tables.js";

const say = (text: string) => process.stdout.write(`${text}\n`);

const official = readOfficial();
const score = await replay(official, new Date().toISOString().slice(0, 10));
if (official === null) {
  say(
    `The official test data are not here (${FILES.join(", ")}): only generated cases are counted, and no file is written.`,
  );
  if (score.generated !== null) say(`\n${scoreTables(score)}`);
} else {
  const document = scoreDocument(score, { node: process.versions.node, cores: availableParallelism() });
  writeFileSync(join(projectRoot, "bench", "replay.md"), document);
  writeFileSync(join(projectRoot, "data", "replay.json"), scoreFile(score));
  say(scoreTables(score));
}
const silent = silentErrors(score);
if (silent > 0) {
  say(`\n${silent} wrong in silence: this must be 0.`);
  process.exitCode = 1;
}
