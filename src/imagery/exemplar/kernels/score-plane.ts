import { templatePoints } from '../template-points.ts';
import type { FeaturePlanes } from './feature-planes.ts';

/** What a template of one angle and size scores at every sample of the planes. */
export interface TemplatePose {
  readonly length: number;
  readonly width: number;
  readonly angle: number;
}

/** Every `step`-th sample of the planes: where to look first. */
export function thinPlanes(planes: FeaturePlanes, step: number): FeaturePlanes {
  const { width, height, stride, orientations, channels } = planes;
  const [columns, rows] = [Math.ceil(width / step), Math.ceil(height / step)];
  const thin = channels.map((plane) => {
    const out = new Float32Array(columns * rows);
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1)
        out[row * columns + column] = plane[row * step * width + column * step]!;
    return out;
  });
  return { width: columns, height: rows, stride: stride * step, orientations, channels: thin };
}

/**
 * Adds up the weighted channels, shifted to the places of the template, for all positions at once; weights whose
 * contribution (|weight| × `spread` of the channel) is below `least` are left out. Places are rounded to samples.
 */
export function scorePlane(
  planes: FeaturePlanes,
  weights: Float64Array,
  spread: Float64Array,
  least: number,
  pose: TemplatePose,
  out: Float32Array,
): void {
  const { width, height, stride, orientations, channels } = planes;
  const [cos, sin] = [Math.cos(pose.angle), Math.sin(pose.angle)];
  const turn = (((pose.angle / (2 * Math.PI)) * orientations) % orientations) + orientations;
  const shift = Math.floor(turn);
  const part = turn - shift;
  const turned = new Float64Array(channels.length);
  for (const [point, { along, across }] of templatePoints(pose.length, pose.width).entries()) {
    const dx = Math.round((along * cos - across * sin) / stride);
    const dy = Math.round((along * sin + across * cos) / stride);
    const start = point * channels.length;
    turned.fill(0);
    for (let k = 0; k < orientations; k += 1) {
      const weight = weights[start + k]!;
      turned[(k + shift) % orientations]! += weight * (1 - part);
      turned[(k + shift + 1) % orientations]! += weight * part;
    }
    for (let c = orientations; c < channels.length; c += 1) turned[c] = weights[start + c]!;
    const [top, bottom] = [Math.max(0, -dy), Math.min(height, height - dy)];
    const [left, right] = [Math.max(0, -dx), Math.min(width, width - dx)];
    for (let c = 0; c < channels.length; c += 1) {
      const weight = turned[c]!;
      if (Math.abs(weight) * spread[c]! < least) continue;
      const plane = channels[c]!;
      for (let row = top; row < bottom; row += 1) {
        const from = (row + dy) * width + dx;
        const to = row * width;
        for (let column = left; column < right; column += 1) out[to + column]! += weight * plane[from + column]!;
      }
    }
  }
}
