// All pages as a web archive and back: the same digest from nothing else; other tools open it; what is damaged or foreign is refused by record and place.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WARCParser } from "warcio";
import { projectRoot } from "../../src/config.js";
import { importDocument, readReference, rebuildFrom, runSources, verify, writeWarc } from "../../src/pipeline/index.js";
import { openStore } from "../../src/store/index.js";
import { billText, COUNCIL, memoryFetcher, town, townPages } from "./town.js";

const reference = readReference(join(projectRoot, "data"));
const days = ["2025-06-01T06:00:00.000Z", "2025-06-02T06:00:00.000Z", "2025-06-03T06:00:00.000Z"] as const;
const now = () => new Date(days[2]);

let archive: Buffer;
let digest: string;
let counts: { observations: number; withdrawn: string[] };

/** Three days of the town: a broken page, one that comes back, one that goes, the same bytes at two addresses, a document handed in. */
beforeAll(async () => {
  const store = openStore(":memory:");
  for (const [i, at] of days.entries()) {
    const pages = townPages((i + 1) as 1 | 2 | 3);
    if (i === 1) pages.set(`${COUNCIL}/bill/1/introduced`, "Идут технические работы");
    if (i === 2) pages.set(`${COUNCIL}/bill/2/first_reading`, pages.get(`${COUNCIL}/bill/1/first_reading`) ?? "");
    await runSources({
      sources: town,
      fetcher: memoryFetcher(pages, at).fetcher,
      store,
      reference,
      now: () => new Date(at),
    });
  }
  const text = Buffer.from(billText(700).join("\n"));
  const common = { store, sources: town, reference, now };
  await importDocument({
    bytes: text,
    name: "жоба.txt",
    as: "bill",
    bill: "hand-1",
    stage: "introduced",
    date: "2025-05-01",
    ...common,
  });
  store.release({ url: "https://e.org/x", kind: "list", meta: {} }, "a".repeat(64), days[0], "seen");
  store.noteAbsence("council", { url: "https://e.org/y", kind: "text", meta: { a: "б" } }, "missing", days[0]);
  digest = store.digest();
  counts = {
    observations: store.observations().length,
    withdrawn: store.changes({}).map((c) => `${c.id} ${c.publishedAt}`),
  };
  archive = await written(store);
  store.close();
}, 60_000);

async function written(store: Parameters<typeof writeWarc>[0]["store"], source?: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWarc({ store, now, ...(source === undefined ? {} : { source }) })) pieces.push(piece);
  return Buffer.concat(pieces);
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "oqylym-warc-"));
  file = join(folder, "oqylym.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* inPieces(bytes: Uint8Array, size = 8192): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const rebuild = (bytes: Uint8Array, demonstration = false) =>
  rebuildFrom(inPieces(bytes), file, { sources: town, reference, now, demonstration });

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await rebuild(bytes);
    return "nothing thrown";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe("from the archive alone", () => {
  it("comes the same digest; what was published keeps its days; what was released and missed stands", async () => {
    expect(await rebuild(archive)).toEqual({ observations: counts.observations, demonstration: false, digest });
    const store = openStore(file);
    expect(store.changes({}).map((c) => `${c.id} ${c.publishedAt}`)).toEqual(counts.withdrawn);
    expect(store.released({ url: "https://e.org/x", kind: "list", meta: {} }, "a".repeat(64))).toBe(true);
    expect((await verify({ store, sources: town, reference, now })).same).toBe(true);
    store.close();
    expect(readdirSync(folder)).toEqual(["oqylym.sqlite"]);
  });

  it("an archive of that store is the same file", async () => {
    await rebuild(archive);
    const store = openStore(file);
    expect((await written(store)).equals(archive)).toBe(true);
    store.close();
  });

  it("into a store that holds pages nothing is put", async () => {
    await rebuild(archive);
    const before = readFileSync(file);
    expect(await codeOf(archive)).toBe("store_not_empty");
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("an empty store is no obstacle; of the other kind it is", async () => {
    openStore(file).close();
    expect((await rebuild(archive)).digest).toBe(digest);
    rmSync(file);
    await expect(rebuild(archive, true)).rejects.toMatchObject({ code: "store_kind" });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("what is damaged or foreign is refused, and nothing of it stands", () => {
  it.each(Array.from({ length: 20 }, (_, i) => [i]))("cut at %i twentieths", async (i) => {
    const code = await codeOf(archive.subarray(0, Math.floor((archive.length * i) / 20)));
    expect(["archive_damaged", "archive_foreign"]).toContain(code);
    expect(existsSync(file)).toBe(false);
  });

  it("one byte flipped, at sixty places: refused, or it was a byte that says nothing and the digest is the same", async () => {
    let refused = 0;
    for (let i = 0; i < 60; i++) {
      const bytes = Buffer.from(archive);
      const at = Math.floor(((i + 0.5) * bytes.length) / 60);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      const code = await codeOf(bytes);
      if (code === "nothing thrown") {
        const store = openStore(file);
        expect(store.digest(), `byte ${at}`).toBe(digest);
        store.close();
        rmSync(file);
      } else {
        expect(["archive_damaged", "archive_foreign"], `byte ${at}: ${code}`).toContain(code);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(50);
  }, 60_000);

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ["nothing", () => Buffer.alloc(0), "archive_foreign"],
    ["a page of a site", () => Buffer.from("<!DOCTYPE html><p>Идут технические работы</p>"), "archive_foreign"],
    ["a database", () => Buffer.from("SQLite format 3\0".padEnd(4096, "\0")), "archive_foreign"],
    ["a record left out", () => without(archive, 3), "archive_damaged"],
    ["metadata left out", () => without(archive, 4), "archive_foreign"],
    ["the end twice", () => Buffer.concat([archive, members(archive).at(-1) ?? Buffer.alloc(0)]), "archive_damaged"],
  ])("%s", async (_, make, code) => {
    expect(await codeOf(await make())).toBe(code);
  });

  it("an archive of one source only says that it is no whole", async () => {
    const store = openStore(file);
    const one = await written(store, "codes");
    store.close();
    rmSync(file);
    expect(await codeOf(one)).toBe("archive_damaged");
  });

  it("the place is told", async () => {
    await expect(rebuild(without(archive, 3))).rejects.toThrow(
      /^record \d+, byte \d+: metadata of .* without the record before them$/u,
    );
  });
});

/** The gzip members of a file: each begins with the magic bytes and inflates by itself. */
function members(bytes: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf("1f8b08", 0, "hex"); at >= 0; at = bytes.indexOf("1f8b08", at + 1, "hex"))
    starts.push(at);
  const found: Buffer[] = [];
  let from = 0;
  for (const to of [...starts.slice(1), bytes.length]) {
    const piece = bytes.subarray(from, to);
    try {
      gunzipSync(piece);
    } catch {
      continue;
    }
    found.push(piece);
    from = to;
  }
  return found;
}

const without = (bytes: Buffer, n: number) => Buffer.concat(members(bytes).filter((_, i) => i !== n));

describe("other tools open it", () => {
  it("warcio: types, addresses, days, digests", async () => {
    const types = new Map<string, number>();
    for await (const record of new WARCParser(inPieces(archive))) {
      types.set(record.warcType, (types.get(record.warcType) ?? 0) + 1);
      if (record.warcType === "response") expect(record.httpHeaders?.statusCode).toBe(200);
      if (record.warcType === "revisit") expect(record.warcRefersToTargetURI).toMatch(/^https:/u);
      await record.skipFully();
    }
    expect(types.get("warcinfo")).toBe(1);
    expect(types.get("revisit")).toBeGreaterThan(0);
    expect(types.get("resource")).toBe(1);
    const visits = ["response", "revisit", "resource"].reduce((n, type) => n + (types.get(type) ?? 0), 0);
    expect(visits).toBe(counts.observations);
  });

  const python = spawnSync("python3", ["--version"]).status === 0;
  it.skipIf(!python)("Python's standard library, member by member: headers, lengths, SHA-256", () => {
    const path = join(folder, "a.warc.gz");
    writeFileSync(path, archive);
    const script = `
import gzip, hashlib, sys, zlib
data = open(sys.argv[1], "rb").read()
count = bodies = 0
while data:
    d = zlib.decompressobj(31)
    record = d.decompress(data); assert d.eof; data = d.unused_data
    head, rest = record.split(b"\\r\\n\\r\\n", 1)
    lines = head.decode().split("\\r\\n")
    assert lines[0] == "WARC/1.1", lines[0]
    h = dict(l.split(": ", 1) for l in lines[1:])
    for name in ("WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length"): assert name in h, name
    n = int(h["Content-Length"]); block, end = rest[:n], rest[n:]
    assert end == b"\\r\\n\\r\\n", end
    if "WARC-Block-Digest" in h: assert h["WARC-Block-Digest"] == "sha256:" + hashlib.sha256(block).hexdigest()
    if h["WARC-Type"] == "response":
        http, body = block.split(b"\\r\\n\\r\\n", 1)
        assert http.startswith(b"HTTP/1.1 200")
        assert h["WARC-Payload-Digest"] == "sha256:" + hashlib.sha256(body).hexdigest()
        assert f"content-length: {len(body)}".encode() in http.lower()
        bodies += 1
    count += 1
print(count, bodies)
`;
    const [records = 0, bodies = 0] = execFileSync("python3", ["-c", script, path], { encoding: "utf8" })
      .split(" ")
      .map(Number);
    expect(records).toBeGreaterThan(2 * counts.observations);
    expect(bodies).toBeGreaterThan(5);
  });

  const wget = spawnSync("wget", ["--version"]).status === 0;
  it.skipIf(!wget)("an archive that wget wrote is told to be a stranger's", () => {
    const path = join(folder, "w");
    spawnSync("wget", ["-q", "-O", join(folder, "x"), `--warc-file=${path}`, "http://127.0.0.1:9/"]);
    return expect(codeOf(readFileSync(`${path}.warc.gz`))).resolves.toBe("archive_foreign");
  });
});
