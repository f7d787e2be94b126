import type { PixelGrid } from './pixel-grid.ts';
import type { LonLat } from './projection.ts';

/** One zoom of an image in its own pixels (a TileMatrix of OGC 17-083r4). */
export interface PyramidMatrix {
  /** 0 is the coarsest. */
  readonly zoom: number;
  /** Full-resolution pixels to one pixel: a power of 2. */
  readonly shrink: number;
  /** Tiles */
  readonly columns: number;
  readonly rows: number;
  /** Index of the level of the file that holds just these pixels, or null. */
  readonly level: number | null;
}

/** An image cut into square tiles, each zoom half as fine as the next. */
export interface Pyramid {
  /** Pixels of a side of a tile. */
  readonly side: number;
  readonly matrices: readonly PyramidMatrix[];
}

/** What a viewer needs to know of the image of a scene before it asks for tiles. */
export interface SceneView {
  readonly sceneId: string;
  /** UTC instants */
  readonly start: string;
  readonly end: string;
  readonly platform: string | null;
  /** On the ground at the view angle; null where nothing says. */
  readonly gsdMetres: number | null;
  readonly gsdBasis: string;
  /** Of the whole scene, 0..1. */
  readonly cloudFraction: number | null;
  /** Degrees; null where the item does not say. Azimuth from north clockwise towards the sun. */
  readonly offNadirDegrees: number | null;
  readonly sunAzimuthDegrees: number | null;
  readonly sunElevationDegrees: number | null;
  /** Made by Sightline, not by a camera: every picture of it must say so. */
  readonly isSimulated: boolean;
  readonly licence: string | null;
  readonly width: number;
  readonly height: number;
  readonly dtype: string;
  readonly bands: readonly { readonly name: string | null }[];
  /** Indices of what is shown usually, and between which stored values. */
  readonly shownBands: readonly number[];
  readonly stretch: { readonly low: number; readonly high: number; readonly gamma: number };
  /** Null where the image cannot be placed. */
  readonly grid: PixelGrid | null;
  readonly pyramid: Pyramid;
  /**
   * Longitude and latitude at the nodes of `meshCells` × `meshCells` equal parts of the image, row by row from the upper
   * left: between them places are found by bilinear interpolation, to a tenth of a pixel. Null where there is no grid.
   */
  readonly mesh: readonly LonLat[] | null;
  readonly meshCells: number;
}
