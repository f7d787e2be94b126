import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type ImagesOptions, createImages } from '#sources';

type OpenImage = Awaited<ReturnType<ReturnType<typeof createImages>['open']>>;

let folder: string | undefined;
let files = 0;

/** Writes bytes to a file that is gone after the tests of this file. */
export function saveScratch(bytes: Uint8Array): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'sightline-image-'));
    folder = made;
    afterAll(() => rmSync(made, { recursive: true }));
  }
  const path = join(folder, `${files++}.tif`);
  writeFileSync(path, bytes);
  return path;
}

/** Opens bytes as an image that is closed when the test ends. */
export async function openBytes(bytes: Uint8Array, options?: ImagesOptions): Promise<OpenImage> {
  const image = await createImages({}, options).open(saveScratch(bytes));
  onTestFinished(() => image.close());
  return image;
}
