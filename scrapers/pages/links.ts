/** Which links of a page may be asked for: those of the site itself. A page may hold anything; nothing in it leads us off the hosts of its source. */
import type { FetchedPage } from "../contract.js";

/**
 * A link as an address to ask for: resolved against its page, `http://` of the site made `https://`. Null for another host or port, for a link that is none
 * (`javascript:`, `mailto:`, `file:`, `data:`), for one that carries a name and password, and for an empty one. On loopback the site's pages stand on the
 * host that was asked, which is then a host of the site too.
 * @param home base where the page has no address of its own (handed in by a person)
 */
export function siteLink(
  link: string | undefined,
  page: Pick<FetchedPage, "url">,
  site: { readonly hosts: readonly string[]; readonly home: string },
): string | null {
  const written = link?.trim() ?? "";
  const base = /^https?:/u.test(page.url) && URL.canParse(page.url) ? page.url : site.home;
  if (written === "" || !URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  // A script's address may name a host too: «javascript://host/%0a…».
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (url.username !== "" || url.password !== "") return null;
  if (site.hosts.includes(url.hostname) && url.port === "") {
    url.protocol = "https:";
    return url.href;
  }
  return url.host === new URL(base).host ? url.href : null;
}
