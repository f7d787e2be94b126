import { type Decoder, addNodeBoundaries } from './decode-at-nodes.ts';
import { type PlacedWagon, placeWagons } from './place-wagons.ts';
import type { TrackEvidence } from './track-evidence.ts';

/**
 * Decoders for the tracks of a scene that expect the lengths of wagons found there in a quick first decoding, without
 * offsets: a train is mostly of few types, so that a wagon of which two halves or a pair would do as well is told by its
 * neighbours. The lengths found join the known ones as observations join a Dirichlet prior (one step of empirical Bayes).
 */
export function learnLengths(tracks: readonly TrackEvidence[], decoder: Decoder): Decoder[] {
  const { model, parameters } = decoder;
  const { knownLengthsWeight, ownTrackWeight } = parameters;
  const found = tracks.map((track) => countLengths(findWagons(track, decoder), decoder, track.cellMetres));
  const scene = model.lengths.map((chance, cells) =>
    found.reduce((sum, own) => sum + (own[cells] ?? 0), knownLengthsWeight * chance),
  );
  return found.map((own) => {
    const weights = scene.map((weight, cells) => weight + ownTrackWeight * (own[cells] ?? 0));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return { ...decoder, model: { ...model, lengths: weights.map((weight) => weight / total) } };
  });
}

/** As many wagons as are to be expected if the evidence has no error. */
function findWagons(track: TrackEvidence, decoder: Decoder): readonly PlacedWagon[] {
  const { length } = track.seen;
  const size = Math.ceil(length / decoder.factor) + 1;
  const chances = { begins: new Float64Array(size), ends: new Float64Array(size) };
  addNodeBoundaries(track, decoder, { occupancy: 0, gap: 0 }, 1, chances, 0);
  const count = Math.round(chances.begins.reduce((sum, chance) => sum + chance, 0));
  const joinedMetres = track.cellMetres * decoder.factor;
  return placeWagons(chances, count, decoder.model, joinedMetres, length * track.cellMetres);
}

/** Wagons by length in joined cells, each spread over the lengths it may have and counted as far as it is sure. */
function countLengths(
  wagons: readonly PlacedWagon[],
  { model, factor, parameters }: Decoder,
  cellMetres: number,
): Float64Array {
  const counts = new Float64Array(model.lengths.length);
  for (const { startMetres, endMetres, lengthDeviation, confidence } of wagons) {
    // Half of the deviation, since that of a placed wagon takes in what the model leaves open; the whole of it did worse.
    const spread = Math.hypot(parameters.typeSpreadMetres, lengthDeviation / 2);
    const chances = model.lengths.map((known, cells) => {
      const z = (cells * factor * cellMetres - (endMetres - startMetres)) / spread;
      return known > 0 ? Math.exp(-0.5 * z * z) : 0;
    });
    const total = chances.reduce((sum, chance) => sum + chance, 0);
    // A wagon cut by the end of the track may be shorter than any.
    if (total < 1e-3) continue;
    for (const [cells, chance] of chances.entries())
      counts[cells] = (counts[cells] ?? 0) + (confidence * chance) / total;
  }
  return counts;
}
