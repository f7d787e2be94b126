import type { PolygonGeometry } from '#core';

/** A square in lon, lat around a place, `size` degrees wide. */
export function squareAround(lon: number, lat: number, size: number): PolygonGeometry {
  const [west, east, south, north] = [lon - size / 2, lon + size / 2, lat - size / 2, lat + size / 2];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

export interface SampleItem {
  readonly type: 'Feature';
  readonly id: string;
  readonly collection: string | undefined;
  readonly bbox: number[];
  readonly properties: Record<string, unknown> & { readonly datetime: string };
  readonly [name: string]: unknown;
}

/** An item one degree wide around 130.5, 42.5, on noon of a day. */
export function sampleItem(id: string, day: string, changes: Record<string, unknown> = {}): SampleItem {
  const { properties, ...rest } = changes;
  return {
    type: 'Feature',
    stac_version: '1.0.0',
    id,
    collection: 'c',
    geometry: squareAround(130.5, 42.5, 1),
    bbox: [130, 42, 131, 43],
    properties: { datetime: `${day}T12:00:00Z`, gsd: 0.5, 'eo:cloud_cover': 5, ...(properties as object) },
    links: [],
    assets: { image: { href: `./${id}.tif`, type: 'image/tiff; application=geotiff', roles: ['data'] } },
    ...rest,
  };
}
