import { type ReactNode, useState } from 'react';
import { type CommentText, commentAddress } from '#api';
import type { Comment } from '#core';
import { readJson } from '../data/client.ts';
import { timeText } from '../parts/time-text.ts';
import { texts } from '../texts.ts';
import { type Sending, useSending } from './use-sending.ts';

interface Props {
  readonly comment: Comment;
  /** Who looks at it. */
  readonly by: string;
  readonly onChange: () => void;
}

/** One comment as typed: nothing in it is markup. Its author changes it or takes it back. */
export function CommentView({ by, comment, onChange }: Props): ReactNode {
  const [isEdited, setEdited] = useState(false);
  const sending = useSending();
  const { discussion } = texts;
  const withdraw = async (): Promise<void> => {
    // Whatever was changed meanwhile stands in the history; the person sees the new state and may try again.
    await sending.send(commentAddress(comment.id, 'withdrawal'), { by }, comment);
    onChange();
  };
  return (
    <div className="comment">
      <p className="small quiet">
        <strong>{comment.by}</strong>, <time dateTime={comment.at}>{timeText(comment.at)}</time>
        {comment.edited !== null && ` · ${discussion.edited}`}
      </p>
      {comment.withdrawn ? (
        <p className="quiet">{discussion.withdrawn}</p>
      ) : isEdited ? (
        <CommentEditor
          by={by}
          comment={comment}
          onDone={() => {
            setEdited(false);
            onChange();
          }}
        />
      ) : (
        <p className="comment-text">{comment.text}</p>
      )}
      {!comment.withdrawn && !isEdited && comment.by === by && (
        <p className="row tight">
          <button type="button" className="small-button" onClick={() => setEdited(true)}>
            {discussion.edit}
          </button>
          <button type="button" className="small-button" disabled={sending.isBusy} onClick={() => void withdraw()}>
            {discussion.withdraw}
          </button>
        </p>
      )}
      <Fault sending={sending} />
    </div>
  );
}

/**
 * Builds on the comment as it was when editing began, however often the page renews itself meanwhile; where somebody was
 * faster both versions stand side by side until one is chosen.
 */
function CommentEditor(props: {
  readonly comment: Comment;
  readonly by: string;
  readonly onDone: () => void;
}): ReactNode {
  const { by, comment, onDone } = props;
  const [base, setBase] = useState(comment);
  const [text, setText] = useState(comment.text);
  const [theirs, setTheirs] = useState<Comment | null>(null);
  const sending = useSending();
  const { discussion } = texts;
  const save = async (onto: Comment): Promise<void> => {
    const body: CommentText = { by, text };
    const outcome = await sending.send(commentAddress(comment.id, 'text'), body, onto);
    if (outcome === 'done') onDone();
    if (outcome !== 'conflict') return;
    const now = await readJson<Comment>(commentAddress(comment.id), new AbortController().signal);
    setBase(now);
    setTheirs(now);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save(base);
      }}
    >
      {theirs !== null && (
        <div role="alert" className="state failed">
          <p>{discussion.conflict}</p>
          <p className="small quiet">{discussion.theirs}</p>
          <blockquote className="comment-text">{theirs.withdrawn ? discussion.withdrawn : theirs.text}</blockquote>
        </div>
      )}
      <label className="block">
        {theirs === null ? discussion.edit : discussion.mine}
        <textarea value={text} rows={4} maxLength={10_000} required onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="row tight">
        <button type="submit" className="small-button" disabled={sending.isBusy || text.trim() === ''}>
          {theirs === null ? discussion.save : discussion.keepMine}
        </button>
        <button type="button" className="small-button" onClick={onDone}>
          {theirs === null ? discussion.cancel : discussion.takeTheirs}
        </button>
      </p>
      <Fault sending={sending} />
    </form>
  );
}

/** What kept the last thing from being done. */
export function Fault({ sending: { fault } }: { readonly sending: Sending }): ReactNode {
  return fault === null ? null : (
    <p role="alert" className="fault">
      {fault}
    </p>
  );
}
