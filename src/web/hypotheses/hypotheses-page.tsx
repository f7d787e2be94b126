import { type ReactNode, useState } from 'react';
import type { Weighing } from '#api';
import type { Hypothesis, Judgement } from '#core';
import { useDerived } from '../data/use-derived.ts';
import { all, useCollection } from '../data/use-load.ts';
import { LoadedCollection } from '../pages/lists/collection.tsx';
import { Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { Expectations } from './expectations.tsx';
import { JudgementCards } from './judgement-cards.tsx';
import { Matrix } from './matrix.tsx';
import { Sensitivity } from './sensitivity.tsx';
import { Standing } from './standing.tsx';

/** `H1`, `H2`, …: by id, so that a hypothesis keeps its letter when the order changes. */
export type HypothesisNames = ReadonlyMap<string, string>;

/** Competing explanations (Heuer): how they stand, what carries the order, the matrix, what was judged, what is missing. */
export function HypothesesPage({ caseId }: { readonly caseId: string }): ReactNode {
  const [version, setVersion] = useState(0);
  const load = all(
    all(useCollection(caseId, 'hypotheses', undefined, version), useCollection(caseId, 'judgements')),
    useDerived(caseId, 'weighing', version),
  );
  return (
    <Loaded load={load} what={texts.lists.hypotheses.toLowerCase()}>
      {([[list, { items: judgements }], weighing]) => (
        <LoadedCollection load={{ state: 'ready', value: list }} collection="hypotheses">
          {(hypotheses) => (
            <Weighed
              caseId={caseId}
              hypotheses={hypotheses}
              judgements={judgements}
              weighing={weighing}
              onChange={() => setVersion(version + 1)}
            />
          )}
        </LoadedCollection>
      )}
    </Loaded>
  );
}

function Weighed(props: {
  readonly caseId: string;
  readonly hypotheses: readonly Hypothesis[];
  readonly judgements: readonly Judgement[];
  readonly weighing: Weighing;
  readonly onChange: () => void;
}): ReactNode {
  const { caseId, hypotheses, judgements, onChange, weighing } = props;
  const names: HypothesisNames = new Map(
    hypotheses.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id }, index) => [id, `H${index + 1}`]),
  );
  return (
    <div className="stack wide">
      <Standing weighing={weighing} judgements={judgements} names={names} />
      <Sensitivity caseId={caseId} weighing={weighing} names={names} />
      <Matrix caseId={caseId} weighing={weighing} hypotheses={hypotheses} names={names} onChange={onChange} />
      <JudgementCards
        caseId={caseId}
        judgements={judgements}
        hypotheses={hypotheses}
        weighing={weighing}
        names={names}
      />
      <Expectations caseId={caseId} weighing={weighing} hypotheses={hypotheses} names={names} />
    </div>
  );
}
