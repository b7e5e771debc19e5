/**
 * The tables, as a list of steps that only grows. `user_version` counts the steps done; each step runs in one transaction.
 *
 * Primary tables hold what was seen and done (`snapshot`, `observation`, `recognition`, `absence`, `release`, `alarm`, `run`, `run_error`, `published`) and
 * are never derived. All others are
 * made anew from them by `rebuild`; they point to (url, sha256), never to a row number, so that the order of visits cannot show in them.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  -- Primary: what was seen.
  CREATE TABLE snapshot (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    packing TEXT NOT NULL CHECK (packing IN ('none', 'gzip')),
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE observation (
    seq INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES snapshot (sha256),
    media_type TEXT NOT NULL,
    charset TEXT NOT NULL,
    headers TEXT NOT NULL,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    -- Last time the whole body came, not only a 304: one that lies is found out by asking in full now and then.
    body_at TEXT NOT NULL,
    UNIQUE (url, kind, meta, sha256)
  ) STRICT;
  CREATE INDEX observation_sha256 ON observation (sha256);

  -- Primary: what was done.
  CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('running', 'complete', 'partial', 'failed', 'interrupted')),
    fetched INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX run_source ON run (source, id);
  CREATE TABLE run_error (
    run INTEGER NOT NULL REFERENCES run (id),
    n INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    url TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (run, n)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE published (
    id TEXT PRIMARY KEY,
    bill TEXT NOT NULL,
    content TEXT NOT NULL,
    first_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    withdrawn_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX published_bill ON published (bill);
  CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    taken_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE next_run (source TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- Derived: what the pages say.
  CREATE TABLE page (
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('read', 'held')),
    code TEXT,
    message TEXT,
    follow TEXT NOT NULL,
    problems TEXT NOT NULL,
    PRIMARY KEY (url, kind, meta, sha256)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE blocks (sha256 TEXT NOT NULL, url TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (sha256, url)) STRICT;
  CREATE TABLE fact (
    bill TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    n INTEGER NOT NULL,
    origin TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (bill, url, kind, meta, sha256, n)
  ) STRICT, WITHOUT ROWID;

  -- Derived: texts. A tree is its upper skeleton and its units (articles and the like); units are kept once, whatever texts share them.
  CREATE TABLE tree (root TEXT PRIMARY KEY, skeleton BLOB NOT NULL) STRICT;
  CREATE TABLE node (hash TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE unit (
    root TEXT NOT NULL,
    n INTEGER NOT NULL,
    address TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (root, n)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX unit_address ON unit (root, address);
  CREATE TABLE edition (
    text_id TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    act TEXT NOT NULL,
    lang TEXT NOT NULL,
    date TEXT,
    title TEXT NOT NULL,
    requisite TEXT NOT NULL,
    state TEXT NOT NULL,
    family TEXT NOT NULL,
    root TEXT NOT NULL,
    places BLOB NOT NULL,
    notes BLOB NOT NULL,
    problems TEXT NOT NULL,
    current INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (text_id, url, kind, meta, sha256)
  ) STRICT;
  CREATE INDEX edition_act ON edition (act, lang, current);

  -- Derived: bills and what they would do.
  CREATE TABLE bill (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE reading (
    id TEXT PRIMARY KEY,
    bill TEXT NOT NULL,
    n INTEGER NOT NULL,
    lang TEXT NOT NULL,
    body TEXT NOT NULL,
    problems TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reading_bill ON reading (bill, n);
  CREATE TABLE projection (
    text_id TEXT PRIMARY KEY,
    bill TEXT NOT NULL,
    reading TEXT NOT NULL,
    n INTEGER NOT NULL,
    act TEXT NOT NULL,
    lang TEXT NOT NULL,
    date TEXT,
    base TEXT NOT NULL,
    base_root TEXT NOT NULL,
    root TEXT NOT NULL,
    applied INTEGER NOT NULL,
    ambiguous INTEGER NOT NULL,
    not_applied INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX projection_act ON projection (act, lang);
  CREATE INDEX projection_bill ON projection (bill);
  CREATE TABLE instruction (
    reading TEXT NOT NULL,
    seq INTEGER NOT NULL,
    bill TEXT NOT NULL,
    act TEXT,
    body TEXT NOT NULL,
    outcome TEXT,
    block INTEGER,
    PRIMARY KEY (reading, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX instruction_bill ON instruction (bill);
  CREATE TABLE change (
    id TEXT PRIMARY KEY,
    bill TEXT NOT NULL,
    reading TEXT NOT NULL,
    act TEXT NOT NULL,
    lang TEXT NOT NULL,
    address TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    event_date TEXT NOT NULL,
    place INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX change_bill ON change (bill);
  CREATE INDEX change_order ON change (seen_at DESC, event_date DESC, place, id);
  CREATE INDEX change_address ON change (act, address);

  -- Not content: what each bill was derived from last, so that equal inputs are not worked through again.
  CREATE TABLE derivation (bill TEXT PRIMARY KEY, acts TEXT NOT NULL, inputs TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // What a reading's last article says on when the law takes effect.
  "ALTER TABLE reading ADD COLUMN force TEXT NOT NULL DEFAULT '[]'",
  // When two visits running last gave these bytes; and what a source no longer shows. Both are primary: no stored byte tells them.
  `
  ALTER TABLE observation ADD COLUMN agreed_at TEXT;
  CREATE TABLE absence (
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('unlisted', 'missing')),
    since TEXT NOT NULL,
    last_at TEXT NOT NULL,
    visits INTEGER NOT NULL,
    PRIMARY KEY (url, kind, meta, reason)
  ) STRICT, WITHOUT ROWID;
  `,
  // What a person let through, and what the owner was warned of.
  `
  CREATE TABLE release (
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (url, kind, meta, sha256)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE alarm (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    source TEXT NOT NULL,
    args TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX alarm_open ON alarm (closed_at);
  `,
  // A reading's projection repeats nearly all articles of a code: by hashes it took a hundred kilobytes to say so. Numbers are of this file only, and
  // stand in no digest.
  `
  CREATE TABLE tree_numbered (id INTEGER PRIMARY KEY, root TEXT NOT NULL UNIQUE, skeleton BLOB NOT NULL) STRICT;
  CREATE TABLE node_numbered (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, body BLOB NOT NULL) STRICT;
  CREATE TABLE unit_numbered (
    tree INTEGER NOT NULL,
    n INTEGER NOT NULL,
    node INTEGER NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (tree, n)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO tree_numbered (root, skeleton) SELECT root, skeleton FROM tree;
  INSERT INTO node_numbered (hash, body) SELECT hash, packed(body) FROM node;
  INSERT INTO unit_numbered (tree, n, node, address)
    SELECT t.id, u.n, v.id, u.address FROM unit u JOIN tree_numbered t USING (root) JOIN node_numbered v USING (hash);
  DROP TABLE unit;
  DROP TABLE node;
  DROP TABLE tree;
  ALTER TABLE tree_numbered RENAME TO tree;
  ALTER TABLE node_numbered RENAME TO node;
  ALTER TABLE unit_numbered RENAME TO unit;
  CREATE INDEX unit_node ON unit (node);
  `,
  `
  -- Primary: what a program read off the pictures of a stored document. Another program, or another day, may read otherwise: it is kept as it was
  -- read, with every word's confidence, and nothing derived ever asks the program again.
  CREATE TABLE recognition (
    sha256 TEXT PRIMARY KEY REFERENCES snapshot (sha256),
    state TEXT NOT NULL CHECK (state IN ('read', 'failed')),
    -- Attempts that failed, and why the last one did.
    tries INTEGER NOT NULL,
    code TEXT,
    message TEXT,
    program TEXT NOT NULL,
    at TEXT NOT NULL,
    -- The words, where they were read.
    body BLOB
  ) STRICT, WITHOUT ROWID;
  -- Whether the reading's words or the edition's below it were read by machine.
  ALTER TABLE projection ADD COLUMN recognised INTEGER NOT NULL DEFAULT 0;
  `,
  // Two sources of one edition: both are kept, one stands, and they are held against each other.
  `
  -- Other sources' editions of the day stand before it.
  ALTER TABLE edition ADD COLUMN second INTEGER NOT NULL DEFAULT 0;
  -- Whether it may stand at all: what only a second source tells waits until that source is known to agree with the first.
  ALTER TABLE edition ADD COLUMN admitted INTEGER NOT NULL DEFAULT 1;
  -- Put together from several pages; it is kept under the first of them.
  ALTER TABLE edition ADD COLUMN joined INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE edition_page (
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    act TEXT NOT NULL,
    lang TEXT NOT NULL,
    date TEXT NOT NULL,
    number INTEGER NOT NULL,
    count INTEGER NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    requisite TEXT NOT NULL,
    state TEXT NOT NULL,
    second INTEGER NOT NULL,
    PRIMARY KEY (url, kind, meta, sha256)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE edition_day (
    act TEXT NOT NULL,
    lang TEXT NOT NULL,
    date TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- The laws that made the edition, where the page tells.
    causes TEXT NOT NULL,
    PRIMARY KEY (act, lang, date, url, kind, meta, sha256)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX edition_day_page ON edition_day (url, kind, meta, sha256);
  CREATE TABLE witness (
    text_id TEXT NOT NULL,
    source TEXT NOT NULL,
    act TEXT NOT NULL,
    lang TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('agrees', 'differs', 'alone', 'incomplete')),
    body TEXT NOT NULL,
    PRIMARY KEY (text_id, source)
  ) STRICT, WITHOUT ROWID;
  `,
  // When what an alarm tells last changed: a feed's entry must say so.
  `
  ALTER TABLE alarm ADD COLUMN updated_at TEXT NOT NULL DEFAULT '';
  UPDATE alarm SET updated_at = coalesce(closed_at, opened_at);
  `,
  // Clocks go wrong: what a page shows now is told by the order of visits. 0: seen before this column, by its times.
  `
  ALTER TABLE observation ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX observation_shown ON observation (shown);
  CREATE INDEX observation_source ON observation (source, first_at);
  `,
  `
  -- In a table without row numbers a row lies in the tree of keys: one longer than a quarter of a page takes a page more for itself, half of it empty.
  ${withRowNumbers(
    "page",
    `url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('read', 'held')),
    code TEXT,
    message TEXT,
    follow TEXT NOT NULL,
    problems TEXT NOT NULL,
    PRIMARY KEY (url, kind, meta, sha256)`,
  )}
  ${withRowNumbers(
    "fact",
    `bill TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    n INTEGER NOT NULL,
    origin TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (bill, url, kind, meta, sha256, n)`,
  )}
  ${withRowNumbers("bill", "id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL")}
  ${withRowNumbers(
    "reading",
    `id TEXT NOT NULL PRIMARY KEY,
    bill TEXT NOT NULL,
    n INTEGER NOT NULL,
    lang TEXT NOT NULL,
    body TEXT NOT NULL,
    problems TEXT NOT NULL,
    force TEXT NOT NULL DEFAULT '[]'`,
  )}
  CREATE INDEX reading_bill ON reading (bill, n);
  ${withRowNumbers(
    "instruction",
    `reading TEXT NOT NULL,
    seq INTEGER NOT NULL,
    bill TEXT NOT NULL,
    act TEXT,
    body BLOB NOT NULL,
    outcome BLOB,
    block INTEGER,
    PRIMARY KEY (reading, seq)`,
    "reading, seq, bill, act, packed(body), iif(outcome IS NULL, NULL, packed(outcome)), block",
  )}
  CREATE INDEX instruction_bill ON instruction (bill);
  ${withRowNumbers(
    "change",
    `id TEXT NOT NULL PRIMARY KEY,
    bill TEXT NOT NULL,
    reading TEXT NOT NULL,
    act TEXT NOT NULL,
    lang TEXT NOT NULL,
    address TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    event_date TEXT NOT NULL,
    place INTEGER NOT NULL,
    body BLOB NOT NULL,
    -- Whether it says what becomes of a penalty: the body is packed and cannot be asked.
    penalty INTEGER NOT NULL`,
    `id, bill, reading, act, lang, address, seen_at, event_date, place, packed(body),
     json_extract(body, '$.sanctions') IS NOT NULL`,
  )}
  CREATE INDEX change_bill ON change (bill);
  CREATE INDEX change_order ON change (seen_at DESC, event_date DESC, place, id);
  CREATE INDEX change_penalty ON change (seen_at DESC, event_date DESC, place, id) WHERE penalty = 1;
  CREATE INDEX change_address ON change (act, address);
  ${withRowNumbers(
    "edition_day",
    `act TEXT NOT NULL,
    lang TEXT NOT NULL,
    date TEXT NOT NULL,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    meta TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    -- The laws that made the edition, where the page tells.
    causes TEXT NOT NULL,
    PRIMARY KEY (act, lang, date, url, kind, meta, sha256)`,
  )}
  CREATE INDEX edition_day_page ON edition_day (url, kind, meta, sha256);
  ${withRowNumbers(
    "witness",
    `text_id TEXT NOT NULL,
    source TEXT NOT NULL,
    act TEXT NOT NULL,
    lang TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('agrees', 'differs', 'alone', 'incomplete')),
    body TEXT NOT NULL,
    PRIMARY KEY (text_id, source)`,
  )}
  ${withRowNumbers(
    "recognition",
    `sha256 TEXT NOT NULL PRIMARY KEY REFERENCES snapshot (sha256),
    state TEXT NOT NULL CHECK (state IN ('read', 'failed')),
    -- Attempts that failed, and why the last one did.
    tries INTEGER NOT NULL,
    code TEXT,
    message TEXT,
    program TEXT NOT NULL,
    at TEXT NOT NULL,
    -- The words, where they were read.
    body BLOB`,
  )}
  -- What a page gave is cleared with each reading of it: without these, the whole table was read through for each page.
  CREATE INDEX fact_page ON fact (url, kind, meta, sha256);
  CREATE INDEX edition_copy ON edition (url, kind, meta, sha256);
  -- What every run and the status page ask for: a few pages of many.
  CREATE INDEX page_held ON page (code) WHERE state = 'held';
  CREATE INDEX page_odd ON page (sha256) WHERE instr(problems, '"code":"unusual"') > 0;
  CREATE INDEX page_scanned ON page (sha256) WHERE instr(problems, '_without_text"') > 0;
  CREATE INDEX page_sha256 ON page (sha256);
  CREATE INDEX published_withdrawn ON published (withdrawn_at DESC, id) WHERE withdrawn_at IS NOT NULL;
  -- What was asked of the editions, in place of the acts: only the answers count.
  DROP TABLE derivation;
  CREATE TABLE derivation (bill TEXT NOT NULL PRIMARY KEY, asked TEXT NOT NULL, inputs TEXT NOT NULL) STRICT;
  `,
];

/** The same table with row numbers: its rows lie apart from the tree of its keys. Indexes go with the old table and are made anew after it. */
function withRowNumbers(table: string, columns: string, values = "*"): string {
  return `CREATE TABLE ${table}_numbered (${columns}) STRICT;
  INSERT INTO ${table}_numbered SELECT ${values} FROM ${table};
  DROP TABLE ${table};
  ALTER TABLE ${table}_numbered RENAME TO ${table};`;
}

/** Tables that `rebuild` makes anew, in the order in which they are cleared, copied and digested. */
export const DERIVED = [
  "page",
  "blocks",
  "fact",
  "tree",
  "node",
  "unit",
  "edition",
  "edition_page",
  "edition_day",
  "witness",
  "bill",
  "reading",
  "projection",
  "instruction",
  "change",
] as const;
