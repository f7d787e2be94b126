import type { OrientedBox } from '../geometry/oriented-box.ts';

/** The box about a blob of pixels: turned like its main axis, which minimises the scatter across; each pixel has a width. */
export function measureBlob(blob: Int32Array, weights: Float32Array, width: number): OrientedBox {
  let [sum, x, y] = [0, 0, 0];
  for (const at of blob) {
    const weight = weights[at] ?? 0;
    sum += weight;
    x += weight * ((at % width) + 0.5);
    y += weight * (Math.floor(at / width) + 0.5);
  }
  const [column, row] = [x / sum, y / sum];
  let [xx, xy, yy] = [0, 0, 0];
  for (const at of blob) {
    const weight = (weights[at] ?? 0) / sum;
    const [dx, dy] = [(at % width) + 0.5 - column, Math.floor(at / width) + 0.5 - row];
    xx += weight * dx * dx;
    xy += weight * dx * dy;
    yy += weight * dy * dy;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  return boxAlong(blob, angle, width);
}

function boxAlong(blob: Int32Array, angle: number, width: number): OrientedBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const at of blob) {
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    const [u, v] = [x * cos + y * sin, y * cos - x * sin];
    [u0, u1, v0, v1] = [Math.min(u0, u), Math.max(u1, u), Math.min(v0, v), Math.max(v1, v)];
  }
  const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
  return { column: u * cos - v * sin, row: u * sin + v * cos, length: u1 - u0 + 1, width: v1 - v0 + 1, angle };
}
