// A page that is not what was asked for, under status 200: notices of works, logins, captchas, walls, empty shells, other sites, pages of another kind.
// Every kind of page of every source must refuse each: held with its bytes, what was known stands.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FetchedPage, Source } from "../../scrapers/contract.js";
import { sources } from "../../scrapers/index.js";
import { projectRoot } from "../../src/config.js";

const page = (title: string, body: string, lang = "ru") =>
  `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** Made by us in the manner of what sites and their walls answer. */
const WRONG: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["a blank", " \n"],
  ["works, ru", page("Технические работы", "<h1>На сайте ведутся технические работы</h1><p>Зайдите позже.</p>")],
  ["works, kk", page("Техникалық жұмыстар", "<h1>Сайтта техникалық жұмыстар жүргізілуде</h1>", "kk")],
  ["works, en", page("Maintenance", "<h1>We'll be back soon!</h1>", "en")],
  ["works, plain words", "Сайт временно недоступен"],
  ["not found, ru", page("Страница не найдена", "<h1>404</h1><p>Такой страницы нет.</p><a href='/'>На главную</a>")],
  ["not found, kk", page("Бет табылмады", "<h1>404</h1><p>Сұралған бет табылмады</p>", "kk")],
  ["server error", page("500", "<h1>Internal Server Error</h1><hr><center>nginx/1.18.0</center>", "en")],
  [
    "bad gateway",
    "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>",
  ],
  ["gateway timeout", page("504", "<h1>504 Gateway Time-out</h1>", "en")],
  [
    "stack trace",
    page("Ошибка", "<pre>System.NullReferenceException: Object reference\n   at Law.Web.Details(Int32 id)</pre>"),
  ],
  ["database error", "SQLSTATE[HY000] [2002] Connection refused"],
  [
    "php warning",
    "<br />\n<b>Warning</b>: include(): Failed opening 'x.php' in <b>/var/www/index.php</b> on line <b>3</b><br />",
  ],
  [
    "login",
    page(
      "Вход",
      "<form action='/login'><input name='user'><input type='password' name='p'><button>Войти</button></form>",
    ),
  ],
  ["login, kk", page("Кіру", "<form><label>ЭЦҚ таңдаңыз</label><button>Кіру</button></form>", "kk")],
  ["login of egov", page("eGov", "<h2>Авторизация через eGov mobile</h2><div id='qr'></div>")],
  ["captcha", page("Проверка", "<p>Подтвердите, что вы не робот</p><div class='g-recaptcha'></div>")],
  [
    "browser check",
    page("Just a moment...", "<h1>Checking your browser before accessing</h1><script>/* challenge */</script>", "en"),
  ],
  ["wall", page("Access denied", "<h1>Access Denied</h1><p>Reference #18.2f1c</p>", "en")],
  ["wall, ru", page("Доступ запрещён", "<p>Ваш IP-адрес заблокирован. Код события: 7301</p>")],
  ["too many requests", page("429", "<h1>Слишком много запросов</h1>")],
  ["provider's notice", page("Уведомление", "<p>Доступ к ресурсу ограничен оператором связи</p>")],
  [
    "hotel's Wi-Fi",
    page("Welcome", "<form action='http://10.0.0.1/accept'><button>Connect to Wi-Fi</button></form>", "en"),
  ],
  ["domain for sale", page("example", "<h1>This domain is for sale</h1>", "en")],
  ["parking", page("Парковка домена", "<p>Домен припаркован</p>")],
  ["welcome of a server", page("Welcome to nginx!", "<h1>Welcome to nginx!</h1>", "en")],
  ["directory listing", page("Index of /", "<h1>Index of /</h1><pre><a href='../'>../</a></pre>", "en")],
  ["empty shell", page("Портал", "<app-root></app-root><script src='main.js'></script>")],
  ["shell with a spinner", page("Портал", "<div id='root'><div class='spinner'>Загрузка…</div></div>")],
  ["script to another page", "<html><head><script>location.href='/'</script></head><body></body></html>"],
  ["refresh to another page", "<html><head><meta http-equiv='refresh' content='0; url=/'></head><body></body></html>"],
  ["cookies wanted", page("Cookies", "<p>Включите cookies и JavaScript</p>")],
  [
    "first page of a site",
    page("Главная", "<nav><a href='/news'>Новости</a></nav><h1>Добро пожаловать</h1><p>Последние события</p>"),
  ],
  ["mourning page", page("Аза тұту күні", "<p>Жалпыұлттық аза тұту күні</p>", "kk")],
  ["an API's error", '{"error":"internal","message":"Внутренняя ошибка"}'],
  ["an API's refusal", '{"detail":"Authentication credentials were not provided."}'],
  ["an API's not found", '{"detail":"Not found."}'],
  ["an empty object", "{}"],
  ["an empty list", "[]"],
  ["null", "null"],
  ["half of a JSON", '{"count": 12, "result": [{"id": 1, "ti'],
  ["XML error", "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>"],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").toString("latin1")],
];

/** As the road would ask for it; facts that a list would have handed on. */
function asked(source: Source, kind: string, body: string): FetchedPage {
  const addresses: Readonly<Record<string, string>> = {
    "adilet history": "/rus/docs/K1400000226/history",
    "adilet edition": "/rus/docs/K1400000226",
    "legalacts draft": "/npa/view?id=15906353",
    "legalacts drafts": "/list?governmentId=684&page=1",
    "mazhilis draft_law": "/api/core/draft-laws/532/",
    "senate law": "/ru-RU/lawProjects/details/6160",
    "senate law_list": "/ru-RU/lawProjects/index?areLaws=true&p=1",
  };
  const meta = {
    act: "K1400000226",
    lang: "ru",
    date: "2026-01-01",
    bill: "532",
    role: "bill",
    outlet: "zakon.kz",
    caption: "Законопроект",
    type: "bill",
    key: "532",
  };
  return {
    url: `${source.home}${addresses[`${source.id} ${kind}`] ?? "/x"}`,
    kind,
    meta,
    bytes: Buffer.from(body),
    mediaType: "",
    charset: "",
    fetchedAt: "2026-05-01T06:00:00.000Z",
  };
}

const codeOf = async (source: Source, fetched: FetchedPage): Promise<string> => {
  try {
    const { records } = await source.read(fetched);
    return `read: ${records.length} records`;
  } catch (error) {
    return (error as { code?: string }).code ?? `a bug: ${String(error)}`;
  }
};

const REFUSALS = ["page_contract", "document_unreadable", "document_too_large"];
/** A document may say anything: an HTML file without a law in it is a document all the same, and its reading finds no order. */
const isDocument = (kind: string) => kind === "document" || kind === "work_plan";

const kinds = sources.flatMap((source) =>
  Object.keys(source.pages).flatMap((kind) => (isDocument(kind) ? [] : [[source, kind] as const])),
);

describe.each(kinds.map(([source, kind]) => [`${source.id} ${kind}`, source, kind] as const))(
  "%s refuses",
  (_, source, kind) => {
    it.each(WRONG)("%s", async (_name, body) => {
      expect(REFUSALS).toContain(await codeOf(source, asked(source, kind, body)));
    });
  },
);

describe("a document refuses what no document is", () => {
  const documents = sources.flatMap((source) =>
    Object.keys(source.pages)
      .filter(isDocument)
      .map((kind) => [source, kind] as const),
  );
  it.each(documents.map(([source, kind]) => [`${source.id} ${kind}`, source, kind] as const))(
    "%s",
    async (_, source, kind) => {
      for (const [name, body] of WRONG) {
        const fetched = asked(source, kind, body);
        let blocks = 0;
        try {
          const { records } = await source.read(fetched);
          for (const record of records) if (record.record === "bill_document") blocks += record.blocks.length;
        } catch (error) {
          expect(REFUSALS, name).toContain((error as { code?: string }).code);
          continue;
        }
        // Words of a notice, kept as a document: never a law.
        expect(blocks, name).toBeLessThan(12);
      }
    },
  );
});

const saved = join(projectRoot, "../shared/sources/pages");
/** Which kind of which source a saved page is. */
const SAVED: readonly (readonly [RegExp, string, string])[] = [
  [/^adilet_rus_history/u, "adilet", "history"],
  [/^adilet_/u, "adilet", "edition"],
  [/^mazhilis_(?:bill_\d)/u, "mazhilis", "draft_law"],
  [/^mazhilis_(?:activity_bills_list|all_bill_list|pending|sent_to_senate)/u, "mazhilis", "draft_law_list"],
  [/^mazhilis_work_plans/u, "mazhilis", "work_plans"],
  [/^mazhilis_news/u, "mazhilis", "news"],
  [/^senate_(?:law_details|bill_details)/u, "senate", "law"],
  [/^senate_(?:law_list|bill_list)/u, "senate", "law_list"],
  [/^senate_announcement/u, "senate", "event"],
  [/^legalacts_list/u, "legalacts", "drafts"],
  [/^legalacts_npa_view/u, "legalacts", "draft"],
  [/^news_list/u, "news", "headlines"],
];

describe.skipIf(!existsSync(saved))("a saved page of another kind or source is refused", () => {
  const files = existsSync(saved) ? readdirSync(saved).filter((name) => name.endsWith(".html")) : [];
  it.each(kinds.map(([source, kind]) => [`${source.id} ${kind}`, source, kind] as const))(
    "%s",
    async (_, source, kind) => {
      for (const name of files) {
        const own = SAVED.find(([pattern]) => pattern.test(name));
        if (own && own[1] === source.id && own[2] === kind) continue;
        const body = readFileSync(join(saved, name), "utf8");
        const code = await codeOf(source, { ...asked(source, kind, ""), bytes: Buffer.from(body) });
        // An article of no interest is read and gives nothing; what of another page would give a fact is refused.
        if (kind === "article") expect(["read: 0 records", ...REFUSALS], name).toContain(code);
        else expect(REFUSALS, name).toContain(code);
      }
    },
  );
});
