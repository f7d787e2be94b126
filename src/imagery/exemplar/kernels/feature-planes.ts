import { blurPlane } from './blur-plane.ts';

/**
 * What the search sees of an image, blurred and sampled every `stride` pixels: `orientations` channels of a histogram
 * of gradients (Dalal and Triggs 2005, doi:10.1109/CVPR.2005.177) with signed directions, so that a shadow side and a
 * sunny side differ, then the strength of the gradients and the colour against its surroundings. All blurs are
 * round, so that what is seen of a turned object are the same channels with the directions shifted in a ring.
 */
export interface FeaturePlanes {
  readonly width: number;
  readonly height: number;
  /** Pixels of the image per sample. */
  readonly stride: number;
  /** The first `orientations` channels are directions, clockwise from the column axis. */
  readonly orientations: number;
  readonly channels: readonly Float32Array[];
}

const orientationCount = 8;

/** `lab` holds three planes of CIE L*a*b*; `cell` is the size of the details to tell apart, pixels. */
export function computeFeaturePlanes(
  lab: readonly [Float32Array, Float32Array, Float32Array],
  width: number,
  height: number,
  cell: number,
  stride: number,
): FeaturePlanes {
  const directions = binGradients(lab, width, height);
  const sigma = cell * 0.5;
  for (const plane of directions) blurPlane(plane, width, height, sigma);
  const energy = new Float32Array(width * height);
  for (const plane of directions) for (let i = 0; i < energy.length; i += 1) energy[i]! += plane[i]!;
  const strength = energy.map((value) => 0.5 * Math.log(value + 0.5));
  blurPlane(energy, width, height, cell * 2);
  for (const plane of directions)
    for (let i = 0; i < plane.length; i += 1) plane[i] = Math.sqrt(plane[i]! / (energy[i]! + 1));
  const colours = lab.map((plane) => contrast(plane, width, height, sigma, cell * 6));
  const distance = colours[0]!.map((l, i) => Math.hypot(l, colours[1]![i]! * 2, colours[2]![i]! * 2));
  const all = [...directions, strength, ...colours, distance];
  return {
    width: Math.ceil(width / stride),
    height: Math.ceil(height / stride),
    stride,
    orientations: orientationCount,
    channels: all.map((plane) => sample(plane, width, height, stride)),
  };
}

/** Gradient magnitude of the lightness, shared between the two nearest directions. */
function binGradients([light]: readonly Float32Array[], width: number, height: number): Float32Array[] {
  const planes = Array.from({ length: orientationCount }, () => new Float32Array(width * height));
  for (let row = 1; row < height - 1; row += 1)
    for (let column = 1; column < width - 1; column += 1) {
      const i = row * width + column;
      const dx = light![i + 1]! - light![i - 1]!;
      const dy = light![i + width]! - light![i - width]!;
      const magnitude = Math.hypot(dx, dy);
      if (magnitude === 0) continue;
      const turn = (Math.atan2(dy, dx) / (2 * Math.PI) + 1) * orientationCount;
      const low = Math.floor(turn);
      const share = turn - low;
      planes[low % orientationCount]![i]! += magnitude * (1 - share);
      planes[(low + 1) % orientationCount]![i]! += magnitude * share;
    }
  return planes;
}

/** Against the mean of the surroundings, in tens of Lab units. */
function contrast(plane: Float32Array, width: number, height: number, fine: number, coarse: number): Float32Array {
  const here = plane.slice();
  const around = plane.slice();
  blurPlane(here, width, height, fine);
  blurPlane(around, width, height, coarse);
  return here.map((value, i) => (value - around[i]!) / 10);
}

function sample(plane: Float32Array, width: number, height: number, stride: number): Float32Array {
  const [columns, rows] = [Math.ceil(width / stride), Math.ceil(height / stride)];
  const out = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      out[row * columns + column] = plane[row * stride * width + column * stride]!;
  return out;
}
