import type { GroundMap, TrackPaint } from './ground.ts';
import { type Noise, sampleNoise } from './noise.ts';

/** What the ground is made of; colours as shown, 0..255. */
export interface GroundPalette {
  /** Per cover: red, green, blue; what it turns to in patches; standard deviation of its grain; 1 where weeds grow. */
  readonly covers: Float32Array;
  /** Numbers per cover in `covers`. */
  readonly stride: 8;
  /** One entry per lane, later ones on top: cover, from, to, start, end, wobble (metres of the yard's coordinates). */
  readonly lanes: Float64Array;
  /** 0 clean … 1 brown and oily, by track */
  readonly stain: Float32Array;
  readonly tint: readonly [number, number, number];
  /** −1 no weeds … 1 overgrown */
  readonly weeds: number;
}

/** Colours every cell of a map whose nearest tracks are known. */
export function fillGround(map: GroundMap, palette: GroundPalette, paint: TrackPaint, noise: Noise): void {
  const { columns, rows, cells, nearest } = map;
  const { smooth } = noise;
  const { covers, stain, tint } = palette;
  for (let row = 0; row < rows; row++) {
    const t = map.t0 + (row + 0.5) * map.stepT;
    for (let column = 0; column < columns; column++) {
      const s = map.s0 + (column + 0.5) * map.stepS;
      const cell = row * columns + column;
      const wander = sampleNoise(smooth, s * 0.9 + 300, t * 0.6 + 100);
      const broad = sampleNoise(smooth, s * 0.35, t * 0.5 + 40);
      const streak = sampleNoise(smooth, s * 0.25 + 77, t * 3.1);
      const cover = findCover(palette.lanes, s, t, wander) * palette.stride;
      const turned = clamp(0.4 + 0.9 * broad + 0.5 * streak);
      let r = covers[cover]! + turned * (covers[cover + 3]! - covers[cover]!);
      let g = covers[cover + 1]! + turned * (covers[cover + 4]! - covers[cover + 1]!);
      let b = covers[cover + 2]! + turned * (covers[cover + 5]! - covers[cover + 2]!);
      let grain = covers[cover + 6]!;
      const track = nearest[cell]!;
      let away = 99;
      if (track >= 0) away = Math.abs(t - paint.offsets[track * paint.length + column]!);
      if (away < 1.9) {
        const age = sampleNoise(smooth, s * 0.3 + track * 91, track * 37);
        const soiled = clamp(0.15 + 0.6 * stain[track]! + 0.4 * age + 0.2 * streak);
        const edge = 0.95 * clamp((1.9 - away) / 0.5);
        r += edge * (134 - 36 * soiled - r);
        g += edge * (130 - 43 * soiled - g);
        b += edge * (120 - 50 * soiled - b);
        if (away < 0.5) {
          const oil = 0.8 * clamp(soiled - 0.55);
          r += oil * (60 - r);
          g += oil * (55 - g);
          b += oil * (50 - b);
        }
        grain += edge * (22 - grain);
      }
      if (covers[cover + 7]! > 0) {
        const growth = sampleNoise(smooth, s * 1.3 + 11, t * 1.9 + 200) + palette.weeds - 0.35 + 0.4 * broad;
        const green = 0.75 * clamp(3 * (growth - (away < 1.2 ? 0.3 : 0)));
        r += green * (92 - r);
        g += green * (100 - g);
        b += green * (66 - b);
      }
      const tone = 9 * broad + 10 * streak;
      cells[cell * 4] = bound(r + tone + tint[0]);
      cells[cell * 4 + 1] = bound(g + tone + tint[1]);
      cells[cell * 4 + 2] = bound(b + tone + tint[2]);
      cells[cell * 4 + 3] = grain;
    }
  }
}

function findCover(lanes: Float64Array, s: number, t: number, wander: number): number {
  for (let i = lanes.length - 6; i >= 0; i -= 6) {
    const shift = wander * lanes[i + 5]!;
    if (t >= lanes[i + 1]! - shift && t < lanes[i + 2]! + shift && s >= lanes[i + 3]! && s < lanes[i + 4]!) {
      return lanes[i]!;
    }
  }
  return 0;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

function bound(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
