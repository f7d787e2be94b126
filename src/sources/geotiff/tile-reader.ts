import type { CancelSignal, Samples } from '#core';
import type { ByteCache } from '../byte-cache.ts';
import type { ByteSource } from './byte-source.ts';
import type { TileDecoder } from './decode-tile.ts';
import type { ImageLayout } from './image-layout.ts';
import { type TileLayout, computeRowBytes, computeTileBytes } from './tile-layout.ts';

/** What the tiles of all open images share. */
export interface TileShop {
  readonly decode: TileDecoder;
  readonly cache: ByteCache<Samples>;
}

let images = 0;

/** The tiles of one image: fetched, decoded, kept; two who want one tile at once share the work. */
export class TileReader {
  readonly layout: ImageLayout;
  private readonly bytes: ByteSource;
  private readonly shop: TileShop;
  private readonly name = `${images++}`;
  private readonly coming = new Map<string, Promise<Samples | null>>();

  constructor(layout: ImageLayout, bytes: ByteSource, shop: TileShop) {
    this.layout = layout;
    this.bytes = bytes;
    this.shop = shop;
  }

  /**
   * Samples of tile `column`, `row` band by band, of all bands or of `plane` where bands have tiles of their own; null
   * where the file leaves the tile out.
   */
  async read(column: number, row: number, plane: number, signal?: CancelSignal): Promise<Samples | null> {
    const name = `${this.name} ${plane} ${row} ${column}`;
    const kept = this.shop.cache.get(name);
    if (kept) return kept;
    const coming = this.coming.get(name) ?? this.begin(name, column, row, plane);
    const samples = await coming;
    signal?.throwIfAborted();
    return samples;
  }

  private begin(name: string, column: number, row: number, plane: number): Promise<Samples | null> {
    const work = this.fetch(column, row, plane)
      .then((samples) => {
        if (samples) this.shop.cache.set(name, samples);
        return samples;
      })
      .finally(() => this.coming.delete(name));
    this.coming.set(name, work);
    return work;
  }

  private async fetch(column: number, row: number, plane: number): Promise<Samples | null> {
    const { layout } = this;
    const height = Math.min(layout.tile.height, layout.isTiled ? Infinity : rowsLeft(layout, row));
    const tile = height === layout.tile.height ? layout.tile : { ...layout.tile, height };
    const place = await this.locate(tile, column, row, plane);
    if (!place) return null;
    return this.shop.decode(await this.bytes.read(place.offset, place.length), tile);
  }

  private async locate(
    tile: TileLayout,
    column: number,
    row: number,
    plane: number,
  ): Promise<{ offset: number; length: number } | null> {
    const { byteCounts, offsets, piecesPerStrip, tilesAcross, tilesDown } = this.layout;
    const strip = Math.floor(row / piecesPerStrip);
    const index = (plane * Math.ceil(tilesDown / piecesPerStrip) + strip) * tilesAcross + column;
    const unpacked = computeTileBytes(tile);
    const skipped = (row % piecesPerStrip) * computeRowBytes(tile) * this.layout.tile.height;
    const [offset, count] = [await offsets.at(index), byteCounts ? await byteCounts.at(index) : skipped + unpacked];
    if (offset === 0 || count === 0) return null;
    if (tile.packing !== 'none') return { offset, length: checkLength(count, unpacked, index) };
    if (count < skipped + unpacked) throw new Error(`tile ${index} has ${count} bytes, expected ${skipped + unpacked}`);
    return { offset: offset + skipped, length: unpacked };
  }
}

/** Rows of the image from the first row of a strip, or of a piece of one, on. */
function rowsLeft({ height, tile }: ImageLayout, row: number): number {
  return Math.max(1, height - row * tile.height);
}

/** No packing makes a tile so much larger; a claim that does is a lie. */
function checkLength(count: number, unpacked: number, index: number): number {
  if (count <= 4 * unpacked + 65_536) return count;
  throw new Error(`tile ${index} claims ${count} bytes, far more than its ${unpacked} unpacked`);
}
