import { type CancelSignal, type PartialDate, formatDay, parsePartialDate } from '#core';
import { type ImportOptions, type ImportReport, importItems, importPath } from '../importing/import-path.ts';
import type { ImportedDocument } from '../importing/imported-documents.ts';
import type { NewJob } from '../jobs/job.ts';
import { planCounts } from '../jobs/plan-counts.ts';
import { planExtracts } from '../jobs/plan-extracts.ts';
import { queryForSite } from '../plan-scenes.ts';
import type { Blobs } from '../ports/blobs.ts';
import type { Catalogs, ReadItem, Reader, Rejection } from '../ports/reading.ts';
import type { ChangeContext, KnownRecords, Store } from '../ports/store.ts';
import type { Accounts } from '../team/accounts.ts';
import type { DocumentSubscription, SceneSubscription, Subscription, WatchPlan } from './watch-plan.ts';

export interface WatchPorts {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly catalogs: Catalogs;
  readonly reader: Reader;
  /** Who may read what; without it everybody reads everything. */
  readonly accounts?: Accounts | undefined;
}

/** What is remembered of a subscription between two checks. */
export interface SubscriptionState {
  /** When it was looked at first, and last with success; instants. */
  readonly firstAt: string | null;
  readonly readAt: string | null;
  /** When it is due; an instant. */
  readonly nextAt: string | null;
  /** Failures since the last success, and what the last was. */
  readonly failures: number;
  readonly fault: string | null;
}

export const neverChecked: SubscriptionState = { firstAt: null, readAt: null, nextAt: null, failures: 0, fault: null };

/** What a check found and planned. */
export interface CheckReport {
  readonly added: number;
  readonly updated: number;
  /** Jobs that are new. */
  readonly planned: number;
  readonly rejected: readonly Rejection[];
}

const dayMs = 86_400_000;
/** Days before the first check; nobody is told of a document that was published before them. */
const oldDays = 30;

/**
 * Reads a subscription once: takes in what it offers and plans the work that this makes. All of the last `lateDays` is
 * read each time, since scenes come late and are processed anew; what is known already changes nothing, so that a
 * check can be broken off or done twice.
 */
export async function checkSubscription(
  ports: WatchPorts,
  subscription: Subscription,
  state: SubscriptionState,
  {
    context,
    now,
    plan,
    signal,
  }: {
    readonly plan: WatchPlan;
    readonly now: Date;
    readonly context: ChangeContext;
    readonly signal: CancelSignal;
  },
): Promise<CheckReport> {
  const request = { context, now, plan, signal, firstAt: new Date(state.firstAt ?? now), readAt: state.readAt };
  return 'site' in subscription
    ? checkScenes(ports, subscription, request)
    : checkDocuments(ports, subscription, request);
}

interface CheckRequest {
  readonly plan: WatchPlan;
  readonly now: Date;
  readonly context: ChangeContext;
  readonly signal: CancelSignal;
  readonly firstAt: Date;
  readonly readAt: string | null;
}

async function checkScenes(
  ports: WatchPorts,
  subscription: SceneSubscription,
  { context, firstAt, now, plan, readAt, signal }: CheckRequest,
): Promise<CheckReport> {
  const { address, collections, lateDays, mostCloud, objectClass, site } = subscription;
  const startsAt = subscription.since === null ? dayBefore(firstAt, lateDays) : parsePartialDate(subscription.since);
  // After a long silence everything since the last success is read, and what may have come late to that.
  const from = readAt === null ? startsAt : later(startsAt, dayBefore(earlier(readAt, now), lateDays));
  const at = { site, objectClass, from, to: null, signal };
  const search = async (): Promise<ImportReport> => {
    const query = await queryForSite(ports.store, at, { collections });
    return importItems(ports, (known) => ports.catalogs.search(address, query, { known, signal }), context, { signal });
  };
  const found = subscription.kind === 'folder' ? await importPath(ports, address, context, { signal }) : await search();
  const tell = plan.recipients.filter(({ name }) => subscription.tell.includes(name));
  const tellFrom = `${dayBefore(firstAt, lateDays)}T00:00:00Z`;
  const jobs = await planCounts(ports.store, {
    ...at,
    from: startsAt,
    mostCloud,
    tell,
    tellFrom,
    workbench: plan.workbench,
  });
  return {
    ...(await planned(ports.store, jobs)),
    added: found.added,
    updated: found.updated,
    rejected: found.rejected,
  };
}

async function checkDocuments(
  ports: WatchPorts,
  { address, case: caseId, kind, tell }: DocumentSubscription,
  { context, firstAt, now, plan, readAt, signal }: CheckRequest,
): Promise<CheckReport> {
  const recipients = plan.recipients.filter(({ name }) => tell.includes(name));
  // What a feed or page held when it was first read, or brings up again, is the past.
  const newFrom = dayBefore(firstAt, oldDays);
  const isNew = ({ published }: ImportedDocument): boolean =>
    readAt !== null && (published === null || published >= newFrom.slice(0, published.length));
  let jobs = 0;
  const options: ImportOptions = {
    signal,
    ...(caseId === null ? {} : { caseId }),
    andThen: async (writer, documents) => {
      const { workbench } = plan;
      const extracts = planExtracts(documents, (one) => (isNew(one) ? { recipients, workbench, caseId } : undefined));
      jobs = (await writer.jobs.plan(extracts)).planned;
    },
  };
  const seenBefore = new Date(now.getTime() - dayMs).toISOString();
  const read = (known: KnownRecords): AsyncIterable<ReadItem> =>
    ports.reader.read(address, { known, signal, ...(kind === 'feed' ? { follow: { seenBefore } } : {}) });
  const found = await importItems(ports, read, context, options);
  return { planned: jobs, added: found.added, updated: found.updated, rejected: found.rejected };
}

async function planned(store: Store, jobs: readonly NewJob[]): Promise<{ planned: number }> {
  return { planned: jobs.length === 0 ? 0 : (await store.jobs.plan(jobs)).planned };
}

function dayBefore(at: Date, days: number): PartialDate {
  return formatDay(Math.floor(at.getTime() / dayMs) - days);
}

function later(one: PartialDate, other: PartialDate): PartialDate {
  return one > other ? one : other;
}

/** The clock may have gone back since the last check. */
function earlier(readAt: string, now: Date): Date {
  return new Date(Math.min(Date.parse(readAt), now.getTime()));
}
