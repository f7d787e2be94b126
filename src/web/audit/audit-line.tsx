import { type ReactNode, useState } from 'react';
import { type AuditAnswer, auditAddress } from '#api';
import { readJson } from '../data/client.ts';
import { type Load, useLoad } from '../data/use-load.ts';
import { Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';

/** Checks the whole history when a person asks for it, since it takes a while in a large workspace. */
export function AuditLine(): ReactNode {
  const [times, setTimes] = useState(0);
  const load = useAudit(times);
  const { audit } = texts;
  return (
    <section className="stack" aria-labelledby="audit-heading">
      <h2 id="audit-heading">{audit.title}</h2>
      <p>
        <button type="button" className="button" onClick={() => setTimes(times + 1)}>
          {audit.check}
        </button>
      </p>
      <div aria-live="polite">
        {times > 0 && (
          <Loaded load={load} what={audit.checking}>
            {(answer) => <Result answer={answer} />}
          </Loaded>
        )}
      </div>
    </section>
  );
}

function useAudit(times: number): Load<AuditAnswer> {
  return useLoad(times === 0 ? null : `audit ${times}`, (signal) => readJson<AuditAnswer>(auditAddress, signal));
}

function Result({ answer }: { readonly answer: AuditAnswer }): ReactNode {
  const { broken, entries, head, records, start, strays } = answer;
  const { audit } = texts;
  const problem = broken && (audit.problems[broken.problem as keyof typeof audit.problems] ?? broken.problem);
  return (
    <>
      {broken === null && strays.length === 0 && <p>{audit.intact(entries, records)}</p>}
      {broken !== null && (
        <p role="alert">
          <strong>{audit.broken(broken.sequence, problem ?? '')}</strong>
        </p>
      )}
      {strays.length > 0 && (
        <div role="alert">
          <p>
            <strong>{audit.strays(strays.length)}</strong>
          </p>
          <ul className="bullets">
            {strays.map(({ id, kind }) => (
              <li key={`${kind} ${id}`}>
                {kind} {id}
              </li>
            ))}
          </ul>
        </div>
      )}
      {start.entries > 0 && <p className="small quiet">{audit.start(start.entries, start.at.slice(0, 10))}</p>}
      <p className="small quiet">
        {audit.head}: <code className="anywhere">{`${head.sequence}:${head.sha256}`}</code>
      </p>
    </>
  );
}
