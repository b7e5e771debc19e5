/** A comparison for terminals, as JSON and as an HTML fragment. */
import type { Comparison, ProvisionChange, StructureComparison, WordRun } from "../comparison/index.js";
import { printedLines } from "../law/index.js";

/** The shape that `compare --format json` promises. */
export function comparisonJson(comparison: Comparison) {
  return {
    changes: comparison.changes.map(({ from, to, ...change }) => ({
      ...change,
      ...(from ? { from: { address: from.address, text: printedLines(from.provision).join("\n") } } : {}),
      ...(to ? { to: { address: to.address, text: printedLines(to.provision).join("\n") } } : {}),
    })),
    summary: comparison.summary,
    ...(comparison.coarse ? { coarse: true } : {}),
  };
}

export function comparisonText(comparison: Comparison): string {
  if (comparison.changes.length === 0) return "no difference";
  const lines = comparison.changes.map(
    (c) => `${c.kind} ${c.address}${moved(c)}${regrouped(c)}\n    ${body(c, (run) => terminal(run))}`,
  );
  const s = comparison.summary;
  lines.push(
    `\n${s.modified} modified, ${s.inserted} inserted, ${s.deleted} deleted, ${s.moved} moved, ${s.renumbered} renumbered, ${s.editorial} editorial`,
  );
  return lines.join("\n");
}

export function comparisonHtml(comparison: Comparison): string {
  return comparison.changes
    .map(
      (c) =>
        `<section data-address="${escapeHtml(c.address)}" data-kind="${c.kind}"><h3>${escapeHtml(c.address)}</h3><p>${body(c, html)}</p></section>`,
    )
    .join("\n");
}

function body(change: ProvisionChange, show: (run: WordRun) => string): string {
  if (change.words) return change.words.map(show).join("");
  if (change.kind === "inserted" && change.to)
    return show({ op: "+", text: printedLines(change.to.provision).join("\n") });
  if (change.kind === "deleted" && change.from)
    return show({ op: "-", text: printedLines(change.from.provision).join("\n") });
  return "";
}

function regrouped({ regrouped }: ProvisionChange): string {
  return regrouped ? ` (${regrouped.how}: ${regrouped.from.join(", ")} → ${regrouped.to.join(", ")})` : "";
}

const MARK = "read by machine, figures may be wrong";

/** Names which of the two texts a machine read; the field is absent where none was. */
export const markedJson =
  (recognised: readonly string[]) =>
  (json: object): object =>
    recognised.length === 0 ? json : { ...json, recognised };

export const markedText =
  (recognised: readonly string[]) =>
  (text: string): string =>
    [...recognised.map((name) => `! ${MARK}: ${name}`), text].join("\n");

export const markedHtml =
  (recognised: readonly string[]) =>
  (fragment: string): string =>
    [...recognised.map((name) => `<p>${escapeHtml(`${MARK}: ${name}`)}</p>`), fragment].join("\n");

/** Russian and Kazakh by structure: `{onlyRussian: [{address, text}], onlyKazakh: […], differing: […], common}`. */
export function structureJson({ onlyRussian, onlyKazakh, differing, common }: StructureComparison) {
  const texts = (side: StructureComparison["onlyRussian"]) =>
    side.map(({ address, provision }) => ({ address, text: printedLines(provision).join("\n") }));
  return { onlyRussian: texts(onlyRussian), onlyKazakh: texts(onlyKazakh), differing, common };
}

export function structureText(structure: StructureComparison): string {
  return structureLines(structure).join("\n");
}

export function structureHtml(structure: StructureComparison): string {
  return `<ul>\n${structureLines(structure)
    .map((line) => `<li>${escapeHtml(line)}</li>`)
    .join("\n")}\n</ul>`;
}

function structureLines({ onlyRussian, onlyKazakh, differing, common }: StructureComparison): string[] {
  const figures = (side: "russian" | "kazakh", found: StructureComparison["differing"][number]) =>
    [...found.articles[side].map((label) => `article ${label}`), ...found.numbers[side]].join(", ") || "—";
  return [
    ...onlyRussian.map(({ address }) => `only in Russian: ${address}`),
    ...onlyKazakh.map(({ address }) => `only in Kazakh: ${address}`),
    ...differing.map(
      (d) => `figures differ: ${d.address}: Russian ${figures("russian", d)}; Kazakh ${figures("kazakh", d)}`,
    ),
    `${common} provisions in both, ${onlyRussian.length} only in Russian, ${onlyKazakh.length} only in Kazakh, ${differing.length} with other figures`,
  ];
}

function moved(change: ProvisionChange): string {
  return change.from && change.to && change.from.address !== change.to.address ? ` (was ${change.from.address})` : "";
}

function terminal(run: WordRun): string {
  if (run.op === "=") return run.text;
  return run.op === "-" ? `[-${run.text}-]` : `{+${run.text}+}`;
}

function html(run: WordRun): string {
  const text = escapeHtml(run.text).replaceAll("\n", "<br>");
  if (run.op === "=") return text;
  return run.op === "-" ? `<del>${text}</del>` : `<ins>${text}</ins>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
