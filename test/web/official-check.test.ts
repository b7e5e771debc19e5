/** A law that came out otherwise than projected is told on its bill's page, with the words; one that came out so is told too. */
import { afterEach, describe, expect, test } from "vitest";
import { type Provision, provision } from "../../src/law/index.js";
import type { TextView } from "../../src/store/index.js";
import { ACT, BILL, type Fixture } from "./fixture-store.js";
import { siteUnderTest, type UnderTest } from "./site-under-test.js";

let site: UnderTest | null = null;
afterEach(async () => {
  await site?.close();
  site = null;
});

/** The same tree with words of its texts exchanged. */
function withWords(node: Provision, was: string, is: string): Provision {
  const { kind, label, lead, heading } = node;
  const children = node.children.map((child) => withWords(child, was, is));
  return provision({ kind, label, lead, heading, text: node.text.replace(was, is), children });
}

/** The bill is law, and an official edition of 20 June 2025 is held: what the second reading makes of the code, changed by `official`. */
const enacted =
  (official: (projected: Provision) => Provision, date = "2025-06-20") =>
  (store: Fixture): Fixture => {
    const bill = store.bill(BILL);
    const last = store.text(`p.${BILL}.second_reading.ru.${ACT}`);
    const base = store.text(`e.${ACT}.ru.2025-01-01`);
    if (!bill || !last || base?.edition === undefined) throw new Error("this is a bug in the fixture");
    const [event] = bill.events;
    if (!event) throw new Error("this is a bug in the fixture");
    const textId = `e.${ACT}.ru.${date}`;
    const edition: TextView = {
      ...base,
      textId,
      date,
      edition: { ...base.edition, textId, date },
      root: official(last.root),
    };
    return {
      ...store,
      bill: (id) =>
        id === BILL
          ? { ...bill, events: [...bill.events, { ...event, stage: "signed", date: "2025-06-12" }] }
          : store.bill(id),
      texts: (act, lang) => [...store.texts(act, lang), ...(act === ACT && lang === "ru" ? [edition] : [])],
      text: (id) => (id === textId ? edition : store.text(id)),
    };
  };

async function section(change: (store: Fixture) => Fixture): Promise<string> {
  site = await siteUnderTest({}, change);
  const html = await (await fetch(`${site.url}/ru/bill/${BILL}`)).text();
  const found = /<section aria-labelledby="official">[\s\S]*?<\/section>/u.exec(html)?.[0] ?? "";
  return found.replaceAll(/<span class="vh">[^<]*<\/span>/gu, "");
}

describe("the projection held against the official edition", () => {
  test("before the bill is law nothing is said", async () => {
    expect(await section((store) => store)).toBe("");
  });

  test("an equal edition agrees in everything the projection changed", async () => {
    const told = await section(enacted((root) => root));
    expect(told).toMatch(/редакция от 20\s+июня 2025/u);
    expect(told).toContain("совпадают 2 нормы из 2");
    expect(told).not.toContain("<del>");
  });

  test("another fine is shown word by word, at its place", async () => {
    const told = await section(enacted((root) => withWords(root, "до пятидесяти суток", "до сорока суток")));
    expect(told).toContain("совпадает 1 норма из 2");
    expect(told).toMatch(/Статья 115-1<\/a>[\s\S]*<del>пятидесяти<\/del><ins>сорока<\/ins>/u);
  });

  test("a provision that the edition does not have is told as missing there", async () => {
    const without = (node: Provision): Provision => {
      const { kind, label, lead, heading, text } = node;
      const children = node.children.filter((c) => c.label !== "115-1").map(without);
      return provision({ kind, label, lead, heading, text, children });
    };
    expect(await section(enacted(without))).toMatch(/Статья 115-1<\/a>: нормы нет в официальной редакции/u);
  });

  test("an edition older than the text it would prove is no proof", async () => {
    expect(await section(enacted((root) => root, "2025-05-01"))).toBe("");
  });
});
