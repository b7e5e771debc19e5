/** The outlets that are read: where their lists lie and by which marks their pages are told. A new outlet is a row here; a new host never goes unnoticed. */

export interface Outlet {
  /** Its name as people know it; stands beside each statement. */
  readonly name: string;
  readonly hosts: readonly string[];
  /** Page with the newest headlines. */
  readonly list: string;
  /** RSS or Atom; null: none known. */
  readonly feed: string | null;
  /** CSS selectors. The lists' ones are RECONSTRUCTED from a working reader of 2025; so are the articles'. */
  readonly card: { readonly link: string; readonly title: string; readonly date: string };
  readonly body: string;
}

export const OUTLETS: readonly Outlet[] = [
  {
    name: "zakon.kz",
    hosts: ["www.zakon.kz", "zakon.kz"],
    list: "https://www.zakon.kz/",
    feed: null,
    card: { link: "a.newscard_link", title: ".newscard__title", date: ".newscard__date" },
    body: ".description, .content",
  },
  {
    name: "inform.kz",
    hosts: ["www.inform.kz", "inform.kz"],
    list: "https://www.inform.kz/",
    feed: null,
    card: { link: ".allNewsCard a[href]", title: ".allNewsCard_title", date: ".allNewsCard_time" },
    body: ".article__description, .article__body-text",
  },
];
