/**
 * Which address is really asked, and which may be: every request stays on the hosts its source names. A setting may move a source to
 * another base (the demonstration and tests serve on loopback); its pages then still show the address that was asked for.
 */
import { isIP } from "node:net";
import type { Source } from "../contract.js";
import { type FailureContext, failure } from "./failures.js";

/** The address to connect to for `url` of `source`; `base` replaces the source's home. */
export function addressOf(url: string, source: Source, base: string | undefined): URL {
  const at = { source: source.id, url };
  const wanted = parse(url, at);
  if (base === undefined) {
    allow(wanted, source, base, at);
    return wanted;
  }
  const home = parse(base, at);
  if (wanted.origin === home.origin && wanted.username === "" && wanted.password === "") return wanted;
  allow(wanted, source, base, at);
  return new URL(`${home.pathname.replace(/\/$/, "")}${wanted.pathname}${wanted.search}`, home);
}

/**
 * The next address after a redirect, checked: only hosts of the source, no way back from https to http, no private address.
 * @throws OqylymError `wrong_host`, `private_address`
 */
export function redirectTo(
  location: string,
  from: URL,
  source: Source,
  base: string | undefined,
  allowLoopback: boolean,
): URL {
  const at = { source: source.id, url: from.href };
  let next: URL;
  try {
    next = new URL(location, from);
  } catch {
    throw failure("wrong_host", `redirects to an unreadable address «${location.slice(0, 200)}»`, at);
  }
  if (base !== undefined && next.host !== new URL(base).host) next = addressOf(next.href, source, base);
  if (next.origin === from.origin && next.username === "" && next.password === "") return next;
  const own = base !== undefined && next.host === new URL(base).host;
  if (!own && !allowLoopback && isPrivate(next.hostname))
    throw failure("private_address", `redirects to ${next.hostname}, an address inside a private network`, at);
  allow(next, source, base, { source: source.id, url: next.href });
  // The site's own links say http:// now and then; we never step down from a checked connection.
  if (from.protocol === "https:" && next.protocol === "http:") next.protocol = "https:";
  return next;
}

/** Literal addresses only: names are held by the list of hosts. */
export function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  const kind = isIP(host);
  if (kind === 4) {
    const [a = 0, b = 0] = host.split(".").map(Number);
    return (
      a === 0 ||
      a === 10 ||
      a === 127 ||
      a >= 224 ||
      (a === 100 && b >= 64 && b < 128) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 192 && b === 168)
    );
  }
  // Of IPv6 only global unicast (2000::/3) lies outside; mapped, local and multicast addresses do not.
  return kind === 6 && !/^[23]/.test(host);
}

function allow(url: URL, source: Source, base: string | undefined, at: FailureContext): void {
  const hosts = base === undefined ? source.hosts : [...source.hosts, new URL(base).hostname];
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw failure("wrong_host", `address of kind «${url.protocol}»`, at);
  if (url.username !== "" || url.password !== "")
    throw failure("wrong_host", "an address with a name and password", at);
  // A source names hosts, not ports: another service may listen there. The base that a setting gives may have any.
  if (url.port !== "" && (base === undefined || url.host !== new URL(base).host))
    throw failure("wrong_host", `port ${url.port} of ${url.hostname}`, at);
  if (!hosts.includes(url.hostname))
    throw failure(
      "wrong_host",
      `${url.hostname} is not among the hosts of this source (${source.hosts.join(", ")})`,
      at,
    );
}

function parse(url: string, at: FailureContext): URL {
  try {
    return new URL(url);
  } catch {
    throw failure("wrong_host", "unreadable address", at);
  }
}
