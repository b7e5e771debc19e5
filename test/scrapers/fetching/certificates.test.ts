/** Certificates are checked, always; a missing link of the chain is cured by the source's own setting, never by looking away. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFetcher } from "../../../scrapers/fetching/index.js";
import { readCertificates } from "../../../src/cli/certificates.js";
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

  interface Signed {
    /** Whose key signs it: «ca», «middle», or its own. */
    readonly by?: string;
    readonly days?: readonly [from: string, to: string];
    /** Certificates that the server shows behind its own. */
    readonly chain?: readonly string[];
  }

  /** A certificate for `name` signed by our own authority; address of a server that shows it. */
  async function serve(id: string, name: string, { by = "ca", days, chain = [] }: Signed = {}): Promise<string> {
    sign(id, `subjectAltName=${name}`, by, days);
    const cert = [id, ...chain].map((c) => readFileSync(file(`${c}.pem`), "utf8")).join("");
    const server = createServer({ key: readFileSync(file(`${id}.key`)), cert }, (request, response) => {
      response.writeHead(request.url === "/a" ? 200 : 404).end("мәтін");
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function sign(id: string, extensions: string, by: string, days?: readonly [string, string]): void {
    writeFileSync(file(`${id}.ext`), extensions);
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
    const signer = by === id ? ["-signkey", `${id}.key`] : ["-CA", `${by}.pem`, "-CAkey", `${by}.key`];
    const names = ["-in", `${id}.csr`, "-extfile", `${id}.ext`, "-out", `${id}.pem`];
    if (days === undefined) {
      openssl("x509", "-req", ...signer, "-days", "2", ...names);
      return;
    }
    // Only `openssl ca` of older versions takes both days.
    writeFileSync(file("index.txt"), "");
    writeFileSync(file("serial"), "01");
    writeFileSync(
      file("ca.cnf"),
      "[ca]\ndefault_ca=made\n[made]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=any\n[any]\ncommonName=supplied\n",
    );
    const [from, to] = days;
    const time = ["-startdate", from, "-enddate", to];
    openssl("ca", "-batch", "-notext", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", ...time, ...names);
  }

  const pem = (id: string) => readFileSync(file(`${id}.pem`), "utf8");
  const outcome = async (
    home: string,
    certificates?: string[],
    byHost?: Readonly<Record<string, readonly string[]>>,
  ) => {
    const fetcher = createFetcher({
      ...(byHost ? { certificates: byHost } : {}),
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
    expect(typeof failed === "string" ? "" : failed.message).toContain(
      "OQYLYM_CERTIFICATES, named after the host: 127.0.0.1.pem",
    );
  });

  test("with the authority in the source's certificates it is fetched", async () => {
    expect(await outcome(await serve("known", "IP:127.0.0.1"), [readFileSync(file("ca.pem"), "utf8")])).toBe("fetched");
  });

  test("in the setting of its host it is fetched; in the setting of another host it is not", async () => {
    const home = await serve("by-host", "IP:127.0.0.1");
    expect(await outcome(home, undefined, { "127.0.0.1": [pem("ca")] })).toBe("fetched");
    expect(await outcome(home, undefined, { "sample.example.kz": [pem("ca")] })).toMatchObject({ code: "tls" });
  });

  describe("a server that leaves out its intermediate certificate", () => {
    let home: string;
    beforeAll(async () => {
      sign("middle", "basicConstraints=critical,CA:TRUE", "ca");
      home = await serve("leaf", "IP:127.0.0.1", { by: "middle" });
    });
    test.each([
      ["its root known", ["ca"], "tls"],
      ["its root and the missing link known", ["ca", "middle"], "fetched"],
      ["the missing link without a root", ["middle"], "tls"],
      ["nothing known", [], "tls"],
    ])("%s: %s: %s", async (_, known, expected) => {
      const found = await outcome(home, undefined, { "127.0.0.1": known.map(pem) });
      expect(typeof found === "string" ? found : found.code).toBe(expected);
    });

    test("sent with its link, its root is enough", async () => {
      const whole = await serve("whole", "IP:127.0.0.1", { by: "middle", chain: ["middle"] });
      expect(await outcome(whole, undefined, { "127.0.0.1": [pem("ca")] })).toBe("fetched");
    });
  });

  test.each([
    ["for another name", "DNS:elsewhere.example.kz", {}],
    ["for another address", "IP:10.0.0.7", {}],
    ["out of date", "IP:127.0.0.1", { days: ["20200101000000Z", "20210101000000Z"] }],
    ["not yet in force", "IP:127.0.0.1", { days: ["20900101000000Z", "20910101000000Z"] }],
    ["signed by itself", "IP:127.0.0.1", { by: "self-signed" }],
  ] as const)(
    "a certificate %s is refused, whatever authority is known, and asked for once",
    async (what, name, signed) => {
      const id = what.replaceAll(" ", "-").replace("signed-by-itself", "self-signed");
      const home = await serve(id, name, signed as Signed);
      expect(await outcome(home, [pem("ca")])).toMatchObject({ code: "tls", retryable: false });
    },
  );

  describe("the folder of the setting", () => {
    const folder = join(dir, "certificates");
    const put = (name: string, text: string) => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      writeFileSync(join(folder, name), text);
    };
    test("one file a host, one certificate or several", () => {
      put("adilet.zan.kz.pem", `${pem("ca")}\n# the missing link\n${pem("ca")}`);
      expect(readCertificates(folder)["adilet.zan.kz"]).toHaveLength(2);
      expect(readCertificates(null)).toEqual({});
    });
    test.each([
      ["no such folder", "", "", "the folder cannot be read"],
      ["a host of no source", "example.org.pem", "x", "not named after a host of a source"],
      ["another ending", "adilet.zan.kz.crt", "x", "not named after a host of a source"],
      ["no certificate inside", "adilet.zan.kz.pem", "hello", "holds no certificate"],
      [
        "a damaged certificate",
        "adilet.zan.kz.pem",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "holds a damaged certificate",
      ],
    ])("%s is told in words", (_, name, text, words) => {
      if (name === "") rmSync(folder, { recursive: true, force: true });
      else put(name, text);
      expect(() => readCertificates(folder)).toThrow(words);
    });
  });
});
