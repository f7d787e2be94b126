import type { DecodingParameters } from './decoding-parameters.ts';
import { lengthDistribution } from './wagon-lengths.ts';

/**
 * The hidden semi-Markov model of a track in cells: empty cells, wagons, and gaps that stand only between coupled
 * wagons. The weight of a path is the same read from either end of the track.
 */
export interface SegmentModel {
  /** Longest wagon, cells. */
  readonly longest: number;
  /** Shortest wagon, cells. */
  readonly shortest: number;
  /** p(length) by cells, 0..longest. */
  readonly lengths: Float64Array;
  /** Weight of the visible part of a wagon that began before the track, by cells 0..longest. */
  readonly cutAtStart: Float64Array;
  /** The same for one that goes on behind its end. */
  readonly cutAtEnd: Float64Array;
  readonly shortestGap: number;
  /** Coupled × p(gap), index 0 is the shortest gap. */
  readonly gaps: Float64Array;
  /** An empty cell is followed by another. */
  readonly stay: number;
  /** It is followed by a wagon. */
  readonly start: number;
  /** A wagon is the last of its group. */
  readonly uncoupled: number;
}

export function segmentModel(parameters: DecodingParameters, cellMetres: number): SegmentModel {
  const { first, chances } = lengthDistribution(parameters, cellMetres);
  const longest = first + chances.length - 1;
  const lengths = new Float64Array(longest + 1);
  lengths.set(chances, first);
  const shortestGap = Math.max(1, Math.round(parameters.shortestGapMetres / cellMetres));
  const gapCount = Math.max(1, Math.round(parameters.longestGapMetres / cellMetres) - shortestGap + 1);
  const uncoupled = 1 - parameters.couplingProbability;
  const start = Math.min(0.5, cellMetres / parameters.meanEmptyMetres);
  const cutAtEnd = survivors(lengths, Math.ceil(parameters.shortestTruncatedMetres / cellMetres));
  const price = Math.exp(-parameters.truncationPrice);
  return {
    longest,
    shortest: first,
    lengths,
    cutAtStart: cutAtEnd.map((one) => (one * price * start) / uncoupled),
    cutAtEnd: cutAtEnd.map((one) => one * price),
    shortestGap,
    gaps: new Float64Array(gapCount).fill(parameters.couplingProbability / gapCount),
    stay: 1 - start,
    start,
    uncoupled,
  };
}

/** P(length > cells), 0 below `shortest`. */
function survivors(lengths: Float64Array, shortest: number): Float64Array {
  const tail = new Float64Array(lengths.length);
  for (let cells = lengths.length - 2; cells >= 1; cells -= 1)
    tail[cells] = (tail[cells + 1] ?? 0) + (lengths[cells + 1] ?? 0);
  return tail.map((one, cells) => (cells < shortest ? 0 : one));
}
