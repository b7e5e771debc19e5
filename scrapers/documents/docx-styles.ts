/** What text inherits from its named style in word/styles.xml: being a heading, standing in a list, being raised. */
import { Parser } from "htmlparser2";
import type { NumberedPlace } from "./docx-numbering.js";

export interface ParagraphStyle {
  readonly heading: boolean;
  readonly numbered: NumberedPlace | null;
  /** A superscript. */
  readonly raised: boolean;
}

interface RawStyle {
  id: string;
  name: string;
  basedOn: string;
  outline: boolean;
  numId: string | null;
  level: number;
  raised: boolean | null;
}

export interface Styles {
  of(styleId: string): ParagraphStyle;
  /** Numbering styles → the list they stand for. */
  readonly lists: ReadonlyMap<string, string>;
}

const PLAIN: ParagraphStyle = { heading: false, numbered: null, raised: false };
const MAX_DEPTH = 20;

export function readStyles(xml: string): Styles {
  const styles = new Map<string, RawStyle>();
  let style: RawStyle | null = null;
  const parser = new Parser(
    {
      onopentag: (name, a) => {
        const value = a["w:val"] ?? "";
        if (name === "w:style") {
          style = {
            id: a["w:styleId"] ?? "",
            name: "",
            basedOn: "",
            outline: false,
            numId: null,
            level: 0,
            raised: null,
          };
          styles.set(style.id, style);
        } else if (!style) return;
        else if (name === "w:name") style.name = value;
        else if (name === "w:basedOn") style.basedOn = value;
        else if (name === "w:outlineLvl") style.outline = Number(value) < 9;
        else if (name === "w:numId") style.numId = value;
        else if (name === "w:ilvl") style.level = Number(value);
        else if (name === "w:vertAlign") style.raised = value === "superscript";
        else if (name === "w:position") style.raised ??= Number(value) > 0;
      },
      onclosetag: (name) => {
        if (name === "w:style") style = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  const lists = new Map<string, string>();
  for (const { id, numId } of styles.values()) if (numId !== null) lists.set(id, numId);
  return { of: (id) => resolve(id, styles), lists };
}

function resolve(id: string, styles: ReadonlyMap<string, RawStyle>): ParagraphStyle {
  let heading = false;
  let numbered: NumberedPlace | null = null;
  let none = false;
  let raised: boolean | null = null;
  let at = styles.get(id);
  for (let depth = 0; at && depth < MAX_DEPTH; depth++) {
    heading ||= at.outline || /^(?:heading|title) ?\d*$/i.test(at.name);
    raised ??= at.raised;
    if (at.numId !== null && numbered === null && !none) {
      // numId 0 takes a list away that a parent style gives.
      if (at.numId === "0") none = true;
      else numbered = { numId: at.numId, level: at.level };
    }
    at = styles.get(at.basedOn);
  }
  return heading || numbered || raised ? { heading, numbered, raised: raised ?? false } : PLAIN;
}
