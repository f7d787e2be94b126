import type { DecodingParameters } from './decoding-parameters.ts';
import type { TrackEvidence } from './track-evidence.ts';

/** A stretch where wagons stand coupled, metres along the track. */
export interface OccupiedRun {
  readonly startMetres: number;
  readonly endMetres: number;
}

/** Weighted nats a cell: a metre more or less of a run costs four times as much. */
const certainty = 1.5;

/** The evidence of a track whose occupancy is known: certain inside and outside of the runs, gaps as seen. */
export function evidenceOfRuns(
  evidence: TrackEvidence,
  runs: readonly OccupiedRun[],
  { occupancyWeight, occupancyBias }: DecodingParameters,
): TrackEvidence {
  const strength = certainty / occupancyWeight;
  const { cellMetres } = evidence;
  const isInside = (metres: number): boolean =>
    runs.some(({ startMetres, endMetres }) => metres >= startMetres && metres < endMetres);
  const occupied = evidence.occupied.map(
    (_, cell) => (isInside((cell + 0.5) * cellMetres) ? strength : -strength) - occupancyBias,
  );
  return { ...evidence, occupied };
}
