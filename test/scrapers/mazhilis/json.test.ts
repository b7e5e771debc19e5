import { describe, expect, test } from "vitest";
import { mazhilis } from "../../../scrapers/mazhilis/index.js";
import { dossier, json, stages } from "./pages.js";

const API = "https://mazhilis.parlam.kz/api/core/draft-laws/";
const list = (count: unknown, result: unknown, offset = 0) =>
  json("draft_law_list", { count, result }, `${API}?limit=50&offset=${offset}`);
const bills = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ id: i + 1, title: `Заң ${i + 1} туралы`, status: "" }));
const breach = (page: Parameters<typeof mazhilis.read>[0]) =>
  mazhilis.read(page).then(
    () => "read",
    (e) => `${e.code}: ${e.context.field}`,
  );

describe("the list of bills", () => {
  test("each bill's dossier, then the next page by what came, not by what was asked", async () => {
    const { follow, records } = await mazhilis.read(list(411, bills(12), 24));
    expect(records.filter((r) => r.record === "bill")).toHaveLength(12);
    expect(follow.map((f) => f.url)).toEqual([
      ...Array.from({ length: 12 }, (_, i) => `${API}${i + 1}/`),
      `${API}?limit=50&offset=36`,
    ]);
  });

  test.each<[string, ReturnType<typeof list>, string]>([
    ["the last page has no next", list(14, bills(2), 12), "2 follow"],
    ["an empty list that says so", list(0, []), "0 follow"],
    ["an empty page after the end", list(14, [], 14), "0 follow"],
    ["an empty page in the middle is no end", list(411, [], 24), "page_contract: 387 more items of 411 after 24"],
    ["an empty page at the start of a full list", list(411, []), "page_contract: 411 more items of 411 after 0"],
    ["no count", list(undefined, []), "page_contract: a whole number under «count»"],
    ["count as text", list("411", []), "page_contract: a whole number under «count»"],
    ["no result", list(3, undefined), "page_contract: a list under «result»"],
    ["a bill without number", list(1, [{ title: "x", status: "" }]), "page_contract: a whole number under «id»"],
    ["a list instead of an object", json("draft_law_list", [1]), "page_contract: a JSON object"],
  ])("%s", async (_, page, expected) => {
    const outcome = await mazhilis.read(page).then(
      (r) => `${r.follow.length} follow`,
      (e) => `${e.code}: ${e.context.field}`,
    );
    expect(outcome).toBe(expected);
  });
});

describe("a dossier", () => {
  test("titles old and new, who began it, unknown keys let be", async () => {
    const { records } = await mazhilis.read(
      dossier({ title: "Су  туралы //\n Су қоры\nтуралы(депутаттар бастамашылық жасаған)", anything: { new: 1 } }),
    );
    expect(records[0]).toEqual({
      record: "bill",
      key: "7",
      titles: [
        { lang: "kk", title: "Су туралы" },
        { lang: "kk", title: "Су қоры туралы" },
      ],
      initiator: "Депутаттар",
    });
  });

  test("extension fields", async () => {
    const { records } = await mazhilis.read(
      dossier({
        title: "О лесе",
        title_kk: "Орман туралы",
        number: "12-VIII",
        registered: "2025-01-15",
        initiator: "Үкімет",
        procedure: "parliament-1995",
        demonstration: true,
        stages: [
          { stage: "introduced", date: "2025-01-15" },
          { stage: "first_reading", date: "2025-02-19", illustrative: true },
        ],
      }),
    );
    expect(records).toEqual([
      {
        record: "bill",
        key: "7",
        titles: [
          { lang: "ru", title: "О лесе" },
          { lang: "kk", title: "Орман туралы" },
        ],
        number: "12-VIII",
        procedure: "parliament-1995",
        registered: "2025-01-15",
        initiator: "Үкімет",
      },
      {
        record: "stage",
        key: "7",
        stage: "introduced",
        nature: "held",
        date: "2025-01-15",
        precision: "day",
        words: "Мәжілістің қарауында",
      },
      {
        record: "stage",
        key: "7",
        stage: "first_reading",
        nature: "held",
        date: "2025-02-19",
        precision: "day",
        words: "first_reading",
        illustrative: true,
      },
    ]);
  });

  test.each([
    ["Мәжілістің қарауында", "introduced", []],
    ["Бірінші  оқылымда мақұлданды ", "first_reading", []],
    ["Бiрiншi оқылымда мақұлданды", "first_reading", []],
    ["Қабылданып, Сенатқа жіберілді", "sent_to_senate", []],
    ["Бірлескен отырыста қабылданды", "joint_sitting", []],
    ["Президент қол қойды", "signed", []],
    ["Сенат қайтарды", "returned_by_senate", []],
    ["Кері қайтарып алынды және қабылданбады", "rejected", []],
    ["statuses.signed_by_president", "signed", []],
    ["statuses.accepted_in_mazhilis", "sent_to_senate", ["status_likely"]],
    ["statuses.declined", "rejected", ["status_likely"]],
    ["Подписан Президентом", "signed", ["status_likely"]],
    ["Signed by the President", "signed", ["status_likely"]],
    ["Комитетте", undefined, ["status_unknown"]],
    ["Не подписан Президентом", undefined, ["status_unknown"]],
  ])("status «%s» means %s", async (status, stage, codes) => {
    const { records, problems } = await mazhilis.read(dossier({ status, status_date: "2025-04-16" }));
    expect(stages(records).map((s) => [s.stage, s.date, s.words])).toEqual(
      stage ? [[stage, "2025-04-16", status]] : [],
    );
    expect(problems.map((p) => p.code)).toEqual(codes);
  });

  test("a status without its day stays without a day", async () => {
    const { records, problems } = await mazhilis.read(dossier({}));
    expect(stages(records)).toMatchObject([{ date: null, precision: "unknown" }]);
    expect(problems.map((p) => p.code)).toEqual(["status_undated"]);
  });

  test.each([
    ["id as words", { id: "x" }, "a whole number under «id»"],
    ["no title", { title: undefined }, "«title» of 7"],
    ["title of another kind", { title: ["x"] }, "text under «title»"],
    ["no documents", { documents: undefined }, "a list under «documents»"],
    ["documents of another kind", { documents: ["x"] }, "objects in «documents»"],
    ["a day that is none", { status_date: "30.02.2025" }, "a day under «status_date»"],
  ])("%s breaks the promise", async (_, fields, field) => {
    expect(await breach(dossier(fields))).toBe(`page_contract: ${field}`);
  });
});

describe("documents of a dossier", () => {
  const media = "mazhilis.parlam.kz/media/draft_law/documents/7/2024-04-03";
  const followed = async (card: object) => {
    const { follow, problems } = await mazhilis.read(dossier({ status: "", documents: [card] }));
    return { follow, codes: problems.map((p) => p.code) };
  };

  test("http becomes https, the upload's day comes from the path, a file never changes", async () => {
    const { follow } = await followed({ document_url: `http://${media}/a_W33mDmR.docx`, name: "Заң жобасы" });
    expect(follow).toEqual([
      {
        url: `https://${media}/a_W33mDmR.docx`,
        kind: "document",
        meta: { bill: "7", role: "bill", caption: "Заң жобасы", date: "2024-04-03" },
        permanent: true,
      },
    ]);
  });

  test("what the card tells goes before what the path tells", async () => {
    const { follow } = await followed({
      document_url: `https://${media}/a.docx`,
      name: "Законопроект",
      stage: "second_reading",
      lang: "ru",
      date: "2025-05-28",
      illustrative: true,
    });
    expect(follow[0]?.meta).toEqual({
      bill: "7",
      role: "bill",
      caption: "Законопроект",
      stage: "second_reading",
      lang: "ru",
      date: "2025-05-28",
      illustrative: "true",
    });
  });

  test.each([
    ["Заң жобасы", "x.docx", "bill"],
    ["Салыстыру кестесі", "x.docx", "comparative_table"],
    ["Қабылданған Заң", "x.pdf", "passed_law"],
    ["Қол қойылған Заң", "x.pdf", "signed_law"],
    ["Законопроект", "x.docx", "bill"],
    ["Проект Закона", "x.docx", "bill"],
    ["Сравнительная таблица", "x.docx", "comparative_table"],
    ["Сравнительная таблица к проекту Закона", "x.docx", "comparative_table"],
    ["Принятый Закон", "x.pdf", "passed_law"],
    ["Подписанный Закон", "x.pdf", "signed_law"],
    ["Заключение Правительства", "x.pdf", "conclusion"],
    ["", "проект_Закона_55_9eIPDUW.docx", "bill"],
    ["", "законопроект_каз.docx", "bill"],
    ["", "Заң_жобасы.docx", "bill"],
    ["", "Салыстырма_кесте.docx", "comparative_table"],
    ["", "закон_каз.pdf", "passed_law"],
    ["", "183.pdf", "signed_law"],
    ["", "184_к.pdf", "signed_law"],
    ["", "scan0001.docx", "other"],
  ])("caption «%s», file %s: %s", async (name, file, role) => {
    const { follow, codes } = await followed({ document_url: `https://${media}/${encodeURIComponent(file)}`, name });
    expect(follow[0]?.meta?.role).toBe(role);
    expect(codes).toEqual(name === "" ? ["role_by_file_name"] : []);
  });

  test.each([
    ["no address", {}, "card_without_file"],
    ["an empty address", { document_url: "" }, "card_without_file"],
    ["another host", { document_url: "https://example.com/a.docx" }, "document_elsewhere"],
    ["a script", { document_url: "javascript:alert(1)" }, "document_elsewhere"],
  ])("%s is told and not asked for", async (_, card, code) => {
    expect(await followed({ name: "Заң жобасы", ...card })).toEqual({ follow: [], codes: [code] });
  });
});

describe("lists of news and plans", () => {
  const url = "https://mazhilis.parlam.kz/api/core/news/?limit=50&offset=0";
  const item = (id: number, date: string) => ({ id, title: "Т", date, url: `/kk/multimedia-center/news/${id}` });
  test("each of its day, and the next page of the newest day on this one: a visit goes no further back than asked", async () => {
    const both = [item(2, "2025-02-26"), item(1, "2025-01-10")];
    const { follow } = await mazhilis.read(json("news_list", { count: 99, result: both }, url));
    expect(follow.map((f) => [f.url.replace("https://mazhilis.parlam.kz", ""), f.dated])).toEqual([
      ["/kk/multimedia-center/news/2", "2025-02-26"],
      ["/kk/multimedia-center/news/1", "2025-01-10"],
      ["/api/core/news/?limit=50&offset=2", "2025-02-26"],
    ]);
  });

  test("an answer of another form breaks aloud", async () => {
    expect(await breach(json("news_list", { items: [] }, url))).toBe("page_contract: a whole number under «count»");
    expect(await breach(json("work_plans", { count: 1, result: [{ id: 1 }] }, url))).toBe(
      "page_contract: a day under «date» of 1",
    );
  });

  test("the empty shell that the live site may give in place of JSON", async () => {
    const shell = "<!DOCTYPE html><html><body><app-root></app-root></body></html>";
    for (const kind of ["draft_law_list", "draft_law", "work_plans", "news_list", "news"])
      expect(await breach({ ...json(kind, {}), bytes: Buffer.from(shell) })).toMatch(
        /^page_contract: (?:a finished page|JSON)$/,
      );
  });
});
