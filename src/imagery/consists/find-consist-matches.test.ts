import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignLocal } from '../kernels/align-local.ts';
import { buildConsists } from './build-consists.ts';
import type { Consist, ConsistWagon } from './consist.ts';
import { exceedance, fitExtremeValues } from './extreme-values.ts';
import { findConsistMatches } from './find-consist-matches.ts';

const colours = [
  [-10, 6, 8],
  [15, 0, 1],
  [-2, -8, -10],
  [4, 12, 10],
] as const;
/** Lengths without a pattern: the digits of a number. */
const lengthsOf = (digits: string): number[] => Array.from(digits, (digit) => 10 + 1.4 * Number(digit));

describe('a train of different wagons', () => {
  const query = train('query', '314159265358');

  test('is found again turned round, with one wagon missed and others coupled on', () => {
    const again = [...train('again', '314159265358').wagons].toReversed();
    again.splice(4, 1);
    const longer = { id: 'again', wagons: [...train('x', '777').wagons, ...again] };
    const result = findConsistMatches(query, [...strangers(), longer], { mostFalse: 0.001 });
    if (result.kind !== 'searched') throw new Error('expected a search');
    expect(result.searched).toBe(13);
    expect(result.matches.map(({ candidateId }) => candidateId)).toEqual(['again']);
    const [match] = result.matches;
    expect(match?.reversed).toBe(true);
    expect(match?.wagons).toHaveLength(11);
    expect(match?.wagons[0]).toEqual({ query: { start: 0, end: 1 }, candidate: { start: 13, end: 14 } });
    expect(match?.falseMatchProbability).toBeLessThan(0.001);
  });

  test('is found again with two wagons seen as one', () => {
    const wagons = [...query.wagons];
    const joined: ConsistWagon = {
      lengthMetres: (wagons[5]?.lengthMetres ?? 0) + (wagons[6]?.lengthMetres ?? 0) + 1.2,
      lengthDeviation: 0.4,
      colour: wagons[5]?.colour ?? null,
    };
    wagons.splice(5, 2, joined);
    const result = findConsistMatches(query, [...strangers(), { id: 'again', wagons }]);
    if (result.kind !== 'searched') throw new Error('expected a search');
    expect(result.matches[0]?.wagons).toContainEqual({ query: { start: 5, end: 7 }, candidate: { start: 5, end: 6 } });
  });

  test('is not among strangers', () => {
    const result = findConsistMatches(query, strangers(), { mostFalse: 0.001 });
    expect(result).toMatchObject({ kind: 'searched', searched: 12, matches: [] });
  });

  test('without colours is known by its lengths alone', () => {
    const plain = (one: Consist): Consist => ({
      ...one,
      wagons: one.wagons.map((wagon) => ({ ...wagon, colour: null })),
    });
    const result = findConsistMatches(plain(query), [...strangers().map(plain), { ...plain(query), id: 'again' }]);
    expect(result).toMatchObject({ kind: 'searched', matches: [{ candidateId: 'again', reversed: false }] });
  });
});

test('a unit train is not identifiable, whatever is compared with it', () => {
  const unit: Consist = {
    id: 'unit',
    wagons: train('unit', '444444444444').wagons.map((one) => ({ ...one, colour: [3, 2, 1] })),
  };
  expect(findConsistMatches(unit, [...strangers(), { ...unit, id: 'again' }]).kind).toBe('not-identifiable');
});

test('a search without candidates finds nothing and does not fail', () => {
  expect(findConsistMatches(train('query', '31415926'), [])).toMatchObject({
    kind: 'searched',
    searched: 0,
    matches: [],
  });
});

test('wagons farther apart than a coupling are different consists, in order along the track', () => {
  const at = (startMetres: number, endMetres: number): { startMetres: number; endMetres: number } => ({
    startMetres,
    endMetres,
  });
  const groups = buildConsists([at(60, 75), at(0, 14), at(15.2, 30), at(34, 50), at(76.5, 90)]);
  expect(groups.map((group) => group.map(({ startMetres }) => startMetres))).toEqual([[0, 15.2], [34], [60, 76.5]]);
});

test('an alignment never scores less than any run of pairs on one diagonal', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 12, maxLength: 12 }), (pairs) => {
      const scores = {
        rows: 3,
        columns: 4,
        pairs: Float64Array.from(pairs),
        joinedRows: new Float64Array(8).fill(-9),
        joinedColumns: new Float64Array(9).fill(-9),
      };
      const { score, steps } = alignLocal(scores, { skip: 3, join: 2 });
      for (const start of pairs.keys()) {
        let sum = 0;
        for (let row = Math.floor(start / 4), column = start % 4; row < 3 && column < 4; row += 1, column += 1) {
          sum += pairs[row * 4 + column] ?? 0;
          expect(score).toBeGreaterThanOrEqual(sum - 1e-12);
        }
      }
      for (const [index, step] of steps.entries())
        expect(step.row).toBeGreaterThanOrEqual(steps[index - 1]?.rowEnd ?? 0);
    }),
  );
});

test('a Gumbel distribution is found again from its quantiles', () => {
  const scores = Array.from({ length: 999 }, (_, index) => 12 - Math.log(-Math.log((index + 1) / 1000)) / 0.4);
  const fitted = fitExtremeValues(scores, 20);
  expect(fitted.rate).toBeCloseTo(0.4, 1);
  expect(fitted.location).toBeCloseTo(12, 1);
  const rare = exceedance(fitted, 12 + Math.log(100) / 0.4, 20);
  expect(rare).toBeGreaterThan(0.01);
  expect(rare).toBeLessThan(0.03);
  expect(exceedance(fitted, 25, 40)).toBeGreaterThan(exceedance(fitted, 25, 20));
});

function train(id: string, digits: string): Consist {
  return {
    id,
    wagons: lengthsOf(digits).map((lengthMetres, index) => ({
      lengthMetres,
      lengthDeviation: 0.4,
      colour: colours[(Number(digits[index]) * 7 + index) % colours.length] ?? null,
    })),
  };
}

/** Twelve trains of 14 wagons from a linear congruence. */
function strangers(): Consist[] {
  let state = 12345;
  const digit = (): string => String(Math.floor(((state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31) * 10));
  return Array.from({ length: 12 }, (_, index) =>
    train(`stranger ${index}`, Array.from({ length: 14 }, digit).join('')),
  );
}
