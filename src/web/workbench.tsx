import { type ReactNode, useEffect, useRef } from 'react';
import type { CaseSummary } from '#api';
import { type Place, casePath, parsePlace } from './address.ts';
import { Contents } from './contents.tsx';
import { useSummary } from './data/use-load.ts';
import { Link, useBrowserAddress } from './navigation.tsx';
import { CaseList } from './pages/case-list.tsx';
import { CaseOverview } from './pages/case-overview.tsx';
import { ListPage } from './pages/list-page.tsx';
import { PageTitle } from './parts/page-title.tsx';
import { Loaded } from './parts/states.tsx';
import { DocumentPage } from './reader/document-page.tsx';
import { texts } from './texts.ts';

/** The whole application: reads the address and shows what it names. */
export function Workbench(): ReactNode {
  const { path } = useBrowserAddress();
  const place = parsePlace(path);
  if (place.page === 'cases') return <Frame path={path} page={<CaseList />} />;
  if (place.page === 'nowhere') return <Frame path={path} page={<Nowhere />} />;
  return <CaseFrame key={place.caseId} path={path} place={place} />;
}

type CasePlace = Exclude<Place, { page: 'cases' | 'nowhere' }>;

function CaseFrame({ path, place }: { readonly path: string; readonly place: CasePlace }): ReactNode {
  const load = useSummary(place.caseId);
  if (load.state === 'ready') {
    return (
      <Frame path={path} summary={load.value} place={place} page={<CasePage place={place} summary={load.value} />} />
    );
  }
  if (load.state === 'failed' && load.error.problem?.status === 404) return <Frame path={path} page={<Nowhere />} />;
  return (
    <Frame
      path={path}
      page={
        <Loaded load={load} what={place.caseId}>
          {() => null}
        </Loaded>
      }
    />
  );
}

function CasePage({ place, summary }: { readonly place: CasePlace; readonly summary: CaseSummary }): ReactNode {
  switch (place.page) {
    case 'case':
      return <CaseOverview summary={summary} />;
    case 'list':
      return <ListPage key={place.collection} caseId={place.caseId} collection={place.collection} />;
    case 'document':
      return <DocumentPage key={place.documentId} caseId={place.caseId} documentId={place.documentId} />;
  }
}

/** Bar, contents and page. Entering a page by a link moves the focus to it, as loading it would. */
function Frame(props: {
  readonly path: string;
  readonly page: ReactNode;
  readonly summary?: CaseSummary;
  readonly place?: Place;
}): ReactNode {
  const { path, page, summary, place } = props;
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
    if (location.hash === '') scrollTo(0, 0);
  }, [path]);
  const content = (
    <main ref={main} id="page" tabIndex={-1} className={summary ? undefined : 'alone'}>
      {page}
    </main>
  );
  return (
    <>
      <a className="skip button" href="#page">
        {texts.skip}
      </a>
      <header className="bar">
        <Link to="/" className="name">
          {texts.name}
        </Link>
        {summary && (
          <Link to={casePath(summary.case.id)} className="case">
            {summary.case.title}
          </Link>
        )}
      </header>
      {summary && place ? (
        <div className="frame">
          <Contents summary={summary} place={place} />
          {content}
        </div>
      ) : (
        content
      )}
    </>
  );
}

function Nowhere(): ReactNode {
  return (
    <div className="stack">
      <PageTitle title={texts.nowhere} />
      <p>{texts.nowhereHelp}</p>
      <p>
        <Link to="/">{texts.toCases}</Link>
      </p>
    </div>
  );
}
