import { type ReactNode, useState } from 'react';
import { type NewAssignment, type NewComment, assignmentsAddress, commentsAddress } from '#api';
import { texts } from '../texts.ts';
import { Fault } from './comment-view.tsx';
import type { NamedTopic } from './use-discussion.ts';
import { useSending } from './use-sending.ts';

interface Props {
  readonly caseId: string | null;
  readonly by: string;
  readonly topic: NamedTopic;
  readonly onChange: () => void;
}

/** Begins a thread. */
export function NewComment({ by, caseId, onChange, topic }: Props): ReactNode {
  const [text, setText] = useState('');
  const sending = useSending();
  const { discussion } = texts;
  const say = async (): Promise<void> => {
    const body: NewComment = { caseId, about: topic.topic, text, inReplyTo: null, by };
    if ((await sending.send(commentsAddress(), body)) !== 'done') return;
    setText('');
    onChange();
  };
  return (
    <form
      className="editor stack"
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
    >
      <label className="block">
        {discussion.newComment}
        <textarea value={text} rows={3} maxLength={10_000} required onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="small quiet">{discussion.newHelp}</p>
      <button type="submit" className="button main" disabled={by.trim() === '' || sending.isBusy || text.trim() === ''}>
        {discussion.say}
      </button>
      <Fault sending={sending} />
    </form>
  );
}

/** Asks somebody to work on the record. */
export function NewWork({ by, caseId, onChange, topic }: Props): ReactNode {
  const [to, setTo] = useState('');
  const [task, setTask] = useState('');
  const [due, setDue] = useState('');
  const sending = useSending();
  const { discussion } = texts;
  const give = async (): Promise<void> => {
    const body: NewAssignment = { caseId, about: topic.topic, task, to, due: due === '' ? null : due, by };
    if ((await sending.send(assignmentsAddress(), body)) !== 'done') return;
    setTask('');
    onChange();
  };
  return (
    <details>
      <summary>{discussion.newWork}</summary>
      <form
        className="editor stack"
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <div className="fields">
          <label>
            {discussion.to}
            <input value={to} maxLength={200} required onChange={(event) => setTo(event.target.value)} />
          </label>
          <label>
            {discussion.due}
            <input type="date" value={due} onChange={(event) => setDue(event.target.value)} />
          </label>
        </div>
        <label className="block">
          {discussion.task}
          <input value={task} maxLength={2000} required onChange={(event) => setTask(event.target.value)} />
        </label>
        <button
          type="submit"
          className="button"
          disabled={by.trim() === '' || sending.isBusy || to.trim() === '' || task.trim() === ''}
        >
          {discussion.give}
        </button>
        <Fault sending={sending} />
      </form>
    </details>
  );
}
