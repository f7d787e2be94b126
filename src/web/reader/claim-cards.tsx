import { type ReactNode, useEffect, useRef } from 'react';
import type { Claim } from '#core';
import { documentPath, newForecastPath } from '../address.ts';
import { Link } from '../navigation.tsx';
import { likelihoodText } from '../pages/lists/claim-list.tsx';
import { ReviewTag } from '../parts/review-tag.tsx';
import { texts } from '../texts.ts';
import { MarkedText, hedgeMarks } from './marked-text.tsx';

/** The claims of a document in reading order, numbered as in the text. */
export function ClaimCards({
  caseId,
  claims,
  current,
  language,
  work,
}: {
  readonly caseId: string;
  readonly claims: readonly Claim[];
  readonly current: string | undefined;
  readonly language: string | null;
  /** What is being done to the current claim; stands in its card. */
  readonly work: ReactNode;
}): ReactNode {
  return (
    <ol className="claim-list">
      {claims.map((claim, index) => (
        <ClaimCard
          key={claim.id}
          caseId={caseId}
          claim={claim}
          number={index + 1}
          isCurrent={claim.id === current}
          language={language}
          work={claim.id === current ? work : null}
        />
      ))}
    </ol>
  );
}

function ClaimCard(props: {
  readonly caseId: string;
  readonly claim: Claim;
  readonly number: number;
  readonly isCurrent: boolean;
  readonly language: string | null;
  readonly work: ReactNode;
}): ReactNode {
  const { caseId, claim, number, isCurrent, language, work } = props;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li ref={element} className={isCurrent ? 'current' : undefined} aria-current={isCurrent || undefined}>
      <p>
        <Link to={documentPath(caseId, claim.documentId, { claim: claim.id })} className="claim-number">
          <span className="hidden">{texts.reader.claimNumber(number)}</span>
          <span aria-hidden="true">{number}</span>
        </Link>{' '}
        <span lang={language ?? undefined}>
          <MarkedText text={claim.text} marks={hedgeMarks(claim, claim.start)} />
        </span>
      </p>
      <dl className="pairs">
        {claimFacts(claim).map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isCurrent && claim.review !== 'rejected' && (
        <p className="small">
          <Link to={newForecastPath(caseId, claim.id)}>{texts.claimReview.openForecast}</Link>
        </p>
      )}
      {work}
    </li>
  );
}

function claimFacts(claim: Claim): readonly (readonly [string, ReactNode])[] {
  const { claimReview, reader, columns, polarity } = texts;
  const facts: (readonly [string, ReactNode])[] = [
    [reader.speaker, claim.speaker?.text ?? <span className="quiet">{reader.author}</span>],
    [reader.via, claim.via.map((one) => one.text).join(' ← ')],
    [reader.kind, `${claimReview.kinds[claim.kind]}, ${claimReview.types[claim.type]}`],
    [reader.polarity, claim.polarity === 'affirmed' ? '' : polarity[claim.polarity]],
    [reader.hedges, claim.hedges.map((hedge) => `${hedge.text} (${claimReview.hedgeKinds[hedge.kind]})`).join(', ')],
    [reader.likelihood, likelihoodText(claim)],
    [reader.when, claim.time],
    [columns.review, <ReviewTag key="review" review={claim.review} />],
  ];
  return facts.filter(([, value]) => value !== '' && value !== null);
}
