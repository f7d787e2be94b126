import type { PixelGrid } from '#core';
import { type CountTrack, trackCellMetres } from '../counting/lay-out-zones.ts';
import { type TrackPiece, pixelsOfPiece } from '../counting/plan-blocks.ts';
import { type GroundPlacement, type GroundVector, measureGround } from '../geometry/ground-frame.ts';
import { measureLevels } from '../kernels/colour-levels.ts';
import type { LabPlanes } from '../kernels/lab-planes.ts';
import { measureDecisiveness } from './decisiveness.ts';
import { cellMetres, lookFirst, netResolution, straighten } from './first-look.ts';
import { loadRailNet } from './load-rail-net.ts';
import { lookAgain } from './second-look.ts';
import { type PixelSpacing, tracePath } from './trace-path.ts';

/** Farther than this another track might lie there: tracks are 4.5 m apart, sometimes 4. */
const farthestMetres = 2;
const stepMetres = 0.5;
/** Track that is looked at for each step. */
const [sampleMetres, leastMetres] = [1500, 120];
/** Decisiveness, in nats a cell, that a shift must win to be believed, and what each square metre of it costs. */
const [leastGain, pricePerSquareMetre] = [0.05, 0.1];

interface AlignOptions {
  readonly gsdMetres: number;
  readonly spacing: PixelSpacing;
  /** Degrees clockwise from north; null where nobody knows. */
  readonly sunAzimuth: number | null;
  readonly planes: LabPlanes;
}

/**
 * How far the image lies beside the tracks, metres east and north: images are placed to a metre or so, and beside its
 * track a wagon looks like two half ones. The net is most decided (sum of |evidence|, each cell up to 8 nats) where the
 * lines run along the middle of the tracks; that is sought in steps across the tracks. Along them nothing tells it,
 * and nothing needs it. None where no shift is plainly better.
 */
export function alignTracks(
  grid: PixelGrid,
  placement: GroundPlacement,
  pieces: readonly TrackPiece[],
  tracks: readonly CountTrack[],
  options: AlignOptions,
): GroundVector {
  const sample = chooseSample(pieces);
  const none: GroundVector = { east: 0, north: 0 };
  if (sample.reduce((sum, { start, end }) => sum + end - start, 0) * trackCellMetres < leastMetres) return none;
  const { normal, isParallel } = findNormal(sample, tracks);
  const azimuths = azimuthsOf(normal, options.sunAzimuth);
  const { planes, spacing } = options;
  const shared = { net: loadRailNet(), grid, spacing, resolution: netResolution(options.gsdMetres) };
  const measure = (shift: GroundVector): number => {
    const straight = sample.map((piece) =>
      straighten(planes, tracePath(pixelsOfPiece(piece, tracks, placement, shift), spacing, cellMetres)),
    );
    const levels = measureLevels(straight.map(({ strip }) => strip));
    return Math.max(
      ...azimuths.map((sun) => {
        const looks = straight.map((track) => lookFirst(track, { ...shared, levels, sun }));
        const answers = lookAgain(looks, shared);
        return measureDecisiveness(
          looks.map(({ strip: { seen } }, index) => ({
            occupied: answers[index]?.occupied ?? new Float32Array(0),
            seen,
          })),
        );
      }),
    );
  };
  const across = searchAlong(normal, none, measure);
  return isParallel ? across : searchAlong({ east: -normal.north, north: normal.east }, across, measure);
}

/** The best shift on a line through `from`, refined by the parabola through its neighbours. */
function searchAlong(axis: GroundVector, from: GroundVector, measure: (shift: GroundVector) => number): GroundVector {
  const at = (metres: number): GroundVector => ({
    east: from.east + metres * axis.east,
    north: from.north + metres * axis.north,
  });
  const steps = Math.round(farthestMetres / stepMetres);
  const found = Array.from({ length: 2 * steps + 1 }, (_, index) => {
    const metres = (index - steps) * stepMetres;
    return { metres, worth: measure(at(metres)) - pricePerSquareMetre * metres * metres };
  });
  const best = found.reduce((one, other) => (other.worth > one.worth ? other : one));
  const index = found.indexOf(best);
  const [before, after] = [found[index - 1]?.worth, found[index + 1]?.worth];
  const unshifted = found[steps]?.worth ?? 0;
  if (best.worth - unshifted < leastGain) return from;
  if (before === undefined || after === undefined) return at(best.metres);
  const bend = before - 2 * best.worth + after;
  return at(best.metres + (bend < 0 ? (stepMetres * (before - after)) / (2 * bend) : 0));
}

/** Middles of pieces, spread over all of them: at the ends there are turnouts. */
function chooseSample(pieces: readonly TrackPiece[]): TrackPiece[] {
  const budget = sampleMetres / trackCellMetres;
  const every = Math.max(1, Math.ceil((pieces.length * 60) / sampleMetres));
  const chosen = pieces.filter((_, index) => index % every === 0);
  const share = Math.floor(budget / Math.max(1, chosen.length));
  return chosen.map(({ track, from, to }) => {
    const middle = Math.floor((from + to) / 2);
    const [start, end] = [Math.max(from, middle - (share >> 1)), Math.min(to, middle + (share >> 1))];
    return { track, from: start, to: end, start, end };
  });
}

/** Across the tracks, by the mean of their doubled angles; tracks that cross need a search both ways. */
function findNormal(
  sample: readonly TrackPiece[],
  tracks: readonly CountTrack[],
): { normal: GroundVector; isParallel: boolean } {
  let [x, y, total] = [0, 0, 0];
  for (const { track } of sample) {
    const positions = tracks[track]?.line.positions ?? [];
    for (const [index, position] of positions.entries()) {
      const before = positions[index - 1];
      if (!before) continue;
      const { east, north } = measureGround(before, position);
      const [length, doubled] = [Math.hypot(east, north), 2 * Math.atan2(north, east)];
      x += length * Math.cos(doubled);
      y += length * Math.sin(doubled);
      total += length;
    }
  }
  const angle = Math.atan2(y, x) / 2;
  return {
    normal: { east: -Math.sin(angle), north: Math.cos(angle) },
    isParallel: total === 0 || Math.hypot(x, y) / total > 0.85,
  };
}

/** Where nobody knows the sun, on either side of the tracks. */
function azimuthsOf({ east, north }: GroundVector, known: number | null | undefined): number[] {
  if (known !== null && known !== undefined) return [known];
  const bearing = (Math.atan2(east, north) * 180) / Math.PI;
  return [(bearing + 360) % 360, (bearing + 180) % 360];
}
