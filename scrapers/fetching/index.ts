/** The door of `fetching`: the polite client. */
export {
  createFetcher,
  type Fetcher,
  type FetcherOptions,
  type FetchResult,
  type Known,
  userAgent,
} from "./fetcher.js";
