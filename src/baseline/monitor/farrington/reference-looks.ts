import { type MonitoredSeries, monthsAfter, weekday, yearsBefore } from '../monitored-series.ts';
import { MonitorError } from '../monitor-error.ts';

/**
 * Groups of the season around one look (Noufaily et al. 2013, section 3.3): the 2w + 1 looks around the same time in
 * each of the last b years, and the w before now, are group `noPeriods`; each stretch between two such windows is cut
 * into noPeriods - 1 parts, the first ones longer by one where it does not divide. Entry i of the result is the group
 * of look i, 1 to noPeriods, or 0 where it belongs to none. `now` counts from 0.
 */
export function assignSeasonGroups(
  series: MonitoredSeries,
  now: number,
  { b, w, noPeriods }: { readonly b: number; readonly w: number; readonly noPeriods: number },
): Int32Array {
  const groups = new Int32Array(series.counts.length);
  const references = findReferences(series, now, b);
  groups.fill(noPeriods, Math.max(0, now - w), now + 1);
  for (let year = 1; year <= b; year += 1) {
    const reference = references[year]!;
    if (reference - w < -1) throw tooShort(now, b, w);
    groups.fill(noPeriods, Math.max(0, reference - w), reference + w + 1);
    if (noPeriods > 1) fillBetween(groups, reference + w + 1, references[year - 1]! - w, noPeriods - 1, now);
  }
  return groups;
}

/** The 2w + 1 looks around the same time in each of the last b years, oldest year first, that exist. */
export function findWindowLooks(series: MonitoredSeries, now: number, b: number, w: number): number[] {
  const looks: number[] = [];
  for (let year = b; year >= 1; year -= 1) {
    for (let offset = -w; offset <= w; offset += 1) looks.push(findWindowLook(series, now, year, offset));
  }
  return looks.filter((look) => look >= 0);
}

/** Looks at the same time of year, `now` first. By date the nearest look on the same weekday. */
function findReferences(series: MonitoredSeries, now: number, years: number): number[] {
  const { days, step, frequency } = series;
  return Array.from({ length: years + 1 }, (_, year) => {
    if (year === 0) return now;
    const index = days === null ? now - frequency * year : findDay(series, sameTimeOfYear(days[now]!, year, step));
    if (index < 0) throw tooShort(now, years, 0);
    return index;
  });
}

function sameTimeOfYear(today: number, year: number, step: MonitoredSeries['step']): number {
  const day = yearsBefore(today, year);
  return step === 'week' ? nearestOnWeekday(day, weekday(today)) : day;
}

/** At most three days away. */
function nearestOnWeekday(day: number, wanted: number): number {
  const ahead = (wanted - weekday(day) + 7) % 7;
  return ahead <= 3 ? day + ahead : day + ahead - 7;
}

function findWindowLook(series: MonitoredSeries, now: number, year: number, offset: number): number {
  const { days, step, frequency } = series;
  if (days === null) return now - frequency * year + offset;
  const today = days[now]!;
  const sameTime = yearsBefore(today, year);
  if (step === 'week') return findDay(series, nearestOnWeekday(sameTime + 7 * offset, weekday(today)));
  if (step === 'day') return findDay(series, sameTime + offset);
  const month = monthsAfter(sameTime, offset);
  return findDay(series, month - new Date(month * 86_400_000).getUTCDate() + new Date(today * 86_400_000).getUTCDate());
}

function findDay({ days }: MonitoredSeries, day: number): number {
  let [low, high] = [0, days!.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (days![middle] === day) return middle;
    if (days![middle]! < day) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function fillBetween(groups: Int32Array, from: number, to: number, parts: number, now: number): void {
  const length = to - from;
  if (length < parts) {
    throw new MonitorError(
      'bad-option',
      `look ${now + 1}: noPeriods ${parts + 1} cuts ${length} looks between two windows into ${parts} parts; take fewer, or a smaller w`,
    );
  }
  const [each, longer] = [Math.floor(length / parts), length % parts];
  let at = from;
  for (let part = 1; part <= parts; part += 1) {
    const size = each + (part <= longer ? 1 : 0);
    groups.fill(part, at, at + size);
    at += size;
  }
}

function tooShort(now: number, b: number, w: number): MonitorError {
  return new MonitorError(
    'too-short',
    `look ${now + 1} has no ${b} years with a window of ${w} before it in the series; begin range later, or take a smaller b`,
  );
}
