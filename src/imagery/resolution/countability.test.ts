import { describe, expect, it } from 'vitest';
import { countability } from './countability.ts';
import { predictNiirs } from './giqe5.ts';

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
      canType: false,
      niirs: null,
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

  it.each([
    ['ships', [2, 3, 10, 15, 30]],
    ['container', [0.5, 0.5, 0.8, 1.5, 3]],
    ['vehicles', [0.3, 0.4, 0.6, 1, 2]],
    ['wagons', [0.5, 0.7, 1, 2, 3]],
  ] as const)('%s have limits for kind, count, flagged count, length and occupancy: %j', (name, limits) => {
    const [type, sure, flagged, length, occupancy] = limits;
    expect(countability(name, type).canType).toBe(true);
    expect(countability(name, type * 1.01).canType).toBe(false);
    expect(countability(name, sure)).toMatchObject({ answer: 'count', flagged: false });
    expect(countability(name, flagged)).toMatchObject({ answer: 'count', flagged: true });
    expect(countability(name, length).answer).toBe('length');
    expect(countability(name, occupancy).answer).toBe('occupancy');
    expect(countability(name, occupancy * 1.01).answer).toBe('none');
  });

  it('aircraft have no length to measure', () => {
    expect([1.5, 3, 3.1, 10, 11].map((gsd) => countability('airplanes', gsd).answer)).toEqual([
      'count',
      'count',
      'occupancy',
      'occupancy',
      'none',
    ]);
  });

  it('an image that shows less than its pixels promise is judged by what it shows', () => {
    expect(countability('railcar', 0.3, 1)).toMatchObject({
      answer: 'count',
      flagged: true,
      canType: false,
      reason: expect.stringMatching(/^its pixels are 0.3 m but show no more than 1 m would: gaps/),
    });
    expect(countability('railcar', 0.5, 0.4)).toEqual(countability('railcar', 0.5));
  });

  it('a prototype of an object is no class', () => {
    expect(countability('constructor', 0.3).reason).toMatch(/no limits are known/);
  });
});

describe('GIQE-5', () => {
  it.each([
    [0.3, 5.8],
    [0.5, 5.1],
    [0.7, 4.6],
    [1, 4.1],
    [1.5, 3.5],
    [3, 2.5],
    [10, 0.8],
  ])('at %d m gives NIIRS %d', (gsdMetres, niirs) => {
    expect(predictNiirs({ gsdMetres })).toBeCloseTo(niirs, 1);
    expect(countability('railcar', gsdMetres).niirs).toBe(predictNiirs({ gsdMetres }));
  });

  it('gives the check value of its publication', () => {
    expect(predictNiirs({ gsdMetres: 0.52832, edgeResponse: 0.35, signalToNoise: 50 })).toBeCloseTo(5.015, 3);
  });

  it('rates a sharper and a cleaner image higher', () => {
    const usual = predictNiirs({ gsdMetres: 0.5 });
    expect(predictNiirs({ gsdMetres: 0.5, edgeResponse: 0.5 })).toBeGreaterThan(usual);
    expect(predictNiirs({ gsdMetres: 0.5, signalToNoise: 10 })).toBeLessThan(usual);
  });
});
