import type { Random } from './random.ts';

/** How many wagons stand in a yard in time. */
export interface CountPlan {
  /** Mean count. */
  readonly level: number;
  /** Variance divided by mean; default 1.5 (1 would be Poisson). */
  readonly dispersion?: number;
  /** From this day on the mean is another one. */
  readonly change?: { readonly at: string; readonly level: number };
  /** On the first scene of this day or later there are exactly so many. */
  readonly record?: { readonly at: string; readonly count: number };
}

/** A count for each day (`YYYY-MM-DD`, in order). A list is taken as it is; its last number holds on. */
export function drawCounts(random: Random, days: readonly string[], plan: readonly number[] | CountPlan): number[] {
  if (isList(plan)) return days.map((_, i) => plan[Math.min(i, plan.length - 1)] ?? 0);
  const { level, dispersion = 1.5, change, record } = plan;
  const recordDay = record && days.find((day) => day >= record.at);
  return days.map((day) => {
    const mean = change && day >= change.at ? change.level : level;
    const drawn = Math.max(0, Math.round(mean + Math.sqrt(mean * dispersion) * random.normal()));
    return record && day === recordDay ? record.count : drawn;
  });
}

function isList(plan: readonly number[] | CountPlan): plan is readonly number[] {
  return Array.isArray(plan);
}
