import type { Planar } from '#core';
import type { Random } from './random.ts';

/**
 * The curved axis of a yard, sampled every metre: `s` runs along it from 0, `t` to its left, both in metres of the
 * plane. Its ends run on straight, so that every place near the yard has an s and a t.
 */
export interface Spine {
  /** Along the yard, metres; samples exist beyond both ends by `margin`. */
  readonly length: number;
  readonly margin: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Direction of growing s, radians counter-clockwise from east. */
  readonly heading: Float64Array;
}

/** A place in the yard's own coordinates, metres. */
export interface SpinePosition {
  readonly s: number;
  readonly t: number;
}

/** A spine through `middle`; the radius of its curves is never below 500 m. */
export function drawSpine(random: Random, middle: Planar, length: number, heading: number, bend: number): Spine {
  const margin = 1200;
  const count = length + 2 * margin + 1;
  const spine = {
    length,
    margin,
    x: new Float64Array(count),
    y: new Float64Array(count),
    heading: new Float64Array(count),
  };
  const waves = Array.from({ length: 2 }, (_, index) => ({
    amplitude: (random.between(-1, 1) * bend * 0.002) / (index + 1),
    period: random.between(0.9, 1.6) * length * (index === 0 ? 2 : 1),
    phase: random.between(0, 2 * Math.PI),
  }));
  for (let i = 1; i < count; i++) {
    const s = i - margin;
    const fade = Math.max(0, Math.min(1, (s + 100) / 100, (length + 100 - s) / 100));
    const curvature = waves.reduce(
      (k, { amplitude, period, phase }) => k + amplitude * Math.sin((2 * Math.PI * s) / period + phase),
      0,
    );
    const bent = (spine.heading[i - 1] ?? 0) + fade * Math.max(-0.002, Math.min(0.002, curvature));
    spine.heading[i] = bent;
    spine.x[i] = (spine.x[i - 1] ?? 0) + Math.cos(bent);
    spine.y[i] = (spine.y[i - 1] ?? 0) + Math.sin(bent);
  }
  turn(spine, middle, heading);
  return spine;
}

/** Puts the middle of the spine on `middle`, running in `heading` there. */
function turn(spine: Spine, middle: Planar, heading: number): void {
  const at = spine.margin + Math.round(spine.length / 2);
  const angle = heading - (spine.heading[at] ?? 0);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x0, y0] = [spine.x[at] ?? 0, spine.y[at] ?? 0];
  for (let i = 0; i < spine.x.length; i++) {
    const [dx, dy] = [(spine.x[i] ?? 0) - x0, (spine.y[i] ?? 0) - y0];
    spine.x[i] = middle.x + dx * cos - dy * sin;
    spine.y[i] = middle.y + dx * sin + dy * cos;
    spine.heading[i] = (spine.heading[i] ?? 0) + angle;
  }
}

/** The place in the plane and the heading of the spine beside it. */
export function spineToPlane(spine: Spine, { s, t }: SpinePosition): Planar & { readonly heading: number } {
  const at = Math.max(0, Math.min(spine.x.length - 1.001, s + spine.margin));
  const i = Math.floor(at);
  const f = at - i;
  const heading = (spine.heading[i] ?? 0) * (1 - f) + (spine.heading[i + 1] ?? 0) * f;
  const x = (spine.x[i] ?? 0) * (1 - f) + (spine.x[i + 1] ?? 0) * f;
  const y = (spine.y[i] ?? 0) * (1 - f) + (spine.y[i + 1] ?? 0) * f;
  const beyond = s + spine.margin - at;
  const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
  return { x: x + beyond * cos - t * sin, y: y + beyond * sin + t * cos, heading };
}

/** The foot of the perpendicular from a place, by Newton's method from `guess` (metres along the spine). */
export function planeToSpine(spine: Spine, { x, y }: Planar, guess: number): SpinePosition {
  let s = guess;
  let t = 0;
  for (let round = 0; round < 12; round++) {
    const foot = spineToPlane(spine, { s, t: 0 });
    const [cos, sin] = [Math.cos(foot.heading), Math.sin(foot.heading)];
    const along = (x - foot.x) * cos + (y - foot.y) * sin;
    t = (y - foot.y) * cos - (x - foot.x) * sin;
    s += along;
    if (Math.abs(along) < 1e-4) break;
  }
  return { s, t };
}
