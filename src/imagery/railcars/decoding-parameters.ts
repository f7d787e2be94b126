/**
 * What the decoder believes before it looks, and how far it trusts the evidence. Lengths in metres, evidence in nats
 * (natural logarithms of likelihood ratios). Training replaces the defaults.
 */
export interface DecodingParameters {
  /** What a cell's occupancy evidence counts for, 0..1: neighbouring cells see the same pixels. */
  readonly occupancyWeight: number;
  /** The same for the gap evidence. */
  readonly gapWeight: number;
  /** Added to the occupancy evidence of every seen cell before weighting. */
  readonly occupancyBias: number;
  readonly gapBias: number;
  /** Standard deviation of an unknown error of the occupancy evidence that all tracks of a scene share. */
  readonly occupancyScatterScene: number;
  /** The same for an error that each track has of its own. */
  readonly occupancyScatterTrack: number;
  readonly gapScatterScene: number;
  readonly gapScatterTrack: number;
  /** How far the evidence itself may tell these errors, 0 (not at all) to 1 (as if the model were exact). */
  readonly offsetEvidence: number;
  /** Variance of the true number of wagons about the decoded one, for each wagon; and a share that a scene has in common. */
  readonly miscountVariance: number;
  readonly miscountScatterScene: number;
  /** The share where the net is undecided (`allowMiscounts`). */
  readonly miscountScatterUndecided: number;
  /** Values tried of each error (odd); the cost grows with their square. */
  readonly offsetNodes: number;
  /** Tracks are decoded in cells of about this size, a multiple of the evidence's. */
  readonly decodedCellMetres: number;
  readonly shortestMetres: number;
  readonly longestMetres: number;
  /** Share of wagon lengths drawn from a log-normal instead of the known types, with its median and spread. */
  readonly unknownTypeShare: number;
  readonly medianMetres: number;
  readonly logLengthSpread: number;
  /** Standard deviation of a measured length about the length of its type. */
  readonly typeSpreadMetres: number;
  /** What the lengths known beforehand count for against those found, in wagons of the scene. */
  readonly knownLengthsWeight: number;
  /** What a wagon of the same track counts for beyond one of the scene, in wagons of the scene. */
  readonly ownTrackWeight: number;
  readonly shortestGapMetres: number;
  readonly longestGapMetres: number;
  /** Probability that another wagon is coupled behind a wagon. */
  readonly couplingProbability: number;
  /** Mean length of a stretch of empty track. */
  readonly meanEmptyMetres: number;
  /** A wagon that reaches beyond the end of the track costs this much, and shows at least `shortestTruncatedMetres`. */
  readonly truncationPrice: number;
  readonly shortestTruncatedMetres: number;
}

/**
 * Fitted by random search to the rail net's evidence: the labelled yard by cross-validation at 0.25, 0.5, 1 and 2 m, and
 * 40 simulated scenes (training/railcars). Miscounts: so that intervals of tracks and of totals hold on the yard, on simulated
 * archives and on other simulated scenes. Weights of lengths and `shortestTruncatedMetres`: on simulated archives (docs/decisions/0011).
 */
export const defaultDecodingParameters: DecodingParameters = {
  occupancyWeight: 0.06,
  gapWeight: 0.34,
  occupancyBias: 0.17,
  gapBias: 2,
  occupancyScatterScene: 1.1,
  occupancyScatterTrack: 0.8,
  gapScatterScene: 0.36,
  gapScatterTrack: 0.4,
  offsetEvidence: 0.046,
  miscountVariance: 0.02,
  miscountScatterScene: 0.025,
  miscountScatterUndecided: 0.15,
  offsetNodes: 5,
  decodedCellMetres: 0.5,
  shortestMetres: 5.8,
  longestMetres: 29,
  unknownTypeShare: 0.54,
  medianMetres: 15.5,
  logLengthSpread: 0.35,
  typeSpreadMetres: 0.35,
  knownLengthsWeight: 2,
  ownTrackWeight: 1.5,
  shortestGapMetres: 0.5,
  longestGapMetres: 1.5,
  couplingProbability: 0.84,
  meanEmptyMetres: 310,
  truncationPrice: 0.14,
  shortestTruncatedMetres: 3.5,
};
