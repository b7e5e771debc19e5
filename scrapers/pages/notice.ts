/**
 * Is this a notice in place of a page? Servers answer errors, works, logins, captchas and parked domains with status 200. Told by the words of the title, of
 * the headings, and, on a short page, of all that is visible: a law may speak of technical works in the midst of its text.
 */

import { Parser } from "htmlparser2";

/** Longer pages are told by title and headings alone. */
const SHORT = 1500;

/** By what is said, in Russian, Kazakh, English. */
const WORDS: readonly { readonly is: string; readonly words: RegExp }[] = [
  {
    is: "a notice of technical works",
    words:
      /техническ\p{L}{1,20} (?:работ|перерыв|обслуживани)|профилактическ\p{L}{1,20} работ|(?:сайт|портал|сервис|система|раздел)\p{L}{0,12} (?:\p{L}{1,20} )?(?:временно )?(?:недоступ|закрыт|на реконструкции)|техникалық (?:жұмыс|қызмет|үзіліс)|(?:уақытша|әзірге) (?:қолжетімсіз|жұмыс істемей)|(?:under|scheduled) (?:maintenance|construction)|maintenance mode|be right back|temporarily unavailable|coming soon/iu,
  },
  {
    is: "a notice of an error",
    words:
      /страниц\p{L}{1,20} (?:\p{L}{1,20} )?не (?:найден|существует)|(?:внутренняя )?ошибка (?:сервера|приложения|\d{3})|(?:произошла|возникла) (?:\p{L}{1,20} )?ошибка|что-то пошло не так|(?:бет|парақ)\p{L}{0,12} табылмады|сервер\p{L}{0,12} (?:ішкі )?қатес|қате (?:орын алды|пайда болды|\d{3})|(?:page|file|resource|url|object) (?:was |could )?not (?:be )?found|not found on this server|server error|application error|(?<!\p{L})(?:fatal|runtime|database) error|error (?:establishing|occurred)|something went wrong|bad gateway|gateway time-?out|service unavailable|(?:400 bad request|403 forbidden|404 not found|500 internal)|upstream (?:connect|request)|stack trace|traceback \(most recent/iu,
  },
  {
    is: "a refusal of access",
    words:
      /доступ (?:\p{L}{1,20} ){0,3}(?:запрещ[её]н|ограничен|заблокирован|закрыт)|(?:запрос|ip[- ]адрес|ваш ip)\p{L}{0,12} (?:\p{L}{1,20} ){0,3}(?:отклон[её]н|заблокирован)|слишком много запросов|кіруге (?:тыйым|рұқсат жоқ)|қол жеткізу(?:ге)? (?:шектел|тыйым|бұғаттал)|сұраныс\p{L}{0,12} (?:тым көп|қабылданбады)|access (?:to this (?:page|resource) )?(?:is |has been |was )?(?:denied|forbidden|blocked)|you have been blocked|request (?:was )?(?:rejected|blocked)|requested url was rejected|too many requests|unusual traffic|incident id|support id/iu,
  },
  {
    is: "a check of the browser",
    words:
      /captcha|я не робот|вы не робот|не являетесь роботом|проверк\p{L} (?:вашего )?(?:браузера|безопасности)|включите (?:javascript|cookie)|робот емес|браузер\p{L}{0,12} тексер|javascript(?:-ті)? қос|are (?:you )?(?:not )?a (?:human|robot)|you are (?:a )?human|verify(?:ing)? (?:that )?you|checking (?:your|the site) |just a moment|attention required|enable (?:javascript|cookies)|ddos protection|security check/iu,
  },
  {
    is: "a login",
    words:
      /(?:вход|войдите|войти) (?:в|на) (?:систему|портал|сайт|личный кабинет|уч[её]тную запись)|авторизуйтесь|(?:^|[>|\s])авторизация(?:[<|\s]|$)|(?:введите|забыли) (?:ваш )?(?:логин|пароль)|жүйеге кір|порталға кір|(?:логин|құпия ?сөз)\p{L}{0,12} (?:енгіз|ұмыт)|(?:sign|log) ?in to|please (?:sign|log) in|forgot (?:your )?password|session (?:has )?expired|(?:сессия|сеанс)\p{L}{0,12} (?:\p{L}{1,20} )?(?:ист[её]к|заверш)|сессия\p{L}{0,12} (?:\p{L}{1,20} )?(?:аяқталды|бітті)/iu,
  },
  {
    is: "a server without a site",
    words:
      /домен (?:\p{L}{1,20} ){0,3}(?:прода|припаркован|не привязан|свободен)|(?:хостинг|сайт)\p{L}{0,12} (?:\p{L}{1,20} ){0,3}(?:приостановлен|заблокирован|отключ[её]н)|домен\p{L}{0,12} (?:сатылады|бос)|хостинг\p{L}{0,12} (?:\p{L}{1,20} ){0,3}тоқтатыл|domain (?:name )?(?:is |may be )?(?:for sale|parked|available|expired)|buy this domain|parked (?:free|domain)|account (?:has been )?suspended|welcome to (?:nginx|apache|centos|iis)|(?:apache2? \p{L}{1,20} |iis )?default page|it works!|index of \//iu,
  },
];

/** What the page is in place of a page of the site; null where no notice is seen. */
export function noticeIn(html: string): string | null {
  const { heads, words } = visibleIn(html);
  for (const line of words.length <= SHORT ? [words] : heads) {
    const known = WORDS.find((w) => w.words.test(line));
    if (known) return `${known.is}: «${line.slice(0, 150)}»`;
  }
  return null;
}

const UNSEEN = new Set(["script", "style", "template"]);
const HEADS = new Set(["title", "h1", "h2"]);
const LONGEST_HEAD = 400;

/**
 * Titles and headings, and the first words of all that a reader sees. Comments are left out: the notice of works stands, commented out, in every page of one
 * site. `noscript` is in: a check of the browser says there what it wants.
 */
function visibleIn(html: string): { readonly heads: readonly string[]; readonly words: string } {
  const heads: string[] = [];
  let words = "";
  let unseen = 0;
  let head = 0;
  const parser = new Parser(
    {
      onopentag: (name) => {
        if (UNSEEN.has(name)) unseen++;
        if (HEADS.has(name) && head++ === 0) heads.push("");
        words += " ";
      },
      ontext: (data) => {
        if (unseen > 0) return;
        // One more than is needed tells that the page is no short one.
        if (words.length <= SHORT * 2) words = (words + data.slice(0, SHORT * 2)).replace(/\s+/gu, " ");
        const at = heads.length - 1;
        if (head > 0 && (heads[at] ?? "").length < LONGEST_HEAD) heads[at] += data.slice(0, LONGEST_HEAD);
      },
      onclosetag: (name) => {
        if (UNSEEN.has(name)) unseen = Math.max(0, unseen - 1);
        if (HEADS.has(name)) head = Math.max(0, head - 1);
        words += " ";
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return { heads: heads.map((h) => h.replace(/\s+/gu, " ").trim()), words: words.replace(/\s+/gu, " ").trim() };
}
