import { describe, expect, it } from 'vitest';
import { countability } from './countability.ts';

describe('countability', () => {
  it.each([
    [0.3, 'count', false],
    [0.7, 'count', false],
    [0.71, 'count', true],
    [1, 'count', true],
    [1.01, 'length', false],
    [2, 'length', false],
    [2.5, 'occupancy', false],
    [3, 'occupancy', false],
    [3.01, 'none', false],
    [10, 'none', false],
  ] as const)('railcars at %d m: %s', (gsd, answer, flagged) => {
    expect(countability('railcar', gsd)).toMatchObject({ answer, flagged });
  });

  it('takes every spelling of a class that core takes for the same', () => {
    for (const name of ['Railcars', 'rail cars', 'rail-car']) expect(countability(name, 0.5).answer).toBe('count');
  });

  it('never gets worse when the image gets sharper', () => {
    const worth = { count: 3, length: 2, occupancy: 1, none: 0 };
    let last = Infinity;
    for (let gsd = 0.1; gsd < 5; gsd += 0.05) {
      const now = worth[countability('railcar', gsd).answer];
      expect(now).toBeLessThanOrEqual(last);
      last = now;
    }
  });

  it('promises nothing for a class or a resolution it does not know, and says which', () => {
    expect(countability('fishing nets', 0.3)).toEqual({
      answer: 'none',
      flagged: false,
      reason: 'no limits are known for "fishing nets"',
    });
    expect(countability('railcar', null).reason).toMatch(/resolution of the image is not known/);
    for (const absurd of [0, -1, NaN, Infinity]) {
      expect(countability('railcar', absurd)).toMatchObject({
        answer: 'none',
        reason: expect.stringContaining('not possible'),
      });
    }
  });
});
