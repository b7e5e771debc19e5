/** Pages for what went wrong: not found, with the nearest bills and articles, and our own failures, with an id for the log. */
import { OqylymError } from "../errors.js";
import { latestEdition, nearestArticles } from "./act-page.js";
import { actTitle, billTitle, links, type Page, type Shown } from "./context.js";

const SUGGESTIONS = 5;

export function missingPage(page: Page): Shown {
  return {
    kind: "page",
    template: "missing",
    title: page.m("missing.title"),
    status: 404,
    model: { suggestions: suggestions(page) },
  };
}

interface Suggestion {
  readonly href: string;
  readonly title: { readonly text: string; readonly lang: string | null };
}

/** The nearest things by the address asked for: articles with near numbers, bills and acts with near ids, else the bills. */
function suggestions(page: Page): Suggestion[] {
  const [, kind = "", first = "", second = ""] = page.path.split("?")[0]?.split("/").map(decode) ?? [];
  if ((kind === "act" || kind === "fines") && second !== "") {
    const near = articles(page, first, second);
    if (near.length > 0) return near;
  }
  const bills = page.store
    .bills()
    .map((b) => ({ id: b.id, href: links.bill(page.ui, b.id), title: billTitle(page, b) }));
  const acts = page.store
    .acts()
    .map((a) => ({ id: a.id, href: links.act(page.ui, a.id), title: actTitle(page, a, a.id) }));
  const list = kind === "act" || kind === "compare" || kind === "fines" ? acts : bills;
  return list
    .map((s) => ({ ...s, far: distance(s.id, first) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, SUGGESTIONS)
    .map(({ href, title }) => ({ href, title }));
}

function articles(page: Page, id: string, address: string): Suggestion[] {
  const act = page.store.act(id);
  const edition = act && latestEdition(page, act);
  const text = edition && page.store.text(edition.textId);
  if (!text) return [];
  return nearestArticles(text.root, address, SUGGESTIONS).map((a) => ({
    href: links.article(page.ui, id, a.address),
    title: { text: a.heading, lang: text.lang === page.ui ? null : text.lang },
  }));
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Letters to change, add or drop to come from one id to the other. Ids are short; longer ones are cut. */
export function distance(a: string, b: string): number {
  const [x, y] = [a.slice(0, 60), b.slice(0, 60)];
  let row = Array.from({ length: y.length + 1 }, (_, i) => i);
  for (let i = 1; i <= x.length; i++) {
    const next = [i];
    for (let j = 1; j <= y.length; j++) {
      const swap = (row[j - 1] ?? 0) + (x[i - 1] === y[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

export function failurePage(page: Page, id: string): Shown {
  return { kind: "page", template: "failure", title: page.m("failure.title"), status: 500, model: { id } };
}

/** 4xx that Express finds itself (a broken «%» in the address) is the reader's; everything else is ours. */
export function statusOf(error: unknown): number {
  if (error instanceof OqylymError) return 500;
  const status = error !== null && typeof error === "object" && "status" in error ? Number(error.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
