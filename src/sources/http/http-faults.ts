import { SourceError } from '../source-error.ts';
import { printAddress } from './address.ts';
import { parseRetryAfter } from './retry-after.ts';
import { Transient } from './transient.ts';

const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The server answered, with a status that we cannot use and that will not pass. */
export class StatusError extends SourceError {
  readonly status: number;

  constructor(code: 'sign-in' | 'not-found' | 'bad-response', message: string, status: number) {
    super(code, message);
    this.status = status;
  }
}

/** The error for an answer that is neither 2xx nor a redirect: Transient where it may pass. */
export function statusError(url: URL, response: Response, isSignedIn: boolean): Transient | SourceError {
  const { status } = response;
  const place = printAddress(url);
  if (passing.has(status))
    return new Transient(
      `the server answers ${status}`,
      parseRetryAfter(response.headers.get('retry-after'), Date.now()),
    );
  if (status === 401 || status === 403) {
    const hint = isSignedIn
      ? `it does not accept the header that was sent`
      : `it wants to know who asks: --header 'Authorization: …' or SIGHTLINE_HTTP_HEADERS`;
    return new StatusError('sign-in', `${place}: the server answers ${status}; ${hint}`, status);
  }
  if (status === 404 || status === 410)
    return new StatusError('not-found', `${place}: nothing is there (${status})`, status);
  return new StatusError('bad-response', `${place}: expected an answer with status 200, got ${status}`, status);
}

/** What trying again will not change: no such name, a certificate that is not good. */
export function isHopeless(cause: unknown): boolean {
  return /^(ENOTFOUND|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_INVALID)/.test(codeOf(cause));
}

/** A failure of the network in plain words. */
export function describeFailure(cause: unknown): string {
  const code = codeOf(cause);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no server of that name, or no network';
  if (code === 'ECONNREFUSED') return 'no server listens there';
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') return 'the connection was dropped';
  if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS)/.test(code)) return `its certificate is not good (${code})`;
  return `the request failed (${code || innermost(cause)})`;
}

function innermost(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? innermost(cause) : message;
}

/** undici wraps the cause once or twice, and several addresses of a host in an AggregateError. */
function codeOf(error: unknown): string {
  let at = error as { code?: unknown; cause?: unknown; errors?: unknown[] } | undefined;
  for (let depth = 0; depth < 5 && at; depth++) {
    if (typeof at.code === 'string' && at.code !== '') return at.code;
    at = (at.cause ?? at.errors?.[0]) as typeof at;
  }
  return '';
}
