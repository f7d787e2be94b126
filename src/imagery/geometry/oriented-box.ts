import type { PixelPosition } from '#core';

/**
 * A rectangle at any rotation, in pixels. `length` runs along `angle`, `width` across it; the angle is in radians from
 * the column axis towards the row axis, so clockwise as seen. Either side may be the longer one.
 */
export interface OrientedBox {
  readonly column: number;
  readonly row: number;
  readonly length: number;
  readonly width: number;
  readonly angle: number;
}

/** Corners in order round the box: front left, front right, back right, back left as one looks along `angle`. */
export function cornersOf({ column, row, length, width, angle }: OrientedBox): PixelPosition[] {
  const [ax, ay] = [(Math.cos(angle) * length) / 2, (Math.sin(angle) * length) / 2];
  const [bx, by] = [(-Math.sin(angle) * width) / 2, (Math.cos(angle) * width) / 2];
  return [
    { column: column + ax - bx, row: row + ay - by },
    { column: column + ax + bx, row: row + ay + by },
    { column: column - ax + bx, row: row - ay + by },
    { column: column - ax - bx, row: row - ay - by },
  ];
}

/** The smallest box of a given angle around some points. */
export function boundWithAngle(points: readonly PixelPosition[], angle: number): OrientedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = points.map(({ column, row }) => column * cos + row * sin);
  const across = points.map(({ column, row }) => row * cos - column * sin);
  const [u0, u1, v0, v1] = [Math.min(...along), Math.max(...along), Math.min(...across), Math.max(...across)];
  const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
  return { column: u * cos - v * sin, row: u * sin + v * cos, length: u1 - u0, width: v1 - v0, angle };
}

/** The box of least area around some points, its length the longer side; one of its sides lies along two of them. */
export function boundTightly(points: readonly PixelPosition[]): OrientedBox {
  let best: OrientedBox | undefined;
  for (const from of points)
    for (const to of points) {
      if (from === to || (from.column === to.column && from.row === to.row)) continue;
      const box = boundWithAngle(points, Math.atan2(to.row - from.row, to.column - from.column));
      if (box.length >= box.width && (!best || box.length * box.width < best.length * best.width)) best = box;
    }
  return best ?? boundWithAngle(points, 0);
}
