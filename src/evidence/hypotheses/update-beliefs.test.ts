import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hypothesis, ProbabilityRange } from '#core';
import { updateBeliefs } from './update-beliefs.ts';
import { weighHypotheses } from './weigh-hypotheses.ts';

type Likelihoods = Readonly<Record<string, ProbabilityRange | null>>;
const hypothesis = (id: string, evidence: Likelihoods, prior: ProbabilityRange | null = null): Hypothesis => ({
  id,
  caseId: 'c',
  text: id,
  evidence: Object.entries(evidence).map(([documentId, likelihood]) => ({
    citation: { kind: 'document', documentId, exact: 'x' },
    reads: 'neutral',
    reason: 'because',
    likelihood,
  })),
  missing: [],
  expects: [],
  prior,
  unseeable: [],
});
const point = (value: number): ProbabilityRange => ({ low: value, high: value });
const update = (hypotheses: readonly Hypothesis[]): ReturnType<typeof updateBeliefs> =>
  updateBeliefs(hypotheses, weighHypotheses(hypotheses));

describe('beliefs in numbers', () => {
  it('are Bayes where everything is exact: 0.8 against 0.2 turns even odds into 4 to 1', () => {
    const { posteriors, steps } = update([hypothesis('A', { d: point(0.8) }), hypothesis('B', { d: point(0.2) })]);
    expect(posteriors.map((one) => [one.hypothesisId, one.low])).toEqual([
      ['A', expect.closeTo(0.8, 12)],
      ['B', expect.closeTo(0.2, 12)],
    ]);
    expect(posteriors[0]!.high).toBeCloseTo(0.8, 12);
    expect(steps[0]!.ratio).toMatchObject({ between: ['A', 'B'], low: expect.closeTo(4, 12) });
  });

  it('have the bounds that all choices within the ranges reach, and no wider ones', () => {
    const range = fc
      .tuple(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([low, more]): ProbabilityRange => ({ low, high: low + more * (1 - low) }));
    const choose = ({ low, high }: ProbabilityRange, share: number): number => low + share * (high - low);
    fc.assert(
      fc.property(
        fc.array(range, { minLength: 3, maxLength: 3 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (ranges, shares) => {
          const { posteriors } = update(ranges.map((one, at) => hypothesis(`H${at}`, { d: one })));
          const weights = ranges.map((one, at) => choose(one, shares[at]!));
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          for (const { hypothesisId, low, high } of posteriors) {
            const value = weights[Number(hypothesisId[1])]! / total;
            expect(value).toBeGreaterThanOrEqual(low - 1e-12);
            expect(value).toBeLessThanOrEqual(high + 1e-12);
          }
          const [first] = ranges;
          const others = ranges.slice(1).reduce((sum, one) => sum + one.high, 0);
          const found = posteriors.find((one) => one.hypothesisId === 'H0')!;
          expect(found.low).toBeCloseTo(first!.low / (first!.low + others), 12);
        },
      ),
    );
  });

  it('leave out what is not in numbers for every hypothesis, and say so', () => {
    const { steps, leftOut } = update([
      hypothesis('A', { d: point(0.8), e: null }),
      hypothesis('B', { d: null, e: null }),
    ]);
    expect(steps).toEqual([]);
    expect(leftOut.map((one) => one.reason)).toEqual(
      expect.arrayContaining(['no likelihood above 0 for B', 'not put in numbers']),
    );
  });

  it('are not narrowed by a copy', () => {
    const families = new Map([
      ['d', 'd'],
      ['copy', 'd'],
    ]);
    const one = [hypothesis('A', { d: point(0.8) }), hypothesis('B', { d: point(0.2) })];
    const two = [
      hypothesis('A', { d: point(0.8), copy: point(0.9) }),
      hypothesis('B', { d: point(0.2), copy: point(0.1) }),
    ];
    const first = (some: readonly Hypothesis[]): ProbabilityRange =>
      updateBeliefs(some, weighHypotheses(some, { copyFamilies: families })).posteriors[0]!;
    expect(first(one)).toMatchObject({ low: expect.closeTo(0.8, 12), high: expect.closeTo(0.8, 12) });
    expect(first(two)).toMatchObject({ low: expect.closeTo(0.8, 12), high: expect.closeTo(0.9, 12) });
  });

  it('name the item without which another would lead, and the words of the range', () => {
    const { sensitive, posteriors } = update([
      hypothesis('A', { d: point(0.9), e: point(0.4) }),
      hypothesis('B', { d: point(0.3), e: point(0.6) }),
    ]);
    expect(sensitive).toEqual([{ rowId: 'document d x', leading: 'B' }]);
    expect(posteriors[0]!.words).toEqual(['likely']);
  });
});
