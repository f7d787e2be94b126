import type { PolygonGeometry, Position } from '#core';
import { type GroundVector, moveOnGround } from '../geometry/ground-frame.ts';
import { type GroundLine, directionAlong, placeAlong } from './ground-line.ts';

/** On a curve the sides are drawn by points this far apart at most, metres. */
const stepMetres = 6;

/** What lies within half the width of a line, from one distance along it to another: WGS 84, counterclockwise. */
export function outlineStretch(line: GroundLine, from: number, to: number, widthMetres: number): PolygonGeometry {
  const steps = Math.max(1, Math.ceil((to - from) / stepMetres));
  const stops = Array.from({ length: steps + 1 }, (_, step) => from + (step / steps) * (to - from));
  const right = stops.map((metres) => sideOf(line, metres, widthMetres / 2));
  const left = stops.map((metres) => sideOf(line, metres, -widthMetres / 2)).reverse();
  const ring = [...right, ...left];
  return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
}

/** The place so many metres to the right of the direction of travel. */
function sideOf(line: GroundLine, metres: number, right: number): Position {
  const { east, north }: GroundVector = directionAlong(line, metres);
  const { lon, lat } = moveOnGround(placeAlong(line, metres), { east: north * right, north: -east * right });
  return [round(lon), round(lat)];
}

/** To 1 cm and less; within ±180. */
function round(degrees: number): number {
  const wrapped = degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
  return Math.round(wrapped * 1e8) / 1e8;
}
