import type { DecodingParameters, TrackEvidence } from '#imagery';
import { lengthDistribution } from '../../src/imagery/railcars/wagon-lengths.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A track with what stands on it. Metres from its start. */
export interface DrawnTrack {
  readonly evidence: TrackEvidence;
  readonly wagons: readonly { readonly startMetres: number; readonly endMetres: number }[];
}

/** Errors of all evidence of a scene, in nats. */
export interface SceneError {
  readonly occupancy: number;
  readonly gap: number;
}

/** Nats that one cell is worth after weighting. Log likelihood ratios with mean m have variance 2m. */
const occupancyWorth = 0.36;
const gapWorth = 0.875;
const cellMetres = 0.25;

export function drawSceneError(parameters: DecodingParameters, random: SeededRandom): SceneError {
  return {
    occupancy: parameters.occupancyScatterScene * random.normal(),
    gap: parameters.gapScatterScene * random.normal(),
  };
}

/**
 * Draws a track from the decoder's own model: what stands there, and evidence whose neighbouring cells are as
 * correlated (autoregressive) as the weights of the parameters say, shifted by the errors of scene and track.
 */
export function drawTrack(
  parameters: DecodingParameters,
  error: SceneError,
  cells: number,
  random: SeededRandom,
): DrawnTrack {
  const { occupancyScatterTrack, gapScatterTrack } = parameters;
  const occupancyMean = occupancyWorth / parameters.occupancyWeight;
  const gapMean = gapWorth / parameters.gapWeight;
  const truth = drawWagons(parameters, cells, random);
  const occupancyError = error.occupancy + occupancyScatterTrack * random.normal();
  const gapError = error.gap + gapScatterTrack * random.normal();
  const standing = new Int8Array(cells);
  for (const { start, end } of truth.wagons) standing.fill(1, start, end);
  for (const { start, end } of truth.gaps) standing.fill(2, start, end);
  const occupied = correlated(cells, parameters.occupancyWeight, 2 * occupancyMean, random).map(
    (noise, cell) => noise + (standing[cell] === 0 ? -occupancyMean : occupancyMean) - occupancyError,
  );
  const gap = correlated(cells, parameters.gapWeight, 2 * gapMean, random).map(
    (noise, cell) => noise + (standing[cell] === 2 ? gapMean : -gapMean) - gapError,
  );
  const seen = new Uint8Array(cells).fill(1);
  return {
    evidence: { cellMetres, occupied, gap, seen },
    wagons: truth.wagons.map(({ start, end }) => ({ startMetres: start * cellMetres, endMetres: end * cellMetres })),
  };
}

interface Cells {
  readonly start: number;
  readonly end: number;
}

/** From well before the track to its end; a wagon that an end cuts stays if enough of it is seen. */
function drawWagons(
  parameters: DecodingParameters,
  cells: number,
  random: SeededRandom,
): { wagons: Cells[]; gaps: Cells[] } {
  const lengths = lengthDistribution(parameters, cellMetres);
  const shortestGap = Math.round(parameters.shortestGapMetres / cellMetres);
  const longestGap = Math.round(parameters.longestGapMetres / cellMetres);
  const shortest = parameters.shortestTruncatedMetres / cellMetres;
  const wagons: Cells[] = [];
  const gaps: Cells[] = [];
  let start = emptyStretch(parameters, random) - 5000;
  while (start + shortest <= cells) {
    const end = start + lengths.first + drawIndex(lengths.chances, random);
    if (end >= shortest) wagons.push({ start: Math.max(0, start), end: Math.min(cells, end) });
    if (random.uniform() < parameters.couplingProbability) {
      start = end + shortestGap + random.whole(longestGap - shortestGap);
      if (wagons.length > 0) gaps.push({ start: end, end: start });
    } else start = end + 1 + emptyStretch(parameters, random);
  }
  return { wagons, gaps: gaps.filter((gap) => gap.end < (wagons.at(-1)?.end ?? 0)) };
}

function emptyStretch({ meanEmptyMetres }: DecodingParameters, random: SeededRandom): number {
  return Math.floor((-Math.log(1 - random.uniform()) * meanEmptyMetres) / cellMetres);
}

function drawIndex(chances: Float64Array, random: SeededRandom): number {
  let left = random.uniform();
  return Math.max(
    0,
    chances.findIndex((chance) => (left -= chance) < 0),
  );
}

/** Normal noise of a variance whose sums over many cells vary 1 / `weight` times as much as independent noise. */
function correlated(cells: number, weight: number, variance: number, random: SeededRandom): Float32Array {
  const correlation = (1 - weight) / (1 + weight);
  const noise = new Float32Array(cells);
  let last = random.normal();
  for (let cell = 0; cell < cells; cell += 1) {
    noise[cell] = last * Math.sqrt(variance);
    last = correlation * last + Math.sqrt(1 - correlation * correlation) * random.normal();
  }
  return noise;
}
