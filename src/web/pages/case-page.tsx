import type { ComponentType, ReactNode } from 'react';
import type { CaseSummary } from '#api';
import type { Place } from '../address.ts';
import { OriginsPage } from '../origins/origins-page.tsx';
import type { Load } from '../data/use-load.ts';
import { PagePart } from '../parts/page-part.tsx';
import { Loaded } from '../parts/states.tsx';
import { DocumentPage } from '../reader/document-page.tsx';
import { texts } from '../texts.ts';
import { ScenePage } from '../viewer/scene-page.tsx';
import { StripsPage } from '../viewer/strips-page.tsx';
import { CaseOverview } from './case-overview.tsx';
import { ListPage } from './list-page.tsx';

/** The pages of one case, once its summary is there. */
export function CasePage({ load, place }: { readonly load: Load<CaseSummary>; readonly place: CasePlace }): ReactNode {
  return (
    <Loaded load={load} what={place.caseId}>
      {(summary) => <PageOfCase place={place} summary={summary} />}
    </Loaded>
  );
}

type CasePlace = Extract<Place, { readonly caseId: string }>;

const importBrief = async (): Promise<ComponentType<{ readonly caseId: string }>> =>
  (await import('../composing/brief-page.tsx')).BriefPage;

function PageOfCase({ place, summary }: { readonly place: CasePlace; readonly summary: CaseSummary }): ReactNode {
  switch (place.page) {
    case 'case':
      return <CaseOverview summary={summary} />;
    case 'brief':
      return (
        <PagePart
          key={place.caseId}
          name="brief"
          load={importBrief}
          what={texts.briefPage.title}
          props={{ caseId: place.caseId }}
        />
      );
    case 'list':
      return (
        <ListPage key={place.collection} caseId={place.caseId} asOf={summary.case.asOf} collection={place.collection} />
      );
    case 'document':
      return <DocumentPage key={place.documentId} caseId={place.caseId} documentId={place.documentId} />;
    case 'origins':
      return <OriginsPage key={place.propositionId} caseId={place.caseId} propositionId={place.propositionId} />;
    case 'scene':
      return <ScenePage key={place.sceneId} caseId={place.caseId} sceneId={place.sceneId} />;
    case 'strips':
      return <StripsPage key={place.zoneId} caseId={place.caseId} zoneId={place.zoneId} />;
  }
}
