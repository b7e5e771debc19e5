/** The list of sources, written by hand: what is not named here is not read. A new source is a folder and a line. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { adilet } from "./adilet/index.js";
import type { Source } from "./contract.js";
import { kurultai } from "./kurultai/index.js";
import { legalacts } from "./legalacts/index.js";
import { mazhilis } from "./mazhilis/index.js";
import { newsSource, readOutlets } from "./news/index.js";
import { senate } from "./senate/index.js";
import { zan } from "./zan/index.js";

export { titleKey } from "./wording/index.js";

/** `data` stands beside this folder, or above where the program was built to. */
function dataFile(name: string): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    const file = join(dir, "data", name);
    if (existsSync(file) || dir === dirname(dir)) return readFileSync(file, "utf8");
  }
}

export const news: Source = newsSource(readOutlets(dataFile("outlets.json")));

export const sources: readonly Source[] = [adilet, mazhilis, senate, kurultai, legalacts, news, zan];
