import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { SourceError } from '../../source-error.ts';

/** Bytes that an archive may unpack to. */
const mostUnpacked = 16 * 1024 ** 3;
/** So often its size an archive may unpack to; text packs to a tenth, and only bombs to a thousandth. */
const mostRatio = 200;
/** Before so much is unpacked the ratio says nothing. */
const ratioFrom = 64 * 1024 ** 2;

/**
 * The bytes of a WARC that lies in a file, or in a part of one (`start` and `end`, both inclusive), unpacked where it is
 * gzip: one member or one for each record. Throws SourceError `too-large` for what unpacks to no end.
 */
export async function* openWarc(
  path: string,
  name: string,
  { isPacked, ...range }: { readonly isPacked: boolean; readonly start?: number; readonly end?: number },
): AsyncGenerator<Uint8Array> {
  const stream = createReadStream(path, { ...range, highWaterMark: 256 * 1024 });
  const unpacked = isPacked ? stream.pipe(createGunzip({ chunkSize: 256 * 1024 })) : stream;
  stream.on('error', (error) => unpacked.destroy(error));
  let total = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      total += chunk.length;
      const isBomb = total > ratioFrom && total > stream.bytesRead * mostRatio;
      if (total > mostUnpacked || isBomb)
        throw new SourceError('too-large', `${name}: it unpacks to more than a web archive would; not read further`);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError('not-readable', `${name}: cannot be unpacked: ${(cause as Error).message}`, { cause });
  } finally {
    stream.destroy();
    unpacked.destroy();
  }
}
