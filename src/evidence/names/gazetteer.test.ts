import { describe, expect, it } from 'vitest';
import { buildGazetteer } from './gazetteer.ts';

const gazetteer = buildGazetteer();
const found = (text: string): string[] =>
  gazetteer.find(text).map(({ kind, id, text: words }) => `${kind} ${id}: ${words}`);

describe('the gazetteer', () => {
  it.each([
    ['Der Bahnhof Tumangang liegt an der Grenze.', ['place tumangang: Tumangang']],
    ['The yard at Tuman-gang was full.', ['place tumangang: Tuman-gang']],
    ['Trains left Duman-gang station.', ['place tumangang: Duman-gang']],
    ['두만강역에 화차가 있다.', ['place tumangang: 두만강']],
    ['The reactor at Yeongbyeon runs.', ['place yongbyon: Yeongbyeon']],
    ['Ryongbyon and Nyŏngbyŏn are one place.', ['place yongbyon: Nyŏngbyŏn']],
    [
      'Reuters asked the White House about North Korea.',
      ['outlet reuters: Reuters', 'body white-house: White House', 'state state-dprk: North Korea'],
    ],
    ['Die Leute von Brückheim hatten einen Grund.', []],
    ['For that reason the trainer rested.', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('gives the sites of a case before its own places', () => {
    const own = buildGazetteer([
      {
        id: 'my-yard',
        name: 'Tumangang rail facility',
        aliases: ['Tumangang', 'Bahnhof am Fluss'],
        country: null,
        geometry: null,
        approximate: true,
        note: null,
      },
    ]);
    const text = 'Am Bahnhof am Fluss und in Tumangang standen Wagen.';
    expect(own.find(text).map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual([
      ['my-yard', 'Bahnhof am Fluss'],
      ['my-yard', 'Tumangang'],
    ]);
  });
});
