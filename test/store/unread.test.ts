// What of a bill is not read: pages that its own pages lead to, in the order in which they were missed, and no page of another bill.
import { afterEach, beforeEach, expect, it } from "vitest";
import { type FollowRequest, openStore, type Store } from "../../src/store/index.js";
import { BILL, derived, dossier, page, seen } from "./values.js";

const T1 = "2025-03-01T05:00:00.000Z";
const T2 = "2025-03-02T05:00:00.000Z";
const CARD = "https://e.org/card";
const told = {
  fact: "stage",
  stage: "introduced",
  nature: "held",
  date: null,
  precision: "unknown",
  words: "",
} as const;
const document = (name: string, meta: Readonly<Record<string, string>> = { bill: "9001" }): FollowRequest => ({
  url: `https://e.org/${name}`,
  kind: "document",
  meta,
});

let store: Store;
beforeEach(() => {
  store = openStore(":memory:");
});
afterEach(() => store.close());

/** The bill with its card, which tells of it and leads to the given pages; `others` are told of by the same card. */
function card(follow: readonly FollowRequest[], others: readonly string[] = []): void {
  const copy = seen(CARD, "card", T1, { kind: "card" });
  store.take(copy, page({ facts: [BILL, ...others].map((bill) => ({ bill, told })), follow }));
  const source = { url: CARD, sha256: store.shaOf(copy), fetchedAt: T1 };
  const event = { stage: "introduced", nature: "held", date: null, precision: "unknown", words: "", source } as const;
  store.saveBill(derived({ dossier: { ...dossier([]), titles: [], events: [event] } }), T1);
}
function held(name: string, at: string, meta: Readonly<Record<string, string>> = { bill: "9001" }): void {
  store.take(seen(`https://e.org/${name}`, name, at, { kind: "document", meta }), {
    state: "held",
    code: "page_contract",
    message: "",
  });
}
const unread = () =>
  store.unread(BILL).map(({ url, state, since }) => [url.replace("https://e.org/", ""), state, since]);

it("pages come in the order in which they were missed, of one time by their address", () => {
  card([document("d"), document("b"), document("c"), document("a")]);
  held("a", T2);
  expect(unread()).toEqual([
    ["b", "never", T1],
    ["c", "never", T1],
    ["d", "never", T1],
    ["a", "held", T2],
  ]);
});

it("a page is called as the one that leads to it calls it, with its language where that is one of the two", () => {
  card([
    document("1", { bill: "9001", caption: "Қорытынды", lang: "kk" }),
    document("2", { bill: "9001", caption: "Заключение", lang: "ru" }),
    document("3", { bill: "9001", lang: "en" }),
    document("4"),
  ]);
  expect(store.unread(BILL).map(({ caption, lang }) => [caption, lang])).toEqual([
    ["Қорытынды", "kk"],
    ["Заключение", "ru"],
    ["", null],
    ["", null],
  ]);
});

it("pages of another bill, and of none, are not its own", () => {
  card([
    document("own"),
    document("other", { bill: "77" }),
    document("none", {}),
    { ...document("of", {}), of: "9001" },
  ]);
  expect(unread().map(([name]) => name)).toEqual(["of", "own"]);
});

it("a card that is held now says so; a list of several bills does not, but what it leads to still is", () => {
  card([document("own")]);
  store.take(seen(CARD, "works", T2, { kind: "card" }), { state: "held", code: "page_contract", message: "" });
  expect(unread()).toEqual([
    ["own", "never", T1],
    ["card", "held_newer", T2],
  ]);
  store.close();
  store = openStore(":memory:");
  card([document("own")], ["mazhilis-77"]);
  store.take(seen(CARD, "works", T2, { kind: "card" }), { state: "held", code: "page_contract", message: "" });
  expect(unread()).toEqual([["own", "never", T1]]);
});

it("a bill that is not stored misses nothing", () => expect(store.unread("mazhilis-0")).toEqual([]));
