/** The list of sources, written by hand: what is not named here is not read. A new source is a folder and a line. */
import { adilet } from "./adilet/index.js";
import type { Source } from "./contract.js";
import { kurultai } from "./kurultai/index.js";
import { legalacts } from "./legalacts/index.js";
import { mazhilis } from "./mazhilis/index.js";
import { news } from "./news/index.js";
import { senate } from "./senate/index.js";
import { zan } from "./zan/index.js";

export { titleKey } from "./wording/index.js";

export const sources: readonly Source[] = [adilet, mazhilis, senate, kurultai, legalacts, news, zan];
