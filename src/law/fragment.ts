/** From plain text to a tree: an article, a point or a whole act typed or pasted, and the new wording that a bill quotes. */
import type { ActFamily } from "./family.js";
import { readHeadingByForm } from "./heading.js";
import { type ActText, buildTree, type Line } from "./outline.js";
import type { Lang } from "./provision.js";
import { findQuoted } from "./quotation.js";

/**
 * The tree of plain text, one paragraph a line; blank lines are skipped. Headings are told by form («Статья 5. …», «5-бап. …»), for there is no
 * markup: a number that neither ends the line nor is followed by a full stop is running text. «…» lines are kept as paragraphs.
 * Places are indexes of `lines`. The printed lines of the tree are the given lines, whatever they are; no text makes it throw.
 *
 * `readFragment(["2. То же деяние, совершенное:", "1) группой лиц, –", "наказывается …"], …)` in a criminal code → the act holds part «2» with
 * point «1)» and the paragraph of the sanction. Problems as `readAct`.
 */
export function readFragment(lines: readonly string[], options: { family: ActFamily; lang: Lang }): ActText {
  const texts = lines.map((line) => line.replaceAll("\n", " "));
  const quoted = findQuoted(
    texts.map((text) => (text.trim() === "" ? null : text)),
    () => false,
  );
  const items: Line[] = [];
  texts.forEach((text, block) => {
    if (text.trim() === "") return;
    const heading = quoted[block] === true ? null : readHeadingByForm(text);
    if (heading === null) items.push({ is: "text", text, quoted: quoted[block] ?? false, block });
    else items.push({ is: "heading", text, heading, glued: false, block });
  });
  return buildTree(items, { family: options.family, preamble: false });
}
