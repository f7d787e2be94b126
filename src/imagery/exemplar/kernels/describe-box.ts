import type { OrientedBox } from '../../geometry/oriented-box.ts';
import { templatePoints, templateSize } from '../template-points.ts';
import type { FeaturePlanes } from './feature-planes.ts';

/** Length of a description. */
export function descriptionSize({ channels }: FeaturePlanes): number {
  return templateSize * channels.length;
}

/**
 * What stands in and about a box, in the box's own frame: for each place of the template all channels, directions
 * turned with the box. Places outside the image repeat its border.
 */
export function describeBox(planes: FeaturePlanes, box: OrientedBox, out: Float32Array, start = 0): void {
  const { width, height, stride, orientations, channels } = planes;
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const turn = (((box.angle / (2 * Math.PI)) * orientations) % orientations) + orientations;
  const shift = Math.floor(turn);
  const part = turn - shift;
  let at = start;
  const values = new Float64Array(channels.length);
  for (const { along, across } of templatePoints(box.length, box.width)) {
    const x = clamp((box.column + along * cos - across * sin - 0.5) / stride, width - 1);
    const y = clamp((box.row + along * sin + across * cos - 0.5) / stride, height - 1);
    const [left, top] = [Math.min(Math.floor(x), width - 2), Math.min(Math.floor(y), height - 2)];
    const [fx, fy] = [x - left, y - top];
    const i = top * width + left;
    for (let channel = 0; channel < channels.length; channel += 1) {
      const plane = channels[channel]!;
      const upper = plane[i]! * (1 - fx) + plane[i + 1]! * fx;
      const lower = plane[i + width]! * (1 - fx) + plane[i + width + 1]! * fx;
      values[channel] = upper * (1 - fy) + lower * fy;
    }
    for (let k = 0; k < orientations; k += 1)
      out[at + k] = values[(k + shift) % orientations]! * (1 - part) + values[(k + shift + 1) % orientations]! * part;
    for (let channel = orientations; channel < channels.length; channel += 1) out[at + channel] = values[channel]!;
    at += channels.length;
  }
}

function clamp(value: number, most: number): number {
  return value < 0 ? 0 : value > most ? most : value;
}
