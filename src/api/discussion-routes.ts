import { z } from 'zod';
import {
  type Assignment,
  type AssignmentState,
  type Comment,
  type Topic,
  assignmentSchema,
  assignmentStates,
  commentSchema,
  commentTextSchema,
  idSchema,
  topicSchema,
} from '#core';
import { changeAnswerSchema, signatureShape } from './changes/record-change.ts';
import { type Route, change, get, post } from './route.ts';

/** Names of the routes by which people talk about records and give each other work. */
export type DiscussionRouteName =
  | 'threads'
  | 'newComment'
  | 'comment'
  | 'commentText'
  | 'commentWithdrawal'
  | 'threadResolution'
  | 'work'
  | 'newAssignment'
  | 'assignment'
  | 'assignmentState';

/** A comment and the answers to it, oldest first. */
export interface ThreadItem {
  readonly first: Comment;
  readonly answers: readonly Comment[];
}

/** Threads, the one that began last first. */
export interface ThreadList {
  readonly items: readonly ThreadItem[];
}

/** Pieces of work, the next due first. */
export interface WorkList {
  readonly items: readonly Assignment[];
}

export interface NewComment {
  readonly caseId: string | null;
  readonly about: Topic;
  readonly text: string;
  /** Any comment of the thread that it answers. */
  readonly inReplyTo: string | null;
  readonly by: string;
}
export const newCommentSchema: z.ZodType<NewComment> = z.strictObject({
  caseId: idSchema.nullable(),
  about: topicSchema,
  text: commentTextSchema,
  inReplyTo: idSchema.nullable(),
  by: signatureShape.by,
});

export interface CommentText {
  readonly text: string;
  readonly by: string;
}
export const commentTextBodySchema: z.ZodType<CommentText> = z.strictObject({
  text: commentTextSchema,
  by: signatureShape.by,
});

/** Who does it. */
export interface Author {
  readonly by: string;
}
export const authorSchema: z.ZodType<Author> = z.strictObject({ by: signatureShape.by });

export interface ThreadResolution {
  readonly resolved: boolean;
  readonly by: string;
}
export const threadResolutionSchema: z.ZodType<ThreadResolution> = z.strictObject({
  resolved: z.boolean(),
  by: signatureShape.by,
});

export interface NewAssignment {
  readonly caseId: string | null;
  readonly about: Topic;
  readonly task: string;
  readonly to: string;
  /** `YYYY-MM-DD` */
  readonly due: string | null;
  readonly by: string;
}
export const newAssignmentSchema: z.ZodType<NewAssignment> = z.strictObject({
  caseId: idSchema.nullable(),
  about: topicSchema,
  task: z.string().trim().min(1).max(2000),
  to: signatureShape.by,
  due: z.iso.date().nullable(),
  by: signatureShape.by,
});

export interface AssignmentChange {
  readonly state: AssignmentState;
  readonly note: string | null;
  readonly by: string;
}
export const assignmentChangeSchema: z.ZodType<AssignmentChange> = z.strictObject({
  state: z.enum(assignmentStates),
  note: z.string().trim().min(1).max(2000).nullable(),
  by: signatureShape.by,
});

export const discussionRoutes: Readonly<Record<DiscussionRouteName, Route>> = {
  threads: get(
    'viewer',
    '/api/v1/comments',
    'listThreads',
    'What people say about records, thread by thread, the newest thread first',
    z.strictObject({ items: z.array(z.strictObject({ first: commentSchema, answers: z.array(commentSchema) })) }),
    ['about', 'case', 'state', 'person'],
  ),
  newComment: post(
    'analyst',
    '/api/v1/comments',
    'addComment',
    'A person says something about a record',
    newCommentSchema,
    changeAnswerSchema,
  ),
  comment: get(
    'viewer',
    '/api/v1/comments/{comment}',
    'getComment',
    'One comment; its ETag goes into If-Match',
    commentSchema,
  ),
  commentText: change(
    'analyst',
    '/api/v1/comments/{comment}/text',
    'editComment',
    'Who wrote a comment changes its words; the earlier ones stay in the history',
    commentTextBodySchema,
    changeAnswerSchema,
  ),
  commentWithdrawal: change(
    'analyst',
    '/api/v1/comments/{comment}/withdrawal',
    'withdrawComment',
    'Who wrote a comment takes it back',
    authorSchema,
    changeAnswerSchema,
  ),
  threadResolution: change(
    'analyst',
    '/api/v1/comments/{comment}/resolution',
    'resolveThread',
    'A person resolves a thread, or opens it again',
    threadResolutionSchema,
    changeAnswerSchema,
  ),
  work: get(
    'viewer',
    '/api/v1/assignments',
    'listAssignments',
    'Who is asked to do what, the next due first',
    z.strictObject({ items: z.array(assignmentSchema) }),
    ['about', 'case', 'state', 'person'],
  ),
  newAssignment: post(
    'analyst',
    '/api/v1/assignments',
    'assign',
    'A person asks another one to work on a record',
    newAssignmentSchema,
    changeAnswerSchema,
  ),
  assignment: get(
    'viewer',
    '/api/v1/assignments/{assignment}',
    'getAssignment',
    'One assignment; its ETag goes into If-Match',
    assignmentSchema,
  ),
  assignmentState: change(
    'analyst',
    '/api/v1/assignments/{assignment}/state',
    'settleAssignment',
    'An assignment is done, declined, withdrawn or open again',
    assignmentChangeSchema,
    changeAnswerSchema,
  ),
};
