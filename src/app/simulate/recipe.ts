import type { ArchiveOptions, YardOptions } from '#imagery';

/** Grows when the same recipe gives other pixels. */
export const simulatorVersion = '1';

/** All that a simulation follows from; kept as `simulation.json`, so that it can be gone on with or made again. */
export interface Recipe {
  readonly seed: string;
  /** Id and name of the site; by default made from the seed. */
  readonly site?: { readonly id: string; readonly name: string };
  readonly yard: YardOptions;
  readonly archive: ArchiveOptions;
  /** PNG previews beside the scenes. */
  readonly previews?: boolean;
}

/** Where the files of a simulation go: as a STAC catalog, or as the parts of a case bundle. */
export interface Layout {
  readonly images: string;
  readonly items: string;
  readonly sites: string;
}

export const catalogLayout: Layout = { images: 'scenes', items: 'items', sites: 'site.geojson' };
export const bundleLayout: Layout = { images: 'images', items: 'scenes', sites: 'sites.geojson' };
