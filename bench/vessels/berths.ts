import { findArrivals, findWater, mapShore } from '#imagery';
import { makeRandom } from '../imagery-files.ts';
import type { Measurement } from '../measure.ts';
import type { Port } from './read-port.ts';
import { matchLabels, share } from './score-vessels.ts';
import { type OtherDates, simulateDate } from './simulate-dates.ts';

const dates = 5;
const draws = 2;
const nearMetres = 100;
/** Registration as ESA states it for Sentinel-2 (0.3 pixels), and twice as bad. */
const cases: readonly OtherDates[] = [
  { shiftPixels: 0.3, occupied: 0.3 },
  { shiftPixels: 0.3, occupied: 0.6 },
  { shiftPixels: 0.6, occupied: 0.3 },
];

/**
 * Vessels at berths by change against five other dates that are made from the real one: there is one date of each port
 * (0006). What nobody labelled stands on all dates alike, so that incomplete labels do no harm; but cranes, cargo, tides and the
 * sun do not move either, so that true precision will be lower.
 */
export function measureBerths(port: Port): Measurement[] {
  const { grid } = port.scene;
  return cases.flatMap((how) => {
    const moored = port.labels.filter(({ offshoreMetres }) => offshoreMetres < nearMetres);
    const sums = { finds: 0, right: 0, labels: 0 };
    for (let draw = 0; draw < draws; draw++) {
      const random = makeRandom(100 + draw);
      const others = Array.from({ length: dates }, () => simulateDate(port, moored, how, random));
      const water = findWater([port.scene, ...others], { ...grid, pixelArea: port.metres ** 2 });
      const { band } = mapShore(water, grid, port.placement);
      const finds = findArrivals(port.scene, others, band, port.placement);
      sums.finds += finds.length;
      sums.right += matchLabels(finds, moored, port).size;
      sums.labels += moored.length;
    }
    const name = `vessels: ${port.name}, berths by ${dates} simulated dates, ${how.shiftPixels} pixels of shift, ${how.occupied * 100} % occupied`;
    return [share(`${name}, precision`, sums.right, sums.finds), share(`${name}, recall`, sums.right, sums.labels)];
  });
}
