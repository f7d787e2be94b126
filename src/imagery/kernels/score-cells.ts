import type { TrackEvidence } from '../railcars/track-evidence.ts';

/** How evidence becomes a score: (evidence + shift) × weight, cut at ± `limit` nats a cell. */
export interface CellScoring {
  readonly occupancyWeight: number;
  readonly occupancyShift: number;
  readonly gapWeight: number;
  readonly gapShift: number;
  readonly limit: number;
}

/** Scores of cells against empty track in nats; factors of a gap that ends (`rise`) or begins (`fall`) at a boundary. */
export interface CellScores {
  readonly wagon: Float64Array;
  readonly gap: Float64Array;
  readonly rise: Float64Array;
  readonly fall: Float64Array;
}

/**
 * Scores of a cell inside a wagon and inside a gap, both against empty track, in nats. The gap evidence compares a gap
 * with the inside of a wagon, so that a gap scores the sum of both. Unseen cells score 0. The
 * factors at boundaries are left alone.
 */
export function scoreCells(
  { occupied, gap, seen }: TrackEvidence,
  { occupancyWeight, occupancyShift, gapWeight, gapShift, limit }: CellScoring,
  scores: CellScores,
): void {
  const wagonScore = scores.wagon;
  const gapScore = scores.gap;
  for (let i = 0; i < occupied.length; i += 1) {
    if (seen[i] === 0) {
      wagonScore[i] = gapScore[i] = 0;
      continue;
    }
    const wagon = Math.max(-limit, Math.min(limit, occupancyWeight * (occupied[i]! + occupancyShift)));
    wagonScore[i] = wagon;
    gapScore[i] = Math.max(-limit, Math.min(limit, wagon + gapWeight * (gap[i]! + gapShift)));
  }
}
