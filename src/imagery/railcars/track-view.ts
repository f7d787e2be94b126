import { railNetShape } from '../kernels/rail-net.ts';
import type { TrackEvidence } from './track-evidence.ts';

/** One track as it was seen in one scene, put together from the blocks that were read. */
export interface TrackView {
  readonly evidence: TrackEvidence;
  /** Why a cell was not seen: 0 it was, 1 outside the image, 2 no data, 3 cloud or its shadow. */
  readonly lost: Uint8Array;
  /** Mean L*, a*, b* across the body of a wagon, 3 × cells; NaN where not seen. */
  readonly body: Float32Array;
  /** The track pulled straight: sRGB bytes, `rows` rows of 0.25 m, the one on the side of the shadows first. */
  readonly picture: Uint8Array;
  readonly rows: number;
}

/** A track of which nothing was seen, to be filled in. */
export function blankView(cells: number, cellMetres: number): TrackView {
  const { rows } = railNetShape;
  return {
    evidence: {
      cellMetres,
      occupied: new Float32Array(cells),
      gap: new Float32Array(cells),
      seen: new Uint8Array(cells),
    },
    lost: new Uint8Array(cells).fill(1),
    body: new Float32Array(3 * cells).fill(Number.NaN),
    picture: new Uint8Array(rows * cells * 3),
    rows,
  };
}
