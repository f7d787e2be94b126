import { type Indicator, parsePartialDate } from '#core';
import { describe, expect, it } from 'vitest';
import { warningBoard } from './warning-board.ts';

const step = (order: number, status: Indicator['status'], since: string | null = null, chain = 'Test'): Indicator => ({
  id: `${chain}-${order}`,
  caseId: 'c',
  chain,
  order,
  text: `Step ${order}`,
  status,
  since: since === null ? null : parsePartialDate(since),
  citations: [],
  note: null,
  observables: [],
  leadDays: null,
});
const orders = (steps: readonly Indicator[]): number[] => steps.map((one) => one.order);

describe('the warning board', () => {
  it('says how far a chain has come, what is missing on the way and what comes next', () => {
    const steps = [
      step(5, 'not-observed'),
      step(1, 'seen'),
      step(2, 'not-seen'),
      step(3, 'not-observed'),
      step(4, 'reported'),
    ];
    const [chain] = warningBoard(steps);
    expect(chain).toMatchObject({ chain: 'Test', reached: 4, seen: 1, reported: 1 });
    expect(orders(chain!.absent)).toEqual([2]);
    expect(orders(chain!.unobserved)).toEqual([3]);
    expect(orders(chain!.next)).toEqual([5]);
  });

  it('expects the first step of a chain of which nothing was seen', () => {
    const [chain] = warningBoard([step(2, 'not-observed'), step(1, 'not-seen')]);
    expect(chain!.reached).toBe(0);
    expect(orders(chain!.next)).toEqual([1]);
    expect(chain!.absent).toEqual([]);
  });

  it('expects nothing after the last step', () => {
    expect(warningBoard([step(1, 'seen')])[0]!.next).toEqual([]);
  });

  it('marks a step dated after a later one, if the dates leave no doubt', () => {
    const out = (first: string, second: string): boolean =>
      warningBoard([step(1, 'seen', first), step(2, 'seen', second)])[0]!.steps[0]!.isOutOfOrder;
    expect(out('2023-09', '2022-06')).toBe(true);
    expect(out('2022-06', '2023-09')).toBe(false);
    expect(out('2023-09', '2023')).toBe(false);
  });

  it('keeps chains apart', () => {
    const chains = warningBoard([step(1, 'seen', null, 'Launch'), step(1, 'not-seen', null, 'Arms')]);
    expect(chains.map((chain) => [chain.chain, chain.reached])).toEqual([
      ['Arms', 0],
      ['Launch', 1],
    ]);
  });
});
