import type { Part } from '../part.ts';
import type { Canvas } from './canvas.ts';
import type { Light, Pose } from './draw-part.ts';

/**
 * Raises the shadow ceiling behind a box: a point lies in its shadow when the ray from it to the sun meets the box
 * (slab method of Kay and Kajiya 1986 in the plane), and then up to the height where the ray enters.
 */
export function castShadow(canvas: Canvas, part: Part, pose: Pose, light: Light): void {
  const { width, height, step, west, north, ceiling } = canvas;
  const { cos, sin } = pose;
  const [east, northward, up] = light.sun;
  const flat = Math.hypot(east, northward);
  if (up <= 0 || flat < 1e-6) return;
  const [towardX, towardY] = [east / flat, northward / flat];
  const fall = up / flat;
  const isRound = part.shape === 'dome';
  const z = part.height + (part.shape === 'heap' ? 0 : part.rise * (part.shape === 'barrel' || isRound ? 0.9 : 0.8));
  const reach = z / fall;
  const shrink = isRound ? 0.95 : 1;
  const halfA = ((part.a1 - part.a0) / 2) * shrink;
  const halfB = ((part.b1 - part.b0) / 2) * shrink;
  const middleA = (part.a0 + part.a1) / 2;
  const middleB = (part.b0 + part.b1) / 2;
  const cx = pose.x + middleA * cos - middleB * sin;
  const cy = pose.y + middleA * sin + middleB * cos;
  const reachX = halfA * Math.abs(cos) + halfB * Math.abs(sin);
  const reachY = halfA * Math.abs(sin) + halfB * Math.abs(cos);
  const farX = -towardX * reach;
  const farY = -towardY * reach;
  const left = Math.max(0, Math.floor((cx - reachX + Math.min(0, farX) - west) / step));
  const right = Math.min(width - 1, Math.ceil((cx + reachX + Math.max(0, farX) - west) / step));
  const upper = Math.max(0, Math.floor((north - (cy + reachY + Math.max(0, farY))) / step));
  const lower = Math.min(height - 1, Math.ceil((north - (cy - reachY + Math.min(0, farY))) / step));
  const rayA = towardX * cos + towardY * sin;
  const rayB = towardY * cos - towardX * sin;
  const perA = Math.abs(rayA) < 1e-9 ? 1e9 : 1 / rayA;
  const perB = Math.abs(rayB) < 1e-9 ? 1e9 : 1 / rayB;
  for (let row = upper; row <= lower; row++) {
    const dy = north - (row + 0.5) * step - cy;
    for (let column = left; column <= right; column++) {
      const dx = west + (column + 0.5) * step - cx;
      const a = dx * cos + dy * sin;
      const b = dy * cos - dx * sin;
      const a1 = (-halfA - a) * perA;
      const a2 = (halfA - a) * perA;
      const b1 = (-halfB - b) * perB;
      const b2 = (halfB - b) * perB;
      const off = (a * rayB - b * rayA) / halfA;
      let enter = Math.max(Math.min(a1, a2), Math.min(b1, b2));
      if (isRound) {
        if (off * off >= 1) continue;
        enter = -(a * rayA + b * rayB) - halfA * Math.sqrt(1 - off * off);
      } else if (enter > Math.min(Math.max(a1, a2), Math.max(b1, b2))) continue;
      if (enter <= 0) continue;
      const up = (isRound ? z * (0.55 + 0.45 * Math.sqrt(1 - off * off)) : z) - enter * fall;
      const p = row * width + column;
      if (up > ceiling[p]!) ceiling[p] = up;
    }
  }
}

/** Darkens what lies under the ceiling: only sky light is left, a little bluer. The edge is 0.12 m of height soft. */
export function shade(canvas: Canvas, sky: number): void {
  const { red, green, blue, top, ceiling } = canvas;
  for (let p = 0; p < top.length; p++) {
    const deep = (ceiling[p]! - top[p]!) / 0.12;
    if (deep <= 0) continue;
    const lost = (1 - sky) * (deep > 1 ? 1 : deep);
    red[p]! *= 1 - lost * 1.03;
    green[p]! *= 1 - lost;
    blue[p]! *= 1 - lost * 0.94;
  }
}

/** The shadow of a thin thing that floats at `z` metres (a gantry), on whatever it falls; `share` of the light is kept off. */
export function castFloatingShadow(canvas: Canvas, part: Part, pose: Pose, light: Light, share: number): void {
  const { width, height, step, west, north, top, red, green, blue } = canvas;
  const { cos, sin } = pose;
  const [east, northward, up] = light.sun;
  const perMetreX = -east / up;
  const perMetreY = -northward / up;
  const z = part.height;
  const halfA = (part.a1 - part.a0) / 2;
  const halfB = (part.b1 - part.b0) / 2;
  const reachX = halfA * Math.abs(cos) + halfB * Math.abs(sin);
  const reachY = halfA * Math.abs(sin) + halfB * Math.abs(cos);
  const left = Math.max(0, Math.floor((pose.x - reachX + Math.min(0, perMetreX * z) - west) / step));
  const right = Math.min(width - 1, Math.ceil((pose.x + reachX + Math.max(0, perMetreX * z) - west) / step));
  const upper = Math.max(0, Math.floor((north - (pose.y + reachY + Math.max(0, perMetreY * z))) / step));
  const lower = Math.min(height - 1, Math.ceil((north - (pose.y - reachY + Math.min(0, perMetreY * z))) / step));
  const lost = share * (1 - light.sky);
  for (let row = upper; row <= lower; row++) {
    for (let column = left; column <= right; column++) {
      const p = row * width + column;
      const above = z - top[p]!;
      if (above <= 0) continue;
      const dx = west + (column + 0.5) * step - perMetreX * above - pose.x;
      const dy = north - (row + 0.5) * step - perMetreY * above - pose.y;
      const a = dx * cos + dy * sin;
      const b = dy * cos - dx * sin;
      if (a < -halfA || a >= halfA || b < -halfB || b >= halfB) continue;
      red[p]! *= 1 - lost;
      green[p]! *= 1 - lost;
      blue[p]! *= 1 - lost * 0.95;
    }
  }
}
