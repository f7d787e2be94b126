import { describe, expect, it } from 'vitest';
import { nameClass } from './class-name.ts';
import { type Sentence, say } from './sentence.ts';

const limits = [
  { amount: 4_000_000, unit: 'barrel' },
  { amount: 525_000, unit: 'tonne' },
] as const;

const alike: readonly Sentence[] = [{ kind: 'same-place', shared: ['tumangang'] }, { kind: 'same-date' }];

describe('a sentence of the program', () => {
  it.each<[Sentence, string, string]>([
    [
      { kind: 'item-part-of', covering: 'oil', item: 'crude', as: 'oil/crude' },
      'it covers oil, and crude (oil/crude) is part of that',
      'er umfasst oil, und crude (oil/crude) gehört dazu',
    ],
    [
      { kind: 'direction-other', way: 'from', state: 'DPRK' },
      'it is on what goes into DPRK; these things go out of DPRK',
      'er gilt für das, was nach DPRK hinein geht; dies geht aus DPRK hinaus',
    ],
    [
      { kind: 'cap-other-unit', limits, months: 12, from: '2017-12-22', unit: 'usd' },
      'it allows 4,000,000 barrel or 525,000 tonne in 12 months, counted from 2017-12-22 from all suppliers together; usd cannot be compared with that',
      'er erlaubt 4.000.000 Barrel oder 525.000 Tonnen in 12 Monaten, gezählt ab 2017-12-22, von allen Lieferanten zusammen; US-Dollar lassen sich damit nicht vergleichen',
    ],
    [
      { kind: 'cap-share', low: 0.4, high: null, from: null, to: null },
      'this transfer alone is at least 40 % of it',
      'allein dieser Transfer macht mindestens 40 % davon aus',
    ],
    [
      { kind: 'flows-sum', n: 1, from: '2018-01-01', to: '2018-12-31', limits: [limits[1]], low: 0.125, high: 0.5 },
      '1 delivery from 2018-01-01 to 2018-12-31 makes 12.5 to 50 % of 525,000 tonne',
      '1 Lieferung macht von 2018-01-01 bis 2018-12-31 12,5 bis 50 % von 525.000 Tonnen aus',
    ],
    [
      { kind: 'name-word', name: 'hojin', listed: 'ho-jin', how: 'romanisation', score: 0.97 },
      '"hojin" for "ho-jin" is another romanisation (0.97)',
      '„hojin“ für „ho-jin“ ist eine andere Umschrift (0,97)',
    ],
    [
      {
        kind: 'alike-to-kept',
        score: 0.7,
        why: alike,
      },
      'it says what the claims say that a person put here (0.70): same place (tumangang), same date',
      'es sagt, was die Aussagen sagen, die ein Mensch hierher gestellt hat (0,70): derselbe Ort (tumangang), dasselbe Datum',
    ],
  ])('%j', (sentence, english, german) => {
    expect([say(sentence, 'en'), say(sentence, 'de')]).toEqual([english, german]);
  });
});

describe('a class of objects', () => {
  it('has a name in German however it is written; what is not known stays as somebody wrote it', () => {
    const german = [
      'Railcars',
      'rail cars',
      'railcar (occupied length)',
      'loading activity',
      'vehicles (South Portal)',
    ];
    expect(german.map((name) => nameClass(name, 'de'))).toEqual([
      'Güterwagen',
      'Güterwagen',
      'Güterwagen (belegte Länge)',
      'loading activity',
      'Fahrzeuge (South Portal)',
    ]);
    expect(nameClass('rail cars', 'en')).toBe('rail cars');
  });
});
