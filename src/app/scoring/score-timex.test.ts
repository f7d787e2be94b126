import { describe, expect, it } from 'vitest';
import type { Timex } from '#core';
import { decodeTimeml } from '../formats/timeml.ts';
import { scoreTimex } from './score-timex.ts';

const monday: Timex = { start: 3, end: 9, type: 'DATE', value: '2023-10-16' };

describe('scoreTimex', () => {
  it('tells the same place from a touching one, and a right value from a wrong one', () => {
    const wider = { ...monday, start: 0 };
    const wrong = { ...monday, value: '2023-10-09' };
    expect(scoreTimex([{ gold: [monday], predicted: [monday] }])).toMatchObject({
      strict: { f1: 1 },
      relaxed: { f1: 1 },
      value: { f1: 1 },
    });
    expect(scoreTimex([{ gold: [monday], predicted: [wider] }])).toMatchObject({
      strict: { f1: 0 },
      relaxed: { f1: 1 },
      value: { f1: 1 },
    });
    expect(scoreTimex([{ gold: [monday], predicted: [wrong] }])).toMatchObject({ strict: { f1: 1 }, value: { f1: 0 } });
  });

  it('pairs one to one: a second prediction on the same words costs precision', () => {
    const { relaxed } = scoreTimex([{ gold: [monday], predicted: [monday, { ...monday, start: 5 }] }]);
    expect(relaxed).toMatchObject({ precision: 0.5, recall: 1 });
  });
});

describe('decodeTimeml', () => {
  it('gives text without tags, with offsets into it, and the creation date', () => {
    const source =
      '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2023-10-17">2023-10-17</TIMEX3></DCT><TEXT>A &amp; B am ' +
      '<TIMEX3 tid="t1" type="DATE" value="2023-10-16">Montag</TIMEX3>.<TIMEX3 tid="t2" type="DATE" value="2023"/></TEXT></TimeML>';
    const decoded = decodeTimeml(source)!;
    expect(decoded.text).toBe('A & B am Montag.');
    expect(decoded.published).toBe('2023-10-17');
    expect(decoded.timex).toEqual([{ start: 9, end: 15, type: 'DATE', value: '2023-10-16' }]);
  });

  it('reads nothing from what has no TEXT', () => {
    expect(decodeTimeml('<TimeML></TimeML>')).toBeUndefined();
  });
});
