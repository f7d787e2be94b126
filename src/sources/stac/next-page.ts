import { SourceError } from '../source-error.ts';
import { isInsideHost, parseAddress, printAddress } from '../http/address.ts';
import type { SearchRequest } from './search-request.ts';
import { linksOf } from './stac-api.ts';

/**
 * The request that a page's `next` link asks for (STAC API 1.0, pagination), or null after the last page. With
 * `merge` the link's body is laid over the one before. Throws SourceError `bad-response` for one that leads nowhere.
 */
export function findNextPage(page: unknown, before: SearchRequest, pageAddress: string): SearchRequest | null {
  const [link] = linksOf(page, 'next');
  if (!link) return null;
  const method = (link.method ?? 'GET').toUpperCase();
  if (method !== 'GET' && method !== 'POST') throw lost(pageAddress, `wants ${method.slice(0, 20)}`);
  if (!URL.canParse(link.href, pageAddress)) throw lost(pageAddress, 'has no address');
  const address = sameScheme(new URL(link.href, pageAddress), new URL(pageAddress));
  if (!/^https?:$/.test(address.protocol)) throw lost(pageAddress, 'is neither http nor https');
  if (isInsideHost(parseAddress(address.href)) && !isInsideHost(new URL(pageAddress)))
    throw lost(pageAddress, 'leads into a private network');
  if (method === 'GET') return { method, address: address.href, body: null };
  const body = link.body === undefined || link.merge === true ? { ...before.body, ...link.body } : link.body;
  return { method, address: address.href, body };
}

/** Servers behind a proxy that ends TLS write links with http: without this the sign-in header would stay behind. */
function sameScheme(next: URL, page: URL): URL {
  if (page.protocol === 'https:' && next.protocol === 'http:' && next.host === page.host) next.protocol = 'https:';
  return next;
}

function lost(address: string, reason: string): SourceError {
  return new SourceError('bad-response', `${printAddress(new URL(address))}: the link to its next page ${reason}`);
}
