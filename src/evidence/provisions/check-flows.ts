import {
  type Cap,
  type DateSpan,
  type Provision,
  type Quantity,
  type Sentence,
  dayRange,
  firstDay,
  lastDay,
} from '#core';
import { explain, explainAll } from '../explain.ts';
import { type Bounds, type CapPeriod, capPeriods, convertQuantity } from './cap-periods.ts';
import { isAtOrBelow, readItem } from './item-classes.ts';
import { isSameState } from './same-state.ts';

/** One delivery, or a sum of deliveries over some time, as somebody states it. */
export interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly item: string;
  readonly when: DateSpan;
  readonly quantity: Quantity;
}

/** What adds up against one cap in one period. */
export interface CapUse {
  readonly provision: Provision;
  readonly cap: Cap;
  readonly period: CapPeriod;
  /** By unit of the cap; null bounds where no flow could be converted. */
  readonly totals: readonly { readonly unit: Quantity['unit']; readonly low: number; readonly high: number | null }[];
  /** Share of the limit that is reached first, at least and at most; `high` null where it is open. */
  readonly share: { readonly low: number; readonly high: number | null };
  /** `exceeded`: by the lowest reading; `perhaps`: by the highest only. */
  readonly status: 'within' | 'perhaps' | 'exceeded';
  /** Ids of the flows that count. */
  readonly flowIds: readonly string[];
  readonly reasons: readonly string[];
  /** `reasons` as data. */
  readonly because: readonly Sentence[];
}

export interface FlowCheck {
  /** In order of provision, then period; only periods with at least one flow. */
  readonly uses: readonly CapUse[];
  /** Flows that count towards no cap, or in part, with why. */
  readonly notCounted: readonly UncountedFlow[];
}

interface UncountedFlow {
  readonly flowId: string;
  readonly reason: string;
  /** `reason` as data. */
  readonly because: Sentence;
}

/**
 * Adds deliveries up against the caps of a regime, over the periods in which the paragraphs count and over calendar
 * years. A delivery that may fall into either of two periods counts in full for the high sum of both and not at all for
 * the low ones, so that no bound is crossed by how a rough date is read.
 */
export function checkFlows(flows: readonly Flow[], provisions: readonly Provision[]): FlowCheck {
  const ordered = flows.toSorted((a, b) => dayRange(a.when).first - dayRange(b.when).first || (a.id < b.id ? -1 : 1));
  const uses: CapUse[] = [];
  const counted = new Set<string>();
  const notCounted: UncountedFlow[] = [];
  for (const provision of provisions) {
    for (const cap of provision.caps) {
      const relevant = ordered.filter((flow) => isRelevant(flow, provision, cap));
      const fitting = relevant.filter((flow) => {
        const isFitting = cap.limits.some(({ unit }) => convertQuantity(flow.quantity, unit, cap) !== null);
        if (!isFitting && !counted.has(flow.id))
          notCounted.push({
            flowId: flow.id,
            ...explain({ kind: 'flow-other-unit', unit: flow.quantity.unit, limits: cap.limits }),
          });
        return isFitting;
      });
      if (fitting.length === 0) continue;
      const first = Math.min(...fitting.map((flow) => dayRange(flow.when).first));
      const last = Math.max(...fitting.map((flow) => dayRange(flow.when).last));
      for (const period of capPeriods(cap, first, last)) {
        const use = sumUp(fitting, provision, cap, period);
        if (use === null) continue;
        uses.push(use);
        for (const id of use.flowIds) counted.add(id);
      }
    }
  }
  for (const flow of ordered) {
    if (!counted.has(flow.id) && notCounted.every((one) => one.flowId !== flow.id))
      notCounted.push({
        flowId: flow.id,
        ...explain({ kind: 'flow-without-cap', item: flow.item, from: flow.from, to: flow.to }),
      });
  }
  return { uses, notCounted: notCounted.filter((one) => !counted.has(one.flowId)) };
}

function isRelevant(flow: Flow, provision: Provision, cap: Cap): boolean {
  const state = provision.regime.slice(provision.regime.lastIndexOf('-') + 1);
  const isItem = readItem(flow.item, [cap.item]).classes.some((one) => isAtOrBelow(one, cap.item));
  const goesTo = isSameState(flow.to, state) && provision.direction !== 'from';
  const comesFrom = isSameState(flow.from, state) && provision.direction !== 'to';
  return isItem && provision.direction !== null && (goesTo || comesFrom);
}

function sumUp(flows: readonly Flow[], provision: Provision, cap: Cap, period: CapPeriod): CapUse | null {
  const [from, to] = [firstDay(period.from), lastDay(period.to)];
  const touching = flows.filter((flow) => dayRange(flow.when).first <= to && dayRange(flow.when).last >= from);
  if (touching.length === 0) return null;
  const isWithin = (flow: Flow): boolean => dayRange(flow.when).first >= from && dayRange(flow.when).last <= to;
  const totals = cap.limits.map(({ amount, unit }) => {
    const sum: Bounds = { low: 0, high: 0 };
    const total = touching.reduce((kept, flow) => {
      const bounds = convertQuantity(flow.quantity, unit, cap);
      if (bounds === null) return kept;
      return { low: kept.low + (isWithin(flow) ? bounds.low : 0), high: kept.high + bounds.high };
    }, sum);
    return { unit, amount, ...total };
  });
  const low = Math.max(...totals.map((total) => total.low / total.amount));
  const high = Math.max(...totals.map((total) => total.high / total.amount));
  const share = { low, high: finite(high) };
  const straddling = touching.filter((flow) => !isWithin(flow));
  return {
    provision,
    cap,
    period,
    totals: totals.map((total) => ({ unit: total.unit, low: total.low, high: finite(total.high) })),
    share,
    status: low > 1 ? 'exceeded' : high > 1 ? 'perhaps' : 'within',
    flowIds: touching.map((flow) => flow.id),
    ...explainAll([
      {
        kind: 'flows-sum',
        n: touching.length,
        from: period.from,
        to: period.to,
        limits: cap.limits,
        ...share,
      },
      ...(period.basis === 'calendar-year' ? [{ kind: 'flows-by-year', from: cap.from } as const] : []),
      ...(needsConversion(touching, cap) && cap.conversion !== null
        ? [{ kind: 'flows-converted', words: cap.conversion } as const]
        : []),
      ...straddling.map(({ id }) => ({ kind: 'flow-straddles', id }) as const),
    ]),
  };
}

function needsConversion(flows: readonly Flow[], cap: Cap): boolean {
  return flows.some((flow) => cap.limits.some(({ unit }) => unit !== flow.quantity.unit));
}

/** JSON knows no infinity. */
function finite(value: number): number | null {
  return value === Infinity ? null : value;
}
