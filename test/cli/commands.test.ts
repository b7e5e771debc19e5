/** The command line as its users meet it: help, exit codes, one line for a failure, JSON lines in order. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../src/config.js";
import { hocrOf, tesseractThat } from "../scrapers/recognition/programs.js";
import { POINT, picturePdf } from "../scrapers/recognition/scan.js";

const folder = mkdtempSync(join(tmpdir(), "oqylym-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function oqylym(args: readonly string[], input = "", surroundings: Readonly<Record<string, string>> = {}) {
  const done = spawnSync(process.execPath, [join(projectRoot, "src/cli/oqylym.mjs"), ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    env: { ...process.env, OQYLYM_VAR: join(folder, "var"), ...surroundings },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe("help", () => {
  test.each([
    "start",
    "serve",
    "scrape",
    "import",
    "recognise",
    "parse",
    "instructions",
    "apply",
    "check-table",
    "sanctions",
    "compare",
    "export",
    "status",
    "held",
    "backup",
    "restore",
    "rebuild",
    "verify",
  ])("%s --help shows an example and exits with 0", (command) => {
    const { code, out } = oqylym([command, "--help"]);
    expect(out).toContain(`Example:`);
    expect(out).toContain(`oqylym ${command}`);
    expect(code).toBe(0);
  });
});

describe("wrong usage exits with 2 and says what is wrong", () => {
  test.each([
    [["dance"], /unknown command 'dance'/u],
    [["parse", "x.txt"], /--as/u],
    [["parse", "x.txt", "--as", "poem"], /may be act or bill/u],
    [["scrape", "atlantis"], /no source is called «atlantis»/u],
    [["scrape", "--since", "yesterday"], /2025-01-31/u],
    [["scrape", "adilet", "--act", "../K1400000226"], /Z2500000210/u],
    [["serve", "--port", "99999"], /0 to 65535/u],
    [["compare", "a", "b", "--format", "pdf"], /text, json or html/u],
    [["instructions", "--lang", "de", "--json", "-"], /ru or kk/u],
    [["check-table", "--bill", "bill.docx"], /--table/u],
    [["export", "csv", "poems"], /changes or penalties/u],
    [["export", "csv", "changes", "--lang", "de"], /ru or kk/u],
    [["check-table", "--bill", "bill.docx", "--table", "table.docx", "--lang", "de"], /ru or kk/u],
  ])("oqylym %j", (args, words) => {
    const { code, err } = oqylym(args, "слово");
    expect(err).toMatch(words);
    expect(code).toBe(2);
  });
});

describe("failed work exits with 1 and one clear line", () => {
  test.each([
    [["parse", "missing.docx", "--as", "bill"], /no such file: .*missing\.docx/u],
    [["check-table", "--bill", "missing.docx", "--table", "missing.docx"], /no such file: .*missing\.docx/u],
    [["status"], /no data yet.*oqylym scrape/u],
    [["verify"], /no data yet/u],
    [["export", "docx", "mazhilis-1.introduced.ru"], /no data yet/u],
  ])("oqylym %j", (args, words) => {
    const { code, err } = oqylym(args);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toMatch(words);
    expect(code).toBe(1);
  });

  test("a file that is no document says so", () => {
    const { code, err } = oqylym(["parse", file("noise.docx", "\u0000\u0001\u0002PK broken"), "--as", "bill"]);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });
});

describe("JSON lines", () => {
  test("answers come in order with the id of the question; a bad line is answered and the run goes on", () => {
    const lines = [
      JSON.stringify({
        id: "a",
        lang: "ru",
        text: "наказывается штрафом в размере до ста двадцати месячных расчетных показателей.",
      }),
      "this is not JSON",
      JSON.stringify({ id: "b", text: "no language" }),
      JSON.stringify({
        id: "c",
        lang: "kk",
        text: "бір жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға жазаланады.",
      }),
    ];
    const { code, out } = oqylym(["sanctions", "--jsonl"], `${lines.join("\n")}\n`);
    const answers = out
      .trim()
      .split("\n")
      .map((l) => JSON.parse(l) as { id: string | null; error?: string; sanctions?: { max: number }[] });
    expect(answers.map((a) => a.id)).toEqual(["a", null, "b", "c"]);
    expect(answers.map((a) => a.error !== undefined)).toEqual([false, true, true, false]);
    expect(answers[0]?.sanctions?.[0]?.max).toBe(120);
    expect(answers[3]?.sanctions?.[0]?.max).toBe(100);
    expect(code).toBe(0);
  });

  test("instructions and apply take the shapes of the contract", () => {
    const text = "в части первой статьи 9 слово «двух» заменить словом «трех»;";
    const read = JSON.parse(
      oqylym(["instructions", "--jsonl"], `${JSON.stringify({ id: 1, lang: "ru", text })}\n`).out,
    );
    expect(read.instructions[0]).toMatchObject({
      op: "substitute_words",
      target: { article: "9", part: "1" },
      old: "двух",
      new: "трех",
      problems: [],
    });
    const question = {
      id: 2,
      lang: "ru",
      act: "Уголовный кодекс",
      article: "9",
      before: "Статья 9. Сроки\n1. Жалоба подается в течение двух суток.",
      instructions: [{ text }],
    };
    const done = JSON.parse(oqylym(["apply", "--jsonl"], `${JSON.stringify(question)}\n`).out);
    expect(done).toMatchObject({
      id: 2,
      after: "Статья 9. Сроки\n1. Жалоба подается в течение трех суток.",
      outcomes: [{ status: "applied" }],
    });
  });
});

describe("files", () => {
  const before = file("before.txt", "Статья 4. Надзор\n1. Надзор ведет прокурор.\n2. Срок надзора – десять суток.\n");
  const after = file("after.txt", "Статья 4. Надзор\n1. Надзор ведет прокурор.\n2. Срок надзора – пятнадцать суток.\n");

  test("compare tells words, in text and in JSON", () => {
    expect(oqylym(["compare", before, after]).out).toContain("[-десять-]{+пятнадцать+}");
    const json = JSON.parse(oqylym(["compare", before, after, "--format", "json"]).out);
    expect(json.changes).toHaveLength(1);
    expect(json.changes[0]).toMatchObject({ kind: "modified", address: "art_4.point_2" });
    const join = (ops: string) =>
      json.changes[0].words
        .filter((w: { op: string }) => ops.includes(w.op))
        .map((w: { text: string }) => w.text)
        .join("");
    expect(join("=-")).toBe("2. Срок надзора – десять суток.");
    expect(join("=+")).toBe("2. Срок надзора – пятнадцать суток.");
  });

  test("parse --as act shows addresses; the act's id tells what «1.» opens", () => {
    expect(oqylym(["parse", before, "--as", "act"]).out).toContain("art_4.point_2");
    expect(oqylym(["parse", before, "--as", "act", "--act", "K1400000226"]).out).toContain("art_4.part_2");
  });

  test("apply carries a bill out on an act and says what became of each order", () => {
    const bill = file(
      "bill.txt",
      [
        "О внесении изменений в некоторые законодательные акты",
        "Статья 1. Внести в Закон Республики Казахстан от 1 марта 2020 года «О надзоре» следующие изменения:",
        "1) в пункте 2 статьи 4 слово «десять» заменить словом «пятнадцать»;",
        "2) в пункте 1 статьи 4 слово «судья» заменить словом «суд».",
      ].join("\n"),
    );
    const done = JSON.parse(oqylym(["apply", "--act", before, "--bill", bill, "--json"]).out);
    expect(done.outcomes.map((o: { status: string }) => o.status)).toEqual(["applied", "not_applied"]);
    expect(done.outcomes[1].reason).toBe("words_not_found");
    expect(done.after).toContain("пятнадцать суток");
  });

  test("compare lays a Russian and a Kazakh text over each other by structure and figures", () => {
    const ru = file(
      "law.ru.txt",
      "Статья 4. Надзор\n1. Срок – двести дней.\n2. Паром стоит.\nСтатья 5. Плата\nПлата не берется.",
    );
    const kk = file("law.kk.txt", "4-бап. Қадағалау\n1. Мерзімі – үш жүз күн.\n5-бап. Ақы\nАқы алынбайды.");
    const told = JSON.parse(oqylym(["compare", ru, kk, "--format", "json"]).out);
    expect(told.onlyRussian.map((one: { address: string }) => one.address)).toEqual(["art_4.point_2"]);
    expect(told.onlyKazakh).toEqual([]);
    expect(told.differing).toMatchObject([
      { address: "art_4.point_1", numbers: { russian: ["200"], kazakh: ["300"] } },
    ]);
    expect(oqylym(["compare", kk, ru]).out).toContain("only in Russian: art_4.point_2");
  });

  test("apply carries a chain of laws out, each on what the one before left", () => {
    const law = (was: string, is: string) =>
      file(
        `law-${is}.txt`,
        [
          "Статья 1. Внести в Закон Республики Казахстан от 1 марта 2020 года «О надзоре» следующее изменение:",
          `в пункте 2 статьи 4 слово «${was}» заменить словом «${is}».`,
        ].join("\n"),
      );
    const [first, second] = [law("десять", "пятнадцать"), law("пятнадцать", "двадцать")];
    const done = JSON.parse(oqylym(["apply", "--act", before, "--bill", first, "--bill", second, "--json"]).out);
    expect(done.laws.map((l: { outcomes: { status: string }[] }) => l.outcomes.map((o) => o.status))).toEqual([
      ["applied"],
      ["applied"],
    ]);
    expect(done.after).toContain("двадцать суток");
    const turned = JSON.parse(oqylym(["apply", "--act", before, "--bill", second, "--bill", first, "--json"]).out);
    expect(turned.laws[0].outcomes[0]).toMatchObject({ status: "not_applied", reason: "words_not_found" });
    expect(turned.after).toContain("пятнадцать суток");
  });

  test("apply takes no bill in another language than the act", () => {
    const bill = file("kk.txt", "1-бап. «Қадағалау туралы» Заңға мынадай өзгеріс енгізілсін: 4-бап алып тасталсын.");
    const { code, err } = oqylym(["apply", "--act", before, "--bill", bill]);
    expect(code).toBe(2);
    expect(err).toContain("one language");
  });

  test("apply never carries an order on another act out on this one", () => {
    const lines = [
      "Статья 1. Внести изменения в следующие законодательные акты:",
      "1. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года:",
      "1) в части второй статьи 4 слово «десять» заменить словом «пятнадцать»;",
      "2. В Уголовно-процессуальный кодекс Республики Казахстан от 4 июля 2014 года:",
      "1) часть первую статьи 4 исключить.",
    ];
    const bill = file("two-acts.txt", lines.join("\n"));
    const unsaid = oqylym(["apply", "--act", before, "--bill", bill, "--json"]);
    expect(unsaid.code).toBe(2);
    expect(unsaid.err).toMatch(/--act-id.*Уголовно-процессуальный/u);
    const done = JSON.parse(
      oqylym(["apply", "--act", before, "--act-id", "K1400000226", "--bill", bill, "--json"]).out,
    );
    expect(done.outcomes.map((o: { status: string; reason?: string }) => o.reason ?? o.status)).toEqual([
      "applied",
      "act_unknown",
    ]);
    expect(done.after).toContain("пятнадцать суток");
    expect(done.after).toContain("1. ");
  });

  test("check-table holds a bill against its table, row by row, for people and in JSON", () => {
    const bill = file(
      "table-bill.txt",
      [
        "О внесении изменений в Закон Республики Казахстан «О надзоре»",
        "Статья 1. Внести в Закон Республики Казахстан от 1 марта 2020 года «О надзоре» следующие изменения:",
        "1) в пункте 2 статьи 4 слово «десять» заменить словом «пятнадцать»;",
        "2) в пункте 1 статьи 5 слово «судья» заменить словом «суд»;",
        "3) статью 6 исключить.",
      ].join("\n"),
    );
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr>`;
    const table = file(
      "table.html",
      `<html><head><meta charset="utf-8"></head><body><table>
        ${row("№", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция", "Обоснование")}
        <tr><td colspan="5"><p>Закон Республики Казахстан «О надзоре»</p></td></tr>
        ${row("1.", "пункт 2 статьи 4", "2. Срок надзора – десять суток.", "2. Срок надзора – пятнадцать суток.", "")}
        ${row("2.", "пункт 1 статьи 5", "1. Спор решает судья.", "1. Каждый спор решает суд.", "")}
        ${row("3.", "статья 7", "Статья 7. Акт", "Статья 7. Протокол", "")}
        ${row("4.", "статья 8", "а", "б", "в", "г")}
      </table></body></html>`,
    );
    const asked = ["check-table", "--bill", bill, "--table", table];
    const { code, out } = oqylym([...asked, "--json"]);
    expect(code).toBe(0);
    const told = JSON.parse(out);
    expect(told.rows.map((r: { status: string; reason?: string }) => r.reason ?? r.status)).toEqual([
      "agrees",
      "differs",
      "no_instruction",
      "row_unread",
    ]);
    expect(told.rows[1]).toMatchObject({
      row: 1,
      no: "2.",
      act: "Закон Республики Казахстан «О надзоре»",
      article: "5",
      element: "пункт 1 статьи 5",
      instructions: [1],
      differences: [{ whose: "table_only", place: "1." }],
    });
    expect(told).toMatchObject({ uncovered: [2], summary: { agrees: 1, differs: 1, unresolved: 2 } });
    expect(told.problems).toMatchObject([{ code: "table_row_unread" }]);
    const text = oqylym(asked);
    expect(text.code).toBe(0);
    expect(text.out).toContain("[-Спор-]{+Каждый спор+}");
    expect(text.out).toContain("4 rows: 1 agree, 1 differ, 2 unresolved; 1 instruction without a row");
  });

  test("check-table says in one line which file holds no table", () => {
    const { code, err } = oqylym(["check-table", "--bill", before, "--table", after]);
    expect(err).toMatch(/^oqylym: after\.txt cannot be checked: .*no table/u);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });
});

describe("files that are no bill, or not quite one", () => {
  const act = file("lake.txt", "Статья 4. Вода\nСрок – десять дней.\nСтатья 5. Озеро\nОзеро.\nСтатья 6. Море\nМоре.\n");
  const bill = (name: string, ...lines: readonly string[]) =>
    file(
      name,
      [
        "О внесении изменений в Закон «О воде»",
        "Статья 1. Внести в Закон Республики Казахстан «О воде» следующие изменения:",
        ...lines,
        "Статья 2. Настоящий Закон вводится в действие по истечении десяти календарных дней после его официального опубликования, за исключением подпункта 2) статьи 1, который вводится в действие с 1 мая 2026 года.",
      ].join("\n"),
    );
  const cells = (row: readonly string[]) => `<tr>${row.map((c) => `<td>${c}</td>`).join("")}</tr>`;
  const table = file(
    "table.html",
    `<html><body><table>${cells(["Структурный элемент", "Действующая редакция", "Предлагаемая редакция"])}${cells(["статья 4", "десять", "статью 4 исключить"])}</table></body></html>`,
  );

  test("parse --as bill says when each order takes effect", () => {
    const { out, code } = oqylym([
      "parse",
      bill("force.txt", "1) статью 4 исключить;", "2) статью 5 исключить."),
      "--as",
      "bill",
    ]);
    expect(code).toBe(0);
    expect(out).toContain("the whole law: 10 calendar days after the day of publication");
    expect(out).toContain("art_1.subpoint_2: from 2026-05-01");
    expect(out.match(/in force .*/gu)).toEqual([
      "in force 10 calendar days after the day of publication",
      "in force from 2026-05-01",
    ]);
  });

  test.each([
    ["an empty file", file("empty.txt", ""), /empty\.txt: .*an empty file/u],
    ["a file of blanks", file("blank.txt", " \n\n"), /blank\.txt: .*without any words/u],
    ["a comparative table", table, /table\.html: a comparative table.*no orders.*--as comparative-table/u],
  ])("%s: parse and apply fail with one line that says what it is and what to do", (_name, path, words) => {
    for (const args of [
      ["parse", path, "--as", "bill"],
      ["apply", "--act", act, "--bill", path],
    ]) {
      const { code, err } = oqylym(args);
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(err).toMatch(words);
      expect(code).toBe(1);
    }
  });

  test("a scan: the same, and --json still gives the document with its problem", () => {
    const scan = join(projectRoot, "../shared/sources/documents/signed_law_182_kk_scan.pdf");
    if (!existsSync(scan)) return;
    const { code, out, err } = oqylym(["parse", scan, "--as", "bill", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ instructions: [], unread: [] });
    expect(JSON.parse(out).problems.map((p: { code: string }) => p.code)).toContain("scan_without_text");
    expect(err).toMatch(/pictures without text.*oqylym import FILE.*text layer/u);
    expect(code).toBe(1);
    expect(oqylym(["apply", "--act", act, "--bill", scan]).err).toMatch(/pictures without text/u);
    expect(oqylym(["parse", scan, "--as", "act"]).err).toMatch(/pictures without text/u);
  });

  test("a text that a machine read is told as such by parse and compare, in every form", () => {
    const layer = join(projectRoot, "../shared/sources/documents/passed_law_731_kk_text_layer.pdf");
    if (!existsSync(layer)) return;
    expect(oqylym(["parse", layer, "--as", "bill"]).out).toContain("! recognised_text: ");
    const plain = file("kk.txt", "1-бап. Су туралы\nСу.\n");
    const told = (...more: string[]) => oqylym(["compare", layer, plain, ...more]).out;
    expect(told()).toContain(`! read by machine, figures may be wrong: ${layer}`);
    expect(told("--format", "html")).toContain("<p>read by machine, figures may be wrong: ");
    expect(JSON.parse(told("--format", "json")).recognised).toEqual([layer]);
    expect(JSON.parse(oqylym(["compare", plain, plain, "--format", "json"]).out)).not.toHaveProperty("recognised");
  });

  test("a page of another kind is shown unread, with the question what it is", () => {
    const { code, out } = oqylym([
      "parse",
      file("list.txt", "Законопроекты в работе\n1. О воде\n2. О лесе\n"),
      "--as",
      "bill",
    ]);
    expect(out).toMatch(/! no_orders_found: .*paragraphs not read: 2\. Is it the text of a bill\?/u);
    expect(out).toContain("[2] 1. О воде");
    expect(code).toBe(0);
  });

  test("broken quotations: the order is not carried out, its neighbours are, and both are said", () => {
    const broken = bill(
      "quotes.txt",
      "1) статью 5 изложить в следующей редакции:",
      "«Статья 5. Реки",
      "2) статью 6 исключить.",
    );
    const { out } = oqylym(["apply", "--act", act, "--bill", broken]);
    expect(out).toContain("not_applied: form_not_understood");
    expect(out).toContain("applied: art_6");
    expect(out).toMatch(/! quotation_ended: .*2\) статью 6 исключить.*paragraph 5 of the document/u);
  });

  test("two bills: the first is read, and where the second begins is said", () => {
    const two = file(
      "two.txt",
      `${readFileSync(bill("one.txt", "1) статью 4 исключить."), "utf8")}\n${readFileSync(bill("other.txt", "1) статью 6 исключить."), "utf8")}`,
    );
    const done = JSON.parse(oqylym(["apply", "--act", act, "--bill", two, "--json"]).out);
    expect(done.outcomes).toHaveLength(1);
    expect(done.problems).toContainEqual(expect.objectContaining({ code: "two_bills", block: 4 }));
    expect(oqylym(["parse", two, "--as", "bill"]).out).toMatch(
      /! two_bills: .*Part the file in two\. \(paragraph 5 of the document\)/u,
    );
  });

  test("import says what was read of the document", () => {
    const take = (path: string, to = "import-x") =>
      oqylym(["import", path, "--as", "bill", "--bill", to, "--stage", "introduced"]);
    const plain = take(bill("plain.txt", "1) статью 4 исключить."));
    expect(plain.out).toMatch(/^taken in: .*\nreading import-x\.introduced\.ru: 1 orders read, 0 carried out\n/u);
    expect(take(table).out).toContain("its stage is read from another document");
    expect(take(table, "import-y").out).toMatch(/kept as a comparative table; no orders read\n! table_incomplete: /u);
    expect(take(file("nothing.txt", "")).code).toBe(1);
  });
});

describe("scans", () => {
  test("wait while nothing is installed to read them, and are read by a command of their own once it is", () => {
    const programs = join(folder, "programs");
    mkdirSync(programs);
    const program = (name: string, script: string) =>
      writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const surroundings = { OQYLYM_VAR: join(folder, "scans"), PATH: programs };
    const scan = join(folder, "scan.pdf");
    writeFileSync(scan, picturePdf([POINT]));
    const hand = ["import", scan, "--as", "bill", "--bill", "import-scan", "--stage", "signed"];
    const refused = oqylym(hand, "", surroundings);
    expect(refused.err).toMatch(/scan\.pdf: pictures without text.*Install.*tesseract-ocr.*--lang ru\|kk/u);
    const kept = oqylym([...hand, "--lang", "ru"], "", surroundings);
    expect(kept.out).toMatch(/kept as pictures without text/u);
    expect(kept.out).toMatch(/! recognition_failed: .*apt-get install tesseract-ocr/u);
    const lacking = oqylym(["recognise"], "", surroundings);
    expect(lacking.out).toMatch(
      /scans that wait to be read by machine: 1: not installed: apt-get install tesseract-ocr /u,
    );
    expect(lacking.code).toBe(1);
    expect(oqylym(["status"], "", surroundings).out).toMatch(
      /scans: 0 read by machine, 1 waiting.*not installed: tesseract-ocr/u,
    );

    program("pdftoppm", 'case "$1" in -v) echo "pdftoppm version 22.12.0" >&2;; *) echo picture;; esac');
    program("tesseract", tesseractThat(`echo "${hocrOf("Статья 1. Внести в Кодекс города следующие изменения:")}"`));
    const installed = { ...surroundings, PATH: `${programs}:${process.env.PATH}` };
    expect(oqylym(["recognise"], "", installed)).toMatchObject({
      code: 0,
      out: "scans read by machine: 1, could not be read: 0\n",
    });
    expect(JSON.parse(oqylym(["status", "--json"], "", surroundings).out).scans).toEqual({
      waiting: 0,
      failed: 0,
      read: 1,
      program: "tesseract 5.3.0",
      missing: [],
    });
    expect(oqylym(["recognise"], "", surroundings).out).toMatch(/^no scan waits/u);
    expect(oqylym(["verify"], "", surroundings)).toMatchObject({ code: 0 });
  }, 60_000);
});
