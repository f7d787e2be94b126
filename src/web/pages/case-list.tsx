import type { ReactNode } from 'react';
import { casePath } from '../address.ts';
import { useCases } from '../data/use-load.ts';
import { Link } from '../navigation.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Empty, Loaded, Words } from '../parts/states.tsx';
import { texts } from '../texts.ts';

/** The cases of the workspace: where everything begins. */
export function CaseList(): ReactNode {
  const { cases } = texts;
  return (
    <div className="stack wide">
      <PageTitle title={cases.title} />
      <Loaded load={useCases()} what={cases.title.toLowerCase()}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={cases.empty}>
              <p className="quiet">
                <Words text={cases.emptyHelp} />
              </p>
            </Empty>
          ) : (
            <ul>
              {items.map((one) => (
                <li key={one.id} className="card stack">
                  <h2>
                    <Link to={casePath(one.id)}>{one.title}</Link>
                  </h2>
                  <p className="measure">{one.question}</p>
                  <p className="quiet small">
                    {cases.opened(one.opened)}, {cases.asOf(one.asOf)} · <code>{one.id}</code>
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}
