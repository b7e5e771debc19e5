/** When does a server want us back? Reads `Retry-After` (RFC 9110, 10.2.3): seconds or an HTTP date. */

/**
 * Milliseconds from `now`, never negative; null where the header is absent or unreadable.
 * @example readRetryAfter("120", now) → 120000
 * @example readRetryAfter("Wed, 21 Oct 2026 07:28:00 GMT", now) → until then
 */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  const value = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // Date.parse reads far more than HTTP dates («7», «2026»): only the form with a month's name is meant here.
  if (!/^[A-Za-z]{3,9}, /.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
