/**
 * Templates, read and compiled once at start. A template loops and shows; what to show was decided in the view model. Everything printed is
 * escaped: no template here writes three braces, and the compiler refuses them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Messages } from "../publish/index.js";
import { compileTemplate } from "./template-compiler.js";

export type Render = (page: string, model: object, m: Messages) => string;

/** @param folder holds `layout.hbs`, `pages/*.hbs` and `partials/*.hbs`. */
export function loadTemplates(folder: string): Render {
  const partials = new Map<string, string>();
  for (const [prefix, dir] of [
    ["pages/", join(folder, "pages")],
    ["", join(folder, "partials")],
  ] as const) {
    for (const file of readdirSync(dir)) {
      if (file.endsWith(".hbs")) partials.set(prefix + file.slice(0, -4), readFileSync(join(dir, file), "utf8"));
    }
  }
  const layout = compileTemplate(readFileSync(join(folder, "layout.hbs"), "utf8"), partials);
  return (page, model, m) => layout({ ...model, body: `pages/${page}` }, m);
}
