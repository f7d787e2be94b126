import { type FileHandle, open } from 'node:fs/promises';
import type { CancelSignal } from '#core';
import { printAddress } from '../http/address.ts';
import type { HttpClient } from '../http/http-client.ts';
import { HttpRangeSource } from '../http/http-range-source.ts';
import { openError } from '../read-file.ts';
import { SourceError } from '../source-error.ts';
import { untilAborted } from './translate-fault.ts';

/** Bytes that can be read at any place, from a disk or a server. */
export interface ByteSource {
  /** For messages: a path, or an address without its secrets. */
  readonly name: string;
  readonly url: URL;
  /** Bytes */
  readonly size: number;
  /** The descriptor of a local file, for threads that read it themselves; it must not be closed while they do. */
  readonly file: number | null;
  /** Exactly `length` bytes; throws a plain Error for a range outside the file, SourceError for a failing server. */
  read(offset: number, length: number, signal?: CancelSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

const largestRead = 4 * 1024 ** 2;

/** A local file. */
export class FileBytes implements ByteSource {
  readonly name: string;
  readonly url: URL;
  readonly size: number;
  readonly file: number;
  private readonly handle: FileHandle;

  constructor(path: string, url: URL, handle: FileHandle, size: number) {
    this.name = path;
    this.url = url;
    this.handle = handle;
    this.size = size;
    this.file = handle.fd;
  }

  /** Throws SourceError `not-found`, `not-readable`. */
  static async open(path: string, url: URL): Promise<FileBytes> {
    const handle = await open(path).catch((cause: unknown) => {
      throw openError(path, cause);
    });
    const stat = await handle.stat();
    if (stat.isFile()) return new FileBytes(path, url, handle, stat.size);
    await handle.close();
    throw new SourceError('not-readable', `${path}: expected a file`);
  }

  async read(offset: number, length: number, signal?: CancelSignal): Promise<Uint8Array> {
    checkRange(offset, length, this.size);
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      signal?.throwIfAborted();
      const wanted = Math.min(largestRead, length - done);
      const { bytesRead } = await this.handle.read(bytes, done, wanted, offset + done);
      if (bytesRead === 0) throw new Error(`it shrank while it was read: no byte at ${offset + done}`);
      done += bytesRead;
    }
    return bytes;
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/** A file on a web server. */
export class HttpBytes implements ByteSource {
  readonly name: string;
  readonly url: URL;
  readonly size: number;
  readonly file = null;
  private readonly source: HttpRangeSource;

  constructor(source: HttpRangeSource) {
    this.source = source;
    this.url = source.url;
    this.name = printAddress(source.url);
    this.size = source.metadata.size;
  }

  /** The signal ends the opening only: later reads have signals of their own, and share requests. */
  static async open(client: HttpClient, address: string, signal?: CancelSignal): Promise<HttpBytes> {
    return new HttpBytes(await untilAborted(signal, HttpRangeSource.open(client, address)));
  }

  async read(offset: number, length: number, signal?: CancelSignal): Promise<Uint8Array> {
    checkRange(offset, length, this.size);
    const bytes = new Uint8Array(await this.source.fetch(offset, length));
    signal?.throwIfAborted();
    return bytes;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Throws a plain Error for a range outside the file. */
export function checkRange(offset: number, length: number, size: number): void {
  if (!(Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0))
    throw new Error(`it asks for ${length} bytes at ${offset}`);
  if (offset + length > size)
    throw new Error(`it asks for bytes ${offset} to ${offset + length}, but ends at ${size}: truncated?`);
}
