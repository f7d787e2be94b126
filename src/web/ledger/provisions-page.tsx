import type { ReactNode } from 'react';
import { capChart } from '#brief';
import type { LedgerState } from '#api';
import { listPath } from '../address.ts';
import { useDerived } from '../data/use-derived.ts';
import { Link } from '../navigation.tsx';
import { ProvisionList } from '../pages/lists/provision-list.tsx';
import { Loaded } from '../parts/states.tsx';
import { said, saidAll } from '../parts/said.ts';
import { texts } from '../texts.ts';
import { NameCheck } from './name-check.tsx';
import { TransferForm } from './transfer-form.tsx';

/** What a transfer would touch, how much of the caps is used up, who is on a list, and the paragraphs themselves. */
export function ProvisionsPage({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <div className="stack wide">
      <TransferForm caseId={caseId} />
      <Loaded load={useDerived(caseId, 'ledger')} what={texts.provisionsPage.caps.toLowerCase()}>
        {({ caps }) => <Caps caseId={caseId} caps={caps} />}
      </Loaded>
      <NameCheck caseId={caseId} />
      <section className="stack" aria-labelledby="paragraphs-heading">
        <h2 id="paragraphs-heading">{texts.provisionsPage.paragraphs}</h2>
        <ProvisionList caseId={caseId} />
      </section>
    </div>
  );
}

/** Deliveries of the ledger with an amount, added up against the caps of the paragraphs. */
function Caps({ caps, caseId }: { readonly caps: LedgerState['caps']; readonly caseId: string }): ReactNode {
  const words = texts.provisionsPage;
  const bars = caps.uses.map(({ period, provision, share }) => ({
    label: `${provision.resolution} ¶${provision.paragraph}, ${period.from} – ${period.to}`,
    ...share,
  }));
  return (
    <section className="stack" aria-labelledby="caps-heading">
      <h2 id="caps-heading">{words.caps}</h2>
      {bars.length === 0 ? (
        <p className="quiet measure">{words.noCaps}</p>
      ) : (
        <>
          <div
            className="chart"
            dangerouslySetInnerHTML={{
              __html: capChart(bars, { title: words.caps, limit: words.limit, open: words.orMore }),
            }}
          />
          <ul className="bullets small">
            {caps.uses.map(({ because, period, provision, reasons, status }) => (
              <li key={`${provision.id} ${period.from}`}>
                <strong>{words.statuses[status]}</strong> {saidAll(because, reasons).join('; ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {caps.notCounted.length > 0 && (
        <details className="small">
          <summary>{words.notCounted(caps.notCounted.length)}</summary>
          <ul className="bullets">
            {caps.notCounted.map(({ because, flowId, reason }) => (
              <li key={flowId}>
                <Link to={listPath(caseId, 'exchanges', flowId)}>{flowId}</Link>: {said({ because, reason })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
