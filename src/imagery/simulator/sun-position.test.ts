import { describe, expect, it } from 'vitest';
import { computeSunPosition } from './sun-position.ts';

describe('the sun', () => {
  // NREL's Solar Position Algorithm report (Reda and Andreas 2008, table A5.1): Golden, Colorado, 2003-10-17 12:30:30 MST.
  it('stands where the worked example of the Solar Position Algorithm has it', () => {
    const { azimuth, elevation } = computeSunPosition('2003-10-17T19:30:30Z', { lon: -105.1786, lat: 39.742476 });
    expect(Math.abs(azimuth - 194.34)).toBeLessThan(0.05);
    expect(Math.abs(elevation - (90 - 50.1116))).toBeLessThan(0.05);
  });

  it('stands in the south at noon, in the east before, higher in June than in December', () => {
    const at = (instant: string): ReturnType<typeof computeSunPosition> =>
      computeSunPosition(instant, { lon: 0, lat: 50 });
    expect(Math.abs(at('2023-06-21T12:02:00Z').azimuth - 180)).toBeLessThan(0.5);
    expect(Math.abs(at('2023-06-21T12:02:00Z').elevation - (90 - 50 + 23.44))).toBeLessThan(0.1);
    expect(Math.abs(at('2023-12-22T11:58:00Z').elevation - (90 - 50 - 23.44))).toBeLessThan(0.1);
    expect(at('2023-06-21T06:00:00Z').azimuth).toBeLessThan(90);
  });
});
