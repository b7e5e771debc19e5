/** Elements of an XML document, written once and rightly: what is escaped is escaped here, what XML forbids is dropped here. */
import { xmlText } from "./xml-text.js";

/** Well-formed XML; made by `element` and `words` only. */
export type Xml = string & { readonly xml: unique symbol };

export type Attributes = Readonly<Record<string, string | null>>;

/** An attribute that is null is left out. Names are ours, never from a document. */
export function element(name: string, attributes: Attributes, children: readonly Xml[] = []): Xml {
  const told = Object.entries(attributes).map(([key, value]) => (value === null ? "" : ` ${key}="${escaped(value)}"`));
  const inside = children.join("");
  return (inside === "" ? `<${name}${told.join("")}/>` : `<${name}${told.join("")}>${inside}</${name}>`) as Xml;
}

export const words = (text: string): Xml => escaped(text) as Xml;

export const document = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;

/** A line end inside an attribute would be read as a space: it is written as a reference. */
const escaped = (text: string): string => xmlText(text).replace(/[&<>"\r]/gu, (c) => ESCAPED[c] ?? c);

const ESCAPED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};
