import type { ReactNode } from 'react';
import type { LedgerState } from '#api';
import type { Quantity } from '#core';
import { listPath } from '../address.ts';
import { useDerived } from '../data/use-derived.ts';
import { Link } from '../navigation.tsx';
import { ExchangeList } from '../pages/lists/reasoning-lists.tsx';
import { Loaded } from '../parts/states.tsx';
import { saidAll } from '../parts/said.ts';
import { formatNumber, texts } from '../texts.ts';

type Pair = LedgerState['pairs'][number];

/** Who gives what to whom, by whose word, which paragraphs it would touch; then every line of the ledger. */
export function LedgerPage({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <div className="stack wide">
      <Loaded load={useDerived(caseId, 'ledger')} what={texts.lists.exchanges.toLowerCase()}>
        {(ledger) =>
          ledger.pairs.map((pair) => (
            <PairTable key={pair.parties.join()} caseId={caseId} pair={pair} ledger={ledger} />
          ))
        }
      </Loaded>
      <section className="stack" aria-labelledby="lines-heading">
        <h2 id="lines-heading">{texts.ledgerPage.lines}</h2>
        <ExchangeList caseId={caseId} />
      </section>
    </div>
  );
}

function PairTable(props: { readonly caseId: string; readonly pair: Pair; readonly ledger: LedgerState }): ReactNode {
  const { caseId, ledger, pair } = props;
  const words = texts.ledgerPage;
  const { columns } = texts;
  const title = words.between(...pair.parties);
  return (
    <section className="stack">
      <h2>{title}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="table-region free" role="region" aria-label={title} tabIndex={0}>
        <table>
          <caption>
            <span>{words.help}</span>
          </caption>
          <thead>
            <tr>
              {[
                columns.from,
                columns.to,
                columns.objects,
                words.farthest,
                words.byWhom,
                words.held,
                words.amounts,
                words.touches,
              ].map((heading) => (
                <th key={heading} scope="col" className="plain">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pair.lines.map((line) => (
              <tr key={`${line.from} ${line.to} ${line.item}`}>
                <td>{line.from}</td>
                <td>{line.to}</td>
                <th scope="row">{line.item}</th>
                <td>
                  <strong>{words.stages[line.stage]}</strong>
                </td>
                <td className="short">
                  <Sayers line={line} ledger={ledger} />
                </td>
                <td>
                  {line.likelihood ? (
                    texts.hypothesesPage.likelihoodWords[line.likelihood]
                  ) : (
                    <span className="quiet">{words.notHeld}</span>
                  )}
                </td>
                <td className="short">
                  {line.quantities.length === 0 ? (
                    <span className="quiet">{words.noAmount}</span>
                  ) : (
                    <ul>
                      {line.quantities.map(({ exchangeId, quantity }) => (
                        <li key={exchangeId}>
                          <Link to={listPath(caseId, 'exchanges', exchangeId)}>{quantityText(quantity)}</Link>
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
                <td className="short">
                  <Touched caseId={caseId} line={line} ledger={ledger} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pair.returns.map(({ exchangeId, inReturnFor }) => (
        <p key={exchangeId} className="small">
          {words.inReturn(whatOf(ledger, exchangeId), inReturnFor.map((id) => whatOf(ledger, id)).join(', '))}
        </p>
      ))}
    </section>
  );
}

function Sayers(props: { readonly line: Pair['lines'][number]; readonly ledger: LedgerState }): ReactNode {
  const { ledger, line } = props;
  const stages = (['delivered', 'promised', 'wanted', 'denied'] as const).filter(
    (stage) => line.claimedBy[stage].length > 0,
  );
  return (
    <ul>
      {stages.map((stage) => (
        <li key={stage}>
          <span className="quiet">{texts.ledgerPage.stages[stage]}:</span>{' '}
          {line.claimedBy[stage].map((id) => ledger.names[id] ?? id).join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** Paragraphs that any of the exchanges of a line would touch, each once, with the reasons. */
function Touched(props: {
  readonly caseId: string;
  readonly line: Pair['lines'][number];
  readonly ledger: LedgerState;
}): ReactNode {
  const { caseId, ledger, line } = props;
  const findings = ledger.touches
    .filter(({ exchangeId }) => line.exchangeIds.includes(exchangeId))
    .flatMap((one) => one.findings);
  const distinct = [...new Map(findings.map((finding) => [finding.provision.id, finding])).values()];
  const words = texts.ledgerPage;
  if (distinct.length === 0) return <span className="quiet">{words.noneTouched}</span>;
  return (
    <details>
      <summary>{words.paragraphs(distinct.length)}</summary>
      <ul>
        {distinct.map(({ because, effect, provision, reasons }) => (
          <li key={provision.id}>
            <Link to={listPath(caseId, 'provisions', provision.id)}>
              {provision.resolution} ¶{provision.paragraph}
            </Link>{' '}
            {words.effects[effect]}
            <div className="quiet">{saidAll(because, reasons).join('; ')}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `1,000 containers or more` */
function quantityText({ high, low, unit }: Quantity): string {
  const words = texts.ledgerPage;
  const name = words.units[unit];
  if (low === null) return words.atMost(formatNumber(high ?? 0), name);
  if (high === null) return words.atLeast(formatNumber(low), name);
  return `${low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`} ${name}`;
}

function whatOf({ exchanges }: LedgerState, id: string): string {
  return exchanges.find((one) => one.id === id)?.what ?? id;
}
