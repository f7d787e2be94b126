import { type ReactNode, useState } from 'react';
import { type AssignmentChange, assignmentStateAddress } from '#api';
import { type Assignment, personKey } from '#core';
import { texts } from '../texts.ts';
import { Fault } from './comment-view.tsx';
import { TopicLink } from './topic-link.tsx';
import { useSending } from './use-sending.ts';

/** Pieces of work; whoever is asked says done or declines, whoever asked takes it back. */
export function WorkList(props: {
  readonly items: readonly Assignment[];
  readonly by: string;
  readonly onChange: () => void;
}): ReactNode {
  const { by, items, onChange } = props;
  return (
    <ul className="plain-list work">
      {items.map((one) => (
        <WorkItem key={one.id} assignment={one} by={by} onChange={onChange} />
      ))}
    </ul>
  );
}

function WorkItem(props: {
  readonly assignment: Assignment;
  readonly by: string;
  readonly onChange: () => void;
}): ReactNode {
  const { assignment, by, onChange } = props;
  const { about, caseId, due, settled, state, task, to } = assignment;
  const [note, setNote] = useState<string | null>(null);
  const sending = useSending();
  const { discussion } = texts;
  const set = async (next: AssignmentChange['state'], said: string | null): Promise<void> => {
    const body: AssignmentChange = { by, state: next, note: said };
    if ((await sending.send(assignmentStateAddress(assignment.id), body, assignment)) !== 'failed') setNote(null);
    onChange();
  };
  const isOverdue = state === 'open' && due !== null && due < new Date().toISOString().slice(0, 10);
  const isUnsigned = by.trim() === '';
  return (
    <li className="card" data-assignment={assignment.id}>
      <p>
        <strong>{to}</strong>: {task}
      </p>
      <p className="small quiet">
        <TopicLink caseId={caseId} topic={about} /> · {discussion.from(assignment.by)}
        {due !== null && ` · ${isOverdue ? discussion.overdue(due) : discussion.dueOn(due)}`} ·{' '}
        {discussion.states[state]}
        {settled !== null && ` (${settled.by}${settled.note === null ? '' : `: ${settled.note}`})`}
      </p>
      {note === null ? (
        <p className="row tight">
          {state === 'open' ? (
            <>
              <Do label={discussion.done} isOff={isUnsigned || sending.isBusy} onDo={() => void set('done', null)} />
              <Do label={discussion.decline} isOff={isUnsigned} onDo={() => setNote('')} />
              {personKey(by) === personKey(assignment.by) && (
                <Do label={discussion.takeBack} isOff={sending.isBusy} onDo={() => void set('withdrawn', null)} />
              )}
            </>
          ) : (
            <Do label={discussion.again} isOff={isUnsigned || sending.isBusy} onDo={() => void set('open', null)} />
          )}
        </p>
      ) : (
        <form
          className="row tight"
          onSubmit={(event) => {
            event.preventDefault();
            void set('declined', note);
          }}
        >
          <label>
            {discussion.why}{' '}
            <input value={note} required maxLength={2000} onChange={(event) => setNote(event.target.value)} />
          </label>
          <button type="submit" className="small-button" disabled={sending.isBusy || note.trim() === ''}>
            {discussion.decline}
          </button>
          <Do label={discussion.cancel} isOff={false} onDo={() => setNote(null)} />
        </form>
      )}
      <Fault sending={sending} />
    </li>
  );
}

function Do(props: { readonly label: string; readonly isOff: boolean; readonly onDo: () => void }): ReactNode {
  const { isOff, label, onDo } = props;
  return (
    <button type="button" className="small-button" disabled={isOff} onClick={onDo}>
      {label}
    </button>
  );
}
