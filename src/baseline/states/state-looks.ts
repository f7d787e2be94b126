import type { Point } from '../series/points.ts';
import { firstDayOf, lastDayOf, middleDay } from '../series/time-range.ts';

/** Seen on one day: is it on? */
export interface StateLook {
  /** Days since 1970. */
  readonly day: number;
  readonly isOn: boolean;
}

/** A statement about a longer span speaks of every day in it; it stands as one look in so many days. */
const daysPerLook = 30;
const mostLooksPerSpan = 60;
/** Spans up to this many days are one look. */
const longestSingle = 7;

/** Yes and no as looks in order of date; "uncertain" says nothing either way. */
export function stateLooks(points: readonly Point[]): StateLook[] {
  return points
    .flatMap((point) => {
      const { seen, when } = point.main;
      if (seen.kind !== 'state' || seen.state === 'uncertain') return [];
      const isOn = seen.state === 'yes';
      const [first, last] = [firstDayOf(point.range), lastDayOf(point.range)];
      if (when.to === null || last - first < longestSingle) return [{ day: middleDay(point.range), isOn }];
      const steps = Math.min(mostLooksPerSpan, Math.ceil((last - first) / daysPerLook));
      return Array.from({ length: steps + 1 }, (_, index) => ({ day: first + ((last - first) * index) / steps, isOn }));
    })
    .sort((a, b) => a.day - b.day || Number(a.isOn) - Number(b.isOn));
}
