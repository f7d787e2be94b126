import { type ReactNode, useEffect, useRef } from 'react';
import type { WarningState } from '#api';
import type { Indicator } from '#core';
import { useBrowserAddress } from '../navigation.tsx';
import { CitationLinks } from '../parts/citation-link.tsx';
import { Glyph, type Meaning } from '../parts/glyph.tsx';
import { said } from '../parts/said.ts';
import { texts } from '../texts.ts';

type Chain = WarningState['chains'][number];

const meanings: Readonly<Record<Indicator['status'], Meaning>> = {
  seen: 'count',
  reported: 'words',
  'not-seen': 'zero',
  'not-observed': 'absent',
};

/** One chain: a strip that shows at a glance how far it has come, then its steps in their expected order. */
export function ChainCard({ caseId, chain }: { readonly caseId: string; readonly chain: Chain }): ReactNode {
  const words = texts.warningPage;
  const { hash } = useBrowserAddress();
  const id = `chain-${chain.steps[0]?.indicator.id ?? ''}`;
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{chain.chain}</h2>
      <p>{words.summary(chain.seen, chain.reported, chain.steps.length)}</p>
      <ol className="chain-strip" aria-hidden="true">
        {chain.steps.map(({ indicator }) => (
          <li key={indicator.id} className={indicator.order <= chain.reached ? 'reached' : undefined}>
            <Glyph meaning={meanings[indicator.status]} />
            {indicator.order}
          </li>
        ))}
      </ol>
      <ol className="chain-steps">
        {chain.steps.map((step) => (
          <Step
            key={step.indicator.id}
            caseId={caseId}
            chain={chain}
            step={step}
            isMarked={hash === step.indicator.id}
          />
        ))}
      </ol>
    </section>
  );
}

function Step(props: {
  readonly caseId: string;
  readonly chain: Chain;
  readonly step: Chain['steps'][number];
  readonly isMarked: boolean;
}): ReactNode {
  const { caseId, chain, isMarked, step } = props;
  const { indicator, isOutOfOrder } = step;
  const words = texts.warningPage;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isMarked) element.current?.scrollIntoView({ block: 'center' });
  }, [isMarked]);
  const has = (list: readonly Indicator[]): boolean => list.some(({ id }) => id === indicator.id);
  const tags = (
    [
      [has(chain.absent), words.absent, ''],
      [has(chain.unobserved), words.unobserved, 'draft'],
      [has(chain.next), words.next, 'next'],
      [isOutOfOrder, words.outOfOrder, ''],
    ] as const
  ).flatMap(([holds, tag, kind]) => (holds ? [[tag, kind] as const] : []));
  const due = chain.expected.find((one) => one.indicator.id === indicator.id);
  return (
    <li ref={element} className={isMarked ? 'marked' : undefined} aria-current={isMarked || undefined}>
      <span className="step-number">{indicator.order}</span>
      <div>
        <p>
          {indicator.text}
          {tags.map(([tag, kind]) => (
            <span key={tag}>
              {' '}
              <span className={`tag ${kind}`}>{tag}</span>
            </span>
          ))}
        </p>
        {due && (
          <p className="small">
            {due.from === null || due.to === null ? said(due) : words.due(due.from, due.to, said(due))}
          </p>
        )}
        {indicator.note !== null && <p className="small quiet">{indicator.note}</p>}
      </div>
      <div>
        <span className="nowrap">
          <Glyph meaning={meanings[indicator.status]} />
          {texts.indicator[indicator.status]}
        </span>
        {indicator.since !== null && <div className="quiet">{words.since(indicator.since)}</div>}
        {indicator.leadDays !== null && (
          <div className="quiet">{words.lead(indicator.leadDays.low, indicator.leadDays.high)}</div>
        )}
      </div>
      <div>{indicator.citations.length > 0 && <CitationLinks caseId={caseId} citations={indicator.citations} />}</div>
    </li>
  );
}
