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
}

/** Catalogues of the three languages from a folder of JSON files with flat keys. */
export function loadMessages(folder: string): Readonly<Record<UiLang, Messages>> {
  return { kk: messagesOf("kk", folder), ru: messagesOf("ru", folder), en: messagesOf("en", folder) };
}

function messagesOf(ui: UiLang, folder: string): Messages {
  const words = JSON.parse(readFileSync(join(folder, `${ui}.json`), "utf8")) as Record<string, string>;
  const formats = new Map<string, IntlMessageFormat>();
  const format = (key: string, values?: MessageValues): string => {
    let found = formats.get(key);
    if (!found) {
      const text = words[key];
      if (text === undefined)
        throw new OqylymError("message_missing", `no message «${key}» in ${ui}`, { context: { key } });
      // No markup in messages: «<» is a letter like others.
      found = new IntlMessageFormat(text, LOCALES[ui], undefined, { ignoreTag: true });
      formats.set(key, found);
    }
    return String(found.format(values ? { ...values } : undefined));
  };
  return Object.assign(format, {
    ui,
    has: (key: string) => Object.hasOwn(words, key),
    orElse: (key: string, other: string, values?: MessageValues) =>
      format(Object.hasOwn(words, key) ? key : other, values),
  });
}
