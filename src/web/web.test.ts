import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Seen } from '#core';
import { casePath, documentPath, listPath, parsePlace } from './address.ts';
import { seenNumber, seenText } from './parts/seen-text.ts';
import { cutSegments } from './reader/segments.ts';
import { type Column, arrange } from './table/column.ts';

describe('an address', () => {
  it.each([
    ['/', { page: 'watch' }],
    ['/cases', { page: 'cases' }],
    ['/sites/두만강', { page: 'site', siteId: '두만강' }],
    ['/scenes/S2A', { page: 'place-scene', sceneId: 'S2A' }],
    ['/cases/x', { page: 'case', caseId: 'x' }],
    ['/cases/x/', { page: 'case', caseId: 'x' }],
    ['/cases/x/claims', { page: 'list', caseId: 'x', collection: 'claims' }],
    ['/cases/x/documents/d', { page: 'document', caseId: 'x', documentId: 'd' }],
  ])('%s is a page', (path, place) => {
    expect(parsePlace(path)).toEqual(place);
  });

  it.each([
    '/sites',
    '/sites/x/y',
    '/cases//claims',
    '/cases/x/secrets',
    '/cases/x/claims/y',
    '/cases/x/documents/d/e',
    '/x',
    '/cases/%ff',
  ])('%s is nowhere', (path) => {
    expect(parsePlace(path)).toEqual({ page: 'nowhere' });
  });

  it('finds back whatever id it was made of', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        const path = (made: string): string => made.split('#')[0]!;
        expect(parsePlace(path(casePath(id)))).toEqual({ page: 'case', caseId: id });
        expect(parsePlace(path(documentPath(id, id, { quote: id })))).toEqual({
          page: 'document',
          caseId: id,
          documentId: id,
        });
        expect(parsePlace(path(listPath(id, 'sites', id)))).toEqual({ page: 'list', caseId: id, collection: 'sites' });
      }),
    );
  });
});

describe('marked text', () => {
  const kind = 'claim' as const;

  it('is cut where marks begin and end, and overlapping marks share a stretch', () => {
    const [a, b] = [
      { start: 0, end: 4, kind },
      { start: 2, end: 6, kind },
    ];
    expect(cutSegments(8, [a!, b!])).toEqual([
      { start: 0, end: 2, marks: [a] },
      { start: 2, end: 4, marks: [a, b] },
      { start: 4, end: 6, marks: [b] },
      { start: 6, end: 8, marks: [] },
    ]);
  });

  it('loses no character, whatever the marks', () => {
    const mark = fc.record({
      start: fc.integer({ min: -5, max: 60 }),
      end: fc.integer({ min: -5, max: 60 }),
      kind: fc.constant(kind),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
        const segments = cutSegments(text.length, marks);
        expect(segments.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { start, end, marks: over } of segments) {
          expect(start).toBeLessThan(end);
          for (const one of over) expect(one.start <= start && one.end >= end).toBe(true);
        }
      }),
    );
  });
});

describe('the order of a table', () => {
  const columns: readonly Column<{ id: string; count: number | null; name: string }>[] = [
    { key: 'count', heading: 'Count', value: (row) => row.count, words: (row) => `count ${row.count ?? 'none'}` },
    { key: 'name', heading: 'Name', value: (row) => row.name },
  ];
  const rows = [
    { id: 'a', count: 10, name: 'Track 10' },
    { id: 'b', count: null, name: 'Track 9' },
    { id: 'c', count: 9, name: 'track 1' },
  ];
  const ids = (filter: string, key: string, descending = false): string =>
    arrange(rows, columns, filter, { key, descending })
      .map((row) => row.id)
      .join('');

  it('is by number, and what has none stands last both ways', () => {
    expect(ids('', 'count')).toBe('cab');
    expect(ids('', 'count', true)).toBe('acb');
  });

  it('reads the numbers in names', () => {
    expect(ids('', 'name')).toBe('cba');
  });

  it('stays as it came for a column that does not exist', () => {
    expect(ids('', 'nonsense')).toBe('abc');
  });

  it('keeps the rows that have every word somewhere', () => {
    expect(ids('TRACK none', 'name')).toBe('b');
    expect(ids('  ', 'name')).toBe('cba');
    expect(ids('track nowhere', 'name')).toBe('');
  });
});

describe('what was seen, in words', () => {
  it.each<[Seen, string, number | null]>([
    [{ kind: 'count', low: 70, high: 76 }, '70–76', 73],
    [{ kind: 'count', low: 12, high: 12 }, '12', 12],
    [{ kind: 'count', low: 30, high: null }, 'at least 30', 30],
    [{ kind: 'count', low: null, high: 20 }, 'at most 20', 20],
    [{ kind: 'count', low: 0, high: 0 }, '0 seen', 0],
    [{ kind: 'count', low: null, high: 0 }, '0 seen', 0],
    [{ kind: 'measure', unit: 'm2', low: 0, high: 0 }, '0 m²', 0],
    [{ kind: 'measure', unit: 'percent', low: -12.5, high: null }, 'at least -12.5 %', -12.5],
    [{ kind: 'state', state: 'no' }, 'no', null],
    [{ kind: 'uncounted' }, 'seen, no number given', null],
    [{ kind: 'unusable', reason: 'cloud' }, 'unusable cloud', null],
    [{ kind: 'not-observed', reason: 'no image' }, 'not observed no image', null],
  ])('%j', (seen, text, number) => {
    expect(seenText(seen)).toBe(text);
    expect(seenNumber(seen)).toBe(number);
  });
});
