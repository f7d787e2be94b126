import type { Source } from '@cogeotiff/core';
import { ByteCache } from '#app';
import { SourceError } from '../source-error.ts';
import { parseAddress, printAddress } from './address.ts';
import type { HttpClient } from './http-client.ts';
import { planRuns } from './plan-runs.ts';
import { type FileVersion, type RangeAnswer, requestRange } from './request-range.ts';

/** Bytes are fetched and kept in blocks of this size. */
const blockBytes = 64 * 1024;
/** Two wanted blocks this far apart still share a request, of so many blocks at most (4 MiB). */
const gapBlocks = 2;
const longestRun = 64;

/**
 * A remote file, read by byte ranges (RFC 9110 §14): reads that are asked for in one turn of the event loop and lie
 * near each other share a request, and blocks are kept. A file that changes between two requests is refused
 * (SourceError `changed`), so that no image is put together from two versions.
 */
export class HttpRangeSource implements Source {
  readonly url: URL;
  readonly metadata: FileVersion;
  private readonly client: HttpClient;
  private readonly cache: ByteCache;
  private readonly signal: AbortSignal | undefined;
  /** The whole file, where the server knows no ranges. */
  private readonly whole: Uint8Array | null;
  private readonly coming = new Map<number, PromiseWithResolvers<Uint8Array>>();
  private wanted: number[] = [];

  private constructor(client: HttpClient, url: URL, cache: ByteCache, first: RangeAnswer, signal?: AbortSignal) {
    this.client = client;
    this.url = url;
    this.cache = cache;
    this.signal = signal;
    this.metadata = first.version;
    this.whole = first.whole ? first.bytes : null;
    if (!this.whole) this.keep({ first: 0, bytes: first.bytes });
  }

  /** Asks for the first block, which says how large the file is and whether the server knows ranges. */
  static async open(
    client: HttpClient,
    address: string,
    options: { signal?: AbortSignal | undefined; cache?: ByteCache } = {},
  ): Promise<HttpRangeSource> {
    const url = parseAddress(address);
    const first = await requestRange(client, url.href, { first: 0, last: blockBytes - 1, signal: options.signal });
    if (first.version.size === 0) throw new SourceError('bad-response', `${printAddress(url)}: the file is empty`);
    return new HttpRangeSource(
      client,
      url,
      options.cache ?? new ByteCache(client.options.cacheBytes),
      first,
      options.signal,
    );
  }

  /** Bytes `offset` to `offset + length` (exclusive); without a length, one block or what is left. */
  async fetch(offset: number, length?: number, options: { signal?: AbortSignal } = {}): Promise<ArrayBuffer> {
    const { size } = this.metadata;
    const end = length === undefined ? Math.min(size, offset + blockBytes) : offset + length;
    if (!(Number.isSafeInteger(offset) && Number.isSafeInteger(end) && offset >= 0 && end >= offset))
      throw new Error(`it asks for ${length} bytes at ${offset}`);
    if (end > size) throw new Error(`it asks for bytes ${offset} to ${end}, but ends at ${size}: truncated?`);
    options.signal?.throwIfAborted();
    if (this.whole) return this.whole.slice(offset, end).buffer as ArrayBuffer;
    const first = Math.floor(offset / blockBytes);
    const count = end === offset ? 0 : Math.floor((end - 1) / blockBytes) - first + 1;
    const blocks = await Promise.all(Array.from({ length: count }, (_, index) => this.block(first + index)));
    options.signal?.throwIfAborted();
    const bytes = new Uint8Array(end - offset);
    for (const [index, block] of blocks.entries()) {
      const start = (first + index) * blockBytes - offset;
      bytes.set(block.subarray(Math.max(0, -start), end - offset - start), Math.max(0, start));
    }
    return bytes.buffer;
  }

  private block(index: number): Promise<Uint8Array> {
    const kept = this.cache.get(this.nameOf(index));
    if (kept) return Promise.resolve(kept);
    const coming = this.coming.get(index);
    if (coming) return coming.promise;
    const awaited = Promise.withResolvers<Uint8Array>();
    this.coming.set(index, awaited);
    if (this.wanted.length === 0) setImmediate(() => this.flush());
    this.wanted.push(index);
    return awaited.promise;
  }

  private flush(): void {
    const runs = planRuns(this.wanted, gapBlocks, longestRun);
    this.wanted = [];
    for (const run of runs) void this.fetchRun(run.first, run.last);
  }

  private async fetchRun(first: number, last: number): Promise<void> {
    try {
      const from = first * blockBytes;
      const to = Math.min(this.metadata.size, (last + 1) * blockBytes) - 1;
      const answer = await requestRange(this.client, this.url.href, { first: from, last: to, signal: this.signal });
      this.checkVersion(answer);
      this.keep({ first, bytes: answer.bytes });
    } catch (error) {
      for (let index = first; index <= last; index++) this.settle(index, (one) => one.reject(error));
    }
  }

  private keep({ first, bytes }: { first: number; bytes: Uint8Array }): void {
    for (let at = 0; at < bytes.length; at += blockBytes) {
      const index = first + at / blockBytes;
      const block = bytes.slice(at, at + blockBytes);
      this.cache.set(this.nameOf(index), block);
      this.settle(index, (one) => one.resolve(block));
    }
  }

  private settle(index: number, how: (awaited: PromiseWithResolvers<Uint8Array>) => void): void {
    const awaited = this.coming.get(index);
    this.coming.delete(index);
    if (awaited) how(awaited);
  }

  private checkVersion({ version, whole }: RangeAnswer): void {
    const change = whole ? 'the server no longer sends parts' : describeChange(this.metadata, version);
    if (change !== null)
      throw new SourceError(
        'changed',
        `${printAddress(this.url)}: it changed while it was read (${change}); read it again`,
      );
  }

  private nameOf(index: number): string {
    return `${this.url.href}\n${this.metadata.eTag ?? ''}\n${this.metadata.lastModified ?? ''}\n${this.metadata.size}\n${index}`;
  }
}

function describeChange(before: FileVersion, now: FileVersion): string | null {
  if (before.size !== now.size) return `${before.size} bytes, then ${now.size}`;
  if (differ(before.eTag, now.eTag)) return 'another ETag';
  if (differ(before.lastModified, now.lastModified)) return 'another Last-Modified';
  return null;
}

/** Servers behind one address do not all send the same headers; only two that contradict each other count. */
function differ(before: string | null, now: string | null): boolean {
  return before !== null && now !== null && before.replace(/^W\//, '') !== now.replace(/^W\//, '');
}
