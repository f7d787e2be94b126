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
  return found.map(
    ({ start, end, type, value, point }) =>
      `${text.slice(start, end)} ${type} ${value}${point === undefined ? '' : ` (${point})`}`,
  );
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
    ['in den Siebzigern', 'den Siebzigern DATE 197'],
    ['im heurigen Sommer', 'heurigen Sommer DATE 2023-SU'],
    ['am späten Nachmittag', 'späten Nachmittag TIME TAF'],
    ['eine Viertelstunde', 'eine Viertelstunde DURATION PT15M'],
    ['an Sonntagen', 'Sonntagen SET XXXX-WXX-7'],
    ['er kam gestern', 'gestern DATE 2023-10-16'],
    ['in der vergangenen Woche', 'der vergangenen Woche DATE 2023-W41'],
    ['in den kommenden zwei Wochen', 'den kommenden zwei Wochen DURATION P2W'],
    ['in den vergangenen fünf Jahren', 'den vergangenen fünf Jahren DURATION P5Y'],
    ['vor wenigen Tagen', 'wenigen Tagen DURATION PXD'],
    ['vor zwei Wochen', 'zwei Wochen DURATION P2W (2023-W40)'],
    ['vor drei Tagen', 'drei Tagen DURATION P3D (2023-10-14)'],
    ['seit rund anderthalb Jahren', 'rund anderthalb Jahren DURATION P18M'],
    ['nach 360 ehrenamtlichen Stunden', '360 ehrenamtlichen Stunden DURATION PT360H'],
    ['der einwöchige Besuch', 'einwöchige DURATION P1W'],
    ['jahrelange Verhandlungen', 'jahrelange DURATION PXY'],
    ['im dritten Quartal', 'dritten Quartal DATE 2023-Q3'],
    ['im letzten Quartal', 'letzten Quartal DATE 2023-Q3'],
    ['im vergangenen Jahrhundert', 'vergangenen Jahrhundert DATE 19'],
    ['in der ersten Hälfte des 15. Jahrhunderts', 'der ersten Hälfte des 15. Jahrhunderts DATE 14'],
    ['aus dem zwölften Jahrhundert', 'dem zwölften Jahrhundert DATE 11'],
    ['in der ersten Hälfte gab es Tore', undefined],
    ['starb am Abend des 13. Januars', 'Abend des 13. Januars TIME 2024-01-13TEV'],
    ['in der vergangenen Nacht', 'vergangenen Nacht TIME 2023-10-16TNI'],
    ['am heutigen Dienstagabend', 'heutigen Dienstagabend TIME 2023-10-17TEV'],
    ['Morgen Abend ist die Landung', 'Morgen Abend TIME 2023-10-18TEV'],
    ['am Morgen kam er', 'Morgen TIME TMO'],
    ['vor 30.000 Jahren', '30.000 Jahren DURATION P30000Y'],
    ['vor etwa 4,5 Milliarden Jahren', 'etwa 4,5 Milliarden Jahren DURATION P4500000000Y'],
    ['in den 90-er Jahren', 'den 90-er Jahren DATE 199'],
    ['in den Achtzigerjahren', 'den Achtzigerjahren DATE 198'],
    ['ein Wert aus der Vergangenheit', 'der Vergangenheit DATE PAST_REF'],
    ['die damalige Regierung', 'damalige DATE PAST_REF'],
    ['das diesjährige Fest', 'diesjährige DATE 2023'],
    ['am 5.10. um acht', '5.10. DATE 2023-10-05'],
    ['am 05.10.13', '05.10.13 DATE 2013-10-05'],
    ['um halb neun', 'halb neun TIME T08:30'],
    ['um 8 Uhr abends', '8 Uhr TIME T20:00'],
    ['jedes Wochenende', 'jedes Wochenende SET XXXX-WXX-WE'],
    ['im Winter 2014/15', 'Winter 2014/15 DATE 2014-WI'],
    ['mit 120 Kilometern pro Stunde', undefined],
    ['in letzter Minute', undefined],
    ['die fünfjährige Tochter', undefined],
    ['an diesem Samstag', 'diesem Samstag DATE 2023-10-21'],
    ['der dieses Jahr stattfindet', 'dieses Jahr DATE 2023'],
    ['in der zweiten Jahreshälfte', 'der zweiten Jahreshälfte DATE 2023-H2'],
    ['in den 60er Jahren', 'den 60er Jahren DATE 196'],
    ['in den siebziger Jahren', 'den siebziger Jahren DATE 197'],
    ['im 16. Jahrhundert', '16. Jahrhundert DATE 15'],
    ['jeden dritten Mittwoch im Monat', 'jeden dritten Mittwoch im Monat SET P1M'],
    ['er kommt einmal im Monat', 'einmal im Monat SET P1M'],
    ['alle zwei Jahre', 'alle zwei Jahre SET P2Y'],
    ['sie stehen montags still', 'montags SET XXXX-WXX-1'],
    ['am Karfreitag', 'Karfreitag DATE 2023-04-07'],
    ['bis heute noch nicht', 'heute DATE PRESENT_REF'],
    ['am heutigen Tag', 'heutigen Tag DATE 2023-10-17'],
    ['die heutige Lage', 'heutige DATE PRESENT_REF'],
    ['am gestrigen Montag', 'gestrigen Montag DATE 2023-10-16'],
    ['um fünf Uhr', 'fünf Uhr TIME T05:00'],
    ['um Mitternacht', 'Mitternacht TIME T24:00'],
    ['in der Saison 2007/08', 'der Saison 2007/08 DATE 2007'],
    ['seit 2017', '2017 DATE 2017'],
    ['in diesem Jahr', 'diesem Jahr DATE 2023'],
    ['im vergangenen Jahr', 'vergangenen Jahr DATE 2022'],
    ['er prüft täglich', 'täglich SET P1D'],
    ['jeden Montag', 'jeden Montag SET XXXX-WXX-1'],
    ['es geschah unlängst', 'unlängst DATE PAST_REF'],
    ['um 14:30 Uhr', '14:30 Uhr TIME T14:30'],
  ])('%s', (text, expected) => {
    expect(german(text)).toEqual(expected === undefined ? [] : [expected]);
  });

  it('takes a month far ahead of publication for last year’s, one close ahead for this year’s', () => {
    expect(german('im Dezember', '2024-01-10')).toEqual(['Dezember DATE 2023-12']);
    expect(german('im Dezember', '2023-10-17')).toEqual(['Dezember DATE 2023-12']);
    expect(german('im Januar', '2023-12-10')).toEqual(['Januar DATE 2024-01']);
  });

  it('gives a time of day the date named just before it', () => {
    expect(german('am 5. Oktober um 18 Uhr')).toEqual(['5. Oktober DATE 2023-10-05', '18 Uhr TIME 2023-10-05T18:00']);
  });

  it('takes each day of a list and both ends of a range', () => {
    expect(german('am 3., 4. und 5. Oktober')).toEqual([
      '3 DATE 2023-10-03',
      '4 DATE 2023-10-04',
      '5. Oktober DATE 2023-10-05',
    ]);
    expect(german('von 10 bis 15.30 Uhr')).toEqual(['10 TIME T10:00', '15.30 Uhr TIME T15:30']);
    expect(german('Georg Fuhg (1898-1976)')).toEqual(['1898 DATE 1898', '1976 DATE 1976']);
  });

  it('counts "am Tag zuvor" from the date named last', () => {
    expect(german('Am 5. Oktober war es leer, am Tag zuvor nicht.')).toEqual([
      '5. Oktober DATE 2023-10-05',
      'Tag zuvor DATE 2023-10-04',
    ]);
    expect(german('Am 5. Oktober war es leer, am nächsten Morgen nicht, auch nicht an diesem Tag.')).toEqual([
      '5. Oktober DATE 2023-10-05',
      'nächsten Morgen TIME 2023-10-06TMO',
      'diesem Tag DATE 2023-10-06',
    ]);
    expect(german('1991 fiel das Haus, ein Jahr später stand ein neues.')).toEqual([
      '1991 DATE 1991',
      'ein Jahr später DATE 1992',
    ]);
  });

  it('looks ahead where the verb of the clause does', () => {
    expect(german('Der Minister wird am Donnerstag abreisen.')).toEqual(['Donnerstag DATE 2023-10-19']);
    expect(german('Die Sitzung ist für Freitag angesetzt.')).toEqual(['Freitag DATE 2023-10-20']);
    expect(german('Sie kam gestern zurück und wird am Samstag fliegen.')).toEqual([
      'gestern DATE 2023-10-16',
      'Samstag DATE 2023-10-21',
    ]);
    expect(german('Der Ausschuss trifft am Montag auf den Minister.')).toEqual(['Montag DATE 2023-10-23']);
    expect(german('Die Ausstellung eröffnet am Samstag.')).toEqual(['Samstag DATE 2023-10-21']);
    expect(german('Im vierten Quartal sank der Umsatz, wie es war.', '2024-02-01')).toEqual([
      'vierten Quartal DATE 2024-Q4',
    ]);
    expect(german('Im vierten Quartal wurde weniger verkauft.', '2024-02-01')).toEqual([
      'vierten Quartal DATE 2023-Q4',
    ]);
    expect(german('Im Oktober wurde gezählt.')).toEqual(['Oktober DATE 2023-10']);
    expect(german('Im Dezember wurde gezählt.')).toEqual(['Dezember DATE 2022-12']);
  });

  it('looks back where a participle or a past verb stands beside the day', () => {
    expect(german('Die Ausstellung wurde am Samstag eröffnet.')).toEqual(['Samstag DATE 2023-10-14']);
    expect(german('Der Minister kündigte am Montag an, den Besuch zu verschieben.')).toEqual([
      'Montag DATE 2023-10-16',
    ]);
    expect(german('Am Montag verkündete die Firma geplante Entlassungen.')).toEqual(['Montag DATE 2023-10-16']);
  });

  it('takes the edge of the year that the verb means', () => {
    expect(german('Zum Jahresende wurde das Werk geschlossen.', '2024-03-05')).toEqual(['Jahresende DATE 2023']);
    expect(german('Zum Jahresende wird das Werk geschlossen.', '2024-03-05')).toEqual(['Jahresende DATE 2024']);
    expect(german('Seit Jahresbeginn wird weniger gebaut.', '2024-03-05')).toEqual(['Jahresbeginn DATE 2024']);
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
    expect(german('für Kinder ab 6 Jahren, 30 Jahre alte Wagen, 2000 bis 3000 Grad')).toEqual([]);
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
    ['earlier this month', 'earlier this month DATE 2023-10'],
    ['late last year', 'late last year DATE 2022'],
    ['nearly five years', 'nearly five years DURATION P5Y'],
    ['a three-day visit', 'three-day DURATION P3D'],
    ['a 10-year plan', '10-year DURATION P10Y'],
    ['a decade-long war', 'decade-long DURATION P10Y'],
    ['in the early 1990s', 'the early 1990s DATE 199'],
    ['in the 19th century', 'the 19th century DATE 18'],
    ['the third quarter', 'the third quarter DATE 2023-Q3'],
    ['the first half of 2022', 'the first half of 2022 DATE 2022-H1'],
    ['every two years', 'every two years SET P2Y'],
    ['twice a week', 'twice a week SET P1W'],
    ['on Mondays', 'Mondays SET XXXX-WXX-1'],
    ['at 5:30 p.m.', '5:30 p.m. TIME T17:30'],
    ['at noon', 'noon TIME T12:00'],
    ['It will resume on Thursday', 'Thursday DATE 2023-10-19'],
    ['on Labor Day', 'Labor Day DATE 2023-09-04'],
    ['on Thanksgiving 2022', 'Thanksgiving 2022 DATE 2022-11-24'],
    ['since 2017', '2017 DATE 2017'],
    ['every year', 'every year SET P1Y'],
    ['2023-10-05', '2023-10-05 DATE 2023-10-05'],
    ['last fall', 'last fall DATE 2022-FA'],
    ['in the spring of 1942', 'spring of 1942 DATE 1942-SP'],
    ['by mid-2015', 'mid-2015 DATE 2015'],
    ['half an hour', 'half an hour DURATION PT30M'],
    ['two and a half years', 'two and a half years DURATION P30M'],
    ['every other week', 'every other week SET P2W'],
    ['by year-end', 'year-end DATE 2023'],
    ['tonight', 'tonight TIME 2023-10-17TNI'],
  ])('%s', (text, expected) => {
    expect(english(text)).toEqual([expected]);
  });

  it('gives a time of day to none of several days', () => {
    expect(german('Geöffnet ist am 25. und 26. August ab 10 Uhr.').at(-1)).toBe('10 Uhr TIME T10:00');
    expect(german('Geöffnet ist am 26. August ab 10 Uhr.').at(-1)).toBe('10 Uhr TIME 2023-08-26T10:00');
  });

  it('puts the days of a span in order', () => {
    const days = ['Monday DATE 2023-10-09', 'Wednesday DATE 2023-10-11'];
    expect(english('It killed 14 people between Monday and Wednesday.')).toEqual(days);
    expect(german('Zwischen Montag und Mittwoch wurden 14 getötet.')).toEqual([
      'Montag DATE 2023-10-09',
      'Mittwoch DATE 2023-10-11',
    ]);
  });

  it('gives a time of day the day right behind it', () => {
    expect(english('It fell at 3:30 a.m. Monday.')).toEqual([
      '3:30 a.m. TIME 2023-10-16T03:30',
      'Monday DATE 2023-10-16',
    ]);
  });

  it('reads the second day of a pair and no number of people', () => {
    expect(english('They met on July 12 and 13.')).toEqual(['July 12 DATE 2023-07-12', '13 DATE 2023-07-13']);
    expect(english('On May 3 and 5 people died.')).toEqual(['May 3 DATE 2023-05-03']);
    expect(english('The fall in prices hurt after the fall of Rome.')).toEqual([]);
  });

  it('does not take the verb "may" for the month', () => {
    expect(english('Trains may run. May 5 was calm.')).toEqual(['May 5 DATE 2023-05-05']);
  });
});
