import { type Provision, parsePartialDate } from '#core';
import { describe, expect, it } from 'vitest';
import { type Transfer, findProvisions } from './find-provisions.ts';

const provision = (id: string, changes: Partial<Provision>): Provision => ({
  id,
  regime: 'UNSC-DPRK',
  resolution: 'UNSCR 2397 (2017)',
  adopted: parsePartialDate('2017-12-22'),
  paragraph: '6',
  subject: 'Food from the state',
  items: ['food'],
  text: '',
  direction: 'from',
  inForceUntil: null,
  binds: null,
  caps: [],
  exemptions: [],
  sourceUrl: null,
  verified: false,
  relevance: null,
  ...changes,
});
const transfer = (from: string, to: string, item: string, date = '2023-10-05'): Transfer => ({
  from,
  to,
  item,
  date: parsePartialDate(date),
});
const foodOut = provision('food-out', {});
const armsOut = provision('arms-out', { items: ['arms'], adopted: parsePartialDate('2009-06-12') });
const crudeIn = provision('crude-in', { items: ['oil/crude'], direction: 'to' });
const all = [foodOut, armsOut, crudeIn];

const touched = (one: Transfer, provisions = all): string[] =>
  findProvisions(one, provisions).touched.map((finding) => finding.provision.id);

describe('provisions that a transfer would touch', () => {
  it('touches the export of food and spares its import, and says why', () => {
    expect(touched(transfer('North Korea', 'Russia', 'food'))).toEqual(['food-out']);
    const { touched: none, spared } = findProvisions(transfer('Russland', 'Nordkorea', 'food'), all);
    expect(none).toEqual([]);
    expect(spared[0]!.reasons).toContain('it is on what goes out of DPRK; these things go into DPRK');
  });

  it('covers the narrower by the broader class, and warns where only a part is covered', () => {
    expect(touched(transfer('DPRK', 'Russia', 'arms/small'))).toEqual(['arms-out']);
    const [finding] = findProvisions(transfer('Russia', 'DPRK', 'oil'), all).touched;
    expect(finding!.reasons[0]).toBe('it covers oil/crude, which oil may be');
    expect(touched(transfer('Russia', 'DPRK', 'oil/refined'))).toEqual([]);
  });

  it('does not take a longer word for a class', () => {
    expect(touched(transfer('DPRK', 'Russia', 'armsful'))).toEqual([]);
  });

  it('holds from adoption to the end', () => {
    const ended = provision('ended', { inForceUntil: parsePartialDate('2020-01-31') });
    expect(touched(transfer('DPRK', 'Russia', 'food', '2016-05-01'), [ended])).toEqual([]);
    expect(touched(transfer('DPRK', 'Russia', 'food', '2019-05-01'), [ended])).toEqual(['ended']);
    expect(touched(transfer('DPRK', 'Russia', 'food', '2020-02-01'), [ended])).toEqual([]);
  });

  it('says when the date is too rough', () => {
    const [finding] = findProvisions(transfer('DPRK', 'Russia', 'food', '2017'), all).touched;
    expect(finding!.isDateUncertain).toBe(true);
  });

  it('has nothing to say where the state takes no part', () => {
    expect(findProvisions(transfer('Iran', 'Russia', 'arms'), all)).toMatchObject({ touched: [], spared: [] });
  });

  it('never takes a paragraph on conduct for one on transfers', () => {
    expect(touched(transfer('DPRK', 'Russia', 'food'), [provision('conduct', { direction: null })])).toEqual([]);
  });

  it('reads the subject where no items are listed', () => {
    const old = provision('old', { items: null, subject: 'All arms from North Korea' });
    expect(touched(transfer('DPRK', 'Russia', 'arms'), [old])).toEqual(['old']);
    expect(touched(transfer('DPRK', 'Russia', 'coal'), [old])).toEqual([]);
  });

  it('serves another regime by its data alone', () => {
    const libya = provision('libya', {
      regime: 'UNSC-Libya',
      items: ['arms'],
      direction: 'both',
      adopted: parsePartialDate('2011-02-26'),
    });
    expect(touched(transfer('Russia', 'Libyen', 'arms'), [libya, ...all])).toEqual(['libya']);
  });
});
