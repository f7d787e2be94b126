import type { Context } from 'hono';

/** A link as OGC API and STAC write it (RFC 8288 relations). */
export interface ApiLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: object;
}

const json = 'application/json';
export const geoJson = 'application/geo+json';

/** `http://127.0.0.1:4173`: clients of both standards want whole addresses. */
export function originOf(context: Context): string {
  return context.get('origin') ?? new URL(context.req.url).origin;
}

/** The address of this request as its sender wrote it. */
export function ownAddress(context: Context): URL {
  const { pathname, search } = new URL(context.req.url);
  return new URL(pathname + search, originOf(context));
}

/** A link to a path of this server. */
export function linkTo(context: Context, rel: string, path: string, more: Partial<ApiLink> = {}): ApiLink {
  return { rel, href: `${originOf(context)}${path}`, type: json, ...more };
}

/** The address of this request with other parameters. */
export function withQuery(context: Context, changes: Readonly<Record<string, string>>): string {
  const url = ownAddress(context);
  for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value);
  return url.href;
}
