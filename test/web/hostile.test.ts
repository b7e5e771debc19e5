/** Whatever stands on the pages of others is text on ours: in words, attributes, addresses, drawings and files. */
import { HtmlValidate } from "html-validate";
import { Parser } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UI_LANGS } from "../../src/publish/index.js";
import { ACT, BILL } from "./fixture-store.js";
import { pages, siteUnderTest, type UnderTest } from "./site-under-test.js";

const PAYLOADS: readonly string[] = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "' onfocus='alert(1)' autofocus='",
  "` onclick=`alert(1)`",
  "</title><script>alert(1)</script>",
  "</textarea><script>alert(1)</script>",
  "</svg><script>alert(1)</script>",
  "<!--<script>alert(1)</script>-->",
  "--><script>alert(1)</script><!--",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<iframe src=javascript:alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<style>*{display:none}</style>",
  "<form action=https://evil.example><input name=q></form>",
  "<del>not ours</del><ins>not ours</ins>",
  "{{constructor.constructor('alert(1)')()}}",
  "{{{body}}}",
  "{{> layout}}",
  "$" + "{alert(1)}",
  "{before, select, other {x}}",
  "'{'",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;",
  "\u2028alert(1)\u2029",
  "\u202eevil",
  "%3Cscript%3E",
  "=1+1",
  "@SUM(1)",
  "\r\nSet-Cookie: a=b",
  "\u0000",
];

/** Elements, attributes and their values as a browser would build them. */
function parsed(html: string) {
  const tags = new Set<string>();
  const attributes: { tag: string; name: string; value: string }[] = [];
  let marks = 0;
  const parser = new Parser({
    onopentag(tag, attribs) {
      tags.add(tag);
      if (tag === "del" || tag === "ins") marks += 1;
      for (const [name, value] of Object.entries(attribs)) attributes.push({ tag, name, value });
    },
  });
  parser.end(html);
  return { tags, attributes, marks };
}

const ALLOWED = new Set(
  "html head meta title link body a header nav ul ol li p span main h1 h2 h3 footer details summary dl dt dd section div table caption thead tbody tr th td strong time code pre q blockquote br del ins form label select option input button svg g line text path circle".split(
    " ",
  ),
);

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

let clean: UnderTest;
const marksOf = new Map<string, number>();
beforeAll(async () => {
  clean = await siteUnderTest();
  for (const [name, path] of Object.entries(pages(clean.store))) {
    marksOf.set(name, parsed(await (await fetch(`${clean.url}/ru${path}`)).text()).marks);
  }
});
afterAll(() => clean.close());

describe.each(PAYLOADS)("«%s»", (payload) => {
  test("adds no element, no attribute, no address and no mark of change to any page", async () => {
    const site = await siteUnderTest({ hostile: payload, recognised: true });
    try {
      for (const [name, path] of Object.entries(pages(site.store))) {
        const answer = await fetch(`${site.url}/ru${path}`);
        expect(answer.status, `${name}: ${site.failures.map((f) => String(f.error)).join()}`).toBe(200);
        const html = await answer.text();
        const { tags, attributes, marks } = parsed(html);
        expect(marks, `${name}: del and ins`).toBe(marksOf.get(name));
        for (const tag of tags) expect(ALLOWED.has(tag), `${name}: <${tag}>`).toBe(true);
        for (const { tag, name: attribute, value } of attributes) {
          expect(attribute, `${name} <${tag}>`).not.toMatch(/^on|^style$|^srcdoc$/u);
          if (attribute === "href" || attribute === "action")
            expect(value, name).toMatch(/^(?:\/|#|https?:\/\/(?:127\.0\.0\.1|example\.kz))/u);
        }
      }
    } finally {
      await site.close();
    }
  });
});

test("the payloads do reach the pages: the test above is not about nothing", async () => {
  const site = await siteUnderTest({ hostile: "<b>evil</b>", recognised: true });
  for (const ui of UI_LANGS) {
    for (const path of Object.values(pages(site.store))) {
      const html = await (await fetch(`${site.url}/${ui}${path}`)).text();
      expect(html, path).toContain("&lt;b&gt;evil&lt;/b&gt;");
      expect(html).not.toContain("<b>evil");
      expect(
        validator
          .validateStringSync(html)
          .results.flatMap((r) => r.messages.filter((m) => m.ruleId === "parser-error" || m.ruleId === "close-order")),
      ).toEqual([]);
    }
  }
  await site.close();
});

test("addresses: only bills, acts and texts of the store are ever looked up or echoed", async () => {
  const site = await siteUnderTest();
  for (const evil of [
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "%3Cscript%3E",
    "javascript:alert(1)",
    "__proto__",
    "constructor",
    "toString",
    "a".repeat(3_000),
  ]) {
    for (const path of [
      `/ru/bill/${evil}`,
      `/ru/change/${evil}`,
      `/ru/act/${evil}`,
      `/ru/act/${ACT}/${evil}`,
      `/ru/fines/${ACT}/${evil}`,
      `/ru/source/${evil}`,
      `/source/${evil}/file`,
      `/ru/compare/${ACT}?from=${evil}&to=${evil}`,
      `/feeds/ru/bill/${evil}.rss`,
    ]) {
      const answer = await fetch(site.url + path, { redirect: "manual" });
      expect(answer.status, path).toBe(404);
      expect(parsed(await answer.text()).tags.has("script")).toBe(false);
    }
  }
  const echoed = await (await fetch(`${site.url}/ru/bill/${BILL}?x=%22%3E%3Cscript%3E&view=%22%3E%3Cscript%3E`)).text();
  expect(echoed).not.toContain("<script");
  expect(site.failures).toEqual([]);
  await site.close();
});
