import { join } from 'node:path';
import type { Detectors, ImageEncoder, Images, Pictures, Reader } from '#app';
import {
  type HttpOptions,
  createCatalogs,
  createDetectors,
  createImages,
  createPictures,
  createReader,
  encodeCog,
  encodeJpeg,
  encodePng,
  parseSignInHeader,
} from '#sources';
import { openBlobs, openKeptBytes, openSqliteStore } from '#storage';
import { findFontFiles } from './font-folders.ts';
import type { Workspace } from './workspace.ts';

/** The only place that knows every concrete class: a workspace in a folder. `headers` sign in at remote servers. */
export async function composeWorkspace(
  root: string,
  folder: string,
  headers: readonly string[] = [],
): Promise<Workspace> {
  const http = composeHttp(headers);
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  const blobs = await openBlobs(join(folder, 'blobs'));
  const close = (): Promise<void> => store.close();
  const images = createImages(http);
  const copies = openKeptBytes(join(folder, 'copies.index'));
  return { root, store, blobs, copies, reader: createReader(http), catalogs: createCatalogs(http), images, close };
}

/** Headers of the command line before those of the environment, where each stands on a line of its own. */
function composeHttp(headers: readonly string[]): HttpOptions {
  const kept = (process.env['SIGHTLINE_HTTP_HEADERS'] ?? '').split('\n').filter((line) => line.trim() !== '');
  return { headers: [...headers, ...kept].map(parseSignInHeader) };
}

/** Reading without a workspace. */
export function composeReader(): Reader {
  return createReader();
}

/** Reading images without a workspace. */
export function composeImages(headers: readonly string[] = []): Images {
  return createImages(composeHttp(headers));
}

/** Other people's detectors. */
export function composeDetectors(): Detectors {
  return createDetectors();
}

/** Drawing on pictures. */
export function composePictures(): Pictures {
  return createPictures(findFontFiles());
}

/** Writing pictures. */
export function composeEncoder(): ImageEncoder {
  return { encodeCog, encodeJpeg, encodePng };
}
