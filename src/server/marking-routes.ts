import { Hono } from 'hono';
import { type Agreement, type OwnMarksAnswer, ownMarksSchema, routes } from '#api';
import { type Store, compareOwnCount, keepOwnMarks } from '#app';
import { AppError } from '#core';
import { answerJson } from './answer.ts';
import { ServerError } from './errors.ts';
import { pattern } from './parse-query.ts';
import { readBody } from './read-body.ts';
import { ifMatchMissing } from './require-if-match.ts';

/** Counting by hand: what a person has marked, and how far two counts agree. */
export function markingRoutes(store: Store): Hono {
  return new Hono()
    .post(pattern(routes.ownMarks), async (context) => {
      const { by, ...own } = await readBody(context, ownMarksSchema);
      const change = { actor: { kind: 'person', name: by }, reason: 'marked in the workbench' } as const;
      const seen = seenHash(context.req.header('if-match'));
      const answer: OwnMarksAnswer = await keepOwnMarks(store, own, seen, change).catch((error: unknown) => {
        const isKept = error instanceof AppError && error.code === 'changed-meanwhile';
        throw isKept && seen === null ? ifMatchMissing() : error;
      });
      return answerJson(context, answer);
    })
    .get(pattern(routes.agreement), async (context) => {
      const compared = await compareOwnCount(store, context.req.param('marking')!);
      const items = compared.map(({ both, f1, notes, one, other, total }): Agreement => {
        const { high, low } = total;
        return { by: other.name, one: one.count, other: other.count, both, f1, total: { low, high }, notes };
      });
      return answerJson(context, { items });
    });
}

/** Null where the browser knows of no marking yet. Throws ServerError `bad-parameter`. */
function seenHash(header: string | undefined): string | null {
  if (header === undefined) return null;
  const sha256 = /^"([0-9a-f]{64})"$/.exec(header.trim())?.[1];
  if (sha256 === undefined)
    throw new ServerError('bad-parameter', `If-Match: expected the hash of a marking, got "${header.slice(0, 80)}"`);
  return sha256;
}
