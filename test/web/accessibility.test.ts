/** A real browser: nothing for axe to find on any kind of page, no script, no request to others, no sideways scrolling, a keyboard path. */
import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pages, siteUnderTest, type UnderTest } from "./site-under-test.js";

const CHROMIUM = "/usr/bin/chromium";
const here = existsSync(CHROMIUM);
if (!here) console.warn(`no ${CHROMIUM}: pages are not looked at in a browser (apt-get install chromium)`);

describe.skipIf(!here)("in a browser", () => {
  let site: UnderTest;
  let browser: Browser;
  beforeAll(async () => {
    site = await siteUnderTest({ demonstration: true });
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function look(options: { width: number; dark: boolean }, use: (page: Page) => Promise<void>) {
    // The page itself runs no script; the axe probe needs its own.
    const context = await browser.newContext({
      viewport: { width: options.width, height: 800 },
      colorScheme: options.dark ? "dark" : "light",
      bypassCSP: true,
    });
    try {
      await use(await context.newPage());
    } finally {
      await context.close();
    }
  }

  const ALL = [
    "home",
    "bill",
    "compare",
    "compare side by side",
    "change",
    "article",
    "fines of an article",
    "source",
    "status",
    "method",
    "feeds",
  ];
  test.each([
    ["kk", 320, false, ALL],
    ["ru", 1280, false, ALL],
    // Dark differs by colours alone, and these four hold every colour there is.
    ["en", 1280, true, ["bill", "compare", "fines of an article", "source"]],
  ] as const)(
    "%s, %i pixels, dark %s: axe finds nothing, nothing scrolls sideways",
    { timeout: 120_000 },
    async (ui, width, dark, names) => {
      const found: string[] = [];
      await look({ width, dark }, async (page) => {
        for (const name of names) {
          await page.goto(`${site.url}/${ui}${pages(site.store)[name]}`);
          const { violations } = await new AxeBuilder({ page })
            .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
            .analyze();
          found.push(
            ...violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`),
          );
          const wide = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          if (Number(wide) > 0) found.push(`${name}: ${wide} pixels too wide`);
        }
      });
      expect(found).toEqual([]);
    },
  );

  test("no script, no inline style and no foreign address is even tried", async () => {
    await look({ width: 1280, dark: false }, async (page) => {
      const foreign: string[] = [];
      const complaints: string[] = [];
      page.on("request", (r) => (r.url().startsWith(site.url) ? null : foreign.push(r.url())));
      page.on("console", (m) => complaints.push(m.text()));
      for (const path of Object.values(pages(site.store))) await page.goto(`${site.url}/ru${path}`);
      expect([foreign, complaints]).toEqual([[], []]);
    });
  });

  test("marks of change are told to those who hear the page", async () => {
    await look({ width: 1280, dark: false }, async (page) => {
      await page.goto(`${site.url}/ru${pages(site.store).change}`);
      const tree = await page.locator("main").ariaSnapshot();
      expect(tree).toMatch(/deletion: "?удалено: ста/u);
      expect(tree).toMatch(/insertion: "?добавлено: двухсот/u);
    });
  });

  test("by keyboard alone: skip link, then on a comparison from the list to a change and to the next", async () => {
    await look({ width: 1280, dark: false }, async (page) => {
      await page.goto(`${site.url}/ru${pages(site.store).compare}`);
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.className")).toBe("skip");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("content");
      const link = page.locator("#contents a").first();
      await link.focus();
      await page.keyboard.press("Enter");
      expect(new URL(page.url()).hash).toBe("#art_115-1");
      await page.locator("section.group .steps-in a", { hasText: "следующее изменение" }).first().focus();
      await page.keyboard.press("Enter");
      expect(new URL(page.url()).hash).toBe("#art_131");
    });
  });

  test("on paper the forms and menus are gone and the marks are still lines", async () => {
    await look({ width: 1280, dark: false }, async (page) => {
      await page.goto(`${site.url}/ru${pages(site.store).compare}`);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("form.choose").isVisible()).toBe(false);
      expect(await page.evaluate("getComputedStyle(document.querySelector('ins')).textDecorationLine")).toBe(
        "underline",
      );
      expect(await page.evaluate("getComputedStyle(document.querySelector('del')).textDecorationLine")).toBe(
        "line-through",
      );
    });
  });
});
