import { describe, expect, it } from 'vitest';
import { assessSeries } from '#baseline';
import { countedZones, ofPlace, ofZone, seriesChart } from '#brief';
import { type Observation, parseDateSpan } from '#core';

const look = (day: number, zoneId: string | null, low: number): Observation => ({
  id: `${day}-${zoneId ?? 'whole'}`,
  siteId: 'yard',
  zoneId,
  objectClass: 'railcars',
  when: parseDateSpan(`2023-0${day}-05`),
  seen: { kind: 'count', low, high: low },
  visibleShare: 1,
  note: null,
  observer: 'us',
  sensor: null,
  source: null,
  review: 'accepted',
  sceneId: null,
  method: null,
});
const days = [1, 2, 3, 4, 5, 6];
const judge = (observations: readonly Observation[]): ReturnType<typeof assessSeries> =>
  assessSeries({ siteId: 'yard', objectClass: 'railcars', observations, at: null });
const parts = days.flatMap((day) => [look(day, 'track-1', day), look(day, 'track-2', 20)]);
const whole = days.map((day) => look(day, null, day + 20));
const marks = (svg: string): number => svg.match(/data-date=/g)?.length ?? 0;

describe('the chart of a place whose parts were counted too', () => {
  const assessment = judge([...whole, ...parts]);

  it('draws each look at the whole once, and each leads to its date', () => {
    expect(ofPlace(assessment).series).toHaveLength(6);
    expect(marks(seriesChart(assessment))).toBe(6);
  });

  it('has the parts apart, without the baseline of the whole', () => {
    expect(countedZones(assessment)).toEqual([
      { zoneId: 'track-1', counts: 6 },
      { zoneId: 'track-2', counts: 6 },
    ]);
    const part = ofZone(assessment, 'track-1');
    expect(part.series.map(({ low }) => low)).toEqual(days);
    expect(marks(seriesChart(part))).toBe(6);
    expect(seriesChart(part)).not.toContain('of looks at most');
  });

  it('draws the parts where nobody counted the whole', () => {
    expect(marks(seriesChart(judge(parts)))).toBe(12);
  });
});
