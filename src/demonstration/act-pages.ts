/**
 * The pages of the law's own site, as the demonstration serves them: an act's current edition, an edition of a day, its history. The skeleton
 * imitates adilet.zan.kz (seen June 2026), with its two ways of printing text and its editors' notes outside paragraphs; the words are ours.
 */
import type { Lang } from "../law/index.js";
import { type ActFile, type ActLine, editionsBy, linesOn } from "./act-text.js";
import { escapeHtml, localDate, NOTICE } from "./markup.js";

const INDENT = "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; ";

/** The site's own words for its tabs and states. */
const WORDS = {
  ru: { path: "rus", site: "ИПС", text: "Текст", info: "Информация", history: "История изменений", links: "Ссылки" },
  kk: { path: "kaz", site: "АҚЖ", text: "Мәтін", info: "Ақпарат", history: "Өзгерістер тарихы", links: "Сілтемелер" },
} as const;

interface Place {
  readonly act: string;
  readonly lang: Lang;
  readonly file: ActFile;
}

/** The edition in force on `day` at the plain address (`/rus/docs/K1400000226`). */
export function currentPage(place: Place, day: string): string {
  const [newest = ""] = editionsBy(place.file, day);
  return page(place, textContainer("text text_upd", article(place, newest)));
}

/**
 * The edition that began on `date` (`/rus/docs/K1400000226/01.01.2022`). The site leaves the text out where the current edition is asked for by
 * its date; so do we. Null: no edition of that day.
 */
export function datedPage(place: Place, date: string, day: string): string | null {
  const dates = editionsBy(place.file, day);
  if (!dates.includes(date)) return null;
  if (date === dates[0]) return page(place, "");
  return page(place, textContainer("text text_upd text_arc", article(place, date)));
}

/** The table of editions (`/rus/docs/K1400000226/history`), newest first; the fifth cell holds the date. */
export function historyPage(place: Place, day: string): string {
  const { path } = WORDS[place.lang];
  const rows = editionsBy(place.file, day).map((date, i) => {
    const link = `<a href="/${path}/docs/${place.act}/${localDate(date)}">${localDate(date)}</a>`;
    return `<tr><td>${i + 1}</td><td>${escapeHtml(place.file.title)}</td><td></td><td></td><td>${link}</td><td>${place.file.state}</td></tr>`;
  });
  const table = `<table>\n<tr><td>№</td><td></td><td></td><td></td><td>${WORDS[place.lang].history}</td><td></td></tr>\n${rows.join("\n")}\n</table>`;
  return page(place, textContainer("text", table));
}

function textContainer(classes: string, inner: string): string {
  return `\t\t\t<div class="container_gamma ${classes}">\n\t\t\t\t<div class="gs_12">\n${inner}\n\t\t\t\t</div>\n\t\t\t</div>`;
}

function article({ file }: Place, date: string): string {
  const write = file.markup === "br" ? writeBareLine : writeParagraphLine;
  const lines = linesOn(file, date).map((line, i) => write(line, `z${i + 1}`));
  return `<article>${lines.join("")}</article>`;
}

/** Text in paragraphs, as the site prints the Criminal Code. */
function writeParagraphLine(line: ActLine, anchor: string): string {
  if (line.kind === "paragraph") return `<p id="${anchor}">\n${INDENT}${linked(line.text)}</p>\n`;
  if (line.kind === "red") return `<p>\n${INDENT}<font color="#FF0000">${broken(line.text)}</font></p>\n`;
  return writeSharedLine(line, anchor);
}

/** Bare text ended by a line break, as the site prints the Criminal Procedure Code; articles' headings are bold paragraphs there. */
function writeBareLine(line: ActLine, anchor: string): string {
  if (line.kind === "paragraph") return `${INDENT}<a name="${anchor}"></a>${linked(line.text)}<br>\n`;
  if (line.kind === "red") return `${INDENT}<font color="FF0000">${broken(line.text)}</font><br>\n`;
  if (line.kind === "article") return writeSharedLine({ ...line, kind: "later_article" }, anchor);
  return writeSharedLine(line, anchor);
}

function writeSharedLine(line: ActLine, anchor: string): string {
  switch (line.kind) {
    case "heading":
      return writeHeading(line.text, anchor);
    case "article":
      return `<h3 id="${anchor}"> ${escapeHtml(line.text)}</h3>`;
    case "later_article":
      return `<p><b><a name="${anchor}"></a>${escapeHtml(line.text)}</b></p>`;
    case "paragraph_note":
      return `<p class="note" id="${anchor}">\n${INDENT}${linked(line.text)}</p>\n`;
    case "signature":
      return writeSignature(line.text);
    default:
      return `${noteRun(line.text)}<br>\n`;
  }
}

/** «ОБЩАЯ ЧАСТЬ | РАЗДЕЛ 1. …»: both in one heading, the second with an anchor of its own. */
function writeHeading(text: string, anchor: string): string {
  const lines = text.split("\n").map(escapeHtml);
  return `<h3 id="${anchor}"> ${lines.join(`<br><a name="${anchor}_1"></a>`)}</h3>`;
}

/** An editor's note is a run of spans and links outside any paragraph, up to the line break. */
function noteRun(text: string): string {
  let first = true;
  return pieces(text)
    .map(({ words, href }) => {
      if (href !== null) return `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`;
      const indent = first ? INDENT : "";
      first = false;
      return `<span class="note">${indent}${escapeHtml(words)}</span>`;
    })
    .join("");
}

function writeSignature(text: string): string {
  const lines = text.split("\n");
  const name = lines.pop() ?? "";
  return `<p>\n<table border="0" width="600">\n<tr>\n<td align="left" width="400">\n<i>${INDENT}${lines.map(escapeHtml).join("<br>")}</i>\n</td>\n<td align="left" width="215">\n<i>${escapeHtml(name)}</i>\n</td>\n</tr>\n\n</table></p>\n`;
}

function linked(text: string): string {
  return pieces(text)
    .map(({ words, href }) =>
      href === null ? escapeHtml(words) : `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`,
    )
    .join("");
}

function broken(text: string): string {
  return text.split("\n").map(escapeHtml).join("<br>");
}

/** «от 2025 [№ 210-VIII](/rus/docs/Z2500000210) (…)» → words, link, words. */
function pieces(text: string): { words: string; href: string | null }[] {
  return text
    .split(/(\[[^\]]*\]\([^)]*\))/u)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const m = /^\[([^\]]*)\]\(([^)]*)\)$/u.exec(piece);
      return m ? { words: m[1] ?? "", href: m[2] ?? "" } : { words: piece, href: null };
    });
}

function page(place: Place, container: string): string {
  const { act, lang, file } = place;
  const words = WORDS[lang];
  const title = escapeHtml(file.title);
  const base = `/${words.path}/docs/${act}`;
  const bank =
    file.reference === null
      ? ""
      : `<a href="http://law.gov.kz/client/#!/doc/${file.reference}" class="icon_ekb">ЭКБ</a>`;
  return `<!DOCTYPE html>
<html>
	<head>
		<meta charset="utf-8" />
		<title>${title} - ${words.site} &quot;Әділет&quot;</title>
		<meta name="description" content="" />
	</head>
	<body class="no-js">
		<p class="demonstration">${NOTICE[lang]}</p>
		<div id="container" class="module_npaView lang_${words.path}">
			<div id="menu" class="png_bg">
			<ul class="right" id="impairedLogout">
				<li${lang === "kk" ? ' class="selected"' : ""}><a href="/kaz/docs/${act}">ҚАЗ</a></li>
				<li${lang === "ru" ? ' class="selected"' : ""}><a href="/rus/docs/${act}">РУС</a></li>
			</ul>
			</div>
			<div class="main png_bg">
				<div class="inner_main">
			<div class="container_alpha slogan">
				<h1>${title}</h1>
			<span class="status status_upd">${file.state}</span>
				<p>${escapeHtml(file.requisite)}</p>
			</div>
			<div id="tabs_container">
			<div class="container_gamma tabs clearfix">
				<ul class="clearfix">
					<li class="selected"><a href="${base}"> ${words.text} </a></li>
					<li><a href="${base}/info"> ${words.info} </a></li>
					<li><a href="${base}/history"> ${words.history} </a></li>
					<li><a href="${base}/links"> ${words.links} </a></li>
				</ul>${bank}
			</div>
			</div>
${container}
			<div class="container_omega aftertext"></div>
				</div>
			</div>
			<div id="footer" class="png_bg"></div>
		</div>
	</body>
</html>
`;
}
