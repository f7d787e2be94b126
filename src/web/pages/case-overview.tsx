import type { ReactNode } from 'react';
import { type CaseSummary, type CollectionName, briefFileAddress } from '#api';
import { briefPath, listPath } from '../address.ts';
import { Link } from '../navigation.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { formatNumber, language, texts } from '../texts.ts';

/** The lists whose size tells most about a case. */
const figures: readonly CollectionName[] = [
  'observations',
  'scenes',
  'documents',
  'claims',
  'propositions',
  'hypotheses',
  'indicators',
  'forecasts',
];

/** Where the name of the list is not what is counted. */
const labels: Partial<Record<CollectionName, string>> = {
  indicators: texts.overviewPage.steps,
};

/** What the case is about, what is in it, and the way to its brief. */
export function CaseOverview({ summary }: { readonly summary: CaseSummary }): ReactNode {
  const { case: record, counts } = summary;
  const { overviewPage, cases } = texts;
  return (
    <div className="stack wide">
      <header className="stack measure">
        <PageTitle title={record.title} />
        <p className="lead">{record.question}</p>
        {record.summary !== null && <p>{record.summary}</p>}
        <p className="quiet small">
          {cases.opened(record.opened)}, {cases.asOf(record.asOf)}
        </p>
        <BriefLinks caseId={record.id} />
      </header>
      <section className="stack" aria-labelledby="figures-heading">
        <h2 id="figures-heading">{overviewPage.figures}</h2>
        <ul className="figures">
          {figures.map((name) => (
            <li key={name}>
              <Link to={listPath(record.id, name)}>
                <span className="number">{counts[name] === null ? '…' : formatNumber(counts[name])}</span>
                <span className="label">{labels[name] ?? texts.lists[name]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {record.limits.length > 0 && (
        <section className="stack measure" aria-labelledby="limits-heading">
          <h2 id="limits-heading">{overviewPage.limits}</h2>
          <ul className="bullets plain-list">
            {record.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function BriefLinks({ caseId }: { readonly caseId: string }): ReactNode {
  const { overviewPage } = texts;
  return (
    <p className="row">
      <a className="button main" href={briefFileAddress(caseId, 'html', language)}>
        {overviewPage.readBrief}
      </a>
      <Link to={briefPath(caseId)} className="button">
        {overviewPage.editBrief}
      </Link>
      <a className="button" href={briefFileAddress(caseId, 'pdf', language)}>
        {overviewPage.pdf}
      </a>
      <a className="button" href={briefFileAddress(caseId, 'json', language)}>
        {overviewPage.json}
      </a>
    </p>
  );
}
