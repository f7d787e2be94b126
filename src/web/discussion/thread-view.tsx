import { type ReactNode, useState } from 'react';
import { type NewComment, type ThreadItem, type ThreadResolution, commentAddress, commentsAddress } from '#api';
import { texts } from '../texts.ts';
import { CommentView, Fault } from './comment-view.tsx';
import { TopicLink } from './topic-link.tsx';
import { useSending } from './use-sending.ts';

/** A comment with its answers; anybody answers, resolves and reopens. */
export function ThreadView(props: {
  readonly thread: ThreadItem;
  readonly by: string;
  readonly onChange: () => void;
}): ReactNode {
  const { by, onChange, thread } = props;
  const { answers, first } = thread;
  const [text, setText] = useState('');
  const sending = useSending();
  const { discussion } = texts;
  const isUnsigned = by.trim() === '';
  const answer = async (): Promise<void> => {
    const body: NewComment = { caseId: first.caseId, about: first.about, text, inReplyTo: first.id, by };
    if ((await sending.send(commentsAddress(), body)) === 'done') setText('');
    onChange();
  };
  const settle = async (): Promise<void> => {
    const body: ThreadResolution = { by, resolved: first.resolved === null };
    await sending.send(commentAddress(first.id, 'resolution'), body, first);
    onChange();
  };
  return (
    <li className="card thread" data-thread={first.id}>
      <p className="small">
        <TopicLink caseId={first.caseId} topic={first.about} />
        {first.resolved && <span className="quiet"> · {discussion.resolvedBy(first.resolved.by)}</span>}
      </p>
      <CommentView comment={first} by={by} onChange={onChange} />
      {answers.length > 0 && (
        <ul className="plain-list answers">
          {answers.map((one) => (
            <li key={one.id}>
              <CommentView comment={one} by={by} onChange={onChange} />
            </li>
          ))}
        </ul>
      )}
      <form
        className="row tight"
        onSubmit={(event) => {
          event.preventDefault();
          void answer();
        }}
      >
        <input
          aria-label={discussion.answer}
          placeholder={discussion.answer}
          value={text}
          maxLength={10_000}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="small-button" disabled={isUnsigned || sending.isBusy || text.trim() === ''}>
          {discussion.send}
        </button>
        <button
          type="button"
          className="small-button"
          disabled={isUnsigned || sending.isBusy}
          onClick={() => void settle()}
        >
          {first.resolved === null ? discussion.resolve : discussion.reopen}
        </button>
      </form>
      <Fault sending={sending} />
    </li>
  );
}
