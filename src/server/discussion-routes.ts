import { type Context, Hono } from 'hono';
import {
  assignmentChangeSchema,
  authorSchema,
  commentTextBodySchema,
  newAssignmentSchema,
  newCommentSchema,
  recordEtag,
  routes,
  threadResolutionSchema,
} from '#api';
import {
  type Store,
  addComment,
  assign,
  editComment,
  listThreads,
  listWork,
  settleAssignment,
  settleThread,
  withdrawComment,
} from '#app';
import { type RecordKind, type RecordTypes, idSchema, personKey } from '#core';
import { answerJson } from './answer.ts';
import { answerChange } from './changes/answer-change.ts';
import { ServerError } from './errors.ts';
import { pattern, readQuery } from './parse-query.ts';
import { readBody } from './read-body.ts';

/** Comments and assignments; as `sightline comment` and `sightline assign`. */
export function discussionRoutes(store: Store): Hono {
  const now = (by: string): { by: string; at: string } => ({ by, at: new Date().toISOString() });
  const requireRecord = async <K extends RecordKind>(context: Context, kind: K): Promise<RecordTypes[K]> => {
    const id = context.req.param(kind)!;
    const record = idSchema.safeParse(id).success ? await store.get(kind, id) : undefined;
    if (record) return record;
    throw new ServerError('no-such-record', `there is no ${kind} "${id.slice(0, 200)}" in this workspace`);
  };
  const changeComment = async (
    context: Context,
    work: (store: Store, id: string) => Promise<unknown>,
  ): Promise<Response> => {
    const { id } = await requireRecord(context, 'comment');
    return answerChange(context, store, { kind: 'comment', id }, async (changing) => {
      await work(changing, id);
      return [id];
    });
  };
  return new Hono()
    .get(pattern(routes.threads), async (context) => {
      const { about, case: caseId, person, state } = readQuery(context, ['about', 'case', 'state', 'person']);
      if (state !== undefined && state !== 'open')
        throw new ServerError(
          'bad-parameter',
          `state: comments are asked for by open, or all of them, not by ${state}`,
        );
      const mentions = person === undefined ? undefined : personKey(person);
      return answerJson(context, {
        items: await listThreads(store, { about, caseId, isOpen: state === 'open', mentions }),
      });
    })
    .post(pattern(routes.newComment), async (context) => {
      const { by, ...draft } = await readBody(context, newCommentSchema);
      return answerChange(context, store, null, async (changing) => [(await addComment(changing, draft, now(by))).id]);
    })
    .get(pattern(routes.comment), async (context) => {
      const comment = await requireRecord(context, 'comment');
      return answerJson(context, comment, recordEtag(comment));
    })
    .post(pattern(routes.commentText), async (context) => {
      const { by, text } = await readBody(context, commentTextBodySchema);
      return changeComment(context, (changing, id) => editComment(changing, id, text, now(by)));
    })
    .post(pattern(routes.commentWithdrawal), async (context) => {
      const { by } = await readBody(context, authorSchema);
      return changeComment(context, (changing, id) => withdrawComment(changing, id, now(by)));
    })
    .post(pattern(routes.threadResolution), async (context) => {
      const { by, resolved } = await readBody(context, threadResolutionSchema);
      return changeComment(context, (changing, id) => settleThread(changing, id, resolved, now(by)));
    })
    .get(pattern(routes.work), async (context) => {
      const { about, case: caseId, person, state } = readQuery(context, ['about', 'case', 'state', 'person']);
      if (state === 'resolved') throw new ServerError('bad-parameter', 'state: no assignment is "resolved"');
      const to = person === undefined ? undefined : personKey(person);
      return answerJson(context, { items: await listWork(store, { about, caseId, state, to }) });
    })
    .post(pattern(routes.newAssignment), async (context) => {
      const { by, ...draft } = await readBody(context, newAssignmentSchema);
      return answerChange(context, store, null, async (changing) => [(await assign(changing, draft, now(by))).id]);
    })
    .get(pattern(routes.assignment), async (context) => {
      const assignment = await requireRecord(context, 'assignment');
      return answerJson(context, assignment, recordEtag(assignment));
    })
    .post(pattern(routes.assignmentState), async (context) => {
      const { id } = await requireRecord(context, 'assignment');
      const { by, ...change } = await readBody(context, assignmentChangeSchema);
      return answerChange(context, store, { kind: 'assignment', id }, async (changing) => {
        await settleAssignment(changing, id, change, now(by));
        return [id];
      });
    });
}
