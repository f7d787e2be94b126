import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '#core';
import { findTimex } from '../index.ts';

function german(text: string, published: string | null = '2023-10-17'): string[] {
  return values(text, 'de', published);
}

function english(text: string, published: string | null = '2023-10-17'): string[] {
  return values(text, 'en', published);
}

function values(text: string, language: 'de' | 'en', published: string | null): string[] {
  const found = findTimex(text, { language, published: published === null ? null : parsePartialDate(published) });
  return found.map(({ start, end, type, value }) => `${text.slice(start, end)} ${type} ${value}`);
}

describe('findTimex in German (published on Tuesday 17 October 2023)', () => {
  it.each([
    ['am 5. Oktober', '5. Oktober DATE 2023-10-05'],
    ['am 5. Oktober 2022', '5. Oktober 2022 DATE 2022-10-05'],
    ['am 05.10.2023', '05.10.2023 DATE 2023-10-05'],
    ['Mitte September', 'Mitte September DATE 2023-09'],
    ['sagte er Ende September', 'Ende September DATE 2023-09'],
    ['im August', 'August DATE 2023-08'],
    ['im August vorigen Jahres', 'August vorigen Jahres DATE 2022-08'],
    ['am Donnerstag', 'Donnerstag DATE 2023-10-12'],
    ['am Dienstag', 'Dienstag DATE 2023-10-17'],
    ['am vergangenen Dienstag', 'vergangenen Dienstag DATE 2023-10-10'],
    ['am kommenden Freitag', 'kommenden Freitag DATE 2023-10-20'],
    ['am Montagabend', 'Montagabend TIME 2023-10-16TEV'],
    ['er kam gestern', 'gestern DATE 2023-10-16'],
    ['in der vergangenen Woche', 'der vergangenen Woche DATE 2023-W41'],
    ['in den kommenden zwei Wochen', 'den kommenden zwei Wochen DURATION P2W'],
    ['in den vergangenen fünf Jahren', 'den vergangenen fünf Jahren DURATION P5Y'],
    ['vor wenigen Tagen', 'wenigen Tagen DURATION PXD'],
    ['vor zwei Wochen', 'zwei Wochen DATE 2023-W40'],
    ['vor drei Tagen', 'drei Tagen DATE 2023-10-14'],
    ['seit 2017', '2017 DATE 2017'],
    ['in diesem Jahr', 'diesem Jahr DATE 2023'],
    ['im vergangenen Jahr', 'vergangenen Jahr DATE 2022'],
    ['er prüft täglich', 'täglich SET P1D'],
    ['jeden Montag', 'jeden Montag SET XXXX-WXX-1'],
    ['es geschah unlängst', 'unlängst DATE PAST_REF'],
    ['um 14:30 Uhr', '14:30 Uhr TIME T14:30'],
  ])('%s', (text, expected) => {
    expect(german(text)).toEqual([expected]);
  });

  it('takes a month far ahead of publication for last year’s, one close ahead for this year’s', () => {
    expect(german('im Dezember', '2024-01-10')).toEqual(['Dezember DATE 2023-12']);
    expect(german('im Dezember', '2023-10-17')).toEqual(['Dezember DATE 2023-12']);
    expect(german('im Januar', '2023-12-10')).toEqual(['Januar DATE 2024-01']);
  });

  it('gives a time of day the date named just before it', () => {
    expect(german('am 5. Oktober um 18 Uhr')).toEqual(['5. Oktober DATE 2023-10-05', '18 Uhr TIME 2023-10-05T18:00']);
  });

  it('invents no day when only the month of publication is known', () => {
    expect(german('am Donnerstag', '2023-10')).toEqual(['Donnerstag DATE XXXX-WXX-4']);
    expect(german('er kam gestern', '2023-10')).toEqual(['gestern DATE PAST_REF']);
    expect(german('in der vergangenen Woche', '2023-10')).toEqual(['der vergangenen Woche DATE XXXX-WXX']);
    expect(german('am 5. Oktober', '2023-10')).toEqual(['5. Oktober DATE 2023-10-05']);
  });

  it('invents no year without a date of publication', () => {
    expect(german('am 5. Oktober', null)).toEqual(['5. Oktober DATE XXXX-10-05']);
    expect(german('im vergangenen Jahr', null)).toEqual(['vergangenen Jahr DATE XXXX']);
  });

  it('takes no ages, amounts or impossible days for times', () => {
    expect(german('der 22 Jahre alte Mann')).toEqual([]);
    expect(german('am 35. Oktobertag zahlte er 1800 Euro')).toEqual([]);
    expect(german('31.31.2023')).toEqual([]);
  });
});

describe('findTimex in English (published on Tuesday 17 October 2023)', () => {
  it.each([
    ['on October 5', 'October 5 DATE 2023-10-05'],
    ['on October 5, 2022,', 'October 5, 2022 DATE 2022-10-05'],
    ['on 5 October 2022', '5 October 2022 DATE 2022-10-05'],
    ['on the 5th of October', '5th of October DATE 2023-10-05'],
    ['on Thursday', 'Thursday DATE 2023-10-12'],
    ['on Monday evening', 'Monday evening TIME 2023-10-16TEV'],
    ['in mid-September', 'mid-September DATE 2023-09'],
    ['late September', 'late September DATE 2023-09'],
    ['last week', 'last week DATE 2023-W41'],
    ['yesterday', 'yesterday DATE 2023-10-16'],
    ['within the next two weeks', 'the next two weeks DURATION P2W'],
    ['over the past five years', 'the past five years DURATION P5Y'],
    ['two weeks ago', 'two weeks ago DATE 2023-W40'],
    ['since 2017', '2017 DATE 2017'],
    ['every year', 'every year SET P1Y'],
    ['2023-10-05', '2023-10-05 DATE 2023-10-05'],
  ])('%s', (text, expected) => {
    expect(english(text)).toEqual([expected]);
  });

  it('does not take the verb "may" for the month', () => {
    expect(english('Trains may run. May 5 was calm.')).toEqual(['May 5 DATE 2023-05-05']);
  });
});
