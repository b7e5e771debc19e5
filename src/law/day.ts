/**
 * The calendar day in Kazakhstan of an instant. Almaty and Astana were at UTC+6 until the end of 29 February 2024 and are at UTC+5 from 1 March 2024
 * (IANA time zone database, release 2024a): a fixed offset gives a late evening before the change the wrong day.
 */
const DAY = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Almaty",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** @param instant ISO 8601 with its zone: «2025-02-14T20:00:00Z» → «2025-02-15» @throws RangeError where it is no instant */
export function dayInKazakhstan(instant: string): string {
  return DAY.format(new Date(instant));
}
