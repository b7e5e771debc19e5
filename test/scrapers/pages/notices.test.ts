/** Servers answer errors, works, logins, captchas and parked domains with status 200. None is ever a page of any kind of any source. */
import { describe, expect, test } from "vitest";
import { sources } from "../../../scrapers/index.js";
import { noticeIn } from "../../../scrapers/pages/index.js";
import { OqylymError } from "../../../src/errors.js";
import { type Sample, samples, textOf } from "./samples.js";

const html = (title: string, body: string, head = "") =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

const NOTICES: readonly (readonly [what: string, bytes: string])[] = [
  // Works.
  [
    "ru: works",
    html("Технические работы", "<h1>Ведутся технические работы</h1><p>Приносим извинения за неудобства.</p>"),
  ],
  [
    "ru: works in the frame of a site",
    html(
      "Портал законопроектов",
      "<div class='content'><h1>Портал</h1><p>На сайте проводятся технические работы. Закон суров.</p></div>",
    ),
  ],
  [
    "ru: unavailable for now",
    html("Сайт временно недоступен", "<h2>Сайт временно недоступен</h2><p>Зайдите позже.</p>"),
  ],
  ["ru: prevention", html("Внимание", "<p>С 20:00 до 23:00 проводятся профилактические работы.</p>")],
  ["kk: works", html("Техникалық жұмыстар", "<h1>Техникалық жұмыстар жүргізілуде</h1><p>Кешірім сұраймыз.</p>")],
  ["kk: unavailable for now", html("Портал", "<h1>Сайт уақытша қолжетімсіз</h1><p>Кейінірек кіріңіз. Заң.</p>")],
  [
    "en: maintenance",
    html("Site under maintenance", "<h1>We'll be right back</h1><p>Scheduled maintenance is in progress.</p>"),
  ],
  ["en: construction", html("Coming soon", "<h1>Under construction</h1>")],
  // Errors.
  [
    "ru: not found",
    html("404", "<div class='content'><h1>Страница не найдена</h1><p>Возможно, законопроект удалён.</p></div>"),
  ],
  ["ru: server error", html("Ошибка сервера", "<h1>Внутренняя ошибка сервера</h1><p>Код 500</p>")],
  [
    "ru: something went wrong",
    html("Ошибка", "<h1>Упс!</h1><p>Что-то пошло не так. Попробуйте обновить страницу.</p>"),
  ],
  [
    "ru: an error occurred",
    html("Законы", "<h2>При обработке вашего запроса</h2><p>произошла непредвиденная ошибка приложения</p>"),
  ],
  ["kk: not found", html("404 қатесі", "<h1>Бет табылмады</h1><p>Сұралған заң жобасы жоқ.</p>")],
  ["kk: server error", html("Қате", "<h1>Сервердің ішкі қатесі</h1>")],
  ["en: nginx 404", html("404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>nginx/1.24.0</center>")],
  ["en: bad gateway", html("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>")],
  ["en: gateway timeout", html("504 Gateway Time-out", "<center><h1>504 Gateway Time-out</h1></center>")],
  ["en: database", html("Error", "<h1>Error establishing a database connection</h1>")],
  [
    "en: ASP.NET",
    html(
      "Runtime Error",
      "<h1>Server Error in '/' Application.<hr></h1><h2><i>Runtime Error</i></h2><pre>Stack Trace: закон</pre>",
    ),
  ],
  ["en: Django", html("Server Error (500)", "<h1>Server Error (500)</h1><p></p>")],
  // Refusals.
  ["ru: access denied", html("Доступ запрещён", "<h1>Доступ к сайту запрещён</h1><p>Обратитесь к администратору.</p>")],
  [
    "ru: blocked by law",
    html("Доступ ограничен", "<h1>Доступ к информационному ресурсу ограничен</h1><p>на основании Закона</p>"),
  ],
  ["ru: too many", html("429", "<h1>Слишком много запросов</h1>")],
  ["kk: access denied", html("Шектеу", "<h1>Бұл бетке кіруге тыйым салынған</h1><p>Заңға сәйкес.</p>")],
  ["en: forbidden", html("403 Forbidden", "<h1>403 Forbidden</h1>")],
  [
    "en: F5",
    html(
      "Request Rejected",
      "The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 15093814",
    ),
  ],
  [
    "en: Cloudflare block",
    html("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1><p>Ray ID: 7f1</p>"),
  ],
  ["en: unusual traffic", html("Sorry...", "<p>Our systems have detected unusual traffic from your network.</p>")],
  // Checks of the browser.
  ["ru: captcha", html("Проверка", "<form><p>Подтвердите, что вы не робот</p><div class='captcha'></div></form>")],
  [
    "ru: browser check",
    html("Проверка браузера", "<p>Включите JavaScript и cookie, чтобы открыть страницу закона.</p>"),
  ],
  ["kk: captcha", html("Тексеру", "<p>Робот емес екеніңізді растаңыз</p><p>Заң.</p>")],
  [
    "en: just a moment",
    html(
      "Just a moment...",
      "<div id='challenge'></div><noscript>Enable JavaScript and cookies to continue</noscript>",
      "<script>window._cf={}</script>",
    ),
  ],
  // Logins.
  [
    "ru: login",
    html(
      "Авторизация",
      "<form><h1>Вход в систему</h1><input name='login'><input type='password'></form><p>Сравнительная таблица</p>",
    ),
  ],
  [
    "ru: session over",
    html("Портал", "<p>Ваша сессия истекла. Войдите в личный кабинет заново, чтобы читать закон.</p>"),
  ],
  [
    "kk: login",
    html("Портал", "<h1>Жүйеге кіру</h1><form><label>Құпиясөз</label><input type='password'></form><p>Заң</p>"),
  ],
  ["en: login", html("Sign in", "<h1>Please sign in to continue</h1><a>Forgot your password?</a>")],
  // No site at all.
  [
    "ru: parked",
    html("zakon-bill.kz", "<h1>Домен продаётся</h1><p>Купите zakon.kz за 1 000 000 тенге. Закон купли-продажи.</p>"),
  ],
  ["ru: hosting suspended", html("Хостинг", "<h1>Сайт временно приостановлен</h1><p>за неоплату</p>")],
  [
    "en: nginx welcome",
    html("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, the web server is working.</p>"),
  ],
  ["an empty shell", html("", "<div id='root'></div><script src='/main.js'></script>")],
];

/** Where each kind of each source is asked for: as its first sample is. */
const asked: readonly Sample[] = sources.flatMap((source) =>
  Object.keys(source.pages).map((kind) => {
    const sample = samples.find((s) => s.source.id === source.id && s.page.kind === kind);
    if (sample === undefined) throw new Error(`no sample of ${source.id} ${kind}`);
    return sample;
  }),
);

test("forty pages, each different", () => expect(new Set(NOTICES.map(([, bytes]) => bytes)).size).toBe(40));

describe("a notice with status 200 is refused by every kind of page of every source", () => {
  test.each(NOTICES)("%s", async (_, bytes) => {
    const taken: string[] = [];
    for (const { source, page } of asked) {
      for (const mediaType of ["text/html", "application/json", "application/msword"]) {
        try {
          await source.read({ ...page, bytes: Buffer.from(bytes), mediaType, charset: "utf-8" });
          taken.push(`${source.id} ${page.kind}`);
        } catch (error) {
          expect(error).toBeInstanceOf(OqylymError);
        }
      }
    }
    expect(taken).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["a blank", " \n"],
    ["plain words", "Service Unavailable"],
    ["an error in JSON", '{"detail":"Authentication credentials were not provided."}'],
    ["an error in JSON, in Russian", '{"error":"Страница не найдена","status":404}'],
    ["null", "null"],
    ["a list of nothing", "[]"],
    ["an object of nothing", "{}"],
    ["a picture", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
    ["robots.txt", "User-agent: *\nDisallow: /"],
  ])("so is what is no page at all: %s", async (_, bytes) => {
    for (const { source, page } of asked)
      await expect(
        source.read({ ...page, bytes: Buffer.from(bytes, "latin1") }),
        `${source.id} ${page.kind}`,
      ).rejects.toBeInstanceOf(OqylymError);
  });
});

describe("a page that only speaks of such things is no notice", () => {
  test.each(samples.map((sample) => ({ name: sample.name, sample })))("$name", ({ sample }) => {
    expect(noticeIn(textOf(sample.page))).toBeNull();
  });

  test.each([
    [
      "a law on technical works",
      `<h3>Статья 1. Работы</h3>${"<p>Технические работы ведутся по договору; доступ запрещён.</p>".repeat(40)}`,
    ],
    ["a notice that nobody sees", `<title>О лесе</title><!-- Ведутся технические работы --><p>О лесе.</p>`],
    ["a script's words", `<title>О лесе</title><script>alert("Страница не найдена")</script><p>О лесе.</p>`],
    ["a law on passwords", "<h1>О защите сведений</h1><p>Доступ к сведениям предоставляется по закону.</p>"],
  ])("%s", (_, page) => expect(noticeIn(page)).toBeNull());
});
