import { createHash } from 'node:crypto';
import type { Context } from 'hono';

/** What an answer carries besides its body. */
export interface AnswerOptions {
  readonly mediaType: string;
  readonly status?: 200 | 404;
  /** `fresh` is asked about each time (ETag); `forever` has its content in its name. */
  readonly caching?: 'fresh' | 'forever';
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the hash of the body. */
  readonly etag?: string | undefined;
}

/** A body with length, ETag and caching; 304 without a body when the reader has it already. */
export function answer(context: Context, body: string | Uint8Array, options: AnswerOptions): Response {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const etag = options.etag ?? findEtag(bytes);
  const headers: Record<string, string> = {
    ...options.headers,
    ETag: etag,
    'Cache-Control': options.caching === 'forever' ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  const status = options.status ?? 200;
  if (status === 200 && isKnown(etag, context.req.header('if-none-match'))) {
    return new Response(null, { status: 304, headers });
  }
  headers['Content-Type'] = options.mediaType;
  headers['Content-Length'] = String(bytes.byteLength);
  return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers });
}

/** Bytes that are kept between requests (tiles) are hashed once. */
const etags = new WeakMap<Uint8Array, string>();

function findEtag(bytes: Uint8Array): string {
  const known = etags.get(bytes);
  if (known !== undefined) return known;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  etags.set(bytes, etag);
  return etag;
}

/** The same for a value as JSON; `etag` where the value has one of its own. */
export function answerJson(context: Context, value: unknown, etag?: string): Response {
  return answer(context, JSON.stringify(value), { mediaType: 'application/json; charset=utf-8', etag });
}

/** Weak comparison, RFC 9110 §13.1.2. */
function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
