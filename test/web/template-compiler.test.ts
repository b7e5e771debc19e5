/** Templates become functions that print what Handlebars itself prints; what they do not know they refuse at start. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import { compileTemplate } from "../../src/web/template-compiler.js";

const words = (key: string, values: Readonly<Record<string, string | number>>) =>
  `[${key} ${JSON.stringify(Object.entries(values).sort())}]`;

const PARTIALS = new Map([
  ["line", "{{#if href}}<a href='{{href}}'>{{/if}}{{text}}{{#unless href}} -{{/unless}}\n"],
  ["outer", "<i>{{text}} of {{../text}} in {{@root.text}}</i>"],
  ["tree", "({{text}}{{#each items}}{{> tree}}{{/each}})"],
  ["nothing", "{{#if this}}there{{else}}not there{{/if}}"],
]);

/** What Handlebars makes of the same, with its own runtime. */
function reference(main: string, model: object): string {
  const engine = Handlebars.create();
  for (const [name, text] of PARTIALS) engine.registerPartial(name, text);
  engine.registerHelper("t", (key: string, options: Handlebars.HelperOptions) => words(key, options.hash));
  engine.registerHelper("is", (a: unknown, b: unknown) => a === b);
  return engine.compile(main, { knownHelpers: { t: true, is: true }, knownHelpersOnly: true, preventIndent: true })(
    model,
  );
}

const ROWS = [
  "{{text}} {{more.text}} {{more.none.text}} {{none}}",
  "{{this.text}} {{./text}} {{n}} {{zero}} {{no}} {{items.length}}",
  "{{#if text}}a{{else if n}}b{{else}}c{{/if}}",
  "{{#if zero}}a{{else}}b{{/if}}{{#unless empty}}c{{else}}d{{/unless}}{{#if empty}}e{{/if}}",
  "{{#each items}}{{@index}}{{#if @first}} first{{/if}} {{text}} {{../text}} {{@root.n}};{{else}}none{{/each}}",
  "{{#each empty}}x{{else}}none{{/each}}{{#each none}}x{{else}}none{{/each}}",
  "{{#each items}}{{#each items}}{{text}}<{{../text}}<{{../../text}}{{#if (is @index 1)}}!{{/if}};{{/each}}{{/each}}",
  "{{#each items}}{{#if text}}{{#each items}}{{../text}}{{/each}}{{/if}}{{/each}}",
  "{{#each names}}{{this}},{{.}} {{/each}}",
  "{{> line}}{{> line more}}{{> line none}}{{> nothing none}}{{> nothing more}}",
  "<ul>\n  {{#each items}}\n  {{> line}}\n  {{/each}}\n</ul>\n",
  "<p>\n  {{> line more}}\n</p>",
  "{{#each items}}{{> line text='x' href=(t 'k' n=@index)}}{{> outer}}{{/each}}{{> outer more text=n}}",
  "{{> tree}}{{> (lookup . 'which')}}",
  "{{t 'a.b'}} {{t 'a.b' n=n text=more.text}} {{t which}}",
  "{{#if (is text 'a')}}same{{else if (is n 2)}}two{{/if}}",
  "a {{~text~}} b {{!-- a note --}} c\n{{! another }}\nd",
  "{{#if text~}}\n  a  \n{{~/if}}",
];

const text = fc.oneof(fc.constantFrom("", "a", "<b>&\"'`=</b>", "Қылмыс", "0"), fc.string({ maxLength: 5 }));
const item = fc.record({ text, href: text, items: fc.array(fc.record({ text }), { maxLength: 3 }) });
const model = fc.record({
  text,
  href: text,
  n: fc.constantFrom(0, 1, 2, -1.5),
  zero: fc.constant(0),
  no: fc.constant(false),
  none: fc.constantFrom(null, undefined),
  empty: fc.constant([]),
  more: fc.record({ text, href: text }),
  names: fc.array(text, { maxLength: 3 }),
  items: fc.array(item, { maxLength: 3 }),
  which: fc.constantFrom("line", "outer", "nothing"),
});

test.each(ROWS)("%s", (main) => {
  const print = compileTemplate(main, PARTIALS);
  fc.assert(
    fc.property(model, (given) => {
      expect(print(given, words)).toBe(reference(main, given));
    }),
  );
});

describe("refused at start, with the place", () => {
  test.each([
    ["{{{text}}}", "the main template, line 1: what is not escaped may not be printed"],
    ["a\n{{#with more}}x{{/with}}", "the main template, line 2: {{#with}} is not known here"],
    ["{{> gone}}", "the main template, line 1: there is no partial «gone»"],
    ["{{shout text}}", "the main template, line 1: shout wants two values"],
    ["{{#each items as |one|}}{{one.text}}{{/each}}", "names for the items of a block are not known here"],
    ["{{@last}}", "@last is not known here"],
    ["{{more.__proto__}}", "no template reaches a prototype"],
    ["{{#if text}}", "Parse error on line 1"],
  ])("%s", (main, said) => expect(() => compileTemplate(main, PARTIALS)).toThrow(said));
});

test("a partial that is refused tells its name", () => {
  expect(() => compileTemplate("", new Map([["pages/x", "\n{{{a}}}"]]))).toThrow("pages/x, line 2");
});

test("methods of texts and lists are no fields", () => {
  const print = compileTemplate("{{#if link}}x{{/if}}{{#if at}}y{{/if}}{{names.find}}{{constructor}}", PARTIALS);
  expect(print({ names: [] }, words)).toBe("");
});

test("what is no list is not walked through", () => {
  expect(() => compileTemplate("{{#each more}}x{{/each}}", PARTIALS)({ more: { a: 1 } }, words)).toThrow(
    "wants a list",
  );
});

test("every template of the site is read", () => {
  const folder = join(projectRoot, "templates");
  const partials = new Map(
    ["pages", "partials"].flatMap((dir) =>
      readdirSync(join(folder, dir)).map((file) => {
        const name = `${dir === "pages" ? "pages/" : ""}${file.replace(/\.hbs$/u, "")}`;
        return [name, readFileSync(join(folder, dir, file), "utf8")] as const;
      }),
    ),
  );
  expect(() => compileTemplate(readFileSync(join(folder, "layout.hbs"), "utf8"), partials)).not.toThrow();
});
