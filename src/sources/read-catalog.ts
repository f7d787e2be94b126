import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { type ReadItem, type ReadOptions, decodeStacItems, isStacItem } from '#app';
import { readJson } from './read-file.ts';
import { SourceError } from './source-error.ts';

/** Catalogs nested deeper than this are taken for a loop. */
const deepest = 32;

/** The root file of a static STAC catalog in a folder; undefined where there is none. */
export function findCatalogFile(folder: string): string | undefined {
  return ['catalog.json', 'collection.json'].map((name) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Walks a static STAC catalog by its local `child` and `item` links. A link that leaves the catalog's folder, by
 * `..` or through a symbolic link, is refused; remote ones are named and not followed.
 */
export async function* readCatalog(path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const root = realpathSync(dirname(resolve(path)));
  const visited = new Set<string>();
  yield* walk(resolve(path), 0);

  async function* walk(file: string, depth: number): AsyncGenerator<ReadItem> {
    options.signal?.throwIfAborted();
    if (visited.has(file)) return;
    visited.add(file);
    if (depth > deepest) throw new SourceError('not-readable', `${file}: catalogs nested deeper than ${deepest}`);
    const value = await readJson(file);
    if (isStacItem(value)) yield* decodeStacItems(value, file);
    for (const href of findLinks(value)) yield* follow(href, file, depth);
  }

  async function* follow(href: string, from: string, depth: number): AsyncGenerator<ReadItem> {
    const refused = (reason: string): ReadItem => ({
      type: 'rejected',
      rejection: { file: from, row: null, column: 'links', value: href.slice(0, 200), reason },
    });
    if (/^[a-z]+:/i.test(href)) {
      yield refused('a remote link; nothing is fetched without being asked');
      return;
    }
    const target = resolve(dirname(from), href);
    if (!existsSync(target)) {
      yield refused('there is no such file');
      return;
    }
    if (!realpathSync(target).startsWith(root + sep)) {
      yield refused('the link leaves the catalog’s folder');
      return;
    }
    try {
      yield* walk(target, depth + 1);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      yield refused(error.message);
    }
  }
}

function findLinks(value: unknown): string[] {
  const links = (value as { links?: unknown } | null)?.links;
  if (!Array.isArray(links)) return [];
  return (links as { rel?: unknown; href?: unknown }[])
    .filter((link) => link?.rel === 'child' || link?.rel === 'item')
    .map((link) => link.href)
    .filter((href) => typeof href === 'string');
}
