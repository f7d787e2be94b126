import type { FileHandle } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Source } from '@cogeotiff/core';
import type { CancelSignal } from '#core';

const largestRead = 64 * 1024;
const largestHeader = 16 * 1024 * 1024;

/**
 * A file as `@cogeotiff/core` reads it: the asked-for ranges, in reads of at most 64 KiB, never past the end and
 * never more than 16 MiB in all, whatever offsets and counts the file claims. Throws plain Errors that say so.
 */
export class FileWindows implements Source {
  readonly url: URL;
  readonly metadata: { readonly size: number };
  private readonly handle: FileHandle;
  private readonly signal: CancelSignal | undefined;
  private bytesRead = 0;

  constructor(path: string, handle: FileHandle, size: number, signal?: CancelSignal) {
    this.url = pathToFileURL(path);
    this.metadata = { size };
    this.handle = handle;
    this.signal = signal;
  }

  async fetch(offset: number, length: number = largestRead): Promise<ArrayBuffer> {
    const { size } = this.metadata;
    if (!(Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0)) {
      throw new Error(`it asks for ${length} bytes at ${offset}`);
    }
    if (offset + length > size) {
      throw new Error(`it asks for bytes ${offset} to ${offset + length}, but ends at ${size}: truncated?`);
    }
    this.bytesRead += length;
    if (this.bytesRead > largestHeader) throw new Error('its header asks for more than 16 MiB');
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      this.signal?.throwIfAborted();
      const wanted = Math.min(largestRead, length - done);
      const { bytesRead } = await this.handle.read(bytes, done, wanted, offset + done);
      if (bytesRead === 0) throw new Error(`it shrank while it was read: no byte at ${offset + done}`);
      done += bytesRead;
    }
    return bytes.buffer;
  }
}
