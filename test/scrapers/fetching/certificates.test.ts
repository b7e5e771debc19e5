/** Certificates are checked, always; a missing link of the chain is cured by the source's own setting, never by looking away. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFetcher } from "../../../scrapers/fetching/index.js";
import { sampleSource } from "./loopback.js";

function hasOpenssl(): boolean {
  try {
    execFileSync("openssl", ["version"]);
    return true;
  } catch {
    return false;
  }
}

/** Without the program openssl no certificates can be made here: these tests are skipped. */
describe.skipIf(!hasOpenssl())("certificates", () => {
  const dir = mkdtempSync(join(tmpdir(), "oqylym-"));
  const file = (name: string) => join(dir, name);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: dir, stdio: "pipe" });
  const servers: Server[] = [];

  /** A certificate for `name` signed by our own authority; address of a server that shows it. */
  async function serve(id: string, name: string): Promise<string> {
    writeFileSync(file(`${id}.ext`), `subjectAltName=${name}`);
    openssl(
      "req",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-keyout",
      `${id}.key`,
      "-out",
      `${id}.csr`,
      "-subj",
      `/CN=${id}`,
    );
    openssl(
      "x509",
      "-req",
      "-in",
      `${id}.csr`,
      "-CA",
      "ca.pem",
      "-CAkey",
      "ca.key",
      "-days",
      "2",
      "-extfile",
      `${id}.ext`,
      "-out",
      `${id}.pem`,
    );
    const server = createServer(
      { key: readFileSync(file(`${id}.key`)), cert: readFileSync(file(`${id}.pem`)) },
      (request, response) => {
        response.writeHead(request.url === "/a" ? 200 : 404).end("мәтін");
      },
    );
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const outcome = async (home: string, certificates?: string[]) => {
    const fetcher = createFetcher({
      contact: "x",
      now: () => new Date(),
      sleep: async () => {},
      home: { sample: home },
    });
    const source = { ...sampleSource(), ...(certificates ? { certificates } : {}) };
    try {
      return (await fetcher.fetch(source, { url: "https://sample.example.kz/a", kind: "page" })).status;
    } catch (error) {
      return error as { code: string; message: string };
    } finally {
      await fetcher.close();
    }
  };

  beforeAll(() => {
    openssl(
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-keyout",
      "ca.key",
      "-out",
      "ca.pem",
      "-days",
      "2",
      "-subj",
      "/CN=made up authority",
    );
  });
  afterAll(() => {
    for (const server of servers) server.close();
    rmSync(dir, { recursive: true });
  });

  test("an unknown authority is refused, and the message names the setting", async () => {
    const failed = await outcome(await serve("good", "IP:127.0.0.1"));
    expect(failed).toMatchObject({ code: "tls" });
    expect(typeof failed === "string" ? "" : failed.message).toContain("«certificates» in scrapers/sample/source.ts");
  });

  test("with the authority in the source's certificates it is fetched", async () => {
    expect(await outcome(await serve("known", "IP:127.0.0.1"), [readFileSync(file("ca.pem"), "utf8")])).toBe("fetched");
  });

  test("a certificate for another name is refused all the same", async () => {
    const failed = await outcome(await serve("other", "DNS:elsewhere.example.kz"), [
      readFileSync(file("ca.pem"), "utf8"),
    ]);
    expect(failed).toMatchObject({ code: "tls" });
  });
});
