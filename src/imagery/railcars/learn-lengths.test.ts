import { describe, expect, test } from 'vitest';
import { unbiasedParameters } from '../../../test/imagery/unbiased-parameters.ts';
import { createDecoder } from './decode-at-nodes.ts';
import { decodeTracks } from './decode-tracks.ts';
import type { DecodingParameters } from './decoding-parameters.ts';
import { learnLengths } from './learn-lengths.ts';
import type { TrackEvidence } from './track-evidence.ts';

/** Lengths known beforehand outweigh whatever is found. */
const unlearning: Partial<DecodingParameters> = { knownLengthsWeight: 1e9 };

describe('lengths learnt from a scene', () => {
  test('a box gap that looks like a coupling does not part a wagon among wagons of its length', () => {
    const train = evidenceOfTrain([25, 25, 25, 25, 25, 25]);
    expect(countOn([train], unlearning)).toBe(6);
    const middle = cellOf(4 + 2 * 26 + 12);
    train.gap.fill(3, middle, middle + 3);
    expect(countOn([train])).toBe(6);
    expect(countOn([train], unlearning)).toBe(7);
  });

  test('two wagons with hardly a gap to be seen are two among wagons of half the length', () => {
    const train = evidenceOfTrain([12.5, 12.5, 12.5, 12.5, 12.5, 12.5, 12.5, 12.5]);
    const coupling = cellOf(4 + 3 * 13.5 + 12.5);
    train.gap.fill(1, coupling, coupling + 4);
    expect(countOn([train])).toBe(8);
    expect(countOn([train], unlearning)).toBe(7);
  });

  test('are those of the scene on an empty track, and more those of its own on a busy one', () => {
    const tracks = [evidenceOfTrain([25, 25, 25]), evidenceOfTrain([]), evidenceOfTrain([12.5, 12.5, 12.5])];
    const decoder = createDecoder(unbiasedParameters, 0.25, 800);
    const [long, none, short] = learnLengths(tracks, decoder).map(({ model }) => model.lengths);
    for (const lengths of [long, none, short])
      expect(lengths?.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    const at = (lengths: Float64Array | undefined, metres: number): number => lengths?.[2 * metres] ?? 0;
    expect(at(none, 25)).toBeGreaterThan(2 * at(decoder.model.lengths, 25));
    expect(at(long, 25)).toBeGreaterThan(at(none, 25));
    expect(at(short, 25)).toBeLessThan(at(none, 25));
    expect(at(short, 12.5)).toBeGreaterThan(at(none, 12.5));
  });

  test('no wagon leaves them as they are known', () => {
    const decoder = createDecoder(unbiasedParameters, 0.25, 800);
    const [learnt] = learnLengths([evidenceOfTrain([])], decoder);
    for (const [cells, chance] of decoder.model.lengths.entries())
      expect(learnt?.model.lengths[cells]).toBeCloseTo(chance, 4);
  });
});

function cellOf(metres: number): number {
  return Math.round(metres * 4);
}

/** 200 m of track with a train from metre 4 on, its wagons a metre apart. */
function evidenceOfTrain(lengths: readonly number[]): TrackEvidence {
  const cells = 800;
  const occupied = new Float32Array(cells).fill(-6);
  const gap = new Float32Array(cells).fill(-8);
  let at = 4;
  for (const length of lengths) {
    if (at > 4) gap.fill(5, cellOf(at - 1), cellOf(at));
    occupied.fill(6, cellOf(at > 4 ? at - 1 : at), cellOf(at + length));
    at += length + 1;
  }
  return { cellMetres: 0.25, occupied, gap, seen: new Uint8Array(cells).fill(1) };
}

function countOn(tracks: readonly TrackEvidence[], parameters: Partial<DecodingParameters> = {}): number {
  const decoded = decodeTracks(tracks, { parameters: { ...unbiasedParameters, ...parameters } });
  return decoded.reduce((sum, { count }) => sum + count.count, 0);
}
