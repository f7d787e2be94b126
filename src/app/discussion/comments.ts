import { type Comment, type Topic, derivedId, findMentions } from '#core';
import { CaseError } from '../errors.ts';
import { requireCase } from '../load-case.ts';
import type { ChangeContext, Store, StoreReader } from '../ports/store.ts';
import { findCaseOf } from './find-case.ts';
import { requireTopic } from './require-topic.ts';

/** Who speaks, and when. */
export interface Speaking {
  /** A person's name. */
  readonly by: string;
  /** UTC instant */
  readonly at: string;
}

export interface CommentDraft {
  /** Null: the first case that the record belongs to, if any does. */
  readonly caseId: string | null;
  readonly about: Topic;
  readonly text: string;
  /** Any comment of the thread that it answers; null begins one. */
  readonly inReplyTo: string | null;
}

/** Says something about a record. Throws CaseError `no-such-record`, `no-such-case`, `incomplete` (no such place). */
export async function addComment(store: Store, draft: CommentDraft, speaking: Speaking): Promise<Comment> {
  const { at, by } = speaking;
  return store.transaction(contextOf(speaking, 'commented'), async (writer) => {
    const answered = draft.inReplyTo === null ? null : await requireComment(writer, draft.inReplyTo);
    // An answer belongs to its thread: same record, same case, whatever was sent.
    const { about } = answered ?? draft;
    if (draft.caseId !== null) await requireCase(writer, draft.caseId);
    if (answered === null) await requireTopic(writer, about);
    const caseId = answered ? answered.caseId : (draft.caseId ?? (await findCaseOf(writer, about)));
    const text = draft.text.trim();
    const inReplyTo = answered === null ? null : (answered.inReplyTo ?? answered.id);
    const comment: Comment = {
      id: derivedId('comment', { about, by, at, inReplyTo, text }),
      caseId,
      about,
      inReplyTo,
      text,
      by,
      at,
      edited: null,
      mentions: findMentions(text),
      resolved: null,
      withdrawn: false,
    };
    await writer.put('comment', [comment]);
    return comment;
  });
}

/** Changes the words of an own comment; those before stay in the history. Throws CaseError `no-such-record`, `not-permitted`. */
export async function editComment(store: Store, id: string, text: string, speaking: Speaking): Promise<Comment> {
  return change(store, id, contextOf(speaking, 'comment edited'), (comment) => {
    requireOwn(comment, speaking.by);
    const words = text.trim();
    if (words === comment.text) return comment;
    return { ...comment, text: words, mentions: findMentions(words), edited: speaking.at };
  });
}

/** Takes an own comment back: it stays in the history, and its place in the thread stays too. */
export async function withdrawComment(store: Store, id: string, speaking: Speaking): Promise<Comment> {
  return change(store, id, contextOf(speaking, 'comment withdrawn'), (comment) => {
    requireOwn(comment, speaking.by);
    return { ...comment, withdrawn: true };
  });
}

/** Settles a thread or opens it again, by its first comment; anybody may. Throws CaseError `no-such-record`, `incomplete`. */
export async function settleThread(
  store: Store,
  id: string,
  isResolved: boolean,
  speaking: Speaking,
): Promise<Comment> {
  const reason = isResolved ? 'thread resolved' : 'thread reopened';
  return change(store, id, contextOf(speaking, reason), (comment) => {
    if (comment.inReplyTo !== null)
      throw new CaseError(
        'incomplete',
        `${id} is an answer: resolve the thread by its first comment, ${comment.inReplyTo}`,
      );
    return { ...comment, resolved: isResolved ? { by: speaking.by, at: speaking.at } : null };
  });
}

/** Throws CaseError `no-such-record`. */
export async function requireComment(store: StoreReader, id: string): Promise<Comment> {
  const comment = await store.get('comment', id);
  if (comment) return comment;
  throw new CaseError('no-such-record', `there is no comment "${id}" in this workspace`);
}

async function change(
  store: Store,
  id: string,
  context: ChangeContext,
  revise: (comment: Comment) => Comment,
): Promise<Comment> {
  return store.transaction(context, async (writer) => {
    const comment = revise(await requireComment(writer, id));
    await writer.put('comment', [comment]);
    return comment;
  });
}

function requireOwn({ by, id }: Comment, name: string): void {
  if (by === name) return;
  throw new CaseError('not-permitted', `comment ${id} was written by ${by}; only ${by} changes its words, not ${name}`);
}

function contextOf({ by }: Speaking, reason: string): ChangeContext {
  return { actor: { kind: 'person', name: by }, reason };
}
