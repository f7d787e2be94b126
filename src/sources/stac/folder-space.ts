import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { AllowsInside } from '../http/http-options.ts';
import { readJson } from '../read-file.ts';
import type { CatalogSpace } from './catalog-space.ts';

/**
 * A catalog in a folder. A link that leaves the folder, by `..` or through a symbolic link, is refused; remote ones
 * are named and not followed.
 */
export function createFolderSpace(catalogFile: string, allowsInside: AllowsInside): CatalogSpace {
  const root = realpathSync(dirname(resolve(catalogFile)));
  return { allowsInside, read: readJson, resolve: resolveLink };

  function resolveLink(href: string, from: string): { place: string } | { refused: string } {
    if (/^[a-z]+:/i.test(href)) return { refused: 'a remote link; nothing is fetched without being asked' };
    const place = resolve(dirname(from), href);
    if (!existsSync(place)) return { refused: 'there is no such file' };
    if (!realpathSync(place).startsWith(root + sep)) return { refused: 'the link leaves the catalog’s folder' };
    return { place };
  }
}
