/**
 * Turns a template into a function, once at start. Handlebars reads the template (its grammar and its rules for blanks, nothing of ours); what it read
 * is turned into closures here, because its own runtime copies the options of every helper and partial at every call, which costs more than all the
 * rest of a page. Only what our templates use is known: fields, `../`, `@root`, `@index`, `@first`, `if`, `unless`, `each`, `t`, `is`, `lookup`,
 * partials. Anything else fails at start with the place. A test holds that each construct prints what Handlebars itself prints.
 */
import Handlebars from "handlebars";

type Statement = hbs.AST.Statement;
type Expression = hbs.AST.Expression;

/** Where a part of a template stands: the value it shows, what stood around it, and what holds for the whole page. */
interface Scope {
  readonly it: unknown;
  readonly up: Scope | null;
  readonly index: number;
  readonly page: Page;
}

interface Page {
  readonly root: unknown;
  readonly words: Words;
}

/** Gives the words of `{{t "key" name=value}}`. */
export type Words = (key: string, values: Readonly<Record<string, string | number>>) => string;
type Printer = (scope: Scope) => string;
type Value = (scope: Scope) => unknown;

/** A template ready to print a model. */
export type Template = (model: unknown, words: Words) => string;

/**
 * @param main text of the template that is printed.
 * @param partials texts of the others, by name.
 * @throws Error at once, with name and line, where a template holds what is not known or names a partial that is not there.
 */
export function compileTemplate(main: string, partials: ReadonlyMap<string, string>): Template {
  const printers = new Map<string, Printer>();
  for (const [name, text] of partials) printers.set(name, compiler(name, partials, printers).read(text));
  const print = compiler("the main template", partials, printers).read(main);
  return (model, words) => print({ it: model, up: null, index: 0, page: { root: model, words } });
}

/** The functions below belong to one template: they tell its name where they cannot read on, and find the partials that it names. */
function compiler(name: string, texts: ReadonlyMap<string, string>, printers: ReadonlyMap<string, Printer>) {
  const refuse = (node: hbs.AST.Node, what: string): never => {
    throw new Error(`${name}, line ${node.loc.start.line}: ${what}`);
  };

  const program = (given: hbs.AST.Program | undefined): Printer => {
    const printed = (given?.body ?? []).flatMap((node) => statement(node) ?? []);
    const [only] = printed;
    if (only === undefined) return () => "";
    if (printed.length === 1) return only;
    return (scope) => {
      let out = "";
      for (const part of printed) out += part(scope);
      return out;
    };
  };

  const statement = (node: Statement): Printer | null => {
    switch (node.type) {
      case "ContentStatement": {
        const text = (node as hbs.AST.ContentStatement).value;
        return text === "" ? null : () => text;
      }
      case "CommentStatement":
        return null;
      case "MustacheStatement":
        return mustache(node as hbs.AST.MustacheStatement);
      case "BlockStatement":
        return block(node as hbs.AST.BlockStatement);
      case "PartialStatement":
        return partial(node as hbs.AST.PartialStatement);
      default:
        return refuse(node, `${node.type} is not known here`);
    }
  };

  const mustache = (node: hbs.AST.MustacheStatement): Printer => {
    if (!node.escaped) refuse(node, "what is not escaped may not be printed");
    const value = called(node) ?? expression(node.path);
    return (scope) => escaped(value(scope));
  };

  const block = (node: hbs.AST.BlockStatement): Printer => {
    const kind = node.path.original;
    const [param] = node.params;
    if (param === undefined || node.params.length > 1 || node.hash) return refuse(node, `${kind} wants one value`);
    if (node.program?.blockParams) refuse(node, "names for the items of a block are not known here");
    const value = expression(param);
    const then = program(node.program);
    const otherwise = program(node.inverse);
    if (kind === "if") return (scope) => (isEmpty(value(scope)) ? otherwise(scope) : then(scope));
    if (kind === "unless") return (scope) => (isEmpty(value(scope)) ? then(scope) : otherwise(scope));
    if (kind !== "each") return refuse(node, `{{#${kind}}} is not known here`);
    return (scope) => {
      const items = value(scope);
      if (isEmpty(items)) return otherwise(scope);
      if (!Array.isArray(items)) return refuse(node, "each wants a list");
      let out = "";
      for (let i = 0; i < items.length; i++) out += then(within(scope, items[i], i));
      return out;
    };
  };

  const partial = (node: hbs.AST.PartialStatement): Printer => {
    const find = partialOf(node);
    const indent = (node as { indent?: string }).indent ?? "";
    const context = node.params[0] ? expression(node.params[0]) : null;
    const named = node.hash ? hash(node.hash) : null;
    return (scope) => {
      let it = context === null ? scope.it : context(scope);
      if (named !== null) it = Object.assign({}, it, named(scope));
      // A partial sees what it is given and nothing around it.
      return indent + find(scope)({ it, up: null, index: scope.index, page: scope.page });
    };
  };

  /** Printers are looked up when a page is printed: partials may name each other in any order. */
  const partialOf = (node: hbs.AST.PartialStatement): ((scope: Scope) => Printer) => {
    if (node.name.type === "PathExpression") {
      const { original } = node.name as hbs.AST.PathExpression;
      if (!texts.has(original)) refuse(node, `there is no partial «${original}»`);
      return () => printers.get(original) as Printer;
    }
    const chosen = expression(node.name as Expression);
    return (scope) => printers.get(String(chosen(scope))) ?? refuse(node, `there is no partial «${chosen(scope)}»`);
  };

  const expression = (node: Expression): Value => {
    switch (node.type) {
      case "PathExpression":
        return path(node as hbs.AST.PathExpression);
      case "SubExpression":
        return called(node as hbs.AST.SubExpression) ?? refuse(node, "this is no helper");
      case "StringLiteral":
      case "NumberLiteral":
      case "BooleanLiteral": {
        const { value } = node as hbs.AST.StringLiteral;
        return () => value;
      }
      default:
        return refuse(node, `${node.type} is not known here`);
    }
  };

  /** A helper with its values; null where what stands there is a field. */
  const called = (node: hbs.AST.MustacheStatement | hbs.AST.SubExpression): Value | null => {
    const helper = (node.path as hbs.AST.PathExpression).original;
    const [first, second] = node.params.map(expression);
    if (first === undefined) return node.hash ? refuse(node, "only helpers take values") : null;
    if (helper === "t") {
      const values = node.hash ? hash(node.hash) : () => NONE;
      return (scope) => scope.page.words(String(first(scope)), values(scope) as Record<string, string | number>);
    }
    if (second === undefined || node.params.length > 2 || node.hash) return refuse(node, `${helper} wants two values`);
    if (helper === "is") return (scope) => first(scope) === second(scope);
    if (helper === "lookup") return (scope) => fieldOf(first(scope), String(second(scope)));
    return refuse(node, `the helper ${helper} is not known here`);
  };

  const hash = (node: hbs.AST.Hash): ((scope: Scope) => Record<string, unknown>) => {
    const pairs = node.pairs.map(({ key, value }) => [key, expression(value)] as const);
    return (scope) => {
      const values: Record<string, unknown> = {};
      for (const [key, value] of pairs) values[key] = value(scope);
      return values;
    };
  };

  const path = (node: hbs.AST.PathExpression): Value => {
    const { depth, parts } = node;
    if (parts.includes("__proto__")) refuse(node, "no template reaches a prototype");
    if (node.data) return dataPath(node);
    const [only] = parts;
    if (depth === 0 && only === undefined) return (scope) => scope.it;
    if (depth === 0 && only !== undefined && parts.length === 1) return (scope) => fieldOf(scope.it, only);
    return (scope) => {
      let from: Scope | null = scope;
      for (let i = 0; i < depth; i++) from = from?.up ?? null;
      return fieldsOf(from?.it, parts);
    };
  };

  const dataPath = (node: hbs.AST.PathExpression): Value => {
    const [kind, ...rest] = node.parts;
    if (kind === "root") return (scope) => fieldsOf(scope.page.root, rest);
    if (kind === "index" && rest.length === 0) return (scope) => scope.index;
    if (kind === "first" && rest.length === 0) return (scope) => scope.index === 0;
    return refuse(node, `@${kind} is not known here`);
  };

  return { read: (text: string) => program(Handlebars.parse(text)) };
}

const NONE = {};

/** `../` leads out of a value, not out of a block: where the value is the same, so is what stands around it. */
const within = (scope: Scope, it: unknown, index: number): Scope => ({
  it,
  up: it === scope.it ? scope.up : scope,
  index,
  page: scope.page,
});

/** A field of a model. Models hold no functions: what is one belongs to a prototype (`at` of a text, `link`), and is not there. */
function fieldOf(value: unknown, name: string): unknown {
  if (value === null || value === undefined) return undefined;
  const found = (value as Record<string, unknown>)[name];
  return typeof found === "function" ? undefined : found;
}

function fieldsOf(value: unknown, names: readonly string[]): unknown {
  let found = value;
  for (const name of names) found = fieldOf(found, name);
  return found;
}

/** As `if` and `each` see it: nothing, false, zero, no text, no item. */
const isEmpty = (value: unknown): boolean => !value || (Array.isArray(value) && value.length === 0);

const UNSAFE = /[&<>"'`=]/;
const UNSAFE_ALL = /[&<>"'`=]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
  "`": "&#x60;",
  "=": "&#x3D;",
};

/** A value as text that no browser takes for markup; nothing for what is not there. */
function escaped(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : String(value);
  return UNSAFE.test(text) ? text.replace(UNSAFE_ALL, (mark) => ENTITIES[mark] ?? mark) : text;
}
