import type { Context, MiddlewareHandler } from 'hono';
import { workbenchPolicy } from './content-security-policy.ts';
import { routes } from '#api';
import { ServerError } from './errors.ts';

/** Longest address that is looked at, in characters. */
const longestAddress = 8192;

/** Bytes of a request's body. */
const longestBody = 1024 ** 2;

/** Questions that are too long for an address; they change nothing. */
const readingPosts: ReadonlySet<string> = new Set(['/stac/search']);

/** Whether the path is one of those that take a change. */
function isChange(path: string): boolean {
  return Object.values(routes).some(
    (route) => route.method === 'post' && new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

/** The names under which a browser on this machine reaches us; any port, since one may be forwarded. */
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses what a server on loopback need not answer. A page elsewhere can make its own name point at
 * 127.0.0.1 (DNS rebinding) and would then read us as its own origin; its name in `Host` gives it away.
 */
export const guardRequest: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? new URL(context.req.url).host;
  if (!loopbackHost.test(host)) {
    throw new ServerError('bad-host', `expected localhost, 127.0.0.1 or [::1] as host, got "${host.slice(0, 200)}"`);
  }
  const { method, path } = context.req;
  const isPost = method === 'POST' && (readingPosts.has(path) || isChange(path));
  if (method !== 'GET' && method !== 'HEAD' && !isPost) {
    throw new ServerError('bad-method', `expected GET or HEAD, got ${method} for ${path.slice(0, 200)}`);
  }
  if (isPost && !readingPosts.has(path)) requireOwnPage(context);
  if (Number(context.req.header('content-length') ?? 0) > longestBody) {
    throw new ServerError('body-too-long', `expected at most ${longestBody} bytes of body`);
  }
  if (context.req.url.length > longestAddress) {
    throw new ServerError('address-too-long', `expected at most ${longestAddress} characters of address`);
  }
  await next();
};

/**
 * A change comes from our own page or from a program, never from a page elsewhere: browsers say where a request comes from
 * (Fetch Metadata, RFC 6454 Origin), and a form cannot send JSON.
 */
function requireOwnPage(context: Context): void {
  const [site, origin] = [context.req.header('sec-fetch-site'), context.req.header('origin')];
  const own = new URL(context.req.url).host;
  const isForeign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === own));
  if (isForeign) throw new ServerError('foreign-page', 'a page of another origin cannot change anything here');
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type))
    throw new ServerError('bad-body', `expected Content-Type application/json, got "${type.slice(0, 80)}"`);
}

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
