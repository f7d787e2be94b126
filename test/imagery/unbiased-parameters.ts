import { type DecodingParameters, defaultDecodingParameters } from '#imagery';

/**
 * A decoder for evidence that is what it claims to be, as tests and benchmarks draw it: log likelihood ratios without
 * bias. The defaults are fitted to the rail net, which is sure of itself.
 */
export const unbiasedParameters: DecodingParameters = {
  ...defaultDecodingParameters,
  occupancyWeight: 0.12,
  gapWeight: 0.35,
  occupancyBias: 0,
  gapBias: 0,
  occupancyScatterScene: 1.2,
  occupancyScatterTrack: 0.9,
  gapScatterScene: 1.6,
  gapScatterTrack: 1.2,
  offsetEvidence: 0.02,
  miscountVariance: 0,
  miscountScatterScene: 0,
  miscountScatterUndecided: 0,
  couplingProbability: 0.9,
  meanEmptyMetres: 200,
  truncationPrice: 1,
};

/** For wagons whose lengths are each drawn alone, from the known ones (`drawTrack`): those of a scene say nothing of the next. */
export const drawnAloneParameters: DecodingParameters = {
  ...unbiasedParameters,
  knownLengthsWeight: 1e12,
  shortestTruncatedMetres: 2,
};
