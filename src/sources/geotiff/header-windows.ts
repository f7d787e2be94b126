import type { Source } from '@cogeotiff/core';
import type { CancelSignal } from '#core';
import type { ByteSource } from './byte-source.ts';

const usualRead = 64 * 1024;
const largestHeader = 16 * 1024 * 1024;

/**
 * A file as `@cogeotiff/core` reads its header: never past the end and never more than 16 MiB in all, whatever
 * offsets and counts the file claims. Throws plain Errors that say so.
 */
export class HeaderWindows implements Source {
  readonly url: URL;
  readonly metadata: { readonly size: number };
  private readonly bytes: ByteSource;
  private readonly signal: CancelSignal | undefined;
  private bytesRead = 0;

  constructor(bytes: ByteSource, signal?: CancelSignal) {
    this.url = bytes.url;
    this.metadata = { size: bytes.size };
    this.bytes = bytes;
    this.signal = signal;
  }

  async fetch(offset: number, length: number = usualRead): Promise<ArrayBuffer> {
    this.bytesRead += length;
    if (!(this.bytesRead <= largestHeader)) throw new Error('its header asks for more than 16 MiB');
    return (await this.bytes.read(offset, length, this.signal)).buffer as ArrayBuffer;
  }
}
