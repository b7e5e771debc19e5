/**
 * What went wrong between us and a server, as typed failures: each has a stable code, says whether another try may help, and names the address.
 * The words of Node, undici and OpenSSL stay in `cause`, for the log.
 */
import { OqylymError } from "../../src/errors.js";

/** Codes of OpenSSL and Node where the chain of certificates is the trouble; a missing link in the chain is cured by the setting OQYLYM_CERTIFICATES. */
const CHAIN = new Set([
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
]);
const TIMEOUTS = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
  "ABORT_ERR",
]);

export interface FailureContext {
  readonly source: string;
  readonly url: string;
}

export function failure(
  code: string,
  words: string,
  at: FailureContext,
  options: { retryable?: boolean; context?: Record<string, string | number>; cause?: unknown } = {},
): OqylymError {
  return new OqylymError(code, `${at.source}: ${words}: ${at.url}`, {
    retryable: options.retryable ?? false,
    context: { source: at.source, url: at.url, ...options.context },
    ...(options.cause === undefined ? {} : { cause: options.cause }),
  });
}

/**
 * Any error of connecting, sending or reading headers, as ours. Errors that are ours already pass unchanged.
 *
 * Codes: `tls` (chain, name or date of the certificate; never retried, checking is never switched off), `dns`, `timeout`, `network`.
 */
export function failureOf(error: unknown, at: FailureContext): OqylymError {
  if (error instanceof OqylymError) return error;
  const code = codeOf(error);
  if (CHAIN.has(code))
    return failure(
      "tls",
      `the server's chain of certificates cannot be checked (${code}); if it leaves out an intermediate certificate, put that certificate (PEM) into the folder of the setting OQYLYM_CERTIFICATES, named after the host: ${hostOf(at.url)}.pem`,
      at,
      { cause: error, context: { reason: code } },
    );
  if (code.startsWith("CERT_") || code.startsWith("ERR_TLS") || code.startsWith("ERR_SSL") || code === "EPROTO")
    return failure("tls", `no trustworthy connection (${code})`, at, { cause: error, context: { reason: code } });
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "EAI_NODATA")
    return failure("dns", `the host's address cannot be found (${code})`, at, {
      cause: error,
      // EAI_AGAIN is the name server's trouble and passes; ENOTFOUND is an answer.
      retryable: code === "EAI_AGAIN",
      context: { reason: code },
    });
  if (TIMEOUTS.has(code) || nameOf(error) === "TimeoutError")
    return failure("timeout", `no whole answer in time (${code || "total"})`, at, { cause: error, retryable: true });
  return failure("network", `the connection failed (${code || messageOf(error)})`, at, {
    cause: error,
    retryable: true,
    context: { reason: code },
  });
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "host";
}

/** The innermost code: undici wraps the socket's error in its own. */
function codeOf(error: unknown): string {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === "string" && code !== "UND_ERR_SOCKET") return code;
  }
  return "";
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
