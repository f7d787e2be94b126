import type { ByteCache } from '#app';
import type { CancelSignal, Samples } from '#core';
import type { ByteSource } from './byte-source.ts';
import { type RowCopy, copyRows } from './copy-rows.ts';
import { type ImageLayout, computeTileRows } from './image-layout.ts';
import type { DecoderPool, TilePlace } from './threads/decoder-pool.ts';
import { type TileLayout, computeRowBytes, computeTileBytes } from './tile-layout.ts';

/** What the tiles of all open images share. */
export interface TileShop {
  readonly pool: DecoderPool;
  readonly cache: ByteCache<Samples>;
}

/** A tile: `plane` is the band where bands have tiles of their own, else 0. */
export interface TileIndex {
  readonly column: number;
  readonly row: number;
  readonly plane: number;
}

/** What someone wants of a tile. */
export interface TileUse {
  /** Which of its samples go where in `target`; a thread may do that itself where the memory of `target` is shared. */
  readonly copy: RowCopy;
  readonly target: Samples;
  /** Called instead where the file leaves the tile out. */
  readonly leftOut: () => void;
}

/** Someone who waits for a tile. */
interface Waiter {
  readonly use: TileUse;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

interface ComingTile {
  readonly waiters: Waiter[];
  isWantedLater: boolean;
}

let images = 0;

/** The tiles of one image: fetched, decoded, kept; two who want one tile at once share the work. */
export class TileReader {
  readonly layout: ImageLayout;
  private readonly bytes: ByteSource;
  private readonly shop: TileShop;
  private readonly name = `${images++}`;
  private readonly coming = new Map<string, ComingTile>();
  private readonly running = new Set<Promise<void>>();
  /** Names of tiles that were put into the cache; it may have forgotten some. */
  private readonly kept = new Set<string>();

  constructor(layout: ImageLayout, bytes: ByteSource, shop: TileShop) {
    this.layout = layout;
    this.bytes = bytes;
    this.shop = shop;
  }

  /**
   * Copies samples of a tile to where they are wanted; it holds them band by band, of all bands or of `plane` where
   * bands have tiles of their own. `isWantedLater` keeps the tile for others.
   */
  read(tile: TileIndex, isWantedLater: boolean, use: TileUse): Promise<void> {
    const name = `${this.name} ${tile.plane} ${tile.row} ${tile.column}`;
    const kept = this.shop.cache.get(name);
    const { promise, reject, resolve } = Promise.withResolvers<void>();
    if (kept) {
      copyRows(kept, use.target, use.copy);
      resolve();
      return promise;
    }
    const coming = this.coming.get(name) ?? this.begin(name, tile);
    coming.isWantedLater ||= isWantedLater;
    coming.waiters.push({ use, resolve, reject });
    return promise;
  }

  /** The bytes of a tile as the file holds them; null where it leaves the tile out. */
  async readPacked({ column, plane, row }: TileIndex, signal?: CancelSignal): Promise<Uint8Array | null> {
    const place = await this.locate(this.layout.tile, column, row, plane);
    return place && place.bytes.read(place.offset, place.length, signal);
  }

  /** Waits until nothing is read any more of what was asked for, and forgets all tiles. */
  async close(): Promise<void> {
    await Promise.allSettled(this.running);
    for (const name of this.kept) this.shop.cache.forget(name);
    this.kept.clear();
  }

  private begin(name: string, tile: TileIndex): ComingTile {
    const coming: ComingTile = { waiters: [], isWantedLater: false };
    this.coming.set(name, coming);
    const work = this.fetch(name, tile, coming)
      .then(
        () => coming.waiters.forEach(({ resolve }) => resolve()),
        (cause: unknown) => coming.waiters.forEach(({ reject }) => reject(cause)),
      )
      .finally(() => {
        if (this.coming.get(name) === coming) this.coming.delete(name);
        this.running.delete(work);
      });
    this.running.add(work);
    return coming;
  }

  private async fetch(name: string, { column, plane, row }: TileIndex, coming: ComingTile): Promise<void> {
    const { layout } = this;
    const height = computeTileRows(layout, row);
    const tile = height === layout.tile.height ? layout.tile : { ...layout.tile, height };
    const place = await this.locate(tile, column, row, plane);
    if (!place) {
      this.coming.delete(name);
      for (const { use } of coming.waiters) use.leftOut();
      return;
    }
    const [first, ...others] = coming.waiters;
    const write =
      first && others.length === 0 && first.use.target.buffer instanceof SharedArrayBuffer ? first.use : null;
    const isKept = coming.isWantedLater;
    // What a thread writes to one place only, nobody else can wait for.
    if (write && !isKept) this.coming.delete(name);
    await this.shop.pool.decode(place, tile, { write, isKept }, ({ isWritten, keep, samples }) => {
      if (this.coming.get(name) === coming) this.coming.delete(name);
      if (!samples) return;
      for (const { use } of isWritten ? coming.waiters.slice(1) : coming.waiters)
        copyRows(samples, use.target, use.copy);
      if (coming.isWantedLater) this.keep(name, keep());
    });
  }

  private keep(name: string, samples: Samples): void {
    this.kept.add(name);
    this.shop.cache.set(name, samples);
  }

  private async locate(tile: TileLayout, column: number, row: number, plane: number): Promise<TilePlace | null> {
    const { byteCounts, offsets, piecesPerStrip, tilesAcross, tilesDown } = this.layout;
    const strip = Math.floor(row / piecesPerStrip);
    const index = (plane * Math.ceil(tilesDown / piecesPerStrip) + strip) * tilesAcross + column;
    const unpacked = computeTileBytes(tile);
    const skipped = (row % piecesPerStrip) * computeRowBytes(tile) * this.layout.tile.height;
    const [offset, count] = [await offsets.at(index), byteCounts ? await byteCounts.at(index) : skipped + unpacked];
    if (offset === 0 || count === 0) return null;
    const { bytes } = this;
    if (tile.packing !== 'none') return { bytes, offset, length: checkLength(count, unpacked, index) };
    if (count < skipped + unpacked) throw new Error(`tile ${index} has ${count} bytes, expected ${skipped + unpacked}`);
    return { bytes, offset: offset + skipped, length: unpacked };
  }
}

/** No packing makes a tile so much larger; a claim that does is a lie. */
function checkLength(count: number, unpacked: number, index: number): number {
  if (count <= 4 * unpacked + 65_536) return count;
  throw new Error(`tile ${index} claims ${count} bytes, far more than its ${unpacked} unpacked`);
}
