import { availableParallelism, totalmem } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ByteCache, type Images } from '#app';
import type { CancelSignal, Samples } from '#core';
import { BufferShelf } from './geotiff/buffer-shelf.ts';
import { type ByteSource, FileBytes, HttpBytes } from './geotiff/byte-source.ts';
import { type ImagesOptions, imageDefaults } from './geotiff/image-options.ts';
import { GeotiffImage } from './geotiff/open-image.ts';
import { DecoderPool } from './geotiff/threads/decoder-pool.ts';
import { isHttpAddress } from './http/address.ts';
import { type GuardedHttpOptions, createGuardedClient } from './http/guard/guarded-client.ts';
import type { HttpClient } from './http/http-client.ts';
import { SourceError } from './source-error.ts';

/** Opens GeoTIFFs at paths, `file:` URLs and http(s) addresses. All images that are open share one cache of tiles. */
export function createImages(http: GuardedHttpOptions = {}, options: ImagesOptions = {}): Images {
  const client = createGuardedClient(http);
  const cacheBytes = Math.min(2 * 1024 ** 3, Math.max(64 * 1024 ** 2, Math.floor(totalmem() / 20)));
  const filled = { ...imageDefaults, threads: availableParallelism(), cacheBytes, ...options };
  const shelf = new BufferShelf(Math.min(256 * 1024 ** 2, filled.cacheBytes / 4));
  const cache = new ByteCache<Samples>(filled.cacheBytes, (samples) => shelf.put(samples));
  const shop = { cache, pool: new DecoderPool(filled.threads, shelf) };
  return {
    open: async (href, { signal } = {}) =>
      GeotiffImage.open(href, await openBytes(client, href, signal), {
        options: filled,
        shop,
        signal,
        openBeside: (ending) => openBeside(client, href, ending, signal),
      }),
  };
}

async function openBytes(client: HttpClient, href: string, signal: CancelSignal | undefined): Promise<ByteSource> {
  signal?.throwIfAborted();
  if (isHttpAddress(href)) return HttpBytes.open(client, href, signal);
  const path = /^file:/i.test(href) ? parseFileUrl(href) : href;
  return FileBytes.open(path, pathToFileURL(path));
}

/** A server that does not know the file, or refuses to say, has none; one that fails may have it, and is an error. */
async function openBeside(
  client: HttpClient,
  href: string,
  ending: string,
  signal: CancelSignal | undefined,
): Promise<ByteSource | null> {
  try {
    const bytes = await openBytes(
      client,
      isHttpAddress(href) ? href.replace(/(?=[?#]|$)/, ending) : href + ending,
      signal,
    );
    if (bytes.file !== null || (await looksLikeTiff(bytes, signal))) return bytes;
    await bytes.close();
    return null;
  } catch (error) {
    const isAbsent = error instanceof SourceError && ['not-found', 'sign-in', 'bad-response'].includes(error.code);
    if (isAbsent) return null;
    throw error;
  }
}

/** Some servers answer every address with a page of their own. */
async function looksLikeTiff(bytes: ByteSource, signal: CancelSignal | undefined): Promise<boolean> {
  if (bytes.size < 8) return false;
  const start = Buffer.from(await bytes.read(0, 4, signal)).toString('latin1');
  return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(start);
}

function parseFileUrl(href: string): string {
  try {
    return fileURLToPath(href);
  } catch (cause) {
    throw new SourceError('bad-address', `${href.slice(0, 200)}: expected the address of a local file`, { cause });
  }
}
