import type { ReactNode } from 'react';
import { PageTitle } from '../parts/page-title.tsx';
import { Words } from '../parts/states.tsx';
import { texts } from '../texts.ts';

/** What a page about accounts shows where the workspace has none. */
export function NoAccounts({ title }: { readonly title: string }): ReactNode {
  return (
    <div className="stack">
      <PageTitle title={title} />
      <p className="measure">
        <Words text={texts.team.noAccounts} />
      </p>
    </div>
  );
}
