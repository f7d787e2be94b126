import type { Canvas } from './canvas.ts';
import { type Noise, noiseSide } from './noise.ts';

/** The ground of a yard, seen without tracks, in cells of the yard's own coordinates. */
export interface GroundMap {
  readonly s0: number;
  readonly t0: number;
  /** Metres per cell along and across. */
  readonly stepS: number;
  readonly stepT: number;
  readonly columns: number;
  readonly rows: number;
  /** Row after row (one `t` each): red, green, blue, grain; 0..255. */
  readonly cells: Uint8Array;
  /** Nearest track of each cell and the next one, −1 where none is within reach. */
  readonly nearest: Int16Array;
  readonly second: Int16Array;
}

/** What the tracks look like, one entry each; offsets by metre along the spine from `start`, which is the `s0` of the map. */
export interface TrackPaint {
  /** The `s` of the first offset. */
  readonly start: number;
  /** tracks × columns of `length` */
  readonly offsets: Float32Array;
  readonly length: number;
  /** Brightness of sleepers above their bed, −255..255. */
  readonly sleeper: Float32Array;
  /** Redness of sleepers. */
  readonly warmth: Float32Array;
  /** 0..1 */
  readonly polish: Float32Array;
  /** Half the distance between the middles of the rail heads, metres. */
  readonly halfGauge: number;
}

/** What differs from scene to scene. */
export interface GroundState {
  /** How far the shadows of rails reach to the left of their track, metres; negative: to the right. */
  readonly railShadow: number;
  /** 0 vegetation is green … 1 withered */
  readonly withered: number;
  /** Damp patches: how much darker than dry ones, 0..1, and where their pattern begins. */
  readonly damp: number;
  readonly dampX: number;
  readonly dampY: number;
}

/** Yard coordinates at the corners of squares of `cell` pixels over a canvas. */
export interface Lattice {
  readonly cell: number;
  readonly columns: number;
  readonly s: Float64Array;
  readonly t: Float64Array;
}

const sleeperSpacing = 0.6;
const sleeperHalf = 1.28;
const table = 256;

/** Paints ground, sleepers and rails over a whole canvas; heights become 0 and nothing is in shadow. */
export function paintGround(
  canvas: Canvas,
  lattice: Lattice,
  map: GroundMap,
  paint: TrackPaint,
  noise: Noise,
  state: GroundState,
): void {
  const { width, height, step, red, green, blue } = canvas;
  canvas.top.fill(0);
  canvas.ceiling.fill(-1);
  const mask = noiseSide - 1;
  const { grain, smooth } = noise;
  const { withered, damp, dampX, dampY } = state;
  const fine = 0.5 * Math.min(1, 0.125 / step);
  const coarse = 0.5 * Math.min(1, 0.29 / step);
  const sleepers = sleeperTable(step);
  const rails = railTable(step, state.railShadow);
  const tall = map.rows - 1;
  const long = map.columns - 1;
  for (let row = 0; row < height; row++) {
    const fy = (row + 0.5) / lattice.cell;
    const latticeRow = Math.floor(fy);
    const v = fy - latticeRow;
    for (let column0 = 0; column0 < width; column0 += lattice.cell) {
      const corner = latticeRow * lattice.columns + column0 / lattice.cell;
      const below = corner + lattice.columns;
      const s0 = lattice.s[corner]! * (1 - v) + lattice.s[below]! * v;
      const s1 = lattice.s[corner + 1]! * (1 - v) + lattice.s[below + 1]! * v;
      const t0 = lattice.t[corner]! * (1 - v) + lattice.t[below]! * v;
      const t1 = lattice.t[corner + 1]! * (1 - v) + lattice.t[below + 1]! * v;
      const ds = (s1 - s0) / lattice.cell;
      const dt = (t1 - t0) / lattice.cell;
      const end = Math.min(width, column0 + lattice.cell);
      let s = s0 + ds * 0.5 - map.s0;
      let t = t0 + dt * 0.5 - map.t0;
      for (let column = column0; column < end; column++, s += ds, t += dt) {
        const g1 = grain[(((t * 8) & mask) << 9) | ((s * 8) & mask)]!;
        const g2 = grain[(((t * 3.5 + 171) & mask) << 9) | ((s * 3.5 + 57) & mask)]!;
        const patch = smooth[(((t * 3) & mask) << 9) | ((s * 2) & mask)]!;
        let cellS = ((s + g1 * 0.35) / map.stepS) | 0;
        let cellT = ((t + g2 * 0.1) / map.stepT) | 0;
        cellS = cellS < 0 ? 0 : cellS > long ? long : cellS;
        cellT = cellT < 0 ? 0 : cellT > tall ? tall : cellT;
        const cell = cellT * map.columns + cellS;
        const speckle = (g1 * fine + g2 * coarse + patch) * map.cells[cell * 4 + 3]!;
        let r = map.cells[cell * 4]! + speckle;
        let g = map.cells[cell * 4 + 1]! + speckle;
        let b = map.cells[cell * 4 + 2]! + speckle;
        let track = map.nearest[cell]!;
        for (let turn = 0; turn < 2 && track >= 0; turn++) {
          const at = s < 0 ? 0 : s >= paint.length - 1 ? paint.length - 1.001 : s;
          const i = at | 0;
          const base = track * paint.length + i;
          const here = paint.offsets[base]!;
          const slope = paint.offsets[base + 1]! - here;
          const across = t + map.t0 - (here + slope * (at - i));
          const away = across < 0 ? -across : across;
          if (away < sleeperHalf + 0.2) {
            const wear = smooth[((((track * 37) | 0) & mask) << 9) | ((s * 0.9) & mask)]!;
            if (away < sleeperHalf) {
              const phase = (s + slope * across + track * 0.23) / sleeperSpacing;
              const one = sleepers[((phase - Math.floor(phase)) * table) | 0]!;
              const seen = 0.75 + 0.5 * wear + 0.2 * patch + 0.08 * g2;
              const inner = away > 0.55 ? 1 : 0.8;
              const lift = paint.sleeper[track]! * one * (seen < 0 ? 0 : seen > 1 ? 1 : seen) * inner;
              r += lift * (1 + paint.warmth[track]!);
              g += lift;
              b += lift * (1 - paint.warmth[track]!);
            }
            const slot = ((across < 0 ? across + paint.halfGauge : across - paint.halfGauge) * 64 + 48) | 0;
            if (slot >= 0 && slot < railSlots) {
              const dark = rails[slot]!;
              if (dark > 0) {
                const bright = rails[railSlots + slot]! * paint.polish[track]! * (0.75 + 0.5 * wear);
                r += dark * (58 - r) * 0.86 + bright * 105;
                g += dark * (52 - g) * 0.86 + bright * 108;
                b += dark * (48 - b) * 0.86 + bright * 112;
              }
            }
          }
          track = turn === 0 ? map.second[cell]! : -1;
        }
        const leafy = g - 0.5 * (r + b) - 4;
        if (leafy > 0) {
          r += 1.3 * withered * leafy;
          g -= 0.1 * withered * leafy;
          b += 0.35 * withered * leafy;
        }
        const dry = 1 - damp * (0.5 + smooth[(((t * 0.35 + dampY) & mask) << 9) | ((s * 0.35 + dampX) & mask)]!);
        const p = row * width + column;
        red[p] = r * dry;
        green[p] = g * dry;
        blue[p] = b * dry;
      }
    }
  }
}

/** Share of a sleeper (0.26 m of every 0.6 m) in a pixel, less the mean share, by phase. */
function sleeperTable(step: number): Float32Array {
  const half = 0.13 / sleeperSpacing;
  const pixel = Math.min(1, step / sleeperSpacing);
  return Float32Array.from({ length: table }, (_, i) => {
    const phase = (i + 0.5) / table - 0.5;
    let share = 0;
    for (let turn = -1; turn <= 1; turn++) {
      const low = Math.max(phase + turn - pixel / 2, -half);
      const high = Math.min(phase + turn + pixel / 2, half);
      if (high > low) share += (high - low) / pixel;
    }
    return share - 0.43;
  });
}

const railSlots = 96;

/**
 * Share of rail foot (0.15 m) and shadow in a pixel by 1/64 m across from its middle, which is slot 48; after these
 * the share of the bright head (0.07 m).
 */
function railTable(step: number, shadow: number): Float32Array {
  const share = (at: number, low: number, high: number): number =>
    Math.max(0, Math.min(at + step / 2, high) - Math.max(at - step / 2, low)) / step;
  const [left, right] = [0.075 + Math.max(0, shadow), -0.075 + Math.min(0, shadow)];
  return Float32Array.from({ length: 2 * railSlots }, (_, i) => {
    const at = ((i % railSlots) + 0.5 - 48) / 64;
    return i < railSlots ? share(at, right, left) : share(at, -0.035, 0.035);
  });
}
