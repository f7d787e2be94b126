import type { Context } from 'hono';
import type { ChangeAnswer, Signature } from '#api';
import { type ChangeContext, type SeenRecord, type Store, changeAsSeen } from '#app';
import { answerJson } from '../answer.ts';
import { ServerError } from '../errors.ts';

/**
 * Carries out a change and answers what came of it. With `If-Match` only if the record is still as the person saw it
 * (412 otherwise); the header is the record's own ETag.
 */
export async function answerChange(
  context: Context,
  store: Store,
  target: Pick<SeenRecord, 'kind' | 'id'> | null,
  work: (store: Store) => Promise<readonly string[]>,
): Promise<Response> {
  const { changes, result } = await changeAsSeen(store, seenRecord(context, target), work);
  const answer: ChangeAnswer = { ids: result, changes };
  return answerJson(context, answer);
}

/** Who says so, for the history. */
export function changeOf({ by, reason }: Signature): ChangeContext {
  return { actor: { kind: 'person', name: by }, reason: reason ?? 'decided in the workbench' };
}

/** What `If-Match` says of the record; null where the header is missing or `*`. Throws ServerError `bad-parameter`. */
export function seenRecord(context: Context, target: Pick<SeenRecord, 'kind' | 'id'> | null): SeenRecord | null {
  const header = context.req.header('if-match')?.trim();
  if (header === undefined || header === '*' || target === null) return null;
  const sha256 = /^"([0-9a-f]{64})"$/.exec(header)?.[1];
  if (sha256 === undefined)
    throw new ServerError(
      'bad-parameter',
      `If-Match: expected the ETag of one ${target.kind}, got "${header.slice(0, 80)}"`,
    );
  return { ...target, sha256 };
}
