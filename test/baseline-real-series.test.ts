import { readFileSync } from 'node:fs';
import { assessSeries } from '#baseline';
import { type Observation, type Seen, parseDateSpan, parsePartialDate, slug } from '#core';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { findData } from './data/data-folder.ts';

const file = findData('reporting/observations.csv');
const rows: Record<string, string>[] = file === undefined ? [] : parse(readFileSync(file), { columns: true });
const observations = rows.map(readRow);

/** Only what these tests need of the format in docs/formats/observations.md. */
function readRow(row: Record<string, string>, index: number): Observation {
  return {
    id: `row-${index + 2}`,
    siteId: slug(row['site']!),
    zoneId: null,
    objectClass: row['object_class']!,
    when: parseDateSpan(row['image_date']!),
    seen: readSeen(row),
    note: row['count_text']!,
    sensor: null,
    observer: row['counted_by'] || null,
    source: null,
    sceneId: null,
    method: null,
    visibleShare: null,
    review: 'accepted',
  };
}

function readSeen(row: Record<string, string>): Seen {
  const [low, high] = [row['count_min']!, row['count_max']!].map((text) => (text === '' ? null : Number(text)));
  if (/(status|activity|signs|discharge|work)$/.test(row['object_class']!)) {
    return { kind: 'state', state: low === 1 ? 'yes' : low === 0 ? 'no' : 'uncertain' };
  }
  if (low === null && high === null) return { kind: 'uncounted' };
  if (row['object_class']!.endsWith('(percent)')) return { kind: 'measure', unit: 'percent', low: low!, high: high! };
  return { kind: 'count', low: low!, high: high! };
}

describe.skipIf(file === undefined)('the published series', () => {
  const tumangang = (at: string): ReturnType<typeof assessSeries> =>
    assessSeries({ siteId: 'tumangang', objectClass: 'railcar', observations, at: parsePartialDate(at) });

  it('73 railcars at Tumangang on 2023-10-05 are an alert under both readings of the past', () => {
    const result = tumangang('2023-10-05');
    expect(result.target).toEqual({ date: '2023-10-05', low: 73, high: 73 });
    expect(result.readings.map(({ alert }) => alert)).toEqual([true, true]);
    expect(result.recordOf).toBe(10);
    expect(result.contested).toHaveLength(1);
    const contested = result.series.filter((point) => point.contested);
    expect(contested.map(({ date, low }) => [date, low])).toEqual([
      ['2023-02-02', 30],
      ['2023-08-17', 37],
    ]);
    expect(result.change).toBeNull();
  });

  it('the railcars of 2023-10-05 have the baseline one gets by hand', () => {
    // 7 | 12 and 3 | 11 | 5 and 6 | 5 | 8 | 30 | 37 | 4 | 2-3; the two statements about periods are no looks
    expect(tumangang('2023-10-05').baseline).toMatchObject({
      n: 10,
      searched: 10,
      from: '2022-10-28',
      to: '2023-09-24',
    });
    const kinds = tumangang('2023-10-05').series.filter(({ status }) => status === 'bound');
    expect(kinds.map(({ date }) => date)).toEqual(['2018-10/2023-10', '2022-10-28/2022-11-08']);
  });

  it('at least 258 wagons on 2024-06-17, counted by kind, are a shift of the level and no spike', () => {
    const result = tumangang('2024-06-17');
    expect(result.target).toEqual({ date: '2024-06-17', low: 258, high: null });
    expect(result.readings.map(({ alert }) => alert)).toEqual([true, true]);
    expect(result.excursion).toMatchObject({ kind: 'level-shift', laterLooks: 2 });
    // The first look at the new level is that of October 2023; nobody counted between the two but "at least 9".
    expect(result.change).toMatchObject({ date: '2023-10-05', high: '2023-10-05' });
    expect(result.present!.high >= '2024-06-17').toBe(true);
  });

  it('on 2023-10-04 nobody counted', () => {
    expect(tumangang('2023-10-04')).toMatchObject({
      target: null,
      exceedance: null,
      alert: false,
      baseline: { n: 10 },
    });
  });

  it('"no large ship since 12 February 2024" at Najin is contested by the ship of 10 March', () => {
    const result = assessSeries({ siteId: 'najin-port', objectClass: 'ships at pier', observations, at: null });
    expect(result.contested.map(({ statement }) => statement)).toEqual(['0, 2024-02-13/2024-03-11, VOA Korean']);
  });

  it('the reactor has states and no numeric baseline', () => {
    const result = assessSeries({ siteId: 'yongbyon', objectClass: '5 MWe reactor status', observations, at: null });
    expect(result.baseline).toMatchObject({ mean: null, upper: null });
    expect(result.series.length).toBeGreaterThan(30);
    expect(result.series.every(({ state }) => state !== undefined)).toBe(true);
  });

  it('every one gets an assessment, at its newest look and at every date in it', () => {
    const series = Map.groupBy(observations, ({ siteId, objectClass }) => `${siteId} ${objectClass}`);
    expect(series.size).toBeGreaterThan(100);
    for (const [{ siteId, objectClass }] of [...series.values()].map((of) => [of[0]!] as const)) {
      const newest = assessSeries({ siteId, objectClass, observations, at: null });
      expect(newest.series.length).toBeGreaterThan(0);
      for (const { date } of newest.series) {
        const then = assessSeries({ siteId, objectClass, observations, at: parsePartialDate(date.split('/')[0]!) });
        expect(then.baseline.intervals.every(({ low, high }) => high === null || low <= high)).toBe(true);
        if (then.exceedance !== null) expect(then.exceedance > 0 && then.exceedance <= 1).toBe(true);
        expect(then.alert).toBe(then.readings[0]!.alert);
      }
    }
  });
});
