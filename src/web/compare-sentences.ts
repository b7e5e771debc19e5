/** A comparison in plain sentences, one a row: «Статья 115-1: штраф до 120 МРП → до 200 МРП …, первое чтение». Made by rule from the two texts. */
import { type Comparison, rowsOf } from "../comparison/index.js";
import { find, printedLines } from "../law/index.js";
import { articleOf, differenceSentence, stagePhrase } from "../publish/index.js";
import { sanctionChange } from "../sanctions/index.js";
import type { TextView } from "../store/index.js";
import type { Page } from "./context.js";
import { textName } from "./text-names.js";

/** A comparison of two far editions has hundreds of rows: the first are told, the contents below names all articles. */
const MOST = 60;

export function compareSentences(page: Page, from: TextView, to: TextView, comparison: Comparison) {
  const reading = to.projection?.reading;
  const stage = reading ? stagePhrase(reading.stage, page) : textName(page, to);
  const date = to.date ?? from.date ?? page.today;
  const rows = rowsOf(comparison, from.root, to.root).filter((row) => !row.changes.every((c) => c.editorial));
  return {
    more: Math.max(0, rows.length - MOST),
    lines: rows.slice(0, MOST).map((row) => {
      const { address, kind } = row;
      const after = find(to.root, address)?.node;
      const sanctions = row.headingOnly
        ? null
        : sanctionChange({ root: from.root, address: row.fromAddress }, { root: to.root, address }, to.lang);
      const difference = {
        address,
        kind,
        editorial: false,
        sanctions,
        after: after ? printedLines(after).join("\n") : null,
        eventDate: date,
        seenAt: "",
      };
      return { article: articleOf(address), words: differenceSentence(difference, stage, page) };
    }),
  };
}
