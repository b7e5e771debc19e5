/**
 * Which of several pages' editions stands for an act, a language and a day. Several pages of one source may give one edition (the plain address and the
 * dated one), a page may change back, and two sources may tell the same: all are kept, one is current.
 */
import type { Lang } from "../law/index.js";
import type { Connection } from "./database.js";
import type { EditionFacts } from "./observations.js";
import { packJson } from "./packing.js";
import type { Trees } from "./trees.js";

/** A copy of a page. */
export interface CopyKey {
  readonly url: string;
  readonly kind: string;
  readonly meta: string;
  readonly sha256: string;
}

/** The stable id of an edition: «e.K1400000226.ru.2025-01-01»; «undated» where no page tells the day. */
export function editionId(act: string, lang: Lang, date: string | null): string {
  return `e.${act}.${lang}.${date ?? "undated"}`;
}

/** Of a page's copies the one it shows now comes first; an older program told times only. */
export const newestFirst = (alias: string): string => `${alias}.shown DESC, ${alias}.last_at DESC, ${alias}.seq DESC`;

/** Whether the observation `o` is what its address shows now: of the copies that were read, the last seen. */
export const SHOWN_NOW = `o.seq = (SELECT n.seq FROM observation n WHERE n.url = o.url AND n.kind = o.kind AND n.meta = o.meta
  AND EXISTS (SELECT 1 FROM page p WHERE p.url = n.url AND p.kind = n.kind AND p.meta = n.meta
                AND p.sha256 = n.sha256 AND p.state = 'read')
  ORDER BY ${newestFirst("n")} LIMIT 1)`;

/**
 * What stands first among editions `e` with their observations `o`: what an official text says goes before what a program read off a picture of it; a
 * first source before a second; what an address shows now before what it showed; the newest bytes; a tie goes by address. No order of visits can
 * change the answer.
 */
export const BEST_FIRST = `instr(e.problems, '"recognised_text"') > 0, e.second, (${SHOWN_NOW}) DESC, o.shown DESC, o.first_at DESC, o.url DESC, o.sha256`;

export interface EditionWriter {
  /** @param joined it was put together of several pages, and `key` is the first of them */
  write(key: CopyKey, edition: EditionFacts, joined?: boolean): void;
  /** Chooses anew which copy stands for the edition; none where none is admitted. */
  choose(textId: string): void;
}

export function editionWriter(db: Connection, trees: Trees): EditionWriter {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO edition
       (text_id, url, kind, meta, sha256, act, lang, date, title, requisite, state, family, root, places, notes, problems, second, admitted,
        joined)
     VALUES (@textId, @url, @kind, @meta, @sha256, @act, @lang, @date, @title, @requisite, @state, @family, @root, @places,
       @notes, @problems, @second, 1 - @second, @joined)`,
  );
  const choose = db.prepare(
    `UPDATE edition SET current = coalesce(rowid = (
       SELECT e.rowid FROM edition e JOIN observation o USING (url, kind, meta, sha256)
       WHERE e.text_id = @textId AND e.admitted = 1 ORDER BY ${BEST_FIRST} LIMIT 1), 0) WHERE text_id = @textId`,
  );
  return {
    write: (key, edition, joined = false) => {
      const { root, places, notes, problems, second, ...rest } = edition;
      const textId = editionId(edition.act, edition.lang, edition.date);
      trees.save(root);
      insert.run({
        ...key,
        ...rest,
        textId,
        root: root.hash,
        places: packJson([...places]),
        notes: packJson(notes),
        problems: JSON.stringify(problems),
        second: second ? 1 : 0,
        joined: joined ? 1 : 0,
      });
      choose.run({ textId });
    },
    choose: (textId) => {
      choose.run({ textId });
    },
  };
}
