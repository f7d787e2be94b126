import { type ReactNode, useState } from 'react';
import { listPath } from '../address.ts';
import { useDerived } from '../data/use-derived.ts';
import { all, useOrigins } from '../data/use-load.ts';
import { Link } from '../navigation.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { GroupingPanel } from './grouping-panel.tsx';
import { OriginGraph } from './origin-graph.tsx';
import { DriftList, EdgeTable, Independence } from './origin-tables.tsx';

/** One proposition: who said it first, who only repeats it, and how many independent origins that makes. */
export function OriginsPage(props: { readonly caseId: string; readonly propositionId: string }): ReactNode {
  const { caseId, propositionId } = props;
  const [version, setVersion] = useState(0);
  const load = all(useDerived(caseId, 'grouping', version), useOrigins(caseId, version));
  return (
    <article className="stack wide">
      <p className="small">
        <Link to={listPath(caseId, 'propositions')}>← {texts.originsPage.all}</Link>
      </p>
      <Loaded load={load} what={texts.lists.propositions.toLowerCase()}>
        {([grouping, traces]) => {
          const own = grouping.propositions.find((one) => one.id === propositionId);
          const trace = traces?.propositions.find((one) => one.id === propositionId);
          if (!own) return <PageTitle title={texts.nowhere} />;
          return (
            <>
              <PageTitle title={own.text} />
              {trace && trace.origins.length > 0 ? (
                <>
                  <OriginGraph caseId={caseId} trace={trace} />
                  <div className="columns">
                    <Independence trace={trace} />
                    <DriftList caseId={caseId} trace={trace} />
                  </div>
                  <EdgeTable caseId={caseId} trace={trace} />
                </>
              ) : (
                <Empty title={texts.originsPage.nothing} />
              )}
              <GroupingPanel
                key={propositionId}
                caseId={caseId}
                propositionId={propositionId}
                grouping={grouping}
                onChange={() => setVersion(version + 1)}
              />
            </>
          );
        }}
      </Loaded>
    </article>
  );
}
