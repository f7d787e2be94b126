import { type ReactNode, useState } from 'react';
import type { ThreadItem } from '#api';
import { personKey } from '#core';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { ThreadView } from './thread-view.tsx';
import { type Discussion, useOpenWork } from './use-discussion.ts';
import { WorkList } from './work-list.tsx';

/** What a person is asked to do and where they are named; and all else that is open. */
export function WorkPage(): ReactNode {
  const [by, setBy] = useSignature();
  const [changes, setChanges] = useState(0);
  const load = useOpenWork(changes);
  const { workPage } = texts;
  return (
    <div className="stack">
      <PageTitle title={workPage.title} />
      <p className="quiet">{workPage.help}</p>
      <p className="row">
        <SignatureField name={by} onChange={setBy} />
      </p>
      <Loaded load={load} what={workPage.title}>
        {(found) => <OpenWork found={found} by={by} onChange={() => setChanges((count) => count + 1)} />}
      </Loaded>
    </div>
  );
}

function OpenWork(props: {
  readonly found: Discussion;
  readonly by: string;
  readonly onChange: () => void;
}): ReactNode {
  const { by, found, onChange } = props;
  const { workPage } = texts;
  const me = personKey(by);
  const isMine = (name: string): boolean => me !== '' && personKey(name) === me;
  const namesMe = ({ answers, first }: ThreadItem): boolean =>
    [first, ...answers].some(({ mentions, withdrawn }) => !withdrawn && mentions.includes(me));
  const work = (title: string, none: string, items: Discussion['work']): ReactNode => (
    <section className="stack">
      <h2>{title}</h2>
      {items.length === 0 ? <p className="quiet">{none}</p> : <WorkList items={items} by={by} onChange={onChange} />}
    </section>
  );
  const threads = (title: string, none: string, items: Discussion['threads']): ReactNode => (
    <section className="stack">
      <h2>{title}</h2>
      {items.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul className="plain-list">
          {items.map((thread) => (
            <ThreadView key={thread.first.id} thread={thread} by={by} onChange={onChange} />
          ))}
        </ul>
      )}
    </section>
  );
  return (
    <>
      {me === '' ? (
        <p className="quiet">{workPage.whoAreYou}</p>
      ) : (
        <>
          {work(
            workPage.mine,
            workPage.noneMine,
            found.work.filter(({ to }) => isMine(to)),
          )}
          {threads(workPage.named, workPage.noneNamed, found.threads.filter(namesMe))}
        </>
      )}
      {threads(
        workPage.all,
        workPage.noneOpen,
        me === '' ? found.threads : found.threads.filter((thread) => !namesMe(thread)),
      )}
      {work(
        workPage.others,
        workPage.noneOthers,
        found.work.filter(({ to }) => !isMine(to)),
      )}
    </>
  );
}
