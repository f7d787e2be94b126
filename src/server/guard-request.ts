import type { MiddlewareHandler } from 'hono';
import { workbenchPolicy } from './content-security-policy.ts';
import { ServerError } from './errors.ts';

/** Longest address that is looked at, in characters. */
const longestAddress = 8192;

/** Bytes of a request's body. */
const longestBody = 1024 ** 2;

/** Questions that are too long for an address; they change nothing. */
const readingPosts: ReadonlySet<string> = new Set(['/stac/search']);

/** The names under which a browser on this machine reaches us; any port, since one may be forwarded. */
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses what a read-only server on loopback need not answer. A page elsewhere can make its own name point at
 * 127.0.0.1 (DNS rebinding) and would then read us as its own origin; its name in `Host` gives it away.
 */
export const guardRequest: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? new URL(context.req.url).host;
  if (!loopbackHost.test(host)) {
    throw new ServerError('bad-host', `expected localhost, 127.0.0.1 or [::1] as host, got "${host.slice(0, 200)}"`);
  }
  const { method, path } = context.req;
  if (method !== 'GET' && method !== 'HEAD' && !(method === 'POST' && readingPosts.has(path))) {
    throw new ServerError('bad-method', `expected GET or HEAD, got ${method}: this server only shows`);
  }
  if (Number(context.req.header('content-length') ?? 0) > longestBody) {
    throw new ServerError('body-too-long', `expected at most ${longestBody} bytes of body`);
  }
  if (context.req.url.length > longestAddress) {
    throw new ServerError('address-too-long', `expected at most ${longestAddress} characters of address`);
  }
  await next();
};

/** Headers of every answer, errors included. A route that needs another policy sets it before. */
export const secureAnswer: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', workbenchPolicy);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.set('X-Frame-Options', 'DENY');
  if (context.res.status === 405) headers.set('Allow', 'GET, HEAD');
};
