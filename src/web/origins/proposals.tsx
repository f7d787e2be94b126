import { type ReactNode, useState } from 'react';
import { type ChangeAnswer, type Grouping, keepProposalAddress } from '#api';
import { documentPath, originsPath } from '../address.ts';
import { useDerived } from '../data/use-derived.ts';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { type Decisions, useDecisions } from '../decide/use-decisions.ts';
import { Link, navigate } from '../navigation.tsx';
import { Loaded } from '../parts/states.tsx';
import { saidAll } from '../parts/said.ts';
import { texts } from '../texts.ts';

/** Claims of several documents that seem to say one thing and state no proposition yet: a person keeps it, or does not. */
export function Proposals({ caseId }: { readonly caseId: string }): ReactNode {
  const [by, setBy] = useSignature();
  const decisions = useDecisions(`propositions of ${caseId}`);
  const words = texts.originsPage;
  return (
    <Loaded load={useDerived(caseId, 'grouping')} what={words.proposals.toLowerCase()}>
      {({ proposals }) =>
        proposals.length > 0 && (
          <section className="stack" aria-labelledby="proposals-heading">
            <h2 id="proposals-heading">{words.proposals}</h2>
            <p className="measure">{words.proposalsHelp}</p>
            <SignatureField name={by} onChange={setBy} />
            {decisions.fault !== null && (
              <p role="alert" className="fault">
                {decisions.fault}
              </p>
            )}
            <ul>
              {proposals.map((proposal) => (
                <Proposal key={proposal.id} caseId={caseId} proposal={proposal} by={by} decisions={decisions} />
              ))}
            </ul>
          </section>
        )
      }
    </Loaded>
  );
}

function Proposal(props: {
  readonly caseId: string;
  readonly proposal: Grouping['proposals'][number];
  readonly by: string;
  readonly decisions: Decisions;
}): ReactNode {
  const { by, caseId, decisions, proposal } = props;
  const [text, setText] = useState(proposal.text);
  const words = texts.originsPage;
  const keep = async (): Promise<void> => {
    const answer = await decisions.send<ChangeAnswer>(keepProposalAddress(caseId, proposal.id), { by, text });
    if (answer?.ids[0] !== undefined) navigate(originsPath(caseId, answer.ids[0]));
  };
  return (
    <li className="card editor">
      <label className="block">
        {words.itsWords}
        <input value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="quiet small">
        {words.likeness(proposal.score)} {saidAll(proposal.because, proposal.reasons).join('; ')}
      </p>
      <ul className="small bullets">
        {proposal.claims.map(({ claimId, documentId, text: said }) => (
          <li key={claimId}>
            {texts.quoted(said)} <Link to={documentPath(caseId, documentId, { claim: claimId })}>{words.inText}</Link>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button"
        disabled={by.trim() === '' || text.trim() === ''}
        onClick={() => void keep()}
      >
        {words.keep}
      </button>
    </li>
  );
}
