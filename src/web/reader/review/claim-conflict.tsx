import { type ReactNode, useEffect, useRef } from 'react';
import { documentPath } from '../../address.ts';
import { useClaimHistory } from '../../data/use-derived.ts';
import { Link } from '../../navigation.tsx';
import { shorten } from '../../parts/shorten.ts';
import { texts } from '../../texts.ts';
import { type MemberChange, changedMembers, correctedClaim } from './claim-members.ts';
import type { ClaimReview, RefusedChange } from './use-claim-review.ts';

/** Somebody was faster: what they changed and what was not sent stand side by side until a person chooses. */
export function ClaimConflict(props: {
  readonly caseId: string;
  readonly refused: RefusedChange;
  /** The text that spans count in. */
  readonly text: string;
  readonly review: ClaimReview;
  readonly onChosen: () => void;
}): ReactNode {
  const { caseId, onChosen, refused, review, text } = props;
  const { base, change, theirs } = refused;
  const history = useClaimHistory(theirs.id, review.version);
  const newest = history.state === 'ready' ? history.value.at(-1) : undefined;
  const words = texts.claimReview.conflict;
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => region.current?.focus(), []);
  const choose = async (choice: 'mine' | 'theirs'): Promise<void> => {
    if (await review.settle(choice)) onChosen();
  };
  return (
    <div ref={region} className="state failed stack" role="alert" tabIndex={-1}>
      <p>
        {words.happened(newest?.actor.name ?? null, newest?.at.slice(11, 16) ?? null)}{' '}
        <Link to={documentPath(caseId, theirs.documentId, { claim: theirs.id })}>
          {texts.quoted(shorten(theirs.text))}
        </Link>
      </p>
      <div className="sides">
        <section aria-labelledby="conflict-theirs">
          <h2 id="conflict-theirs">{words.theirs}</h2>
          <Changes changes={changedMembers(base, theirs)} />
        </section>
        <section aria-labelledby="conflict-mine">
          <h2 id="conflict-mine">{words.mine}</h2>
          {change.action === 'verdict' ? (
            <Changes changes={changedMembers(base, { ...base, review: change.body.verdict })} />
          ) : change.action === 'correction' ? (
            <Changes changes={changedMembers(base, correctedClaim(base, change.body, text))} />
          ) : (
            <p>{texts.claimReview[change.action]}</p>
          )}
        </section>
      </div>
      <p className="row">
        <button type="button" className="button" disabled={review.decisions.isBusy} onClick={() => void choose('mine')}>
          {words.keepMine}
        </button>
        <button type="button" className="button" onClick={() => void choose('theirs')}>
          {words.takeTheirs}
        </button>
      </p>
    </div>
  );
}

function Changes({ changes }: { readonly changes: readonly MemberChange[] }): ReactNode {
  if (changes.length === 0) return <p className="quiet">{texts.claimReview.conflict.nothing}</p>;
  return (
    <ul className="bullets small">
      {changes.map(({ after, before, name }) => (
        <li key={name}>
          {name}: <del>{before}</del> → <ins>{after}</ins>
        </li>
      ))}
    </ul>
  );
}
