/** When does a server want us back? Reads `Retry-After` (RFC 9110, 10.2.3): seconds or an HTTP date. */

/**
 * Milliseconds from `now`, never negative; null where the header is absent or unreadable.
 * @example readRetryAfter("120", now) → 120000
 * @example readRetryAfter("Wed, 21 Oct 2026 07:28:00 GMT", now) → until then
 */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  const value = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // Date.parse reads far more than HTTP dates («7», «2026»): only the three forms of RFC 9110, 5.6.7 are meant here; the third names no zone.
  const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/.test(value);
  if (!asctime && !/^[A-Z][a-z]{2,8}, .{1,40}GMT$/.test(value)) return null;
  const at = Date.parse(asctime ? `${value} GMT` : value);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
