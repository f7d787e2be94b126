import { type TimeRange, firstDayOf, lastDayOf, overlaps } from './time-range.ts';

/** Finds what overlaps a range of time without asking everything: by the days it touches. For ranges of days or weeks. */
export class DayIndex<T extends { readonly range: TimeRange }> {
  readonly #byDay = new Map<number, T[]>();

  add(item: T): void {
    for (let day = firstDayOf(item.range); day <= lastDayOf(item.range); day += 1) {
      const there = this.#byDay.get(day);
      if (there) there.push(item);
      else this.#byDay.set(day, [item]);
    }
  }

  /** Those that overlap the range, each once, in order of their first day in common. */
  overlapping(range: TimeRange): readonly T[] {
    const first = firstDayOf(range);
    const last = lastDayOf(range);
    let found: T[] | null = null;
    for (let day = first; day <= last; day += 1) {
      for (const item of this.#byDay.get(day) ?? nothing) {
        if (!overlaps(item.range, range)) continue;
        if (found === null) found = [item];
        else if (!found.includes(item)) found.push(item);
      }
    }
    return found ?? nothing;
  }
}

const nothing: readonly never[] = [];
