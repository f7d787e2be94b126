import { SourceError } from '../source-error.ts';
import { printAddress } from '../http/address.ts';

/** What a STAC API says of itself in its landing page. */
export interface StacApi {
  /** Where its links start. */
  readonly address: string;
  readonly search: { readonly get: string | null; readonly post: string | null };
  /** Whether it can sort and filter (STAC API 1.0 conformance classes). */
  readonly canSort: boolean;
  /** CQL2 as JSON (for POST) and as text (for GET). */
  readonly canFilter: { readonly json: boolean; readonly text: boolean };
}

/** Reads a landing page; null where it has no `search` link, as static catalogs have none. */
export function readStacApi(value: unknown, address: string): StacApi | null {
  const links = linksOf(value, 'search');
  if (links.length === 0) return null;
  const hrefOf = (method: string): string | null =>
    links.find((link) => (link.method ?? 'GET').toUpperCase() === method)?.href ?? null;
  const search = { get: hrefOf('GET'), post: hrefOf('POST') };
  if (search.get === null && search.post === null)
    throw new SourceError('bad-response', `${printAddress(new URL(address))}: its search takes neither GET nor POST`);
  const stated = (value as { conformsTo?: unknown }).conformsTo;
  const classes = Array.isArray(stated) ? stated.filter((one) => typeof one === 'string') : [];
  const has = (pattern: RegExp): boolean => classes.some((one) => pattern.test(one));
  const canFilter = has(/\/item-search#filter(:|$)/);
  return {
    address,
    search,
    canSort: has(/\/item-search#sort$/),
    canFilter: {
      json: canFilter && has(/#filter:cql2-json$|conf\/cql2-json$/i),
      text: canFilter && has(/#filter:cql2-text$|conf\/cql2-text$/i),
    },
  };
}

export interface StacLink {
  readonly rel: string;
  readonly href: string;
  readonly method?: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly merge?: boolean;
}

/** The links of one kind, those without an address left out. */
export function linksOf(value: unknown, rel: string): StacLink[] {
  const links = (value as { links?: unknown } | null)?.links;
  if (!Array.isArray(links)) return [];
  return (links as Record<string, unknown>[]).flatMap((link): StacLink[] => {
    if (link?.['rel'] !== rel || typeof link['href'] !== 'string') return [];
    const { method, body } = link;
    return [
      {
        rel,
        href: link['href'],
        merge: link['merge'] === true,
        ...(typeof method === 'string' ? { method } : {}),
        ...(typeof body === 'object' && body !== null ? { body: body as Record<string, unknown> } : {}),
      },
    ];
  });
}
