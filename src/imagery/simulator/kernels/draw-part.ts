import type { Part } from '../part.ts';
import type { Canvas } from './canvas.ts';
import { type Noise, noiseSide } from './noise.ts';

/** Where a thing stands and how it is turned; metres of the plane. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  /** Unit vector of growing `a`. */
  readonly cos: number;
  readonly sin: number;
  /** Offset into the noise tables, so that no two things have the same dirt. */
  readonly seed: number;
}

/** How light falls and from where one looks. */
export interface Light {
  /** Unit vector towards the sun: east, north, up. */
  readonly sun: readonly [east: number, north: number, up: number];
  /** Light from the sky on level ground as a share of all light, 0..1. */
  readonly sky: number;
  /** Metres to the east and north by which a point a metre high is seen displaced. */
  readonly lean: readonly [east: number, north: number];
}

const mask = noiseSide - 1;

/** Paints one part with its own shading, its sides where one looks at it aslant, and its height. */
export function drawPart(canvas: Canvas, part: Part, pose: Pose, light: Light, noise: Noise): void {
  const lean = Math.hypot(...light.lean) * part.height;
  const layers = Math.ceil(lean / canvas.step);
  const side = 0.55 + 0.25 * light.sky;
  for (let layer = 0; layer < layers; layer++) {
    stamp(canvas, part, pose, light, noise, (part.height * layer) / layers, side);
  }
  stamp(canvas, part, pose, light, noise, part.height, 1);
}

function stamp(canvas: Canvas, part: Part, pose: Pose, light: Light, noise: Noise, z: number, side: number): void {
  const { width, height, step, west, north, red, green, blue, top } = canvas;
  const { grain, smooth } = noise;
  const { a0, a1, b0, b1 } = part;
  const { cos, sin } = pose;
  const x0 = pose.x + light.lean[0] * z;
  const y0 = pose.y + light.lean[1] * z;
  const middleA = (a0 + a1) / 2;
  const middleB = (b0 + b1) / 2;
  const halfA = (a1 - a0) / 2;
  const halfB = (b1 - b0) / 2;
  const cx = x0 + middleA * cos - middleB * sin;
  const cy = y0 + middleA * sin + middleB * cos;
  const reachX = halfA * Math.abs(cos) + halfB * Math.abs(sin);
  const reachY = halfA * Math.abs(sin) + halfB * Math.abs(cos);
  const left = Math.max(0, Math.floor((cx - reachX - west) / step));
  const right = Math.min(width - 1, Math.ceil((cx + reachX - west) / step));
  const upper = Math.max(0, Math.floor((north - cy - reachY) / step));
  const lower = Math.min(height - 1, Math.ceil((north - cy + reachY) / step));
  const sunA = light.sun[0] * cos + light.sun[1] * sin;
  const sunB = light.sun[1] * cos - light.sun[0] * sin;
  const sunUp = light.sun[2];
  const [baseR, baseG, baseB] = part.colour;
  const { shape, rise, ribs, ribDepth, dirt } = part;
  const seedX = pose.seed & mask;
  const seedY = (pose.seed >> 3) & mask;
  const grainScale = part.grain * Math.min(1, 0.2 / step);
  for (let row = upper; row <= lower; row++) {
    const dy = north - (row + 0.5) * step - cy;
    for (let column = left; column <= right; column++) {
      const dx = west + (column + 0.5) * step - cx;
      const a = dx * cos + dy * sin;
      const b = dy * cos - dx * sin;
      if (a < -halfA || a >= halfA || b < -halfB || b >= halfB) continue;
      const u = a / halfA;
      const v = b / halfB;
      let slopeA = 0;
      let slopeB = 0;
      let lift = 0;
      switch (shape) {
        case 'arch':
          lift = rise * (1 - v * v);
          slopeB = (-2 * rise * v) / halfB;
          break;
        case 'barrel': {
          const h = Math.sqrt(Math.max(0.02, 1 - v * v));
          lift = rise * h;
          slopeB = -v / h;
          break;
        }
        case 'ridge':
          lift = rise * (1 - Math.abs(v));
          slopeB = (-rise * Math.sign(v)) / halfB;
          break;
        case 'heap': {
          const bump = smooth[(((b * 6 + seedY) & mask) << 9) | ((a * 6 + seedX) & mask)]!;
          lift = rise * ((1 - v * v) * (1 - u ** 8) + 0.5 * bump);
          slopeB = (-2 * rise * v) / halfB + bump * 0.3;
          slopeA = bump * 0.3;
          break;
        }
        case 'dome': {
          const far = u * u + v * v;
          const ragged = 1 + 0.35 * smooth[(((b * 9 + seedY) & mask) << 9) | ((a * 9 + seedX) & mask)]!;
          if (far > ragged) continue;
          const h = Math.sqrt(Math.max(0.04, 1 - far));
          lift = rise * h;
          slopeA = ((-u / h) * rise) / halfA;
          slopeB = ((-v / h) * rise) / halfB;
          break;
        }
        case 'flat':
      }
      const facing =
        Math.max(0, sunUp - slopeA * sunA - slopeB * sunB) / Math.sqrt(1 + slopeA * slopeA + slopeB * slopeB);
      let shade = side < 1 ? side : Math.min(1.6, light.sky + ((1 - light.sky) * facing) / sunUp);
      if (ribs > 0) {
        const phase = (a + halfA) / ribs;
        const within = phase - Math.floor(phase);
        if (within < 0.14 + (0.5 * step) / ribs) shade *= 1 - ribDepth;
      }
      const streak =
        smooth[(((b * 5 + seedY) & mask) << 9) | ((a * 1.5 + seedX) & mask)]! +
        0.6 * smooth[(((b * 1.1 + seedX) & mask) << 9) | ((a * 7 + seedY) & mask)]!;
      const stain = dirt * (0.16 * streak - 0.06);
      shade *= 1 + stain;
      const speck = grainScale * grain[(((b * 8 + seedY) & mask) << 9) | ((a * 8 + seedX) & mask)]!;
      const p = row * width + column;
      red[p] = baseR * shade * (1 - stain * 0.15) + speck;
      green[p] = baseG * shade + speck;
      blue[p] = baseB * shade * (1 + stain * 0.15) + speck;
      top[p] = side < 1 ? z : part.height + lift;
    }
  }
}
