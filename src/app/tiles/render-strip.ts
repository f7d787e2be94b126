import type { Position } from '#core';
import { type StripExtent, straightenTrack } from '#imagery';
import { sampleAround } from './read-around.ts';
import { type TileTask, requirePlacement } from './render-map-tile.ts';
import type { ShownImage } from './shown-image.ts';
import { styleBands, styleStretch } from './tile-style.ts';

/** A track pulled straight, as PNG, with where on the track it begins and ends. */
export interface RenderedStrip {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly fromMetres: number;
  readonly toMetres: number;
  /** Of the whole track. */
  readonly lengthMetres: number;
}

/**
 * Pulls a track straight; what the image does not show of it is transparent. Null where it shows nothing. Throws
 * CountError `no-place`, RangeError for an extent that is none.
 */
export async function renderStrip(
  shown: ShownImage,
  line: readonly Position[],
  extent: StripExtent,
  { encoder, signal, style }: TileTask,
): Promise<RenderedStrip | null> {
  const placement = requirePlacement(shown);
  const { height: rows, width: columns } = shown.image.description;
  const straight = straightenTrack(line, placement, extent);
  const metres = placement.frameAt({ column: columns / 2, row: rows / 2 }).columnMetres;
  const picture = await sampleAround(shown, {
    positions: straight.positions,
    scale: extent.cellMetres / metres,
    bands: styleBands(shown, style),
    stretch: styleStretch(shown, style),
    signal,
  });
  if (!picture) return null;
  const { width, height } = picture;
  const { fromMetres, lengthMetres, toMetres } = straight;
  return { png: await encoder.encodePng(picture), width, height, fromMetres, toMetres, lengthMetres };
}
