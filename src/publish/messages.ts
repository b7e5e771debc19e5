/**
 * Words for people, by key and language, from `data/messages/{kk,ru,en}.json` (ICU messages). Every key stands in all three files; a test
 * holds that. Keys made of a code (`problems.<code>`, `reasons.<reason>`) may be unknown to an older catalogue: ask with `orElse`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { OqylymError } from "../errors.js";
import type { UiLang } from "./feed-model.js";

export const UI_LANGS: readonly UiLang[] = ["kk", "ru", "en"];
/** Language tags for formatting: English as it is written in Europe (2 March 2026). */
export const LOCALES: Readonly<Record<UiLang, string>> = { kk: "kk", ru: "ru", en: "en-GB" };

export type MessageValues = Readonly<Record<string, string | number>>;

export interface Messages {
  readonly ui: UiLang;
  /** @throws OqylymError `message_missing`: a key that no catalogue holds is a bug, never shown to a reader. */
  (key: string, values?: MessageValues): string;
  has(key: string): boolean;
  /** The message of `key`, or of `other` where the catalogue does not know `key`. */
  orElse(key: string, other: string, values?: MessageValues): string;
  /** «УК» · «ҚК» · “Criminal Code”: what `data/acts.json` calls an act for short; null for an act that it does not know. */
  actShort(act: string): string | null;
}

/** Catalogues of the three languages from a folder of JSON files with flat keys; short names of acts from `acts.json` beside that folder. */
export function loadMessages(folder: string): Readonly<Record<UiLang, Messages>> {
  const acts = shortNames(join(folder, "..", "acts.json"));
  const of = (ui: UiLang) => messagesOf(ui, folder, acts);
  return { kk: of("kk"), ru: of("ru"), en: of("en") };
}

type ShortNames = ReadonlyMap<string, Readonly<Partial<Record<UiLang, string>>>>;

function shortNames(file: string): ShortNames {
  const { acts } = JSON.parse(readFileSync(file, "utf8")) as {
    acts: readonly { readonly id: string; readonly short?: Readonly<Partial<Record<UiLang, string>>> }[];
  };
  return new Map(acts.map((act) => [act.id, act.short ?? {}]));
}

function messagesOf(ui: UiLang, folder: string, acts: ShortNames): Messages {
  const words = JSON.parse(readFileSync(join(folder, `${ui}.json`), "utf8")) as Record<string, string>;
  const formats = new Map<string, Format>();
  const format = (key: string, values: MessageValues = NONE): string => {
    let found = formats.get(key);
    if (!found) {
      const text = words[key];
      if (text === undefined)
        throw new OqylymError("message_missing", `no message «${key}» in ${ui}`, { context: { key } });
      found = compile(key, text, LOCALES[ui]);
      formats.set(key, found);
    }
    return found(values);
  };
  return Object.assign(format, {
    ui,
    has: (key: string) => Object.hasOwn(words, key),
    orElse: (key: string, other: string, values?: MessageValues) =>
      format(Object.hasOwn(words, key) ? key : other, values),
    actShort: (act: string) => acts.get(act)?.[ui] ?? null,
  });
}

type Format = (values: MessageValues) => string;
const NONE: MessageValues = {};

/** A node of a parsed message: 0 words, 1 an argument as it is, 5 a choice by value; others need the language's rules. */
interface Node {
  readonly type: number;
  readonly value: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Node[] }>>;
}

function compile(key: string, text: string, locale: string): Format {
  // No markup in messages: «<» is a letter like others.
  const message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  const nodes = message.getAst() as unknown as readonly Node[];
  if (isPlain(nodes)) return (values) => joinParts(key, nodes, values);
  return remembered((values) => String(message.format({ ...values })));
}

/** The same few amounts stand on every page («до 200 МРП»): their words are made once. */
function remembered(format: Format): Format {
  const known = new Map<string, string>();
  return (values) => {
    let key = "";
    for (const name in values) key += `${name}\u0000${values[name]}\u0000`;
    let words = known.get(key);
    if (words === undefined) {
      words = format(values);
      if (known.size > 2_000) known.clear();
      known.set(key, words);
    }
    return words;
  };
}

const isPlain = (nodes: readonly Node[]): boolean =>
  nodes.every(
    (n) => n.type <= 1 || (n.type === 5 && Object.values(n.options ?? {}).every((option) => isPlain(option.value))),
  );

/** Most messages have neither numbers nor plurals: joining their parts is ten times quicker than the general way, and the same. */
function joinParts(key: string, nodes: readonly Node[], values: MessageValues): string {
  let out = "";
  for (const node of nodes) {
    if (node.type === 0) {
      out += node.value;
      continue;
    }
    const value = values[node.value];
    if (value === undefined)
      throw new OqylymError("message_argument", `message «${key}» wants «${node.value}»`, { context: { key } });
    if (node.type === 1) out += String(value);
    else out += joinParts(key, (node.options?.[String(value)] ?? node.options?.other)?.value ?? [], values);
  }
  return out;
}
