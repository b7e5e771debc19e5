// The zone of the machine shows in nothing: the demonstration, made by a process in each, has one digest, and entries and feeds tell the same days.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import { projectRoot } from "../../src/config.js";

/** The westernmost day, the sources' own, none, and the first of all to see a new day. */
const ZONES = ["America/Los_Angeles", "Asia/Almaty", "UTC", "Pacific/Kiritimati"];

const folder = mkdtempSync(join(tmpdir(), "oqylym-zones-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const built = (path: string) => JSON.stringify(pathToFileURL(join(projectRoot, "dist/src", path)).href);
const script = `
  const { ensureDemonstration } = await import(${built("cli/demonstration-run.js")});
  const { openData, openWorkplace } = await import(${built("cli/workplace.js")});
  const { createSite } = await import(${built("web/index.js")});
  const place = openWorkplace({ varDir: process.env.OQYLYM_VAR, port: 0, host: "127.0.0.1", logLevel: "silent" });
  await ensureDemonstration(place);
  const store = openData(place, { demonstration: true, mustExist: true });
  const now = () => new Date("2026-07-01T19:30:00.000Z");
  const site = createSite({ store, mci: place.mci, procedures: place.reference.procedures, config: place.config, now });
  const { url } = await site.listen();
  const pages = {};
  for (const path of ["ru/", "kk/", "feeds/ru/all.atom", "feeds/ru/all.json", "ru/status", "ru/bill/" + store.bills()[0].id]) {
    const answer = await fetch(new URL(path, url));
    pages[path] = answer.status + " " + (await answer.text()).replaceAll(new URL(url).host, "here");
  }
  const local = new Date("2026-07-01T19:30:00.000Z").toString();
  process.stdout.write(JSON.stringify({ digest: store.digest(), pages, local }));
  await site.close();
  store.close();`;

function inZone(zone: string): Promise<{ digest: string; pages: Record<string, string>; local: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, TZ: zone, OQYLYM_VAR: join(folder, zone.replace("/", "-")) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      err += text;
    });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(out)) : reject(new Error(err))));
  });
}

it("the demonstration made in four zones has one digest and the same pages", async () => {
  const found = [];
  for (const zone of ZONES) found.push(await inZone(zone));
  // The zone took: the processes lived at four different hours.
  expect(new Set(found.map(({ local }) => local)).size).toBe(ZONES.length);
  const [first] = found;
  for (const page of Object.values(first?.pages ?? {})) expect(page.slice(0, 4)).toBe("200 ");
  for (const [i, { digest, pages }] of found.entries()) {
    const differing = Object.keys(pages).filter((path) => pages[path] !== first?.pages[path]);
    expect([ZONES[i], digest, differing]).toEqual([ZONES[i], first?.digest, []]);
  }
}, 300_000);
