/** Breaches of what a page promises, in the name of the source that reads it. */
import { type FetchedPage, PageContractError } from "../contract.js";

/** Makes the failure of a source's page. */
export type Breach = (field: string, found: string, options?: { passing?: boolean }) => PageContractError;

type At = Pick<FetchedPage, "kind" | "url">;

/** `breach`: of any page, with what was found there, shortened; a value that is no string as JSON. `breachOf`: of one page, for the readers that all sources share. */
export function breachesOf(source: string) {
  const breach = (page: At, field: string, found: unknown, options: { passing?: boolean } = {}): PageContractError => {
    const words = typeof found === "string" ? found : (JSON.stringify(found) ?? "nothing");
    return new PageContractError(
      source,
      page.kind,
      page.url,
      field,
      words.replace(/\s+/gu, " ").slice(0, 200),
      options,
    );
  };
  const breachOf =
    (page: At): Breach =>
    (field, found, options) =>
      breach(page, field, found, options);
  return { breach, breachOf };
}
