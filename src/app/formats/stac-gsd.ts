/**
 * The finest ground sample distance in metres that the assets of an Item state, or null: `gsd` of an asset or of
 * its bands (STAC 1.1 `bands`, 1.0 `eo:bands`), `spatial_resolution` of `raster:bands`, `raster:spatial_resolution`.
 * What is not a positive number is passed over.
 */
export function readGsdMetres(assets: unknown): number | null {
  const stated = membersOf(assets)
    .flatMap((asset) => [asset, ...bandLists.flatMap((name) => membersOf(asset[name]))])
    .flatMap((carrier) => distances.map((name) => carrier[name]))
    .filter((value): value is number => typeof value === 'number' && value > 0 && Number.isFinite(value));
  return stated.length === 0 ? null : stated.reduce((least, value) => Math.min(least, value));
}

const bandLists = ['bands', 'eo:bands', 'raster:bands'];
const distances = ['gsd', 'spatial_resolution', 'raster:spatial_resolution'];

function membersOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter(
    (member): member is Record<string, unknown> => typeof member === 'object' && member !== null,
  );
}
