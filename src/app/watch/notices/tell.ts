import type { JobClaim, NewJob } from '../../jobs/job.ts';
import { type Clock, type JobTools, usualTerms } from '../../jobs/run-jobs.ts';
import type { Notice } from './notice.ts';
import { nextTelling } from './told-times.ts';
import type { Recipient } from '../watch-plan.ts';

/** Brings notices to one reader. Throws what `sources` throws; `messageId` is the same when the same message is sent again. */
export interface Messengers {
  send(
    recipient: Recipient,
    message: { readonly messageId: string; readonly notices: readonly Notice[] },
  ): Promise<void>;
}

export interface TellInput {
  readonly recipient: Recipient;
  readonly notice: Notice;
}

/** One message holds at most so many. */
const mostNotices = 100;

/** What a notice is about is told to a reader once, whatever is processed, counted, published or started anew: the job's id says so. */
export function planTelling(recipient: Recipient, notice: Notice, now: Date): NewJob {
  return {
    id: `notify/${recipient.name}/${notice.look}/${notice.kind}`,
    kind: 'notify',
    input: { recipient, notice },
    notBefore: nextTelling(now, recipient).toISOString(),
    queue: `notify/${recipient.name}`,
  };
}

/**
 * Sends a notice, and with it all others that are due for the same reader, in one message. A worker that dies between
 * sending and writing that down sends once more, under the same message id, by which mail servers and receivers of
 * webhooks tell copies.
 */
export async function tellAll(
  { messengers, clock }: { readonly messengers: Messengers; readonly clock: Clock },
  { notice, recipient }: TellInput,
  { claim, context, store }: JobTools,
): Promise<void> {
  const [notices, claims]: [Notice[], JobClaim[]] = [[notice], []];
  while (recipient.digest !== null && notices.length < mostNotices) {
    const queue = `notify/${recipient.name}`;
    const more = await store.jobs.take({
      ...usualTerms,
      worker: claim.worker,
      kinds: ['notify'],
      queue,
    });
    if (!more) break;
    notices.push((more.job.input as unknown as TellInput).notice);
    claims.push(more.claim);
  }
  try {
    await messengers.send(recipient, { messageId: claim.id, notices });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    for (const other of claims) await store.jobs.putBack(other, reason, clock.now().toISOString(), false);
    throw error;
  }
  await store.transaction(context, async (writer) => {
    for (const other of claims) await writer.jobs.finish(other);
  });
}
