import type { DecodingParameters, TrackEvidence } from '#imagery';
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

/** Mean log likelihood ratio of a cell, nats: its variance is twice that, as that of a true one must be. */
const occupancyMean = 3;
const gapMean = 2.5;
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

function drawWagons(parameters: DecodingParameters, cells: number, random: SeededRandom): { wagons: Cells[]; gaps: Cells[] } {
  const wagons: Cells[] = [];
  const gaps: Cells[] = [];
  let at = emptyStretch(parameters, random);
  for (;;) {
    const end = at + Math.round(drawLength(parameters, random) / cellMetres);
    if (end > cells) return { wagons, gaps: gaps.filter((gap) => gap.end < (wagons.at(-1)?.end ?? 0)) };
    wagons.push({ start: at, end });
    if (random.uniform() < parameters.couplingProbability) {
      const shortest = Math.round(parameters.shortestGapMetres / cellMetres);
      at = end + shortest + random.whole(Math.round(parameters.longestGapMetres / cellMetres) - shortest);
      gaps.push({ start: end, end: at });
    } else at = end + 1 + emptyStretch(parameters, random);
  }
}

function emptyStretch({ meanEmptyMetres }: DecodingParameters, random: SeededRandom): number {
  return Math.floor((-Math.log(1 - random.uniform()) * meanEmptyMetres) / cellMetres);
}

/** Types of our own, not the decoder's list: log-normal about one of four lengths. */
function drawLength({ shortestMetres, longestMetres }: DecodingParameters, random: SeededRandom): number {
  for (;;) {
    const median = [12.8, 14.5, 18.5, 22][Math.min(3, Math.floor(random.uniform() * 5))] ?? 14.5;
    const length = median * Math.exp(0.06 * random.normal());
    if (length >= shortestMetres && length <= longestMetres) return length;
  }
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
