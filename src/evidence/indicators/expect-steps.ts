import { type Indicator, type PartialDate, type Sentence, firstDay, formatDay, lastDay, say } from '#core';
import type { WarningChain } from './warning-board.ts';

/** When a step would be seen, if the chain goes on as it usually does. */
export interface StepExpectation {
  readonly indicator: Indicator;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  readonly reason: string;
  /** The same as data. */
  readonly because: Sentence;
}

/**
 * When the next steps of a chain would be seen: from the last dated step that was reached, by the difference of the lead
 * times. A step 60 to 90 days before the end and one 5 to 10 days before it lie 50 to 85 days apart.
 */
export function expectNextSteps(chain: WarningChain): StepExpectation[] {
  const dated = chain.steps
    .map(({ indicator }) => indicator)
    .filter(
      ({ status, since, leadDays }) =>
        (status === 'seen' || status === 'reported') && since !== null && leadDays !== null,
    )
    .toSorted((a, b) => b.order - a.order || lastDay(b.since!) - lastDay(a.since!));
  const [last] = dated;
  return chain.next.map((indicator): StepExpectation => {
    if (last === undefined || indicator.leadDays === null) {
      const because: Sentence = { kind: 'no-lead-time' };
      return { indicator, from: null, to: null, reason: say(because), because };
    }
    const soonest = Math.max(0, last.leadDays!.low - indicator.leadDays.high);
    const latest = Math.max(soonest, last.leadDays!.high - indicator.leadDays.low);
    const because: Sentence = { kind: 'days-after-step', soonest, latest, step: last.order, since: last.since! };
    return {
      indicator,
      from: formatDay(firstDay(last.since!) + soonest),
      to: formatDay(lastDay(last.since!) + latest),
      reason: say(because),
      because,
    };
  });
}
