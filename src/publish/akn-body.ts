/** A provision tree, or the paragraphs of a bill, as the content of an Akoma Ntoso document. Every printed word of the tree stands in it, once and in order. */
import { type Block, type Provision, type ProvisionKind, printedLines, walk } from "../law/index.js";
import { eIdOf, elementOf } from "./akn-names.js";
import { type Attributes, element, words, type Xml } from "./xml.js";

const p = (text: string): Xml => element("p", {}, [words(text)]);

/** Preamble, body and conclusions of an act, in the order of the schema; what is not there is left out, but a body always stands. */
export function actContent(root: Provision, lang: string): Xml[] {
  const addresses = new Map([...walk(root)].map(({ path, address }) => [path.join("."), address]));
  const addressAt = (path: readonly number[]) => addresses.get(path.join(".")) ?? "";
  const placed = root.children.map((node, i) => ({ node, path: [i] }));
  const of = (kind: ProvisionKind) => placed.filter((one) => one.node.kind === kind);
  const lines = (kind: ProvisionKind) => of(kind).flatMap(({ node }) => printedLines(node).map(p));
  const preamble = lines("preamble");
  const conclusions = lines("signature");
  const body = placed
    .filter(({ node }) => node.kind !== "preamble" && node.kind !== "signature")
    .map(({ node, path }) => provisionElement(node, path, addressAt));
  return [
    ...(preamble.length > 0 ? [element("preamble", { "xml:lang": lang }, preamble)] : []),
    element(
      "body",
      { "xml:lang": lang },
      body.length > 0 ? body : [element("hcontainer", { name: "empty", eId: "empty" })],
    ),
    ...(conclusions.length > 0 ? [element("conclusions", { "xml:lang": lang }, conclusions)] : []),
  ];
}

type AddressAt = (path: readonly number[]) => string;

function provisionElement(node: Provision, path: readonly number[], addressAt: AddressAt): Xml {
  const { name, called } = elementOf(node.kind);
  const eId = eIdOf(addressAt(path));
  const attributes: Attributes = called === undefined ? { eId } : { eId, name: called };
  if (node.kind === "table") return element(name, attributes, [tableContent(node, eId)]);
  const opening = [
    ...(node.lead === "" ? [] : [element("num", {}, [words(node.lead.trim())])]),
    ...(node.heading === "" ? [] : [element("heading", {}, [words(node.heading)])]),
  ];
  if (node.children.length === 0)
    return element(name, attributes, [
      ...opening,
      ...(node.text === "" ? [] : [element("content", {}, [p(node.text)])]),
    ]);
  return element(name, attributes, [
    ...opening,
    ...(node.text === "" ? [] : [element("intro", {}, [p(node.text)])]),
    ...node.children.map((child, i) => provisionElement(child, [...path, i], addressAt)),
  ]);
}

/** Rows and cells as the tree holds them; a table without rows is its text. */
function tableContent(node: Provision, eId: string): Xml {
  const rows = node.children.filter((row) => row.kind === "row" && row.children.length > 0);
  const inner =
    rows.length === 0
      ? printedLines(node).map(p)
      : [
          element(
            "table",
            { eId: `${eId}__table` },
            rows.map((row) =>
              element(
                "tr",
                {},
                row.children.map((cell) => element("td", {}, printedLines(cell).map(p))),
              ),
            ),
          ),
        ];
  return element("content", {}, inner);
}

/** Stands for an order whose paragraph is not known. */
export const BODY = "body";

/** `al_4` for the fifth block of the document: the place that evidence names, counted from 0. */
export const blockEId = (place: number): string => `al_${place}`;

/**
 * The paragraphs of a bill as its document prints them, each with its place; where an order begins, its first paragraph is a `mod`.
 *
 * @param mods eId of the order that begins in a block
 */
export function billBody(blocks: readonly Block[], mods: ReadonlyMap<number, string>, lang: string): Xml {
  const paragraphs = blocks.flatMap((block, place): Xml[] => {
    if (block.kind === "editorial") return [];
    const eId = blockEId(place);
    if (block.kind === "table") return [element("hcontainer", { eId, name: "table" }, [blockTable(block, eId)])];
    const lines = block.text.split("\n").filter((line) => line.trim() !== "");
    if (lines.length === 0) return [];
    const mod = mods.get(place);
    const content = lines.map((line, i) =>
      mod !== undefined && i === 0 ? element("p", {}, [element("mod", { eId: mod }, [words(line)])]) : p(line),
    );
    return [element("alinea", { eId }, [element("content", {}, content)])];
  });
  return element(
    "body",
    { eId: BODY, "xml:lang": lang },
    paragraphs.length > 0 ? paragraphs : [element("hcontainer", { name: "empty", eId: "empty" })],
  );
}

function blockTable(block: Block, eId: string): Xml {
  const rows = (block.rows ?? []).filter((row) => row.length > 0);
  const span = (n: number | undefined) => (n === undefined || n <= 1 ? null : `${n}`);
  if (rows.length === 0) return element("content", {}, [p(block.text)]);
  const table = rows.map((row) =>
    element(
      "tr",
      {},
      row.map((cell) =>
        element(
          cell.header ? "th" : "td",
          { rowspan: span(cell.rowSpan), colspan: span(cell.colSpan) },
          cell.blocks.flatMap(blockLines).map(p),
        ),
      ),
    ),
  );
  return element("content", {}, [element("table", { eId: `${eId}__table` }, table)]);
}

const blockLines = (block: Block): string[] =>
  block.kind === "editorial"
    ? []
    : block.rows
      ? block.rows.flatMap((row) => row.flatMap((cell) => cell.blocks.flatMap(blockLines)))
      : block.text === ""
        ? []
        : block.text.split("\n");
