import { type PixelGrid, type Position, computeBoundingBox, pixelToPlane } from '#core';
import type { SceneTruth } from '#imagery';
import { requireProjection, toPosition } from './site-records.ts';

/** What an item says of a simulated scene; everything that a real one could know, and that it is simulated. */
export interface ItemFacts {
  readonly id: string;
  readonly collection: string;
  readonly grid: PixelGrid;
  readonly truth: SceneTruth;
  readonly dataType: 'uint8' | 'uint16';
  /** Paths from the item to its files. */
  readonly image: string;
  readonly cloudMask: string | null;
  readonly preview: string | null;
  /** From the item to the collection; null where it has none. */
  readonly collectionPath: string | null;
}

/** A STAC 1.1 Item with the eo, view, projection and raster extensions. */
export function makeSceneItem(facts: ItemFacts): object {
  const { grid, truth } = facts;
  const projection = requireProjection(grid.crs ?? '');
  const corners = [
    [0, 1],
    [1, 1],
    [1, 0],
    [0, 0],
    [0, 1],
  ] as const;
  const ring = corners.map(([u, v]): Position =>
    toPosition(projection, pixelToPlane(grid, { column: u * grid.width, row: v * grid.height })),
  );
  const geometry = { type: 'Polygon', coordinates: [ring] } as const;
  const [x, a, b, y, d, e] = grid.transform;
  const proj = { 'proj:code': grid.crs, 'proj:shape': [grid.height, grid.width], 'proj:transform': [a, b, x, d, e, y] };
  return {
    type: 'Feature',
    stac_version: '1.1.0',
    stac_extensions: ['eo/v2.0.0', 'view/v1.0.0', 'projection/v2.0.0', 'raster/v2.0.0'].map(
      (name) => `https://stac-extensions.github.io/${name}/schema.json`,
    ),
    id: facts.id,
    collection: facts.collection,
    bbox: computeBoundingBox(geometry),
    geometry,
    properties: {
      title: `SIMULATED scene of ${truth.date}`,
      datetime: truth.date,
      platform: 'simulated',
      gsd: truth.gsdMetres,
      'eo:cloud_cover': round(100 * truth.clouds.fraction, 2),
      'view:sun_azimuth': round(truth.sun.azimuth, 3),
      'view:sun_elevation': round(truth.sun.elevation, 3),
      'view:off_nadir': round(truth.offNadirDegrees, 3),
      'view:azimuth': round(truth.viewAzimuthDegrees, 3),
      ...proj,
      'sightline:simulated': true,
    },
    assets: makeAssets(facts),
    links:
      facts.collectionPath === null
        ? []
        : ['collection', 'parent', 'root'].map((rel) => ({
            rel,
            href: facts.collectionPath,
            type: 'application/json',
          })),
  };
}

const cog = 'image/tiff; application=geotiff; profile=cloud-optimized';

function makeAssets({ image, cloudMask, preview, dataType }: ItemFacts): object {
  const scale = dataType === 'uint16' ? { 'raster:scale': 0.0001, 'raster:offset': 0 } : {};
  const bands = ['red', 'green', 'blue'].map((name) => ({
    name,
    'eo:common_name': name,
    data_type: dataType,
    ...scale,
  }));
  return {
    visual: {
      href: image,
      type: cog,
      title: 'SIMULATED',
      roles: dataType === 'uint8' ? ['visual', 'data'] : ['data'],
      bands,
    },
    ...(cloudMask === null
      ? {}
      : {
          cloud_mask: {
            href: cloudMask,
            type: cog,
            title: '1 hidden by cloud, 0 not',
            roles: ['data-mask', 'cloud'],
            data_type: 'uint8',
          },
        }),
    ...(preview === null
      ? {}
      : { thumbnail: { href: preview, type: 'image/png', title: 'SIMULATED', roles: ['thumbnail'] } }),
  };
}

/** A STAC 1.1 Collection over items at these paths. */
export function makeCollection(
  id: string,
  title: string,
  items: readonly { readonly path: string; readonly item: ItemShape }[],
): object {
  const boxes = items.map(({ item }) => item.bbox);
  const dates = items.map(({ item }) => item.properties.datetime).sort();
  const bbox = [0, 1, 2, 3].map((i) => (i < 2 ? Math.min : Math.max)(...boxes.map((box) => box[i] ?? NaN)));
  return {
    type: 'Collection',
    stac_version: '1.1.0',
    id,
    title,
    description: 'SIMULATED scenes of a railway yard that does not exist, made by sightline simulate.',
    license: 'CC0-1.0',
    extent: { spatial: { bbox: [bbox] }, temporal: { interval: [[dates[0], dates.at(-1)]] } },
    links: [
      { rel: 'root', href: './collection.json', type: 'application/json' },
      ...items.map(({ path }) => ({ rel: 'item', href: `./${path}`, type: 'application/geo+json' })),
    ],
    'sightline:simulated': true,
  };
}

/** The members of an item that a collection sums up. */
export interface ItemShape {
  readonly bbox: readonly number[];
  readonly properties: { readonly datetime: string };
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}
