import type { Publication } from '#core';
import { renderPublicPage } from '#brief';
import type { BundleFile } from '../formats/case-bundle.ts';
import type { Blobs } from '../ports/blobs.ts';

/**
 * A published version as a folder that any web server, or none, can show: a page over it, its files as they were frozen,
 * the list of their hashes as `sha256sum -c` reads it, and the record of this version and those before.
 */
export async function makePublicFolder(versions: readonly Publication[], blobs: Blobs): Promise<BundleFile[]> {
  const newest = versions.at(-1);
  if (!newest) throw new Error('a folder needs a version');
  const files: BundleFile[] = [];
  for (const { path, sha256 } of newest.files) files.push({ path, content: await blobs.get(sha256) });
  return [
    { path: 'index.html', content: renderPublicPage(versions) },
    ...files,
    {
      path: 'publication.json',
      content: `${JSON.stringify({ format: 'sightline-publication/1', versions }, null, 2)}\n`,
    },
    { path: 'SHA256SUMS', content: newest.files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('') },
  ];
}
