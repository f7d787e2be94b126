import { AppError, type CancelSignal } from '#core';
import type { Clock } from '../jobs/run-jobs.ts';
import { waitBefore } from '../jobs/run-jobs.ts';
import type { ChangeContext } from '../ports/store.ts';
import {
  type CheckReport,
  type SubscriptionState,
  type WatchPorts,
  checkSubscription,
  neverChecked,
} from './check-subscription.ts';
import { tellOfDiscussion } from './tell-of-discussion.ts';
import type { Subscription, WatchPlan } from './watch-plan.ts';

/** How one check of one subscription went. */
export interface WatchEvent {
  readonly subscription: string;
  readonly at: string;
  readonly report: CheckReport | null;
  /** Why it could not be read; null where it was. */
  readonly fault: string | null;
  /** When it is read again. */
  readonly nextAt: string;
}

export interface WatchRequest {
  readonly plan: WatchPlan;
  readonly context: ChangeContext;
  readonly clock: Clock;
  /** 0..1, another each time. */
  readonly chance: () => number;
  readonly signal: CancelSignal;
  /** Reads each subscription once, due or not, and ends. */
  readonly once: boolean;
  readonly onChecked?: (event: WatchEvent) => void;
}

/** Milliseconds between two looks at which subscriptions are due; no wait is longer, whatever the clock does. */
const tickMs = 5000;

/**
 * Reads subscriptions as they fall due, until the signal. One that fails is tried again, later each time, and does not
 * keep the others waiting. What it has to remember is kept in the store, so that it can be stopped at any moment.
 */
export async function watch(ports: WatchPorts, request: WatchRequest): Promise<{ readonly failed: number }> {
  const { clock, once, plan, signal } = request;
  let failed = 0;
  for (;;) {
    if (await tellAndReport(ports, request)) failed++;
    for (const subscription of plan.subscriptions) {
      if (signal.aborted) return { failed };
      const event = await checkIfDue(ports, subscription, request);
      if (event === null) continue;
      if (event.fault !== null) failed++;
      request.onChecked?.(event);
    }
    if (once || signal.aborted) return { failed };
    await clock.sleep(tickMs, signal);
  }
}

/** Whether it failed: what was said since is told the next time. */
async function tellAndReport(ports: WatchPorts, { clock, onChecked, plan }: WatchRequest): Promise<boolean> {
  const now = clock.now();
  const event = { subscription: 'comments and work', at: now.toISOString() };
  const nextAt = new Date(now.getTime() + tickMs).toISOString();
  try {
    const planned = await tellOfDiscussion(ports, { plan, now });
    if (planned > 0)
      onChecked?.({ ...event, report: { added: 0, updated: 0, planned, rejected: [] }, fault: null, nextAt });
    return false;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    onChecked?.({ ...event, report: null, fault: error.message, nextAt });
    return true;
  }
}

async function checkIfDue(
  ports: WatchPorts,
  subscription: Subscription,
  { chance, clock, context, once, plan, signal }: WatchRequest,
): Promise<WatchEvent | null> {
  const key = `${subscription.kind}/${subscription.name}`;
  const state = { ...neverChecked, ...((await ports.store.subscriptions.get(key)) as SubscriptionState | null) };
  const now = clock.now();
  if (!once && !isDue(state, subscription, now)) return null;
  const began = { ...state, firstAt: state.firstAt ?? now.toISOString() };
  // Kept before the first check: scenes that are taken while it fails are new ones when it succeeds.
  if (state.firstAt === null) await ports.store.subscriptions.set(key, began);
  const keep = async (change: Partial<SubscriptionState>, wait: number): Promise<string> => {
    const nextAt = new Date(clock.now().getTime() + wait).toISOString();
    await ports.store.subscriptions.set(key, { ...began, ...change, nextAt });
    return nextAt;
  };
  const at = now.toISOString();
  try {
    const report = await checkSubscription(ports, subscription, began, { plan, now, context, signal });
    const pause = subscription.everyMinutes * 60_000 * (1 + chance() / 20);
    const nextAt = await keep({ readAt: at, failures: 0, fault: null }, pause);
    return { subscription: subscription.name, at, report, fault: null, nextAt };
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError)) throw error;
    const failures = state.failures + 1;
    const wait = Math.min(waitBefore(failures, chance()), subscription.everyMinutes * 60_000);
    const nextAt = await keep({ failures, fault: error.message }, wait);
    return { subscription: subscription.name, at, report: null, fault: error.message, nextAt };
  }
}

/** Due when its time has come, or when that time is farther away than it can be: the clock went back. */
function isDue({ nextAt }: SubscriptionState, { everyMinutes }: Subscription, now: Date): boolean {
  if (nextAt === null) return true;
  const wait = Date.parse(nextAt) - now.getTime();
  return wait <= 0 || wait > everyMinutes * 60_000 * 1.1;
}
