import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCsv, parseFaulty } from './csv.ts';
import { splitFaultlessCsv } from './split-csv.ts';

const split = (text: string): unknown => splitFaultlessCsv(text)?.map(({ line, cells }) => [line, ...cells]);

describe('a CSV text without a fault', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      '\uFEFFa\r\n\r\n"x\r\ny",""\r\nz',
      [
        [1, 'a'],
        [3, 'x\r\ny', ''],
        [5, 'z'],
      ],
    ],
    [
      'a,\n,"say ""hi"", twice"\n""',
      [
        [1, 'a', ''],
        [2, '', 'say "hi", twice'],
        [3, ''],
      ],
    ],
    ['', []],
  ])('%j is split', (text, expected) => expect(split(text)).toEqual(expected));

  it.each(['a,b"c\n', '"a', '"a"b\n', '"a" ,b\n', 'a\rb\n', 'a\r\nb\n', '\uD800'])(
    '%j is left to the reader of faults',
    (text) => expect(split(text)).toBeUndefined(),
  );

  it('is split as the reader of faults splits it, which finds none', () => {
    const marks = fc.string({ unit: fc.constantFrom('a', 'ü', ',', '"', '\n', '\r\n', ' ', '""', '\uFEFF', '\r') });
    const table = fc.array(fc.array(fc.string({ unit: fc.constantFrom('x', '"', ',', '\n', ' ') }), { minLength: 1 }));
    fc.assert(
      fc.property(fc.oneof(marks, table.map(encodeCsv)), (text) => {
        const rows = splitFaultlessCsv(text);
        if (rows === undefined) return;
        const { header, rows: others, rejections } = parseFaulty(text, 'f.csv');
        expect(rejections).toEqual([]);
        expect(rows.slice(1)).toEqual(others);
        expect(rows[0]?.cells ?? []).toEqual(header);
      }),
      { numRuns: 1000 },
    );
  });
});
