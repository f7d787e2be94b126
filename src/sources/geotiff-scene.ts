import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeStacItems, describeGeotiff } from '#app';
import type { CancelSignal, Scene } from '#core';
import { FileBytes } from './geotiff/byte-source.ts';
import { computeFootprint } from './geotiff/footprint.ts';
import { HeaderWindows } from './geotiff/header-windows.ts';
import { type FileHeader, readDirectories, readHeader } from './geotiff/read-header.ts';
import { decideTimes } from './geotiff/scene-times.ts';
import { openError } from './read-file.ts';
import { SourceError } from './source-error.ts';

export interface GeotiffOptions {
  readonly signal?: CancelSignal;
  /** When the image was taken: `2023-10-05T02:10:00Z`, or a date or month. Beats what the file says. */
  readonly datetime?: string;
}

/**
 * A scene made of a GeoTIFF's header: no pixel is decoded, and the file is read once more, as a stream, for its
 * SHA-256. Throws SourceError: `not-found`, `not-readable`, `bad-geotiff`, or `no-date` where nobody dates it.
 */
export async function readGeotiffScene(path: string, options: GeotiffOptions = {}): Promise<Scene> {
  const handle = await open(path).catch((cause: unknown) => {
    throw openError(path, cause);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new SourceError('not-readable', `${path}: expected a file`);
    const bytes = new FileBytes(path, pathToFileURL(path), handle, stat.size);
    const found = await readSafely(path, new HeaderWindows(bytes, options.signal), options.signal);
    const times = decideTimes(path, options.datetime, found.dateTime);
    const sha256 = await hashFile(handle, options.signal);
    return sceneOf(path, makeItem(path, found.header, times, { size: stat.size, sha256 }));
  } finally {
    await handle.close();
  }
}

/** Whatever a hostile header provokes in the parser is the file's fault and becomes `bad-geotiff`. */
async function readSafely(path: string, windows: HeaderWindows, signal?: CancelSignal): Promise<FileHeader> {
  try {
    return await readHeader(await readDirectories(windows));
  } catch (cause) {
    signal?.throwIfAborted();
    throw new SourceError('bad-geotiff', `${path}: not a readable GeoTIFF: ${(cause as Error).message}`, { cause });
  }
}

async function hashFile(handle: FileHandle, signal?: CancelSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

/** STAC 1.1 with the projection (2.0) and file (2.1) extensions. */
function makeItem(
  path: string,
  header: FileHeader['header'],
  times: ReturnType<typeof decideTimes>,
  bytes: { size: number; sha256: string },
): Record<string, unknown> {
  const image = describeGeotiff(header);
  const footprint = image.grid ? computeFootprint(image.grid) : { note: image.gridNote ?? 'the image has no grid' };
  const notes = [times.note, 'note' in footprint ? `no footprint: ${footprint.note}` : null].filter(
    (note) => note !== null,
  );
  const band = {
    data_type: image.dtype,
    ...(image.nodata === null
      ? {}
      : { nodata: Number.isFinite(image.nodata) ? image.nodata : nodataWord(image.nodata) }),
  };
  return {
    type: 'Feature',
    stac_version: '1.1.0',
    stac_extensions: [
      'https://stac-extensions.github.io/projection/v2.0.0/schema.json',
      'https://stac-extensions.github.io/file/v2.1.0/schema.json',
    ],
    id: sceneId(path, bytes.sha256),
    geometry: 'note' in footprint ? null : footprint.geometry,
    ...('note' in footprint ? {} : { bbox: footprint.bbox }),
    properties: {
      ...times.properties,
      ...(image.gsd.metres === null ? {} : { gsd: image.gsd.metres }),
      'proj:code': image.grid?.crs ?? null,
      'proj:shape': [image.height, image.width],
      ...(image.grid ? { 'proj:transform': stacTransform(image.grid.transform) } : {}),
      'sightline:gsd_basis': image.gsd.basis,
      ...(notes.length === 0 ? {} : { 'sightline:note': notes.join('; ') }),
    },
    links: [],
    assets: {
      image: {
        href: pathToFileURL(path).href,
        type: image.layout === 'tiled' && image.overviews > 0 ? cogType : geotiffType,
        roles: ['data'],
        bands: Array.from({ length: Math.min(image.bands, 1024) }, () => band),
        'file:size': bytes.size,
        'file:checksum': `1220${bytes.sha256}`,
      },
    },
  };
}

const geotiffType = 'image/tiff; application=geotiff';
const cogType = `${geotiffType}; profile=cloud-optimized`;

function nodataWord(value: number): 'nan' | 'inf' | '-inf' {
  if (Number.isNaN(value)) return 'nan';
  return value > 0 ? 'inf' : '-inf';
}

/** GDAL keeps the offsets first, STAC last in each row. */
function stacTransform([x, a, b, y, d, e]: readonly [number, number, number, number, number, number]): number[] {
  return [a, b, x, d, e, y];
}

/** The file's name with eight digits of its hash: two files of one name stay two scenes, one file stays one. */
function sceneId(path: string, sha256: string): string {
  const stem = basename(path, extname(path))
    .slice(0, 150)
    .replace(/[^\p{L}\p{N}\-_.:]+/gu, '-')
    .replace(/^[-_.:]+|-+$/g, '');
  return `${stem || 'scene'}-${sha256.slice(0, 8)}`;
}

function sceneOf(path: string, item: Record<string, unknown>): Scene {
  const [read] = decodeStacItems(item, path);
  if (read?.type === 'record' && read.kind === 'scene') return read.record;
  const reason = read?.type === 'rejected' ? `${read.rejection.column}: ${read.rejection.reason}` : 'no scene';
  throw new SourceError('bad-geotiff', `${path}: its header makes no scene: ${reason}`);
}
