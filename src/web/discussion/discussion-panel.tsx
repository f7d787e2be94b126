import { type ReactNode, useEffect, useRef, useState } from 'react';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { NewComment, NewWork } from './new-entry-forms.tsx';
import { ThreadView } from './thread-view.tsx';
import { type Discussion, type NamedTopic, useDiscussion } from './use-discussion.ts';
import { WorkList } from './work-list.tsx';

/**
 * What people say about the records of a page, and ask each other to do: a button, and a panel at the side. The first of
 * the `topics` is the page's own; `pointed` is what a person has chosen in it.
 */
export function DiscussionPanel(props: {
  readonly caseId: string | null;
  readonly topics: readonly NamedTopic[];
  readonly pointed?: NamedTopic | undefined;
}): ReactNode {
  const { caseId, pointed, topics } = props;
  const [isOpen, setOpen] = useState(false);
  const [changes, setChanges] = useState(0);
  const load = useDiscussion(caseId, topics, changes);
  const opener = useRef<HTMLButtonElement>(null);
  const { discussion } = texts;
  const open = load.state === 'ready' ? load.value.threads.filter(({ first }) => first.resolved === null).length : 0;
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="button discussion-opener"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        {discussion.open(open)}
      </button>
      {isOpen && (
        <Panel onClose={close}>
          <Loaded load={load} what={discussion.title}>
            {(found) => (
              <Entries
                caseId={caseId}
                topics={pointed === undefined ? topics : [pointed, ...topics]}
                found={found}
                onChange={() => setChanges((count) => count + 1)}
              />
            )}
          </Loaded>
        </Panel>
      )}
    </>
  );
}

function Panel({ children, onClose }: { readonly children: ReactNode; readonly onClose: () => void }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { discussion } = texts;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere in it
    <aside
      className="discussion stack"
      aria-labelledby="discussion-heading"
      onKeyDown={(event) => {
        // Keys in here are not the page's.
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className="row">
        <h2 id="discussion-heading" ref={heading} tabIndex={-1}>
          {discussion.title}
        </h2>
        <button type="button" className="small-button" onClick={onClose}>
          {discussion.close}
        </button>
      </div>
      {children}
    </aside>
  );
}

function Entries(props: {
  readonly caseId: string | null;
  readonly topics: readonly NamedTopic[];
  readonly found: Discussion;
  readonly onChange: () => void;
}): ReactNode {
  const { caseId, found, onChange, topics } = props;
  const [by, setBy] = useSignature();
  const [chosen, setChosen] = useState(0);
  const { discussion } = texts;
  const topic = topics[chosen] ?? topics[0]!;
  const openThreads = found.threads.filter(({ first }) => first.resolved === null);
  const resolved = found.threads.filter(({ first }) => first.resolved !== null);
  return (
    <>
      <SignatureField name={by} onChange={setBy} />
      {by.trim() === '' && <p className="small quiet">{discussion.nameMissing}</p>}
      {topics.length > 1 && (
        <label className="row">
          {discussion.about}
          <select value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {topics.map(({ label }, index) => (
              <option key={index} value={index}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <NewComment caseId={caseId} by={by} topic={topic} onChange={onChange} />
      {found.threads.length === 0 && <p className="quiet">{discussion.none}</p>}
      <ul className="plain-list">
        {openThreads.map((thread) => (
          <ThreadView key={thread.first.id} thread={thread} by={by} onChange={onChange} />
        ))}
      </ul>
      {resolved.length > 0 && (
        <details>
          <summary>{discussion.showResolved(resolved.length)}</summary>
          <ul className="plain-list">
            {resolved.map((thread) => (
              <ThreadView key={thread.first.id} thread={thread} by={by} onChange={onChange} />
            ))}
          </ul>
        </details>
      )}
      <h3>{discussion.work}</h3>
      {found.work.length === 0 ? (
        <p className="quiet">{discussion.noWork}</p>
      ) : (
        <WorkList items={found.work} by={by} onChange={onChange} />
      )}
      <NewWork caseId={caseId} by={by} topic={topic} onChange={onChange} />
    </>
  );
}
