import { type ReadItem, type ReadOptions, isStacItem } from '#app';
import { SourceError } from '../source-error.ts';
import { printAddress } from '../http/address.ts';
import { fetchJson } from '../http/fetch-json.ts';
import type { HttpClient } from '../http/http-client.ts';
import { decodeItemsAt } from './decode-items-at.ts';
import { readPages } from './read-pages.ts';
import { linksOf, readStacApi } from './stac-api.ts';
import { toAbortSignal } from './to-abort-signal.ts';
import { walkCatalog } from './walk-catalog.ts';
import { createWebSpace } from './web-space.ts';

/**
 * Reads what lies at an address that the user named: a STAC item, a collection of items with its further pages, or a
 * static collection or catalog. A STAC API holds too much to take whole: SourceError `unknown-format` says how to
 * search it.
 */
export async function* readAddress(client: HttpClient, named: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  client.trust(named);
  const signal = toAbortSignal(options.signal);
  const found = await fetchJson(client, named, { signal });
  const { value, address } = found;
  const place = printAddress(new URL(address));
  const type = (value as { type?: unknown } | null)?.type;
  if (isStacItem(value)) yield* decodeItemsAt(value, address, client.options.allowsInside, place);
  else if (holdsItems(value)) yield* readPages(client, { method: 'GET', address, body: null }, options, found);
  else if (isApi(value, address)) {
    const hint = `say what you look for: sightline scenes --site SITE --catalog ADDRESS`;
    throw new SourceError('unknown-format', `${place}: a STAC API, too much to import whole; ${hint}`);
  } else if (type === 'Catalog' || type === 'Collection') {
    const space = createWebSpace(client, address, signal);
    yield* walkCatalog(address, { ...space, read: async (at) => (at === address ? value : space.read(at)) }, options);
  } else {
    throw new SourceError(
      'unknown-format',
      `${place}: JSON of an unknown kind; expected a STAC item, item collection, collection or catalog`,
    );
  }
}

/** An empty answer to a search is one too. */
function holdsItems(value: unknown): boolean {
  const { type, features } = (value ?? {}) as { type?: unknown; features?: unknown };
  return (
    type === 'FeatureCollection' && Array.isArray(features) && (features.length === 0 || features.some(isStacItem))
  );
}

/** A landing page, or a collection of an API: its items hang on an `items` link, not on `item` links. */
function isApi(value: unknown, address: string): boolean {
  const isCollection = linksOf(value, 'items').length > 0 && linksOf(value, 'item').length === 0;
  return isCollection || (readStacApi(value, address) !== null && linksOf(value, 'item').length === 0);
}
