import { type Assessment, type Observation, type PartialDate, type Seen, objectClassKey, parseDateSpan } from '#core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessSeries } from './index.ts';

let made = 0;
function observe(
  date: string,
  seen: Seen | number | [number | null, number | null],
  more: Partial<Observation> = {},
): Observation {
  const [low, high] = typeof seen === 'number' ? [seen, seen] : Array.isArray(seen) ? seen : [null, null];
  made += 1;
  return {
    id: `o${made}`,
    siteId: 'yard',
    zoneId: null,
    objectClass: 'railcars',
    when: parseDateSpan(date),
    seen: typeof seen === 'object' && !Array.isArray(seen) ? seen : { kind: 'count', low, high },
    note: null,
    sensor: null,
    observer: 'A',
    source: null,
    sceneId: null,
    method: null,
    visibleShare: null,
    review: 'accepted',
    ...more,
  };
}

function assess(observations: readonly Observation[], at: string | null = null, level?: number): Assessment {
  return assessSeries({
    siteId: 'yard',
    objectClass: 'Rail car',
    observations,
    at: at as PartialDate | null,
    ...(level === undefined ? {} : { level }),
  });
}

const usual = [7, 11, 5, 8, 12, 9, 4, 10, 6, 8].map((count, index) =>
  observe(`2023-0${1 + (index % 9)}-1${index}`, count),
);
const note = (assessment: Assessment, part: RegExp): string | undefined =>
  assessment.notes.find((each) => part.test(each));

describe('a count in its series', () => {
  it('far above ten usual looks raises an alert and is a record of ten', () => {
    const result = assess([...usual, observe('2023-10-05', 73)]);
    expect(result.target).toEqual({ date: '2023-10-05', low: 73, high: 73 });
    expect(result.alert).toBe(true);
    expect(result.exceedance).toBeLessThan(0.001);
    expect([result.recordOf, result.recordProbability]).toEqual([10, 1 / 11]);
    expect(result.baseline).toMatchObject({ n: 10, searched: 10, from: '2023-01-10', to: '2023-09-18', level: 0.99 });
    expect(result.sensitivity!.rows.length).toBeGreaterThan(5);
    expect(result.sensitivity!.stands).toBe(true);
  });

  it('among the usual raises none', () => {
    const result = assess([...usual, observe('2023-10-05', 11)]);
    expect(result.alert).toBe(false);
    expect(result.exceedance).toBeGreaterThan(0.1);
    expect(result.recordOf).toBeNull();
    expect(result.recordProbability).toBeNull();
  });

  it('alerts exactly when the exceedance is below 1 - level, which is when it lies above the upper bound', () => {
    for (const count of [12, 15, 18, 20, 22, 25, 30]) {
      for (const level of [0.9, 0.99, 0.999]) {
        const result = assess([...usual, observe('2023-10-05', count)], null, level);
        expect(result.alert).toBe(result.exceedance! < 1 - level);
        expect(result.alert).toBe(count > result.baseline.upper!);
      }
    }
  });

  it('is compared with its lower end where it is an interval', () => {
    const wide = assess([...usual, observe('2023-10-05', [12, 90])]);
    const narrow = assess([...usual, observe('2023-10-05', 12)]);
    expect(wide.exceedance).toBe(narrow.exceedance);
    expect(wide.target).toEqual({ date: '2023-10-05', low: 12, high: 90 });
    const atMost = assess([...usual, observe('2023-10-05', [null, 90])]);
    expect(atMost.exceedance).toBe(1);
    expect(atMost.target).toEqual({ date: '2023-10-05', low: null, high: 90 });
  });

  it('needs earlier looks: with none there is no exceedance, with one and two a wide one', () => {
    expect(assess([])).toMatchObject({ target: null, exceedance: null, alert: false, series: [] });
    const alone = assess([observe('2023-10-05', 73)]);
    expect(alone).toMatchObject({ exceedance: null, recordOf: null, alert: false });
    expect(alone.baseline).toMatchObject({ n: 0, mean: null, upper: null });
    expect(note(alone, /nothing to compare/)).toBeDefined();
    const one = assess([observe('2023-01-01', 8), observe('2023-10-05', 73)]);
    const two = assess([observe('2023-01-01', 8), observe('2023-02-01', 9), observe('2023-10-05', 73)]);
    expect(one.alert).toBe(false);
    expect(one.baseline.high90! - one.baseline.low90!).toBeGreaterThan(two.baseline.high90! - two.baseline.low90!);
    expect(note(one, /Only 1 look: the interval is wide/)).toBeDefined();
  });

  it('does not depend on the order of the observations', () => {
    const all = [...usual, observe('2023-02-11', 6, { observer: 'B' }), observe('2022-12/2023-05', [null, 9])];
    const expected = assess(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(assess(shuffled)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('belongs to its site and class only', () => {
    const elsewhere = observe('2023-10-06', 500, { siteId: 'port' });
    const other = observe('2023-10-06', 500, { objectClass: 'trucks' });
    expect(assess([...usual, elsewhere, other])).toEqual(assess(usual));
    expect(objectClassKey('Rail car')).toBe(objectClassKey('railcars'));
  });

  it('refuses a level that is none', () => {
    expect(() => assess(usual, null, 1)).toThrow(RangeError);
  });
});

describe('the date asked for', () => {
  it('finds the look whose span covers it, and what came before is the baseline', () => {
    const result = assess([...usual, observe('2023-10-05/2023-10-07', 40), observe('2023-11-01', 90)], '2023-10-06');
    expect(result.target?.date).toBe('2023-10-05/2023-10-07');
    expect(result.baseline.n).toBe(10);
  });

  it('without a look has no target, no exceedance and says so', () => {
    const result = assess([...usual, observe('2023-11-01', 90)], '2023-10-06');
    expect(result).toMatchObject({ target: null, exceedance: null, recordOf: null, alert: false });
    expect(result.baseline.n).toBe(10);
    expect(note(result, /^Nobody counted on that date/)).toBeDefined();
  });

  it('tells an unusable image from a look without a number', () => {
    const cloudy = assess([...usual, observe('2023-10-06', { kind: 'unusable', reason: 'cloud' })], '2023-10-06');
    expect(note(cloudy, /image could not be used/)).toBeDefined();
    const many = assess([...usual, observe('2023-10-06', { kind: 'uncounted' })], '2023-10-06');
    expect(note(many, /something was seen, no number/)).toBeDefined();
  });
});

describe('what is not a number', () => {
  const rest = [
    observe('2023-03-01', { kind: 'unusable', reason: 'cloud' }),
    observe('2023-03-02', { kind: 'not-observed', reason: 'no pass' }),
    observe('2023-03-03', { kind: 'uncounted' }),
    observe('2023-03-04', 0),
  ];

  it('stays four different things in the series', () => {
    const points = assess(rest).series.map(({ status, low }) => [status, low]);
    expect(points).toEqual([
      ['unusable', null],
      ['not-observed', null],
      ['uncounted', null],
      ['observed', 0],
    ]);
  });

  it('counts as searched where somebody looked, in the fit only where there is a number', () => {
    const result = assess([...rest, observe('2023-03-05', 3)]);
    expect(result.baseline).toMatchObject({ n: 1, searched: 2 });
  });

  it('an unusable image or a date without a look changes no probability', () => {
    const target = observe('2023-10-05', 20);
    expect(assess([...usual, ...rest.slice(0, 2), target]).exceedance).toBe(assess([...usual, target]).exceedance);
  });

  it('a series of states has no numeric baseline and is judged as states', () => {
    const states = (['yes', 'no', 'yes', 'uncertain'] as const).map((state, index) =>
      observe(`2023-01-0${index + 1}`, { kind: 'state', state }),
    );
    const result = assess(states);
    expect(result.baseline).toMatchObject({ n: 2, mean: null, upper: null });
    expect(result.target).toMatchObject({ date: '2023-01-03', low: null, high: null, state: 'yes' });
    expect(result.states!.now!.yes).toBeGreaterThan(0.8);
    expect(result.series.map(({ state, low, high }) => [state, low, high])).toEqual([
      ['yes', null, null],
      ['no', null, null],
      ['yes', null, null],
      ['uncertain', null, null],
    ]);
    expect(note(result, /not pooled as counts 0 and 1/)).toBeDefined();
  });

  it('a rejected row is left out and a draft is used, and both are said', () => {
    const result = assess([
      ...usual,
      observe('2023-03-20', 900, { review: 'rejected' }),
      observe('2023-03-21', 8, { review: 'draft' }),
    ]);
    expect(result.series.some(({ low }) => low === 900)).toBe(false);
    expect(result.series.some(({ date }) => date === '2023-03-21')).toBe(true);
    expect(note(result, /1 rejected observation left out/)).toBeDefined();
    expect(note(result, /1 observation used that no person has accepted/)).toBeDefined();
  });
});

describe('what one look is', () => {
  const later = observe('2023-12-01', 20);

  it('a count read at two places is one point, with both sources', () => {
    const result = assess([
      observe('2022-11-18', 5, { observer: 'White House (Kirby)', id: 'a' }),
      observe('2022-11-18', 5, { observer: 'White House image; here via Militarnyi', id: 'b' }),
      later,
    ]);
    expect(result.series).toHaveLength(2);
    expect(result.series[0]!.observationIds.toSorted()).toEqual(['a', 'b']);
    expect(result.baseline.n).toBe(1);
    expect(note(result, /1 row repeated/)).toBeDefined();
  });

  it('two counters on one date are two points and one look', () => {
    const both = assess([observe('2022-11-18', 5), observe('2022-11-18', 6, { observer: 'B' }), later]);
    expect(both.series).toHaveLength(3);
    expect(both.baseline.n).toBe(1);
    const hull = assess([observe('2022-11-18', [5, 6]), later]);
    expect(both.exceedance).toBe(hull.exceedance);
  });

  it('a one-sided bound that the number satisfies adds nothing', () => {
    const both = assess([observe('2022-11-18', 7), observe('2022-11-18', [5, null], { observer: 'B' }), later]);
    expect(both.exceedance).toBe(assess([observe('2022-11-18', 7), later]).exceedance);
  });

  it('two times of one day are two looks', () => {
    expect(assess([observe('2023-10-20T11:01', 1), observe('2023-10-20T15:43', 0), later]).baseline.n).toBe(2);
  });

  it('a count without a day that may be any of two other looks is not a third', () => {
    const result = assess([
      observe('2023-05-04', 3),
      observe('2023-05-20', 5),
      observe('2023-05', 4, { observer: 'B' }),
      later,
    ]);
    expect(result.series).toHaveLength(4);
    expect(result.baseline.n).toBe(2);
    expect(note(result, /1 count without an exact day/)).toBeDefined();
  });

  it('zones are added up, and a missing zone makes the sum a lower bound', () => {
    const [a, b] = [{ zoneId: 'track-a' }, { zoneId: 'track-b' }];
    const complete = assess([observe('2023-05-04', 3, a), observe('2023-05-04', 5, b), later]);
    expect(complete.baseline.n).toBe(1);
    expect(complete.exceedance).toBe(assess([observe('2023-05-04', 8), later]).exceedance);
    const partial = assess([
      observe('2023-05-04', 3, a),
      observe('2023-05-04', 5, b),
      observe('2023-06-04', 5, a),
      later,
    ]);
    const known = assess([observe('2023-05-04', 8), observe('2023-06-04', [5, null]), later]);
    expect(partial.exceedance).toBe(known.exceedance);
    expect(note(partial, /1 look without all zones/)).toBeDefined();
  });

  it('a place seen in part has its count scaled, and one seen not at all is no look', () => {
    const halves = [8, 9, 10, 11, 12].map((count, index) =>
      observe(`2023-01-0${index + 1}`, count, { visibleShare: 0.5 }),
    );
    const result = assess([...halves, observe('2023-01-20', 0, { visibleShare: 0 }), later]);
    expect(result.baseline.n).toBe(5);
    expect(result.baseline.mean).toBeGreaterThan(17);
    expect(result.baseline.mean).toBeLessThan(23);
  });
});

describe('statements about a whole period', () => {
  const claim = observe('2018-10/2023-10', [null, 20], { observer: 'CSIS', id: 'claim' });
  const against = [observe('2023-02-20', 30, { id: 'feb' }), observe('2023-08-27', 37, { id: 'aug' })];
  const target = observe('2023-10-05', 73);

  it('are shown, and are not looks', () => {
    const result = assess([claim, ...usual, target]);
    expect(result.series.find(({ status }) => status === 'bound')).toMatchObject({ low: null, high: 20 });
    expect(result.baseline.n).toBe(10);
    expect(result.contested).toEqual([]);
    expect(result.readings).toHaveLength(1);
  });

  it('contradicted by looks are contested, and read both ways', () => {
    const result = assess([claim, ...usual, ...against, target]);
    expect(result.contested).toEqual([
      { statement: 'at most 20, 2018-10/2023-10, CSIS', observationId: 'claim', contradictedBy: ['feb', 'aug'] },
    ]);
    expect(result.series.filter(({ contested }) => contested).map(({ low }) => low)).toEqual([30, 37]);
    expect(result.readings.map(({ name }) => name)).toEqual(['as observed', 'as stated: at most 20']);
    const [observed, stated] = result.readings;
    expect(observed).toMatchObject({ baseline: result.baseline, exceedance: result.exceedance, alert: result.alert });
    expect(stated!.baseline.upper).toBeLessThan(observed!.baseline.upper!);
    expect(stated!.exceedance).toBeLessThan(observed!.exceedance!);
    expect(stated!.explanation).toContain('2023-02-20: 30; 2023-08-27: 37');
  });

  it('are not contradicted by a look that may lie outside of them', () => {
    // "2023-10" may end on the 1st, so 73 on the 5th does not contradict "at most 20 until 2023-10".
    expect(assess([claim, ...usual, target]).contested).toEqual([]);
    expect(assess([claim, ...usual, observe('2023-09-30', 73)]).contested).toHaveLength(1);
  });

  it('are spans of more than a month, or of more than a week around single looks', () => {
    const status = (date: string, others: Observation[] = []): string =>
      assess([observe(date, [7, 12], { observer: 'B' }), ...others]).series.find(({ low }) => low === 7)!.status;
    expect(status('2022-10-28/2022-11-08')).toBe('observed');
    expect(status('2022-10-28/2022-11-08', [observe('2022-11-03/2022-11-04', 12)])).toBe('bound');
    expect(status('2022-11-03/2022-11-06', [observe('2022-11-04', 12)])).toBe('observed');
    expect(status('2022-10-01/2022-11-20')).toBe('bound');
    expect(status('2022-11')).toBe('observed');
  });

  it('are no baseline on their own', () => {
    const totals = [observe('2023-08/2023-11', 2000), observe('2023-08/2024-02', 6700)];
    expect(assess(totals)).toMatchObject({ target: null, exceedance: null, alert: false, baseline: { n: 0 } });
  });
});

describe('a change of the level', () => {
  const levels = (counts: number[]): Observation[] =>
    counts.map((count, index) => observe(`2023-${String(1 + index).padStart(2, '0')}-15`, count));

  it('is dated between the last look at the old level and the first at the new', () => {
    const result = assess(levels([5, 7, 6, 5, 8, 6, 61, 58, 70, 64, 66]));
    expect(result.change).toMatchObject({ date: '2023-07-15', low: '2023-06-16', high: '2023-07-15' });
    expect(result.change!.before).toBeCloseTo(6.2, 1);
    expect(result.change!.after).toBeCloseTo(63.8, 1);
    expect(result.changes).toEqual([result.change]);
    expect(note(result, /shifted within the baseline/)).toBeDefined();
  });

  it('is not claimed from one high count at the end', () => {
    expect(assess(levels([5, 7, 6, 5, 8, 6, 5, 7, 6, 90])).change).toBeNull();
  });

  it('is not seen before it happened', () => {
    expect(assess(levels([5, 7, 6, 5, 8, 6, 61, 58, 70, 64, 66]), '2023-06').change).toBeNull();
  });
});

describe('a past that is contested', () => {
  it('says which conclusions survive', () => {
    const claim = observe('2018-10/2023-10', [null, 20]);
    const survives = (count: number): Assessment['conclusions'] =>
      assess([claim, ...usual, observe('2023-02-20', 30), observe('2023-10-05', count)]).conclusions;
    expect(survives(120)).toEqual({ unusual: 'every', record: 'every' });
    expect(survives(26)).toEqual({ unusual: 'some', record: 'some' });
    expect(survives(9)).toEqual({ unusual: 'none', record: 'none' });
    expect(assess([...usual, observe('2023-10-05', 73)]).conclusions).toBeNull();
  });
});

describe('a record', () => {
  it('shared with earlier looks has their number in its chance', () => {
    const tied = assess([...usual, observe('2023-10-05', 12)]);
    expect(tied.recordOf).toBeNull();
    expect(tied.record).toEqual({ kind: 'shared', among: 10, tied: 1, probability: 2 / 11 });
  });

  it('is only possible where an earlier look is known by a lower bound', () => {
    const open = assess([...usual, observe('2023-09-30', [9, null]), observe('2023-10-05', 40)]);
    expect([open.recordOf, open.record!.kind]).toEqual([null, 'possible']);
    expect(assess([...usual, observe('2023-10-05', 3)]).record!.kind).toBe('none');
  });
});

describe('counts by kind', () => {
  const kinds = ['ore cars', 'box cars', 'tank cars', 'tank cars in repair'].map((objectClass, index) =>
    observe('2023-10-05', [175, 14, 66, 3][index]!, { objectClass }),
  );

  it('add up to a lower bound of the whole class, a subset counted once, locomotives not at all', () => {
    const result = assess([...usual, ...kinds, observe('2023-10-05', 6, { objectClass: 'locomotives' })]);
    expect(result.target).toEqual({ date: '2023-10-05', low: 255, high: null });
    expect(result.series.at(-1)!.observationIds).toHaveLength(4);
    expect(result.alert).toBe(true);
  });

  it('give way to a count of the whole class on that date', () => {
    expect(assess([...usual, ...kinds, observe('2023-10-05', 260)]).target).toMatchObject({ low: 260, high: 260 });
  });
});

describe('counts of a machine', () => {
  it('become intervals where the detector is known to err; those of people do not', () => {
    const machine = { method: { name: 'rail net', version: '3' } };
    const rows = [...usual, observe('2023-10-04', 40, machine), observe('2023-10-05', 50, machine)];
    const result = assessSeries({
      siteId: 'yard',
      objectClass: 'railcars',
      observations: rows,
      at: null,
      detector: { recall: { hits: 80, trials: 100 }, precision: { hits: 95, trials: 100 } },
    });
    expect(result.series.find(({ date }) => date === usual[0]!.when.from)!.low).toBe(7);
    const [low, high] = [result.target!.low!, result.target!.high!];
    expect(low).toBeGreaterThan(45);
    expect(low).toBeLessThan(59);
    expect(high).toBeGreaterThan(60);
    expect(note(result, /recall 80 of 100, precision 95 of 100/)).toBeDefined();
    expect(assess(rows).target).toMatchObject({ low: 50, high: 50 });
  });
});

describe('an event', () => {
  const month = (index: number): string =>
    `20${20 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, '0')}-10`;
  const levels = [6, 8, 5, 7, 9, 6, 8, 7, 5, 6, 8, 7, 6, 9, 7, 5, 21, 25, 19, 28, 24, 22, 26, 20, 23, 27, 25, 21];
  const rows = levels.map((count, index) => observe(month(index), count));
  const effect = (date: string): Assessment['events'][number] =>
    assessSeries({
      siteId: 'yard',
      objectClass: 'railcars',
      observations: rows,
      at: null,
      events: [date as PartialDate],
    }).events[0]!;

  it('after which the level rose has a small p and a ratio that holds the true one', () => {
    const { p, ratio, low, high, looks } = effect('2021-04-20');
    expect(looks).toEqual({ before: 16, after: 12 });
    expect(p).toBeLessThan(0.06);
    expect(ratio).toBeGreaterThan(2.8);
    expect(low).toBeLessThan(3.5);
    expect(high).toBeGreaterThan(3.4);
  });

  it('without a change, or too near the ends, is not made one', () => {
    expect(effect('2020-06-20').p).toBeGreaterThan(0.3);
    expect(effect('2020-01-20')).toMatchObject({ p: null, ratio: null, looks: { before: 1, after: 27 } });
  });
});
