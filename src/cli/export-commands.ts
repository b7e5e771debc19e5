/** `export`: files to take away, for Word, for a table program, for other systems of law. What is in them is made in `publish`. */
import { createWriteStream, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { OqylymError } from "../errors.js";
import type { Lang } from "../law/index.js";
import type { SentenceWords } from "../publish/index.js";
import type { Store } from "../store/index.js";
import { printLine, usage } from "./output.js";

interface Options {
  readonly out?: string;
  readonly demonstration?: boolean;
}

const out = [
  "--out <file>",
  "where to write («-»: standard output); a name of its own in this folder if left out",
] as const;
const demonstration = ["--demonstration", "from the demonstration's file of data"] as const;

export function addExportCommands(program: Command): void {
  const group = program
    .command("export")
    .description(
      "files to take away: a comparative table for Word, changes and penalties as CSV, texts as Akoma Ntoso, all pages as WARC",
    )
    .addHelpText("after", "\nExample:\n  oqylym export docx mazhilis-532.second_reading.ru --demonstration");

  group
    .command("docx <reading>")
    .description("the comparative table of a reading as a Word document, from our projection")
    .option("--act <id>", "one act only («K1400000226»)")
    .option(...out)
    .option(...demonstration)
    .addHelpText(
      "after",
      `
A reading is named <bill>.<stage>.<lang>. The table is no official document and says so; an order that was not carried out has a row with the reason.

Example:
  oqylym export docx mazhilis-532.second_reading.ru --out table.docx`,
    )
    .action(exportDocx);

  group
    .command("csv <what>")
    .description("a table for other programs: «changes» or «penalties»")
    .option("--bill <id>", "of one bill («mazhilis-532»)")
    .option("--act <id>", "of one act («K1400000226»)")
    .option("--lang <lang>", "ru or kk (both if left out)")
    .option(...out)
    .option(...demonstration)
    .addHelpText(
      "after",
      `
Unknown is an empty cell, never a zero. The file begins with a byte order mark, and cells that would be formulas have an apostrophe in front.

Example:
  oqylym export csv changes --bill mazhilis-532 --out changes.csv`,
    )
    .action(exportCsv);

  group
    .command("warc")
    .description(
      "all stored pages as a web archive (WARC 1.1, gzip by record); «oqylym rebuild --from» makes the data from it again",
    )
    .option("--source <id>", "of one source only («adilet»); such a file cannot be rebuilt from")
    .option(...out)
    .option(...demonstration)
    .addHelpText("after", "\nExample:\n  oqylym export warc --out oqylym.warc.gz")
    .action(exportWarc);

  group
    .command("akn <text>")
    .description("Akoma Ntoso 3.0 (XML) of an edition, a projection, or a bill's reading with its modifications")
    .option(...out)
    .option(...demonstration)
    .addHelpText(
      "after",
      `
An edition is named e.<act>.<lang>.<date>, a projection p.<reading>.<act>, a reading <bill>.<stage>.<lang>. A projection is marked as not authoritative;
orders that were not carried out are notes in words.

Example:
  oqylym export akn e.K1400000226.ru.2025-09-16 --out code.xml`,
    )
    .action(exportAkn);
}

async function exportWarc(options: Options & { source?: string }): Promise<void> {
  const { openData, openWorkplace } = await import("./workplace.js");
  const { writeWarc } = await import("../pipeline/index.js");
  const store = openData(openWorkplace(), { demonstration: options.demonstration ?? false, mustExist: true });
  try {
    const now = () => new Date();
    const bytes = writeWarc({ store, now, ...(options.source === undefined ? {} : { source: options.source }) });
    if (options.out === "-") {
      for await (const piece of bytes) process.stdout.write(piece);
      return;
    }
    const file = options.out ?? `oqylym-${now().toISOString().slice(0, 10)}.warc.gz`;
    if (existsSync(file))
      throw new OqylymError("file_exists", `${file} is there already: name another with --out`, { context: { file } });
    const part = `${file}.part`;
    try {
      await pipeline(bytes, createWriteStream(part));
      renameSync(part, file);
    } finally {
      rmSync(part, { force: true });
    }
    printLine(file);
  } finally {
    store.close();
  }
}

async function exportAkn(id: string, options: Options): Promise<void> {
  await withStore(options, async (store, words) => {
    const { akomaNtoso, readActDays } = await import("../publish/index.js");
    const { projectRoot } = await import("../config.js");
    const days = readActDays(join(projectRoot, "data", "acts.json"));
    const found = akomaNtoso({ store, id, words, days });
    if (found === null) throw unknown("edition, projection or reading with a text", id, textsOf(store));
    write(options, `${id}.xml`, found.xml);
  });
}

const textsOf = (store: Store): string[] => {
  const [act] = store.acts();
  const projection = store.bills().flatMap((bill) => bill.projections.slice(0, 1))[0];
  return [
    ...(act?.editions.slice(-1).map((e) => e.textId) ?? []),
    ...(projection ? [projection.textId, projection.reading.id] : []),
  ];
};

interface CsvOptions extends Options {
  readonly bill?: string;
  readonly act?: string;
  readonly lang?: string;
}

async function exportCsv(what: string, options: CsvOptions): Promise<void> {
  if (what !== "changes" && what !== "penalties") throw usage(`export csv ${what}: it may be changes or penalties`);
  const { act, bill, lang } = options;
  if (lang !== undefined && lang !== "ru" && lang !== "kk") throw usage(`--lang ${lang}: it may be ru or kk`);
  await withStore(options, async (store, words) => {
    if (bill !== undefined && store.bill(bill) === null) {
      throw unknown(
        "bill",
        bill,
        store.bills().map((b) => b.id),
      );
    }
    if (act !== undefined && store.act(act) === null) {
      throw unknown(
        "act",
        act,
        store.acts().map((a) => a.id),
      );
    }
    const publish = await import("../publish/index.js");
    const filter = {
      ...(bill === undefined ? {} : { bill }),
      ...(act === undefined ? {} : { act }),
      ...(lang === undefined ? {} : { lang: lang as Lang }),
    };
    const own = (one: { act: string; lang: Lang }) =>
      (act === undefined || one.act === act) && (lang === undefined || one.lang === lang);
    const csv =
      what === "changes"
        ? publish.writeCsv(publish.CHANGE_COLUMNS, publish.changeRows(store, filter, words))
        : publish.writeCsv(
            publish.PENALTY_COLUMNS,
            publish.penaltyRows(store, publish.penaltySeries(store, filter).filter(own), words),
          );
    write(options, [bill, act, lang, `${what}.csv`].filter((part) => part !== undefined).join("."), csv);
  });
}

async function exportDocx(reading: string, options: Options & { readonly act?: string }): Promise<void> {
  await withStore(options, async (store, words) => {
    const { comparativeTable, writeComparativeDocx } = await import("../publish/index.js");
    const table = comparativeTable({
      store,
      reading,
      words,
      ...(options.act === undefined ? {} : { act: options.act }),
    });
    if (table === null) throw unknown("reading with orders", reading, readingsOf(store));
    write(options, `${reading}.docx`, await writeComparativeDocx(table));
  });
}

type LawWords = Readonly<Record<Lang, SentenceWords>>;

async function withStore(options: Options, use: (store: Store, words: LawWords) => Promise<void>): Promise<void> {
  const { openData, openWorkplace } = await import("./workplace.js");
  const { figuresFor, loadMessages } = await import("../publish/index.js");
  const { projectRoot } = await import("../config.js");
  const place = openWorkplace();
  const store = openData(place, { demonstration: options.demonstration ?? false, mustExist: true });
  const messages = loadMessages(join(projectRoot, "data", "messages"));
  const wordsOf = (lang: Lang): SentenceWords => ({
    m: messages[lang],
    figures: figuresFor(lang),
    mci: place.mci,
    procedures: place.reference.procedures,
  });
  try {
    await use(store, { ru: wordsOf("ru"), kk: wordsOf("kk") });
  } finally {
    store.close();
  }
}

const readingsOf = (store: Store): string[] =>
  store.bills().flatMap((bill) => [...new Set(bill.projections.map((p) => p.reading.id))]);

/** Some names that would have been right: people do not know them by heart. */
function unknown(what: string, asked: string, known: readonly string[]): OqylymError {
  const some = known.slice(-6).join(", ");
  return new OqylymError(
    "not_stored",
    `there is no ${what} «${asked}»${some === "" ? "" : `; there is, for example: ${some}`}`,
    {
      context: { asked },
    },
  );
}

/** A file that is there already is written over only where it was named. */
function write(options: Options, name: string, content: string | Uint8Array): void {
  if (options.out === "-") {
    process.stdout.write(content);
    return;
  }
  const file = options.out ?? name;
  if (options.out === undefined && existsSync(file))
    throw new OqylymError(
      "file_exists",
      `${file} is there already: name another with --out, or the same to write over it`,
      {
        context: { file },
      },
    );
  writeFileSync(file, content);
  printLine(file);
}
