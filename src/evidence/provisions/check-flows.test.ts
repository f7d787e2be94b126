import { type Provision, type Quantity, parseDateSpan, parsePartialDate, provisionSchema } from '#core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flow, checkFlows } from './check-flows.ts';

const provision = (caps: object[], changes: object = {}): Provision =>
  provisionSchema.parse({
    id: 'crude',
    regime: 'UNSC-DPRK',
    resolution: 'UNSCR 2397 (2017)',
    adopted: '2017-12-22',
    paragraph: '4',
    subject: 'Crude oil',
    items: ['oil/crude'],
    text: 'A cap on crude oil',
    direction: 'to',
    inForceUntil: null,
    sourceUrl: null,
    verified: true,
    relevance: null,
    caps,
    ...changes,
  });
const crude = provision([
  {
    item: 'oil/crude',
    limits: [
      { amount: 4_000_000, unit: 'barrel' },
      { amount: 525_000, unit: 'tonne' },
    ],
    from: '2017-12-22',
    months: 12,
    barrelsPerTonne: { low: 7.619, high: 7.619 },
    conversion: 'as the paragraph equates them',
  },
]);
const flow = (
  id: string,
  when: string,
  low: number | null,
  high: number | null,
  unit: Quantity['unit'] = 'tonne',
): Flow => ({
  id,
  from: 'China',
  to: 'North Korea',
  item: 'oil/crude',
  when: parseDateSpan(when),
  quantity: { low, high, unit },
});
const use = (flows: readonly Flow[], basis: string): ReturnType<typeof checkFlows>['uses'][number] | undefined =>
  checkFlows(flows, [crude]).uses.find((one) => one.period.basis === basis);

describe('deliveries against a cap', () => {
  it('add up over the period of the paragraph, and over the calendar year besides', () => {
    const flows = [flow('a', '2018-03-01', 300_000, 300_000), flow('b', '2018-12-28', 300_000, 300_000)];
    expect(use(flows, 'calendar-year')).toMatchObject({
      status: 'exceeded',
      period: { from: '2018-01-01', to: '2018-12-31' },
      flowIds: ['a', 'b'],
    });
    expect(use(flows, 'paragraph')).toMatchObject({
      status: 'within',
      period: { from: '2017-12-22', to: '2018-12-21' },
      flowIds: ['a'],
    });
  });

  it('are exceeded only by their lowest reading', () => {
    expect(use([flow('a', '2019-03', 500_000, 600_000)], 'calendar-year')!.status).toBe('perhaps');
    expect(use([flow('a', '2019-03', 525_001, 600_000)], 'calendar-year')!.status).toBe('exceeded');
    expect(use([flow('a', '2019-03', 525_000, 525_000)], 'calendar-year')!.status).toBe('within');
  });

  it('are compared across units, and say by which conversion', () => {
    const found = use([flow('a', '2019-03', 2_000_000, 2_000_000, 'barrel')], 'calendar-year')!;
    expect(found.share.low).toBeCloseTo(0.5, 3);
    expect(found.reasons).toContain('conversion: as the paragraph equates them');
    expect(found.totals.find((total) => total.unit === 'tonne')!.low).toBeCloseTo(262_501.6, 1);
  });

  it('of which the date is too rough count for the upper bound of each period alone', () => {
    const uses = checkFlows([flow('a', '2018-12-30/2019-01-02', 600_000, 600_000)], [crude]).uses;
    const years = uses.filter((one) => one.period.basis === 'calendar-year');
    expect(years.map((one) => [one.period.from, one.share.low, one.status])).toEqual([
      ['2018-01-01', 0, 'perhaps'],
      ['2019-01-01', 0, 'perhaps'],
    ]);
  });

  it('with an open end have an open share', () => {
    const found = use([flow('a', '2019-03', 525_001, null)], 'calendar-year')!;
    expect(found).toMatchObject({ status: 'exceeded', share: { high: null } });
  });

  it('that go the other way, or are something else, or in another unit, are named as not counted', () => {
    const out = { ...flow('out', '2019-03', 1, 1), from: 'DPRK', to: 'China' };
    const food = { ...flow('food', '2019-03', 1, 1), item: 'food' };
    const dollars = flow('dollars', '2019-03', 1, 1, 'usd');
    const { uses, notCounted } = checkFlows([out, food, dollars], [crude]);
    expect(uses).toEqual([]);
    expect(notCounted.map((one) => one.flowId).toSorted()).toEqual(['dollars', 'food', 'out']);
  });

  it('never make a smaller share by one more delivery, in any order', () => {
    const arbitrary = fc
      .record({ day: fc.integer({ min: 0, max: 600 }), low: fc.nat(300_000), more: fc.nat(100_000) })
      .map(({ day, low, more }) => {
        const date = new Date(Date.UTC(2018, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
        return flow(`${date}-${low}`, date, low, low + more);
      });
    fc.assert(
      fc.property(fc.uniqueArray(arbitrary, { maxLength: 8, selector: (one) => one.id }), arbitrary, (flows, one) => {
        const shares = (some: readonly Flow[]): Map<string, number> =>
          new Map(checkFlows(some, [crude]).uses.map((it) => [`${it.period.from} ${it.period.basis}`, it.share.low]));
        const [before, after] = [shares(flows), shares([one, ...flows])];
        for (const [period, share] of before) expect(after.get(period)!).toBeGreaterThanOrEqual(share - 1e-12);
        const turned = checkFlows(flows.toReversed(), [crude]);
        expect(turned.uses.map((it) => it.status)).toEqual(checkFlows(flows, [crude]).uses.map((it) => it.status));
      }),
    );
  });

  it('end where the cap ends', () => {
    const short = provision([
      {
        item: 'oil/crude',
        limits: [{ amount: 10, unit: 'tonne' }],
        from: '2017-10-01',
        months: 3,
        until: '2017-12-31',
      },
    ]);
    const { uses, notCounted } = checkFlows([flow('in', '2017-11', 20, 20), flow('late', '2018-01', 20, 20)], [short]);
    expect(uses.map((one) => [one.period.from, one.status])).toEqual([['2017-10-01', 'exceeded']]);
    expect(notCounted.map((one) => one.flowId)).toEqual(['late']);
    expect(parsePartialDate('2017-12-31')).toBe(uses[0]!.period.to);
  });
});
