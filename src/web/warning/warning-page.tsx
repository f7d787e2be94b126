import { type ReactNode, useState } from 'react';
import { useDerived } from '../data/use-derived.ts';
import { all, useCollection } from '../data/use-load.ts';
import { Empty, Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { ChainCard } from './chain-card.tsx';
import { CollectionNeeds } from './collection-needs.tsx';
import { StepMoves } from './step-moves.tsx';

/** Warning chains as boards: what has been seen, by whom, what is missing, what would come next, what to look for. */
export function WarningPage({ caseId }: { readonly caseId: string }): ReactNode {
  const [version, setVersion] = useState(0);
  const load = all(useDerived(caseId, 'warning', version), useCollection(caseId, 'sites'));
  return (
    <Loaded load={load} what={texts.lists.indicators.toLowerCase()}>
      {([state, { items: sites }]) =>
        state.chains.length === 0 ? (
          <Empty title={texts.empty.indicators} />
        ) : (
          <div className="stack wide">
            <p className="measure quiet">{texts.warningPage.help}</p>
            {state.moves.length > 0 && (
              <StepMoves caseId={caseId} state={state} onChange={() => setVersion(version + 1)} />
            )}
            {state.chains.map((chain) => (
              <ChainCard key={chain.chain} caseId={caseId} chain={chain} />
            ))}
            <CollectionNeeds needs={state.needs} sites={sites} />
          </div>
        )
      }
    </Loaded>
  );
}
