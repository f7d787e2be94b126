import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combineCounts, combineLengths } from './combine-counts.ts';
import { decodeTracks as decodeWith } from './decode-tracks.ts';
import { unbiasedParameters } from '../../../test/imagery/unbiased-parameters.ts';
import type { DecodeOptions, DecodedTrack } from './decode-tracks.ts';
import type { DecodingParameters } from './decoding-parameters.ts';
import { segmentModel } from './segment-model.ts';
import type { TrackEvidence } from './track-evidence.ts';

function decodeTracks(evidence: readonly TrackEvidence[], options: DecodeOptions = {}): DecodedTrack[] {
  return decodeWith(evidence, { ...options, parameters: { ...unbiasedParameters, ...options.parameters } });
}

/** Cells of a metre, wagons of 3 to 5, gaps of 1 or 2: few enough ways to fill a track that all can be listed. */
const tiny: Partial<DecodingParameters> = {
  occupancyWeight: 1,
  gapWeight: 1,
  offsetNodes: 1,
  shortestMetres: 3,
  longestMetres: 5,
  medianMetres: 4,
  knownLengthsWeight: 1e12,
  shortestGapMetres: 1,
  longestGapMetres: 2,
  couplingProbability: 0.6,
  meanEmptyMetres: 8,
  shortestTruncatedMetres: 1,
};

describe('a track decoded against all ways to fill it', () => {
  test('has the count posterior, the occupied cells and the mean length of the sum over all ways', () => {
    fc.assert(
      fc.property(tinyTrack(), (evidence) => {
        const [decoded] = decodeTracks([evidence], { parameters: tiny });
        const listed = listAll(evidence);
        for (const [count, chance] of listed.counts.entries())
          expect(decoded?.posterior[count] ?? 0).toBeCloseTo(chance, 7);
        for (const [cell, chance] of listed.occupied.entries())
          expect(decoded?.occupiedProbability[cell]).toBeCloseTo(chance, 5);
        const mean = listed.occupied.reduce((sum, chance) => sum + chance, 0);
        expect(decoded?.shared.lengths[0]?.mean).toBeCloseTo(mean, 4);
        const variance = listed.squares - mean * mean;
        expect(decoded?.shared.lengths[0]?.variance).toBeCloseTo(variance, 2);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a decoded track', () => {
  test('read from its other end has the same counts', () => {
    fc.assert(
      fc.property(wagonsOnTrack(), (wagons) => {
        const evidence = evidenceOf(wagons, 800);
        const reversed = {
          ...evidence,
          occupied: evidence.occupied.toReversed(),
          gap: evidence.gap.toReversed(),
          seen: evidence.seen.toReversed(),
        };
        const [one] = decodeTracks([evidence]);
        const [other] = decodeTracks([reversed]);
        for (const [count, chance] of (one?.posterior ?? []).entries())
          expect(other?.posterior[count] ?? 0).toBeCloseTo(chance, 6);
      }),
      { numRuns: 15 },
    );
  });

  test('shows clear wagons where they stand, as many as it counts', () => {
    fc.assert(
      fc.property(wagonsOnTrack(), (wagons) => {
        const [decoded] = decodeTracks([evidenceOf(wagons, 800)]);
        expect(decoded?.posterior.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        expect(decoded?.count.count).toBe(wagons.length);
        expect(decoded?.wagons).toHaveLength(wagons.length);
        for (const [index, wagon] of (decoded?.wagons ?? []).entries()) {
          expect(Math.abs(wagon.startMetres - (wagons[index]?.[0] ?? 0) / 4)).toBeLessThan(1);
          expect(Math.abs(wagon.endMetres - (wagons[index]?.[1] ?? 0) / 4)).toBeLessThan(1);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('without wagons holds none, surely', () => {
    const [decoded] = decodeTracks([evidenceOf([], 4000)]);
    expect(decoded?.count).toEqual({ count: 0, low: 0, high: 0, level: 0.9 });
    expect(decoded?.wagons).toEqual([]);
    expect(decoded?.occupied.high).toBeLessThan(1);
  });

  test('that nobody saw may hold many or none', () => {
    const evidence = evidenceOf([], 2000);
    const [hidden] = decodeTracks([{ ...evidence, seen: new Uint8Array(2000) }]);
    expect(hidden?.visibleShare).toBe(0);
    expect(hidden?.count.low).toBe(0);
    expect(hidden?.count.high).toBeGreaterThan(8);
  });

  test('half hidden is less sure than one seen whole', () => {
    const wagons: Wagon[] = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => [100 + 64 * index, 160 + 64 * index]);
    const evidence = evidenceOf(wagons, 800);
    const [whole] = decodeTracks([evidence]);
    const seen = evidence.seen.map((_, cell) => (cell > 300 ? 0 : 1));
    const [half] = decodeTracks([{ ...evidence, seen }]);
    const width = (one: typeof whole): number => (one?.count.high ?? 0) - (one?.count.low ?? 0);
    expect(width(half)).toBeGreaterThan(width(whole));
    expect(half?.visibleShare).toBeCloseTo(301 / 800);
  });

  test('with twice the evidence is surer', () => {
    const wagons: Wagon[] = [0, 1, 2, 3, 4, 5].map((index) => [100 + 64 * index, 160 + 64 * index]);
    const faint = evidenceOf(wagons, 800, 0.15);
    const [one] = decodeTracks([faint]);
    const [two] = decodeTracks([
      { ...faint, occupied: faint.occupied.map((x) => 2 * x), gap: faint.gap.map((x) => 2 * x) },
    ]);
    expect(spread(two?.posterior)).toBeLessThan(spread(one?.posterior));
  });

  test('with evidence beyond all measure still has a distribution', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1e6, -40, 0, 40, 1e6), { minLength: 1, maxLength: 60 }), (blocks) => {
        const occupied = Float32Array.from({ length: 16 * blocks.length }, (_, cell) => blocks[cell >> 4] ?? 0);
        const evidence = {
          cellMetres: 0.25,
          occupied,
          gap: occupied.toReversed(),
          seen: new Uint8Array(occupied.length).fill(1),
        };
        const parameters = { occupancyWeight: 1, gapWeight: 1 };
        const [decoded] = decodeTracks([evidence], { parameters });
        expect(decoded?.posterior.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        expect(decoded?.occupied.metres).toBeGreaterThanOrEqual(0);
        expect(decoded?.occupiedProbability.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('with a wagon cut by its end counts it', () => {
    const [decoded] = decodeTracks([evidenceOf([[0, 24]], 400)]);
    expect(decoded?.count.count).toBe(1);
    expect(decoded?.wagons[0]?.endMetres).toBeCloseTo(6, 0);
  });
});

test('where the occupied runs are known, wagons stand nowhere else', () => {
  const wagons: Wagon[] = [0, 1, 2, 3].map((index) => [100 + 64 * index, 160 + 64 * index]);
  const evidence = { ...evidenceOf(wagons, 800), occupied: new Float32Array(800) };
  const [decoded] = decodeTracks([evidence], { occupiedRuns: [[{ startMetres: 25, endMetres: 88 }]] });
  expect(decoded?.count.count).toBe(4);
  expect(decoded?.occupied.metres).toBeCloseTo(60, -0.5);
});

test('tracks that share an error add up to a wider interval than independent ones', () => {
  const wagons: Wagon[] = [0, 1, 2, 3, 4, 5].map((index) => [100 + 64 * index, 160 + 64 * index]);
  const tracks = Array.from({ length: 6 }, () => evidenceOf(wagons, 800, 0.3));
  const parameters = { offsetEvidence: 0 };
  const together = combineCounts(decodeTracks(tracks, { parameters }), 0.9);
  const apart = combineCounts(
    tracks.flatMap((track) => decodeTracks([track], { parameters })),
    0.9,
  );
  expect(together.high - together.low).toBeGreaterThan(apart.high - apart.low);
  const length = combineLengths(decodeTracks(tracks), 0.9);
  expect(length.low).toBeLessThanOrEqual(length.metres);
  expect(Math.abs(length.metres - 6 * 6 * 15)).toBeLessThan(60);
});

test('arrays of different length are refused', () => {
  const evidence = {
    cellMetres: 0.25,
    occupied: new Float32Array(3),
    gap: new Float32Array(3),
    seen: new Uint8Array(2),
  };
  expect(() => decodeTracks([evidence])).toThrow(RangeError);
});

type Wagon = [start: number, end: number];

/** Wagons of 24 to 100 cells, 4 to 6 apart or uncoupled. */
function wagonsOnTrack(): fc.Arbitrary<Wagon[]> {
  const lengths = fc.array(
    fc.record({ cells: fc.integer({ min: 30, max: 100 }), gap: fc.constantFrom(4, 5, 6, 40, 90) }),
    {
      maxLength: 7,
    },
  );
  return lengths.map((all) => {
    let at = 40;
    const wagons: Wagon[] = [];
    for (const { cells, gap } of all) {
      if (at + cells > 760) break;
      wagons.push([at, at + cells]);
      at += cells + gap;
    }
    return wagons;
  });
}

function evidenceOf(wagons: readonly Wagon[], cells: number, strength = 1): TrackEvidence {
  const occupied = new Float32Array(cells).fill(-6 * strength);
  const gap = new Float32Array(cells).fill(-5 * strength);
  for (const [index, [start, end]] of wagons.entries()) {
    occupied.fill(6 * strength, start, end);
    const next = wagons[index + 1]?.[0];
    if (next !== undefined && next - end <= 8) {
      gap.fill(5 * strength, end, next);
      occupied.fill(4 * strength, end, next);
    }
  }
  return { cellMetres: 0.25, occupied, gap, seen: new Uint8Array(cells).fill(1) };
}

function spread(posterior: Float64Array | undefined): number {
  let mean = 0;
  let square = 0;
  for (const [count, chance] of (posterior ?? []).entries()) {
    mean += count * chance;
    square += count * count * chance;
  }
  return square - mean * mean;
}

function tinyTrack(): fc.Arbitrary<TrackEvidence> {
  const nats = fc.double({ min: -2, max: 3, noNaN: true });
  return fc
    .array(fc.record({ occupied: nats, gap: nats, seen: fc.constantFrom(1, 1, 1, 0) }), { minLength: 9, maxLength: 13 })
    .map((cells) => ({
      cellMetres: 1,
      occupied: Float32Array.from(cells, (one) => one.occupied),
      gap: Float32Array.from(cells, (one) => one.gap),
      seen: Uint8Array.from(cells, (one) => one.seen),
    }));
}

/** Every way to fill the track, one after the other, by the definition of the model. */
function listAll(evidence: TrackEvidence): { counts: number[]; occupied: number[]; squares: number } {
  const model = segmentModel({ ...unbiasedParameters, ...tiny }, 1);
  const cells = evidence.seen.length;
  const wagonFactor = (cell: number): number => (evidence.seen[cell] ? Math.exp(evidence.occupied[cell] ?? 0) : 1);
  const gapFactor = (cell: number): number =>
    evidence.seen[cell] ? wagonFactor(cell) * Math.exp(evidence.gap[cell] ?? 0) : 1;
  const product = (from: number, to: number, factor: (cell: number) => number): number => {
    let all = 1;
    for (let cell = from; cell < to; cell += 1) all *= factor(cell);
    return all;
  };
  const counts: number[] = [];
  const occupied = Array.from({ length: cells }, () => 0);
  let squares = 0;
  let total = 0;
  const finish = (weight: number, wagons: readonly Wagon[]): void => {
    total += weight;
    counts[wagons.length] = (counts[wagons.length] ?? 0) + weight;
    let length = 0;
    for (const [start, end] of wagons) {
      length += end - start;
      for (let cell = start; cell < end; cell += 1) occupied[cell] = (occupied[cell] ?? 0) + weight;
    }
    squares += weight * length * length;
  };
  const inEmpty = (at: number, weight: number, wagons: readonly Wagon[], mayStart: boolean): void => {
    if (at === cells) finish(weight, wagons);
    else inEmpty(at + 1, weight * model.stay, wagons, true);
    if (mayStart && at < cells) begin(at, weight * model.start, wagons);
  };
  const begin = (at: number, weight: number, wagons: readonly Wagon[]): void => {
    for (let length = 1; length <= model.longest && at + length <= cells; length += 1) {
      const inside = product(at, at + length, wagonFactor);
      const placed: Wagon[] = [...wagons, [at, at + length]];
      const whole = model.lengths[length] ?? 0;
      if (whole > 0) ended(at + length, weight * inside * whole, placed);
      if (at + length === cells) finish(weight * inside * (model.cutAtEnd[length] ?? 0), placed);
    }
  };
  const ended = (at: number, weight: number, wagons: readonly Wagon[]): void => {
    inEmpty(at, weight * model.uncoupled, wagons, false);
    for (const [index, chance] of model.gaps.entries()) {
      const next = at + model.shortestGap + index;
      if (next < cells) begin(next, weight * chance * product(at, next, gapFactor), wagons);
    }
  };
  inEmpty(0, 1, [], true);
  for (let length = 1; length <= model.longest; length += 1)
    ended(length, (model.cutAtStart[length] ?? 0) * product(0, length, wagonFactor), [[0, length]]);
  return {
    counts: Array.from(counts, (weight) => (weight ?? 0) / total),
    occupied: occupied.map((weight) => weight / total),
    squares: squares / total,
  };
}
