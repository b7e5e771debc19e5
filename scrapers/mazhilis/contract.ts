/** Breaches of what a page of this source promises, and the reading of JSON by its keys: unknown keys pass, known ones must be what they were. */
import type { FetchedPage } from "../contract.js";
import { breachesOf, decode, openText } from "../pages/index.js";

export type Json = Readonly<Record<string, unknown>>;

export const { breach, breachOf } = breachesOf("mazhilis");

/** @throws PageContractError where the bytes are no JSON object */
export function readJson(page: FetchedPage): Json {
  const text = openText(page, breachOf(page)).replace(/^\uFEFF/, "");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What begins as JSON was cut off.
    throw breach(page, "JSON", text.slice(0, 200) || "nothing", { passing: /^\s*[[{]/u.test(text) });
  }
  if (!isObject(value)) throw breach(page, "a JSON object", JSON.stringify(value));
  return value;
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isJson(page: FetchedPage): boolean {
  const first = /^[\s\uFEFF]*(.)/u.exec(decode(page.bytes.subarray(0, 256), page.charset).text)?.[1];
  return first === "{" || first === "[";
}

/** A text under a key; absent and null are absent; another type is a breach. */
export function text(json: Json, key: string, page: FetchedPage): string | undefined {
  const value = json[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw breach(page, `text under «${key}»`, JSON.stringify(value));
  return value;
}

/** The site's ids are small whole numbers, as numbers or as text. */
export function idOf(json: Json, page: FetchedPage): string {
  const value = json.id;
  const id = typeof value === "number" || typeof value === "string" ? String(value) : "";
  if (!/^\d{1,9}$/.test(id)) throw breach(page, "a whole number under «id»", JSON.stringify(value) ?? "nothing");
  return id;
}
