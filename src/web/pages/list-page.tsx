import type { ReactNode } from 'react';
import type { CollectionName } from '#api';
import { PageTitle } from '../parts/page-title.tsx';
import { texts } from '../texts.ts';
import { ForecastsPage } from '../forecasts/forecasts-page.tsx';
import { LedgerPage } from '../ledger/ledger-page.tsx';
import { ProvisionsPage } from '../ledger/provisions-page.tsx';
import { WarningPage } from '../warning/warning-page.tsx';
import { HypothesesPage } from '../hypotheses/hypotheses-page.tsx';
import { ClaimList } from './lists/claim-list.tsx';
import { DocumentList } from './lists/document-list.tsx';
import { HistoryList } from './lists/history-list.tsx';
import { JudgementList } from './lists/judgement-list.tsx';
import { ObservationList } from './lists/observation-list.tsx';
import { SceneList, SiteList, ZoneList } from './lists/place-lists.tsx';
import { PropositionList } from './lists/proposition-list.tsx';
import { GradeList, OutcomeList } from './lists/reasoning-lists.tsx';
import { MentionList, PartyList } from './lists/source-lists.tsx';

interface ListProps {
  readonly caseId: string;
  /** The day the case looks from. */
  readonly asOf: string;
}

const lists: Readonly<Record<CollectionName, (props: ListProps) => ReactNode>> = {
  sites: SiteList,
  zones: ZoneList,
  scenes: SceneList,
  observations: ObservationList,
  documents: DocumentList,
  claims: ClaimList,
  parties: PartyList,
  mentions: MentionList,
  propositions: PropositionList,
  hypotheses: HypothesesPage,
  judgements: JudgementList,
  provisions: ProvisionsPage,
  indicators: WarningPage,
  forecasts: ForecastsPage,
  outcomes: OutcomeList,
  grades: GradeList,
  exchanges: LedgerPage,
  history: HistoryList,
};

/** One list of a case under its name. */
export function ListPage(props: ListProps & { readonly collection: CollectionName }): ReactNode {
  const { caseId, asOf, collection } = props;
  const List = lists[collection];
  return (
    <div className="stack">
      <PageTitle title={texts.lists[collection]} />
      <List caseId={caseId} asOf={asOf} />
    </div>
  );
}
