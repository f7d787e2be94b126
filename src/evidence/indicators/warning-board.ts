import { type Indicator, firstDay, lastDay } from '#core';

export interface WarningChain {
  readonly chain: string;
  /** In expected order. */
  readonly steps: readonly WarningStep[];
  /** Steps seen and steps reported, out of all. */
  readonly seen: number;
  readonly reported: number;
  /** Highest order of a step that was seen or reported; 0 where there is none. */
  readonly reached: number;
  /** Steps up to `reached` that were looked for and not seen: they speak against the chain. */
  readonly absent: readonly Indicator[];
  /** Steps up to `reached` that nobody looked for: gaps in what is known, not evidence of absence. */
  readonly unobserved: readonly Indicator[];
  /** What would be seen next: the steps of the lowest order beyond `reached`. */
  readonly next: readonly Indicator[];
}

export interface WarningStep {
  readonly indicator: Indicator;
  /** True where it is dated after a step that is expected later: perhaps of another run of the chain. */
  readonly isOutOfOrder: boolean;
}

/** Sets indicators out by chain, in order of the chains' names, steps in their expected order. */
export function warningBoard(indicators: readonly Indicator[]): WarningChain[] {
  const chains = Map.groupBy(indicators, (indicator) => indicator.chain);
  return [...chains]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([chain, steps]) => describeChain(chain, steps.toSorted(byOrder)));
}

function describeChain(chain: string, steps: readonly Indicator[]): WarningChain {
  const reached = Math.max(0, ...steps.filter(isSignalled).map((step) => step.order));
  const upTo = steps.filter((step) => step.order <= reached);
  const nextOrder = steps.find((step) => step.order > reached)?.order;
  return {
    chain,
    steps: steps.map((indicator) => ({ indicator, isOutOfOrder: isOutOfOrder(indicator, steps) })),
    seen: steps.filter((step) => step.status === 'seen').length,
    reported: steps.filter((step) => step.status === 'reported').length,
    reached,
    absent: upTo.filter((step) => step.status === 'not-seen'),
    unobserved: upTo.filter((step) => step.status === 'not-observed'),
    next: steps.filter((step) => step.order === nextOrder),
  };
}

function isSignalled(step: Indicator): boolean {
  return step.status === 'seen' || step.status === 'reported';
}

/** Only where the dates leave no doubt: its first possible day is after the last possible day of a later step. */
function isOutOfOrder(step: Indicator, steps: readonly Indicator[]): boolean {
  const { since } = step;
  if (!isSignalled(step) || since === null) return false;
  return steps.some(
    (later) =>
      later.order > step.order && isSignalled(later) && later.since !== null && firstDay(since) > lastDay(later.since),
  );
}

function byOrder(a: Indicator, b: Indicator): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}
