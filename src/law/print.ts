/** A provision as its printed lines: the way back from the tree to the text. */
import type { Provision } from "./provision.js";

/**
 * The node and all below it, one paragraph a line, exactly as printed: «Статья 115-1. Сталкинг», «1) с угрозой;». A table gives its cells in
 * reading order. The act's root prints no line of its own.
 */
export function printedLines(node: Provision): string[] {
  const lines: string[] = [];
  print(node, lines);
  return lines;
}

function print(node: Provision, lines: string[]): void {
  if (node.heading !== "") {
    lines.push(node.lead + node.heading);
    if (node.text !== "") lines.push(node.text);
  } else if (node.lead !== "" || node.text !== "") {
    lines.push(node.lead + node.text);
  }
  for (const child of node.children) print(child, lines);
}
