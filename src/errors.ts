/**
 * The base of every failure the program throws (network, disk, a page that changed shape, wrong usage).
 *
 * Facts about a text are not failures: they are returned as `Problem`s. Match on `code`, never on the message.
 * `context` says where (source, url, bill, address, file …) in plain values; words for people live in the message catalogues
 * under `errors.<code>`; the English `message` is for logs and the terminal.
 */
export class OqylymError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly context: Readonly<Record<string, string | number>>;

  constructor(
    code: string,
    message: string,
    options: { retryable?: boolean; context?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "OqylymError";
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.context = options.context ?? {};
  }
}
