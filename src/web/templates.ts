/**
 * Templates, read and compiled once at start. A template loops and shows; what to show was decided in the view model. Handlebars escapes
 * everything: no template here writes three braces, and a test holds that.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import type { Messages } from "../publish/index.js";

export type Render = (page: string, model: object, m: Messages) => string;

/** @param folder holds `layout.hbs`, `pages/*.hbs` and `partials/*.hbs`. */
export function loadTemplates(folder: string): Render {
  const engine = Handlebars.create();
  for (const [prefix, dir] of [
    ["pages/", join(folder, "pages")],
    ["", join(folder, "partials")],
  ] as const) {
    for (const file of readdirSync(dir)) {
      if (!file.endsWith(".hbs")) continue;
      engine.registerPartial(prefix + file.slice(0, -4), readFileSync(join(dir, file), "utf8"));
    }
  }
  engine.registerHelper("t", (...args: unknown[]) => {
    const options = args.pop() as Handlebars.HelperOptions;
    return (options.data.m as Messages)(String(args[0]), options.hash as Record<string, string | number>);
  });
  engine.registerHelper("is", (a: unknown, b: unknown) => a === b);
  const layout = engine.compile(readFileSync(join(folder, "layout.hbs"), "utf8"), {
    knownHelpers: { t: true, is: true },
    // A name that is no helper is a field: found without asking, and never run.
    knownHelpersOnly: true,
    preventIndent: true,
    strict: false,
  });
  return (page, model, m) => layout({ ...model, body: `pages/${page}` }, { data: { m } });
}
