import type { LonLat } from '#core';
import { type GroundPlacement, moveOnGround } from '../geometry/ground-frame.ts';
import type { SamplePositions } from '../kernels/sample-picture.ts';

/** A piece of ground as a picture with north up and square pixels. */
export interface GroundView {
  readonly centre: LonLat;
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** Pixels across; those down follow. */
  readonly width: number;
}

/** Pixels between two places that are projected; those between are interpolated, to a hundredth of a pixel. */
const step = 32;

/** Where the pixels of a view lie in an image, so that views of several images show the same ground. */
export function viewGround(placement: GroundPlacement, view: GroundView): SamplePositions {
  const { centre, heightMetres, width, widthMetres } = view;
  const metres = widthMetres / width;
  const height = Math.max(1, Math.round(heightMetres / metres));
  const [columns, rows] = [Math.ceil(width / step) + 1, Math.ceil(height / step) + 1];
  const nodes = Array.from({ length: columns * rows }, (_, node) => {
    const [x, y] = [(node % columns) * step, Math.floor(node / columns) * step];
    return placement.toPixel(
      moveOnGround(centre, { east: (x - width / 2) * metres, north: (height / 2 - y) * metres }),
    );
  });
  const positions = { width, height, column: new Float64Array(width * height), row: new Float64Array(width * height) };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [(x + 0.5) / step, (y + 0.5) / step];
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [a, b] = [nodes[top * columns + left], nodes[top * columns + left + 1]];
      const [c, d] = [nodes[(top + 1) * columns + left], nodes[(top + 1) * columns + left + 1]];
      if (!a || !b || !c || !d) throw new RangeError('the mesh is as large as the view');
      const [fx, fy] = [u - left, v - top];
      const mix = (key: 'column' | 'row'): number =>
        (a[key] * (1 - fx) + b[key] * fx) * (1 - fy) + (c[key] * (1 - fx) + d[key] * fx) * fy;
      positions.column[y * width + x] = mix('column');
      positions.row[y * width + x] = mix('row');
    }
  return positions;
}
