import type { Context, MiddlewareHandler } from 'hono';
import { workbenchPolicy } from './content-security-policy.ts';
import { allRoutes } from '#api';
import { ServerError } from './errors.ts';
import { bodyTooLong, longestBodyKey } from './read-body.ts';
import { type Site, isOwnHost, ownOrigins } from './site.ts';

/** Longest address that is looked at, in characters. */
const longestAddress = 8192;

/** The posts among the routes: what may be sent, and whether it changes anything. */
const posts = allRoutes()
  .filter(({ method }) => method === 'post')
  .map(({ effect, longestBody, path }) => ({
    effect,
    longestBody,
    path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }));

/**
 * Refuses what a server need not answer. A page elsewhere can make its own name point at
 * 127.0.0.1 (DNS rebinding) and would then read us as its own origin; its name in `Host` gives it away.
 */
export function guardRequest(site: Site): MiddlewareHandler {
  return async (context, next) => {
    const { method, path, url } = context.req;
    const host = context.req.header('host') ?? new URL(url).host;
    if (!isOwnHost(host, site)) throw badHost(host, site);
    const origins = ownOrigins(host, url, site);
    context.set('origin', origins[0]);
    const post = method === 'POST' ? posts.find((one) => one.path.test(path)) : undefined;
    if (method !== 'GET' && method !== 'HEAD' && post === undefined) {
      throw new ServerError('bad-method', `expected GET or HEAD, got ${method} for ${path.slice(0, 200)}`);
    }
    if (post?.effect === 'change') requireOwnPage(context, origins);
    const longestBody = post?.longestBody ?? 0;
    context.set(longestBodyKey, longestBody);
    // Said beforehand it need not be read at all; a body of unknown length is measured as it comes.
    if (Number(context.req.header('content-length') ?? 0) > longestBody) throw bodyTooLong(longestBody);
    if (url.length > longestAddress) {
      throw new ServerError('address-too-long', `expected at most ${longestAddress} characters of address`);
    }
    await next();
  };
}

function badHost(host: string, { publicUrl }: Site): ServerError {
  const own = publicUrl === null ? 'localhost, 127.0.0.1 or [::1]' : `${publicUrl.host} (--public-url) or localhost`;
  return new ServerError('bad-host', `expected ${own} as host, got "${host.slice(0, 200)}"`);
}

/**
 * A change comes from our own page or from a program, never from a page elsewhere: browsers say where a request comes from
 * (Fetch Metadata, RFC 6454 Origin), and a form cannot send JSON.
 */
function requireOwnPage(context: Context, origins: readonly string[]): void {
  const [site, origin] = [context.req.header('sec-fetch-site'), context.req.header('origin')];
  const isForeign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && !origins.includes(origin));
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
