import type { Samples } from '#core';
import type { BufferShelf } from '../buffer-shelf.ts';
import { type ByteSource, checkRange } from '../byte-source.ts';
import { copyRows, wholeOf } from '../copy-rows.ts';
import { decodeTile } from '../decode-tile.ts';
import { type TileLayout, computeSampleBytes, viewSamples } from '../tile-layout.ts';
import { DecoderThread, type TileJob, type TileOrder, type UseTile } from './thread.ts';

/** Where the packed bytes of a tile lie. */
export interface TilePlace {
  readonly bytes: ByteSource;
  readonly offset: number;
  readonly length: number;
}

/** Tiles up to this size are decoded sooner than sent to a thread and back. */
const smallTile = 32 * 1024;
/** Threads take some 50 ms to start; until so much has been decoded, they would not pay. */
const startAfterBytes = 16 * 1024 * 1024;

/**
 * Reads and decodes tiles, in threads that are started when there is enough to do. WebP is left to libvips, which has
 * threads of its own. A thread that dies fails the tiles it was at; the next tiles start another.
 */
export class DecoderPool {
  private readonly size: number;
  private readonly shelf: BufferShelf;
  private threads: DecoderThread[] = [];
  private readonly queue: TileJob[] = [];
  private decodedHere = 0;

  /** `size`: threads; with one or none all is decoded on the calling thread. */
  constructor(size: number, shelf: BufferShelf) {
    this.size = size;
    this.shelf = shelf;
  }

  /** Gives the tile to `use`. Rejects with what `use` throws, plain Errors, SourceError. */
  async decode(
    { bytes, length, offset }: TilePlace,
    layout: TileLayout,
    order: TileOrder,
    use: UseTile,
  ): Promise<void> {
    if (bytes.file !== null) checkRange(offset, length, bytes.size);
    const packed = bytes.file === null ? await bytes.read(offset, length) : { file: bytes.file, offset, length };
    if (this.belongsInThread(layout)) return this.send(packed, layout, order, use);
    return decodeTile(packed, layout, (samples) =>
      use({ samples, isWritten: false, keep: () => this.copy(samples, layout) }),
    );
  }

  private copy(samples: Samples, { dtype }: TileLayout): Samples {
    const kept = viewSamples(dtype, this.shelf.take(samples.byteLength));
    copyRows(samples, kept, wholeOf(samples));
    return kept;
  }

  private send(packed: TileJob['packed'], layout: TileLayout, order: TileOrder, use: UseTile): Promise<void> {
    return new Promise((resolve, reject) => {
      const done: UseTile = (tile) => {
        try {
          use(tile);
          resolve();
        } catch (error) {
          reject(error);
        }
      };
      this.queue.push({ ...order, packed, layout, done, failed: reject });
      this.dispatch();
    });
  }

  private belongsInThread(layout: TileLayout): boolean {
    const bytes = computeSampleBytes(layout);
    if (this.size < 2 || bytes <= smallTile || layout.packing === 'webp') return false;
    if (this.threads.some(({ isReady }) => isReady)) return true;
    this.decodedHere += bytes;
    if (this.decodedHere > startAfterBytes) while (this.threads.length < this.size) this.start();
    return false;
  }

  private start(): void {
    const thread = new DecoderThread(this.shelf, (death) => {
      if (death) this.threads = this.threads.filter((one) => one !== thread);
      if (this.threads.length === 0)
        for (const { failed } of this.queue.splice(0)) failed(death ?? new Error('no thread'));
      this.dispatch();
    });
    this.threads.push(thread);
  }

  /** To the thread with the least to do. */
  private dispatch(): void {
    for (;;) {
      const [first, ...others] = this.threads.filter(({ hasRoom }) => hasRoom);
      if (!first || this.queue.length === 0) return;
      const job = this.queue.shift();
      if (job) others.reduce((idlest, one) => (one.busy < idlest.busy ? one : idlest), first).give(job);
    }
  }
}
