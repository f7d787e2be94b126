import { type ReadItem, type ReadOptions, isStacItem } from '#app';
import { SourceError } from '../source-error.ts';
import type { CatalogSpace } from './catalog-space.ts';
import { decodeItemsAt } from './decode-items-at.ts';

/** Catalogs nested deeper than this are taken for a loop. */
const deepest = 32;
/** Documents of one catalog that are read. */
const mostDocuments = 100_000;
/** Documents that are asked for ahead of the one that is being read. */
const ahead = 8;

/**
 * Walks a static STAC catalog by its `child` and `item` links, in their order, each document once. A document that
 * cannot be read is a rejection, the others are read. `isWanted` may leave out a whole catalog or collection.
 */
export async function* walkCatalog(
  start: string,
  space: CatalogSpace,
  options: ReadOptions & { readonly isWanted?: (document: unknown) => boolean },
): AsyncGenerator<ReadItem> {
  const visited = new Set<string>([start]);
  let done = 0;
  yield* walk(start, await space.read(start), 0);

  async function* walk(place: string, value: unknown, depth: number): AsyncGenerator<ReadItem> {
    options.signal?.throwIfAborted();
    if (depth > deepest) throw new SourceError('not-readable', `${place}: catalogs nested deeper than ${deepest}`);
    options.onProgress?.(place, ++done / visited.size);
    if (isStacItem(value)) yield* decodeItemsAt(value, place, space.allowsInside);
    else if (depth > 0 && options.isWanted?.(value) === false) return;
    yield* readAhead(openLinks(value, place), depth);
  }

  function openLinks(value: unknown, from: string): Link[] {
    return findLinks(value).flatMap((href): Link[] => {
      const found = space.resolve(href, from);
      if ('refused' in found) return [{ href, from, refused: found.refused }];
      if (visited.has(found.place)) return [];
      if (visited.size >= mostDocuments)
        throw new SourceError('too-large', `${from}: a catalog of more than ${mostDocuments} documents`);
      visited.add(found.place);
      return [{ href, from, place: found.place }];
    });
  }

  async function* readAhead(links: readonly Link[], depth: number): AsyncGenerator<ReadItem> {
    const coming: Promise<unknown>[] = [];
    for (const [index, link] of links.entries()) {
      while (coming.length < Math.min(links.length, index + ahead)) {
        const { place } = links[coming.length] ?? {};
        const document = place === undefined ? Promise.resolve(null) : space.read(place);
        document.catch(() => undefined);
        coming.push(document);
      }
      if (link.refused !== undefined) yield refuse(link, link.refused);
      else yield* follow(link, coming[index], depth);
      coming[index] = Promise.resolve(null);
    }
  }

  async function* follow(link: Link, document: Promise<unknown> | undefined, depth: number): AsyncGenerator<ReadItem> {
    try {
      yield* walk(link.place ?? '', await document, depth + 1);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      yield refuse(link, error.message);
    }
  }
}

interface Link {
  readonly href: string;
  readonly from: string;
  readonly place?: string;
  readonly refused?: string;
}

function refuse({ href, from }: Link, reason: string): ReadItem {
  return {
    type: 'rejected',
    rejection: { file: from, row: null, column: 'links', value: href.slice(0, 200), reason },
  };
}

function findLinks(value: unknown): string[] {
  const links = (value as { links?: unknown } | null)?.links;
  if (!Array.isArray(links)) return [];
  return (links as { rel?: unknown; href?: unknown }[])
    .filter((link) => link?.rel === 'child' || link?.rel === 'item')
    .map((link) => link.href)
    .filter((href) => typeof href === 'string');
}
