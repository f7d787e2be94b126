import { describe, expect, it } from 'vitest';
import { counterKey } from '../index.ts';

const key = (observer: string | null): string => counterKey({ observer, method: null });

describe('who counted', () => {
  it.each([
    ['VOA Korean', 'voa korean'],
    ['VOA Korean via News1/Dong-A', 'voa korean'],
    ['38 North (Pabian, Bermudez, Liu)', '38 north'],
    ['38 North (copy, Heinonen)', '38 north'],
    ['White House image, restated by Beyond Parallel; here via Militarnyi', 'white house'],
    ['White House (Kirby)', 'white house'],
    ['Beyond Parallel (CSIS), quoted by Meduza', 'beyond parallel'],
    ['copy of RFA figures (probable; origin not named on the page)', 'rfa'],
    ['RFA (Radio Free Asia)', 'rfa'],
  ])('%s: %s', (observer, expected) => {
    expect(key(observer)).toBe(expected);
  });

  it('stays two parties for two that worked together', () => {
    expect(key('Beyond Parallel (CSIS) and 38 North via KBS World')).not.toBe(key('Beyond Parallel (CSIS)'));
  });

  it('is the detector where nobody is named, and nobody where nothing is', () => {
    expect(counterKey({ observer: null, method: { name: 'Railcar-Detector', version: '1' } })).toBe('railcar-detector');
    expect(key(null)).toBe('');
  });
});
