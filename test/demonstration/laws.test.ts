/** The demonstration's bills carried out on its codes: every order resolves but those that must not, and the law's projection is the edition. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adilet } from "../../scrapers/adilet/index.js";
import type { EditionRecord } from "../../scrapers/contract.js";
import { readDocument } from "../../scrapers/documents/index.js";
import { consolidate, type Outcome } from "../../src/consolidation/index.js";
import { type Demonstration, startDemonstration } from "../../src/demonstration/index.js";
import { type AmendingInstruction, readBill } from "../../src/drafting/index.js";
import { familyOf, type Lang, type Provision, printedLines, readAct } from "../../src/law/index.js";
import { editionsAt, get } from "./site.js";

let site: Demonstration;
let editions: Map<string, EditionRecord>;

beforeAll(async () => {
  site = await startDemonstration();
  editions = await editionsAt(site, adilet, site.visits.at(-1)?.at ?? "");
});
afterAll(() => site.close());

/** Words that name the act in the line above its orders. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  ["K1400000231", /Уголовно-процессуальн|Қылмыстық-процестік/u],
  ["K1400000234", /Уголовно-исполнительн|Қылмыстық-атқару/u],
  ["K1400000226", /Уголовный кодекс|Қылмыстық кодексі/u],
  ["K1100000518", /семье|отбасы/u],
];

async function instructionsOf(key: string, stage: string, lang: Lang): Promise<Map<string, AmendingInstruction[]>> {
  const dossier = JSON.parse((await get(`${site.homes.mazhilis}/api/core/draft-laws/${key}/`)).text);
  const card = dossier.documents.find((d: { stage: string; lang: string }) => d.stage === stage && d.lang === lang);
  const { bytes } = await get((site.homes.mazhilis ?? "") + new URL(card.document_url).pathname);
  const { blocks } = await readDocument(bytes, { mediaType: "", name: card.document_url });
  const bill = readBill(
    blocks.map((b) => b.text),
    lang,
  );
  expect(bill.instructions.length, `${key} ${stage} ${lang}`).toBeGreaterThan(0);
  const byAct = new Map<string, AmendingInstruction[]>();
  for (const instruction of bill.instructions) {
    const act = NAMES.find(([, words]) => words.test(instruction.act ?? ""))?.[0] ?? `unknown: ${instruction.act}`;
    byAct.set(act, [...(byAct.get(act) ?? []), instruction]);
  }
  return byAct;
}

function rootOf(act: string, lang: Lang, date: string): Provision {
  const record = editions.get(`${act} ${lang} ${date}`);
  if (!record) throw new Error(`no edition ${act} ${lang} ${date}`);
  return readAct(record.blocks, { family: familyOf(act, record.title), lang }).root;
}

/** The edition on which a reading of that day is carried out. */
function baseOf(act: string, lang: Lang, day: string): Provision {
  const dates = [...editions.keys()].filter((k) => k.startsWith(`${act} ${lang} `)).map((k) => k.split(" ")[2] ?? "");
  return rootOf(
    act,
    lang,
    dates
      .filter((d) => d <= day)
      .sort()
      .at(-1) ?? "",
  );
}

async function project(key: string, stage: string, lang: Lang, day: string) {
  const roots = new Map<string, Provision>();
  const unresolved: { target: string; outcome: Outcome }[] = [];
  for (const [act, instructions] of await instructionsOf(key, stage, lang)) {
    const result = consolidate(baseOf(act, lang, day), instructions, { family: familyOf(act, ""), lang });
    roots.set(act, result.root);
    result.outcomes.forEach((outcome, i) => {
      if (outcome.status !== "applied") unresolved.push({ target: instructions[i]?.target?.article ?? "", outcome });
    });
  }
  return { roots, unresolved };
}

/** Article 147 lost the quoted words to an edition of 2025; in article 190 the quoted word stands twice. */
const WHY: Readonly<Record<string, string>> = { "147": "not_applied words_not_found", "190": "ambiguous wrong_count" };

const STAGES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["9001", "introduced", "2023-05-18", ["190"]],
  ["9001", "working_group", "2025-02-26", ["147", "190"]],
  ["9001", "first_reading", "2025-05-14", ["147"]],
  ["9001", "second_reading", "2025-05-28", ["147"]],
  ["9001", "sent_to_senate", "2025-06-05", ["147"]],
  ["9001", "signed", "2025-07-16", ["147"]],
  ["9002", "introduced", "2020-12-16", []],
  ["9002", "first_reading", "2021-02-17", []],
  ["9002", "second_reading", "2021-11-24", []],
  ["9002", "signed", "2021-12-30", []],
];

describe.each(["ru", "kk"] as const)("bills (%s)", (lang) => {
  it.each(STAGES)(
    "%s %s, on the code of %s: only the orders on articles %j stay unresolved",
    async (key, stage, day, articles) => {
      const { unresolved } = await project(key, stage, lang, day);
      const told = unresolved.map(({ target, outcome }) => `${target}: ${outcome.status} ${outcome.reason}`);
      expect(told).toEqual(articles.map((article) => `${article}: ${WHY[article]}`));
    },
  );

  it.each([
    ["9001", "2025-07-16", "2025-09-16", ["K1400000226", "K1400000231", "K1400000234", "K1100000518"]],
    ["9002", "2021-12-30", "2022-01-01", ["K1400000226"]],
  ])("%s signed on %s, carried out, is the edition of %s word for word", async (key, signed, inForce, acts) => {
    const { roots } = await project(key, "signed", lang, signed);
    expect([...roots.keys()].sort()).toEqual([...acts].sort());
    for (const [act, root] of roots) {
      expect(printedLines(root), act).toEqual(printedLines(rootOf(act, lang, inForce)));
      expect(root.hash, act).toBe(rootOf(act, lang, inForce).hash);
    }
  });
});
