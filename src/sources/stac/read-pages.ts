import type { ReadItem, ReadOptions } from '#app';
import { SourceError } from '../source-error.ts';
import { printAddress } from '../http/address.ts';
import { fetchJson } from '../http/fetch-json.ts';
import type { HttpClient } from '../http/http-client.ts';
import { decodeItemsAt } from './decode-items-at.ts';
import { findNextPage } from './next-page.ts';
import type { SearchRequest } from './search-request.ts';
import { toAbortSignal } from './to-abort-signal.ts';

/** Scenes of one search that are taken; more are a search to be narrowed. */
const mostItems = 10_000;
/** Pages of one search, empty ones too. */
const mostPages = 1000;

/**
 * The items of a search, page by page, each once. Items that cannot be read are rejections with their page and
 * place. Throws SourceError where a page is none, or paging runs in a circle. `first` is a page that is already here.
 */
export async function* readPages(
  client: HttpClient,
  start: SearchRequest,
  options: ReadOptions,
  first?: { readonly value: unknown; readonly address: string },
): AsyncGenerator<ReadItem> {
  const asked = new Set<string>();
  const seen = new Set<string>();
  let request: SearchRequest | null = start;
  for (let page = 1; request !== null; page++) {
    const key = JSON.stringify(request);
    if (asked.has(key)) throw circle(request);
    asked.add(key);
    options.onProgress?.(`${printAddress(new URL(request.address))} page ${page}`, 1 - 1 / (page + 1));
    const answer = page === 1 && first ? first : await fetchPage(client, request, options);
    const features = featuresOf(answer.value, answer.address);
    const fresh = features.filter((feature) => isFresh(feature, seen));
    if (features.length > 0 && fresh.length === 0) throw circle(request);
    yield* decodeItemsAt(
      { type: 'FeatureCollection', features: fresh },
      answer.address,
      client.options.allowsInside,
      `${printed(answer.address)} page ${page}`,
    );
    const next = findNextPage(answer.value, request, answer.address);
    if (next !== null && (seen.size >= mostItems || page >= mostPages)) {
      yield tooMany(answer.address, seen.size);
      return;
    }
    request = next;
  }
}

function fetchPage(client: HttpClient, request: SearchRequest, options: ReadOptions): ReturnType<typeof fetchJson> {
  return fetchJson(client, request.address, {
    method: request.method,
    signal: toAbortSignal(options.signal),
    ...(request.body === null ? {} : { body: JSON.stringify(request.body) }),
  });
}

function featuresOf(value: unknown, address: string): unknown[] {
  const { type, features } = (value ?? {}) as { type?: unknown; features?: unknown };
  if (type === 'FeatureCollection' && Array.isArray(features)) return features;
  throw new SourceError('bad-response', `${printed(address)}: expected a FeatureCollection of STAC items`);
}

/** Items that move while one pages come twice; an item without an id is told by its whole text. */
function isFresh(feature: unknown, seen: Set<string>): boolean {
  const { id, collection } = (feature ?? {}) as { id?: unknown; collection?: unknown };
  const name = typeof id === 'string' ? JSON.stringify([collection, id]) : JSON.stringify(feature);
  if (seen.has(name)) return false;
  seen.add(name);
  return true;
}

function circle({ address }: SearchRequest): SourceError {
  return new SourceError('bad-response', `${printed(address)}: its pages run in a circle`);
}

function tooMany(address: string, count: number): ReadItem {
  const reason = `there is more than the ${count} scenes that were taken; narrow the search`;
  return { type: 'rejected', rejection: { file: printed(address), row: null, column: 'links', value: 'next', reason } };
}

function printed(address: string): string {
  return printAddress(new URL(address));
}
