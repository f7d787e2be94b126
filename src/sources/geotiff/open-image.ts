import { TiffTag } from '@cogeotiff/core';
import { type OpenImage, type PixelRequest, describeGeotiff } from '#app';
import type { CancelSignal, PixelGrid, PixelWindow, Raster, RasterBand } from '#core';
import { SourceError } from '../source-error.ts';
import type { ByteSource } from './byte-source.ts';
import { clipToOutline } from './clip-to-outline.ts';
import { describeBands, findAlphaBand } from './describe-bands.ts';
import { parseGdalMetadata } from './gdal-metadata.ts';
import { HeaderWindows } from './header-windows.ts';
import type { ImagesOptions } from './image-options.ts';
import { type Level, type LevelPlaces, readLevels } from './levels.ts';
import { type PixelRings, outlineInPixels, windowAround } from './polygon-outline.ts';
import { levelGrid } from './plan-read.ts';
import { type BandChoice, readBlock } from './read-block.ts';
import { readDirectories, readHeader } from './read-header.ts';
import { readRaster } from './read-raster.ts';
import { fetchText } from './tag-values.ts';
import { describeLevel, readStoredJpeg } from './stored-pictures.ts';
import { guard } from './translate-fault.ts';

type Description = OpenImage['description'];

/** What was read when the file was opened. */
interface Contents {
  readonly description: Description;
  readonly levels: readonly Level[];
  readonly bands: readonly RasterBand[];
  readonly alphaBand: number | null;
  /** Those beside the image that are open with it. */
  readonly files: readonly ByteSource[];
}

/** A GeoTIFF, open for reading. */
export class GeotiffImage implements OpenImage {
  readonly href: string;
  readonly description: Description;
  readonly levels: OpenImage['levels'];
  readonly bands: readonly RasterBand[];
  private readonly bytes: ByteSource;
  private readonly contents: Contents;
  private readonly options: Required<ImagesOptions>;

  private constructor(href: string, bytes: ByteSource, contents: Contents, options: Required<ImagesOptions>) {
    this.href = href;
    this.bytes = bytes;
    this.contents = contents;
    this.description = contents.description;
    this.levels = contents.levels.map((level) => describeLevel(level, contents.alphaBand));
    this.bands = contents.bands;
    this.options = options;
  }

  /** Reads the header; closes `bytes` where that fails. Throws SourceError. */
  static async open(
    href: string,
    bytes: ByteSource,
    { options, ...places }: Omit<LevelPlaces, 'bytes'> & { readonly options: Required<ImagesOptions> },
  ): Promise<GeotiffImage> {
    try {
      const contents = await guard(bytes.name, places.signal, () => readContents({ ...places, bytes }));
      return new GeotiffImage(href, bytes, contents, options);
    } catch (error) {
      await bytes.close();
      throw error;
    }
  }

  /** Throws RangeError for a window that is none or a band that is not there, SourceError for the rest. */
  async read(request: PixelRequest): Promise<Raster> {
    const { description, levels } = this.contents;
    const choice = this.chooseBands(request.bands);
    if (request.window) checkWindow(request.window);
    if (request.level !== undefined) return this.readLevel(request.level, request, choice);
    const outline = request.polygon && this.outline(request.polygon);
    const { width, height } = description;
    const window = request.window ?? (outline ? windowAround(outline) : { column: 0, row: 0, width, height });
    const factor = this.computeFactor(request);
    const raster = await guard(this.bytes.name, request.signal, () =>
      readRaster(levels, gridOf(description), {
        window,
        factor,
        choice,
        into: request.into,
        signal: request.signal,
        largestBytes: this.options.largestRasterBytes,
        atOnce: this.options.tilesAtOnce,
      }),
    );
    if (outline)
      clipToOutline(raster.valid, raster.grid, outline, {
        left: window.column,
        top: window.row,
        step: Math.max(1, factor),
      });
    return raster;
  }

  /** Throws RangeError for a tile that is none, SourceError for the rest. */
  async readStoredTile(
    { column, level: index, row }: Parameters<OpenImage['readStoredTile']>[0],
    signal?: CancelSignal,
  ): Promise<Uint8Array | null> {
    const level = this.contents.levels[index];
    if (!level || this.levels[index]?.picture !== 'image/jpeg')
      throw new RangeError(`level ${index} holds no pictures as a browser shows them`);
    return guard(this.bytes.name, signal, () => readStoredJpeg(level.pixels, column, row, signal));
  }

  /** Waits for tiles that are being read, whoever gave them up: threads read the file themselves. */
  async close(): Promise<void> {
    const readers = this.contents.levels.flatMap(({ mask, pixels }) => (mask ? [pixels, mask] : [pixels]));
    await Promise.all(readers.map((reader) => reader.close()));
    await Promise.all([this.bytes, ...this.contents.files].map((file) => file.close()));
  }

  private chooseBands(wanted: readonly number[] | undefined): BandChoice {
    const { alphaBand, bands: all } = this.contents;
    const indices = wanted ?? [...all.keys()].filter((band) => band !== alphaBand);
    const bands = indices.map((index) => {
      const band = all[index];
      if (!band) throw new RangeError(`expected bands 0 to ${all.length - 1}, got ${index}`);
      return band;
    });
    return { indices, bands, alphaBand };
  }

  private outline(polygon: NonNullable<PixelRequest['polygon']>): PixelRings {
    const { grid, gridNote } = this.description;
    if (polygon.type !== 'Polygon' && polygon.type !== 'MultiPolygon')
      throw new RangeError(`expected a polygon, got a ${polygon.type}`);
    if (!grid) throw this.unplaced(gridNote ?? 'it has no grid');
    return outlineInPixels(polygon, grid, (reason) => this.unplaced(reason));
  }

  private async readLevel(index: number, { signal, window }: PixelRequest, choice: BandChoice): Promise<Raster> {
    const [full, level] = [this.contents.levels[0], this.contents.levels[index]];
    if (!full || !level || !window) throw new RangeError(`expected a window of levels 0 to ${this.levels.length - 1}`);
    const pixels = window.width * window.height * (choice.indices.length + 1);
    if (pixels > this.options.largestRasterBytes / 8)
      throw new RangeError(`a window of ${pixels} samples is too large`);
    const { samples, valid } = await guard(this.bytes.name, signal, () =>
      readBlock(level, window, choice, { atOnce: this.options.tilesAtOnce, signal }),
    );
    const grid = levelGrid(gridOf(this.description), window, full.pixels.layout, level.pixels.layout);
    return { grid, bands: choice.bands, samples, valid };
  }

  private computeFactor({ gsdMetres, shrink }: PixelRequest): number {
    if (shrink !== undefined) {
      if (shrink >= 1 && Number.isFinite(shrink)) return shrink;
      throw new RangeError(`expected to shrink by 1 or more, got ${shrink}`);
    }
    if (gsdMetres === undefined) return 1;
    if (!(gsdMetres > 0 && Number.isFinite(gsdMetres)))
      throw new RangeError(`expected metres per pixel, got ${gsdMetres}`);
    const { metres, basis } = this.description.gsd;
    if (metres === null) throw this.unplaced(`its resolution is not known: ${basis}`);
    return gsdMetres / metres;
  }

  private unplaced(reason: string): SourceError {
    return new SourceError('no-place', `${this.bytes.name}: the image cannot be placed on the globe: ${reason}`);
  }
}

async function readContents(places: LevelPlaces): Promise<Contents> {
  const tiff = await readDirectories(new HeaderWindows(places.bytes, places.signal));
  const { header } = await readHeader(tiff);
  const description = describeGeotiff(header);
  const [image] = tiff.images;
  if (!image) throw new Error('it holds no image');
  const metadata = parseGdalMetadata(await fetchText(image, TiffTag.GdalMetadata));
  const { levels, files } = await readLevels(tiff, places);
  const [full] = levels;
  if (!full) throw new Error('it holds no image');
  const { layout } = full.pixels;
  return {
    description,
    levels,
    files,
    bands: describeBands(layout, metadata, description.nodata),
    alphaBand: findAlphaBand(layout, metadata),
  };
}

/** Pixels themselves where the image has no place. */
function gridOf({ grid, height, width }: Description): PixelGrid {
  return grid ?? { crs: null, transform: [0, 1, 0, 0, 0, 1], width, height };
}

function checkWindow({ column, row, width, height }: PixelWindow): void {
  const isWhole = [column, row, width, height].every((one) => Number.isSafeInteger(one));
  if (!isWhole || width < 1 || height < 1)
    throw new RangeError(`expected a window of whole pixels, got ${column}, ${row}, ${width} × ${height}`);
}
