/** The made-up world of the demonstration, read from `data/demonstration`: what its sites show, and from which day. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { OqylymError } from "../errors.js";
import type { Lang } from "../law/index.js";
import { type ActFile, readActFile } from "./act-text.js";
import { readStageText, type StageText } from "./bill-text.js";

export const LANGS: readonly Lang[] = ["ru", "kk"];

export interface World {
  /** UTC instants at which the demonstration's clock stops, in order. */
  readonly visits: readonly Visit[];
  readonly acts: ReadonlyMap<string, Readonly<Record<Lang, ActFile>>>;
  readonly bills: readonly Bill[];
  readonly news: readonly NewsPage[];
  readonly plans: readonly WeekPlan[];
}

export interface Visit {
  readonly at: string;
  /** What happened, in English, for logs. */
  readonly why: string;
}

export interface Bill {
  readonly key: string;
  readonly procedure: string;
  readonly initiator: string;
  readonly registered: string | null;
  readonly number: string | null;
  readonly law: { readonly number: string; readonly date: string };
  readonly stages: readonly BillStage[];
}

export interface BillStage {
  readonly stage: string;
  readonly date: string;
  /** No source documents the day. */
  readonly illustrative: boolean;
  /** The status as the site prints it. */
  readonly status: string;
  /** Title and text of the stage; null: no text was published at it. */
  readonly texts: Readonly<Record<Lang, StageText>> | null;
  /** No source documents the figures of the text. */
  readonly illustrativeText: boolean;
}

export interface NewsPage {
  readonly id: number;
  readonly date: string;
  readonly lang: Lang;
  readonly bill: string;
  readonly title: string;
  /** «{title}» stands for the bill's title of that day. */
  readonly paragraphs: readonly string[];
}

export interface WeekPlan {
  readonly id: number;
  readonly date: string;
  readonly lang: Lang;
  readonly title: string;
  readonly heading: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly day: readonly string[];
    readonly bill: string;
    readonly head: string;
    readonly tail: string;
  }[];
}

interface WorldFile {
  readonly visits: readonly Visit[];
  readonly acts: readonly string[];
  readonly bills: readonly (Omit<Bill, "stages"> & {
    readonly folder: string;
    readonly stages: readonly {
      readonly stage: string;
      readonly date: string;
      readonly illustrative?: boolean;
      readonly status: string;
      readonly document?: { readonly illustrative: boolean };
    }[];
  })[];
  readonly news: readonly NewsPage[];
  readonly plans: readonly WeekPlan[];
}

/** @throws OqylymError `demonstration_data`, where a file is missing or does not keep to its markup. */
export function readWorld(folder: string = demonstrationFolder()): World {
  const read = (...path: string[]): string => readFileSync(join(folder, ...path), "utf8");
  const file = JSON.parse(read("world.json")) as WorldFile;
  const act = (id: string, lang: Lang): ActFile => readActFile(`${id}.${lang}.txt`, read("codes", `${id}.${lang}.txt`));
  return {
    visits: file.visits,
    acts: new Map(file.acts.map((id) => [id, { ru: act(id, "ru"), kk: act(id, "kk") }])),
    bills: file.bills.map(({ folder: name, stages, ...bill }) => {
      const source = { ru: read("bills", name, "text.ru.txt"), kk: read("bills", name, "text.kk.txt") };
      const text = (lang: Lang, stage: string): StageText =>
        readStageText(`${name}/text.${lang}.txt`, source[lang], stage);
      return {
        ...bill,
        stages: stages.map(({ document, illustrative, ...stage }) => ({
          ...stage,
          illustrative: illustrative ?? false,
          texts: document ? { ru: text("ru", stage.stage), kk: text("kk", stage.stage) } : null,
          illustrativeText: document?.illustrative ?? false,
        })),
      };
    }),
    news: file.news,
    plans: file.plans,
  };
}

/** Stages reached by a day, oldest first. */
export function stagesBy(bill: Bill, day: string): readonly BillStage[] {
  return bill.stages.filter((s) => s.date <= day);
}

/** Titles that the bill has borne by a day, oldest first, without repetition. */
export function titlesBy(bill: Bill, day: string, lang: Lang): readonly string[] {
  const titles = stagesBy(bill, day).flatMap((s) => (s.texts === null ? [] : [s.texts[lang].title]));
  return titles.filter((title, i) => title !== titles[i - 1]);
}

/** The project's `data/demonstration`, above this file whether it runs from `src` or from `dist/src`. */
function demonstrationFolder(): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    const folder = join(dir, "data", "demonstration");
    if (existsSync(join(folder, "world.json"))) return folder;
    if (dir === dirname(dir))
      throw new OqylymError("demonstration_data", "data/demonstration/world.json was not found");
  }
}
