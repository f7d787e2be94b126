import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Observation, type Seen, type Site, formatDay, parsePartialDate } from '#core';
import type { ReadItem, Rejection } from '../ports/reading.ts';
import { decodeObservationsCsv, encodeObservationsCsv } from './observations-csv.ts';
import { SiteIndex } from './site-index.ts';

const header = 'site,lat,lon,image_date,object_class,count_min,count_max,count_text,source_url,published\n';

function decode(
  text: string,
  sites: Site[] = [],
): { observations: Observation[]; sites: Site[]; rejected: Rejection[] } {
  const items: ReadItem[] = [...decodeObservationsCsv(text, 'counts.csv', new SiteIndex(sites))];
  return {
    observations: items.flatMap((item) => (item.type === 'record' && item.kind === 'observation' ? [item.record] : [])),
    sites: items.flatMap((item) => (item.type === 'record' && item.kind === 'site' ? [item.record] : [])),
    rejected: items.flatMap((item) => (item.type === 'rejected' ? [item.rejection] : [])),
  };
}

const yard: Site = {
  id: 'yard',
  name: 'Yard',
  aliases: ['두만강'],
  country: null,
  geometry: null,
  approximate: true,
  note: null,
};

const text = fc
  .string({ unit: 'grapheme' })
  .map((one) => one.replaceAll('\u0000', '').trim())
  .filter((one) => !/[\r\n]/.test(one));
const words = fc
  .oneof(text, fc.constantFrom('=1+1', '+49', '-', '@home', "'=x", "''-y", 'a, "b"'))
  .map((one) => one.trim() || null);
const bound = fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: null });
const bounds = fc
  .tuple(bound, bound)
  .filter(([low, high]) => (low !== null || high !== null) && (low === null || high === null || low <= high));
const seen: fc.Arbitrary<Seen> = fc.oneof(
  bounds.map(([low, high]): Seen => ({ kind: 'count', low, high })),
  bounds.map(([low, high]): Seen => ({ kind: 'measure', unit: 'm2', low, high })),
  fc.constantFrom<Seen>(
    { kind: 'state', state: 'uncertain' },
    { kind: 'state', state: 'yes' },
    { kind: 'uncounted' },
    { kind: 'unusable', reason: 'cloud, all of it' },
    { kind: 'not-observed', reason: 'no image' },
  ),
);
const date = fc.integer({ min: 0, max: 25_000 }).map(formatDay);
const observation: fc.Arbitrary<Observation> = fc.record({
  id: fc.uuid().map((one) => `obs-${one}`),
  siteId: fc.constant('yard'),
  zoneId: fc.constantFrom(null, 'track-1'),
  objectClass: fc.constantFrom('railcars', 'train length (m)', '5 MWe reactor status'),
  when: date.map((from) => ({ from, to: null })),
  seen,
  note: words,
  sensor: words,
  observer: words,
  source: fc.option(
    fc.record({
      url: fc.constant('https://example.org/a?b=1,2'),
      title: words.map((one) => one ?? ''),
      published: fc.option(date, { nil: null }),
      publishedInferred: fc.boolean(),
      quote: words,
    }),
    { nil: null },
  ),
  sceneId: fc.constant(null),
  method: fc.constantFrom(null, { name: 'detector', version: '1.2' }),
  visibleShare: fc.constantFrom(null, 0.25, 1),
  review: fc.constantFrom('draft', 'accepted', 'rejected'),
});

describe('an observations CSV', () => {
  it('written and read again gives the same observations', () => {
    fc.assert(
      fc.property(fc.uniqueArray(observation, { selector: (one) => one.id }), (observations) => {
        const again = decode(encodeObservationsCsv(observations, [yard]), [yard]);
        expect(again.rejected).toEqual([]);
        expect(again.observations).toEqual(observations);
      }),
    );
  });

  it('a cell never begins like a formula', () => {
    const one = { ...fc.sample(observation, { numRuns: 1, seed: 1 })[0]!, note: '=HYPERLINK("x")', observer: '@me' };
    expect(encodeObservationsCsv([one], [yard])).not.toMatch(/(^|,)"?[=@]/m);
  });

  it('keeps "at least", "at most", zero and no number apart', () => {
    const rows = [',73,', ',,20', ',0,0', ',,'].map((bounds, day) => `Yard,,,2023-10-0${day + 1},railcars${bounds},,,`);
    expect(decode(`${header}${rows.join('\n')}\n`).observations.map((one) => one.seen)).toEqual([
      { kind: 'count', low: 73, high: null },
      { kind: 'count', low: null, high: 20 },
      { kind: 'count', low: 0, high: 0 },
      { kind: 'uncounted' },
    ]);
  });

  it('reads 1, 0 and nothing of a status as yes, no and uncertain', () => {
    const rows = ['1,1', '0,0', ','].map(
      (bounds, day) => `Yard,,,2023-10-0${day + 1},5 MWe reactor status,${bounds},,,`,
    );
    expect(decode(`${header}${rows.join('\n')}\n`).observations.map((one) => one.seen)).toEqual([
      { kind: 'state', state: 'yes' },
      { kind: 'state', state: 'no' },
      { kind: 'state', state: 'uncertain' },
    ]);
  });

  it('binds a row to a site by alias, and makes a site of an unknown name once', () => {
    const rows =
      '두만강,,,2023-10-05,railcars,1,1,,,\nNew yard,42.4,130.6,2023-10-05,railcars,2,2,,,\nNEW YARD,,,2023-10-06,railcars,3,3,,,\n';
    const { observations, sites, rejected } = decode(header + rows, [yard]);
    expect(rejected).toEqual([]);
    expect(observations.map((one) => one.siteId)).toEqual(['yard', 'new-yard', 'new-yard']);
    expect(sites).toHaveLength(1);
    expect(sites[0]!.geometry).toEqual({ type: 'Point', coordinates: [130.6, 42.4] });
  });

  it('a question mark after the date of publication means the page does not carry it', () => {
    const { observations } = decode(`${header}Yard,,,2023-10-05,railcars,1,1,,https://example.org,2023-10?\n`);
    expect(observations[0]!.source).toMatchObject({ published: parsePartialDate('2023-10'), publishedInferred: true });
  });

  it('the same row has the same id, another counter another one', () => {
    const row = 'Yard,,,2023-10-05,railcars,1,1,,https://example.org/a,2023\n';
    const first = decode(header + row).observations[0]!.id;
    expect(decode(header + row.replace('1,1', '2,2')).observations[0]!.id).toBe(first);
    expect(decode(header + row.replace('/a', '/b')).observations[0]!.id).not.toBe(first);
  });

  it.each([
    ['a date that does not exist', 'Yard,,,2023-13-40,railcars,1,1,,,', 'image_date', /month 13/],
    ['a negative count', 'Yard,,,2023-10-05,railcars,-3,1,,,', 'count_min', /negative/],
    ['a count that is no number', 'Yard,,,2023-10-05,railcars,many,,,,', 'count_min', /number/],
    ['half an object', 'Yard,,,2023-10-05,railcars,1.5,2,,,', 'count_min', /whole/],
    ['bounds in the wrong order', 'Yard,,,2023-10-05,railcars,5,2,,,', 'count_min', /low not above high/],
    ['a latitude of 95', 'Far,95,130,2023-10-05,railcars,1,1,,,', 'lat, lon', /-90 to 90/],
    ['an address that is none', 'Yard,,,2023-10-05,railcars,1,1,,javascript:alert(1),', 'source_url', /http/],
    ['no site', ',,,2023-10-05,railcars,1,1,,,', 'site', /name or id/],
    ['no class', 'Yard,,,2023-10-05,,1,1,,,', 'object_class', /./],
    ['a state of 2', 'Yard,,,2023-10-05,reactor status,2,2,,,', 'count_min', /1 \(yes\)/],
    ['a date without its source', 'Yard,,,2023-10-05,railcars,1,1,,,2023', 'source_url', /published/],
  ])('%s is refused with row, column and what was expected; the other rows are kept', (_name, bad, column, why) => {
    const good = 'Yard,,,2023-10-04,railcars,7,7,,,';
    const { observations, rejected } = decode(`${header}${good}\n${bad}\n${good.replace('04', '06')}\n`);
    expect(observations).toHaveLength(2);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ file: 'counts.csv', row: 3, column });
    expect(rejected[0]!.reason).toMatch(why);
  });

  it('with ten thousand stray quotes in one line is refused in bounded time', () => {
    const started = process.cpuUsage();
    const text = `site,image_date,object_class\nA,2023-10-05,${'{"a":'.repeat(10_000)}\n`;
    const items = [...decodeObservationsCsv(text, 'a.csv', new SiteIndex([]))];
    expect(items.every(({ type }) => type === 'rejected')).toBe(true);
    expect(items.length).toBeLessThan(10);
    const { system, user } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(3000);
  });

  it('counts lines as an editor does, line breaks inside quotes too', () => {
    const rows = 'Yard,,,2023-10-04,railcars,7,7,"two\nlines\nmore",,\nYard,,,bad,railcars,1,1,,,\n';
    expect(decode(header + rows).rejected[0]).toMatchObject({ row: 5, column: 'image_date', value: 'bad' });
  });

  it('a row too short, a row twice and an open quote are refused alone', () => {
    const good = 'Yard,,,2023-10-04,railcars,7,7,,,';
    const { observations, rejected } = decode(
      `${header}Yard,,\n${good}\n${good}\nYard,,,2023-10-09,railcars,1,1,"open,,\n`,
    );
    expect(observations).toHaveLength(1);
    expect(rejected.map((one) => one.row)).toContain(2);
    expect(rejected.some((one) => /stands in the file before/.test(one.reason))).toBe(true);
    expect(rejected.some((one) => /quote/i.test(one.reason))).toBe(true);
  });

  it.each([
    ['an unknown column', 'site,image_date,object_class,colour', 'colour'],
    ['a column that stands twice', 'site,image_date,object_class,site', 'site'],
    ['a missing column', 'site,object_class', 'image_date'],
  ])('%s refuses the file in one line', (_name, wrong, column) => {
    const { observations, rejected } = decode(`${wrong}\nYard,2023-10-05,railcars,red\n`);
    expect(observations).toEqual([]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ row: 1, column });
  });
});
