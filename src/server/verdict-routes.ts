import { type Context, Hono } from 'hono';
import { type VerdictAnswer, routes, verdictSchema } from '#api';
import { type ReviewableKind, type Store, changeAsSeen, reviewMarking, reviewRecord } from '#app';
import { answerJson } from './answer.ts';
import { changeOf, seenRecord } from './changes/answer-change.ts';
import { ServerError } from './errors.ts';
import { pattern } from './parse-query.ts';
import { readBody } from './read-body.ts';

/** A person's decisions on drafts, the same as `sightline review`. */
export function verdictRoutes(store: Store): Hono {
  const decide = async (context: Context, kind: ReviewableKind): Promise<Response> => {
    const id = context.req.param(kind)!;
    const { reclassedMarks, rejectedMarks, verdict, ...by } = await readBody(context, verdictSchema);
    if (rejectedMarks ?? reclassedMarks)
      throw new ServerError(
        'bad-parameter',
        `rejectedMarks, reclassedMarks: only a marking has marks, not ${kind} ${id}`,
      );
    const { changes } = await changeAsSeen(store, seenRecord(context, { kind, id }), (changing) =>
      reviewRecord(changing, { kind, id }, verdict, changeOf(by)),
    );
    return answerVerdict(context, { id, review: verdict, observations: 0, changes });
  };
  return new Hono()
    .post(pattern(routes.markingVerdict), async (context) => {
      const id = context.req.param('marking')!;
      const { reclassedMarks = [], rejectedMarks = [], verdict, ...by } = await readBody(context, verdictSchema);
      const { changes, result } = await changeAsSeen(store, seenRecord(context, { kind: 'marking', id }), (changing) =>
        reviewMarking(changing, id, { verdict, rejectedMarks, reclassedMarks }, changeOf(by)),
      );
      const { observations, review } = result;
      return answerVerdict(context, { id, review, observations, changes });
    })
    .post(pattern(routes.observationVerdict), (context) => decide(context, 'observation'))
    .post(pattern(routes.claimVerdict), (context) => decide(context, 'claim'));
}

function answerVerdict(context: Context, answer: VerdictAnswer): Response {
  return answerJson(context, answer);
}
