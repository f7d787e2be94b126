import { type Context, Hono } from 'hono';
import { type Verdict, type VerdictAnswer, routes, verdictSchema } from '#api';
import { type ChangeContext, type ReviewableKind, type Store, reviewMarking, reviewRecord } from '#app';
import { answerJson } from './answer.ts';
import { ServerError } from './errors.ts';
import { pattern } from './parse-query.ts';
import { readBody } from './read-body.ts';

/** A person's decisions on drafts, the same as `sightline review`. */
export function verdictRoutes(store: Store): Hono {
  const decide = async (context: Context, kind: ReviewableKind): Promise<Response> => {
    const id = context.req.param(kind)!;
    const { rejectedMarks, verdict, ...by } = await readBody(context, verdictSchema);
    if (rejectedMarks)
      throw new ServerError('bad-parameter', `rejectedMarks: only a marking has marks, not ${kind} ${id}`);
    await reviewRecord(store, { kind, id }, verdict, changeOf(by));
    return answerVerdict(context, { id, review: verdict, observations: 0 });
  };
  return new Hono()
    .post(pattern(routes.markingVerdict), async (context) => {
      const id = context.req.param('marking')!;
      const { rejectedMarks = [], verdict, ...by } = await readBody(context, verdictSchema);
      const { observations, review } = await reviewMarking(store, id, { verdict, rejectedMarks }, changeOf(by));
      return answerVerdict(context, { id, review, observations });
    })
    .post(pattern(routes.observationVerdict), (context) => decide(context, 'observation'))
    .post(pattern(routes.claimVerdict), (context) => decide(context, 'claim'));
}

function answerVerdict(context: Context, answer: VerdictAnswer): Response {
  return answerJson(context, answer);
}

function changeOf({ by, reason }: Pick<Verdict, 'by' | 'reason'>): ChangeContext {
  return { actor: { kind: 'person', name: by }, reason: reason ?? 'reviewed in the workbench' };
}
