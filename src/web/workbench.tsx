import { type ReactNode, type RefObject, Suspense, lazy, useEffect, useRef } from 'react';
import type { CaseSummary, VisitingPerson } from '#api';
import { type Place, casePath, casesPath, parsePlace, watchPath, workPath } from './address.ts';
import { Contents } from './contents.tsx';
import { type Load, useSummary } from './data/use-load.ts';
import { Link, useBrowserPath } from './navigation.tsx';
import { OriginsPage } from './origins/origins-page.tsx';
import { CaseList } from './pages/case-list.tsx';
import { CaseOverview } from './pages/case-overview.tsx';
import { ListPage } from './pages/list-page.tsx';
import { PageTitle } from './parts/page-title.tsx';
import { Loaded, Loading } from './parts/states.tsx';
import { DocumentPage } from './reader/document-page.tsx';
import { type Language, language, languages, readIn, texts } from './texts.ts';
import { SignInPage } from './team/sign-in-page.tsx';
import { useVisitor } from './team/visitor.ts';
import { WhoAmI } from './team/who-am-i.tsx';
import { ScenePage } from './viewer/scene-page.tsx';
import { StripsPage } from './viewer/strips-page.tsx';
import { WatchPage } from './watch/watch-page.tsx';

/**
 * The whole application: reads the address and shows what it names. Bar and page stay the same elements from page to
 * page; entering one by a link moves the focus to it, as loading it would.
 */
export function Workbench(): ReactNode {
  const visitor = useVisitor();
  return visitor === null ? null : visitor.hasAccounts && visitor.person === null ? (
    <SignInFrame provider={visitor.provider} />
  ) : (
    <Pages person={visitor.person} />
  );
}

/** The bar without ways to anywhere, and the sign-in. */
function SignInFrame({ provider }: { readonly provider: string | null }): ReactNode {
  return (
    <>
      <header className="bar">
        <span className="name">{texts.name}</span>
        <Languages />
      </header>
      <main id="page" tabIndex={-1} className="alone">
        <SignInPage provider={provider} />
      </main>
    </>
  );
}

function Pages({ person }: { readonly person: VisitingPerson | null }): ReactNode {
  const path = useBrowserPath();
  const place = parsePlace(path);
  const load = useSummary('caseId' in place ? place.caseId : null);
  const summary = load.state === 'ready' ? load.value : null;
  const main = useFocusOnEntry(path);
  return (
    <>
      <a className="skip button" href="#page">
        {texts.skip}
      </a>
      <Bar summary={summary} place={place} person={person} />
      <div className={summary ? 'frame' : undefined}>
        {summary && <Contents summary={summary} place={place} />}
        <main
          ref={main}
          id="page"
          tabIndex={-1}
          className={summary ? undefined : broadPages.has(place.page) ? 'broad' : 'alone'}
        >
          <PlacePage place={place} load={load} />
        </main>
      </div>
    </>
  );
}

/** Comes with its charts when it is asked for. */
const SitePage = lazy(async () => ({ default: (await import('./site/site-page.tsx')).SitePage }));

/** Comes when a brief is put together. */
const BriefPage = lazy(async () => ({ default: (await import('./composing/brief-page.tsx')).BriefPage }));

/** Comes when somebody looks for work. */
const WorkPage = lazy(async () => ({ default: (await import('./discussion/work-page.tsx')).WorkPage }));

/** Pages that stand alone and use the width there is. */
const broadPages: ReadonlySet<Place['page']> = new Set(['watch', 'site', 'place-scene']);

function PlacePage({ place, load }: { readonly place: Place; readonly load: Load<CaseSummary> }): ReactNode {
  if (place.page === 'watch') return <WatchPage />;
  if (place.page === 'site')
    return (
      <Suspense fallback={<Loading what={texts.sitePage.scene} />}>
        <SitePage key={place.siteId} siteId={place.siteId} />
      </Suspense>
    );
  if (place.page === 'place-scene') return <ScenePage key={place.sceneId} caseId={null} sceneId={place.sceneId} />;
  if (place.page === 'work')
    return (
      <Suspense fallback={<Loading what={texts.workPage.title} />}>
        <WorkPage />
      </Suspense>
    );
  if (place.page === 'cases') return <CaseList />;
  if (place.page === 'nowhere') return <Nowhere />;
  if (load.state === 'failed' && load.error.problem?.status === 404) return <Nowhere />;
  return (
    <Loaded load={load} what={place.caseId}>
      {(summary) => <CasePage place={place} summary={summary} />}
    </Loaded>
  );
}

function CasePage(props: {
  readonly place: Extract<Place, { readonly caseId: string }>;
  readonly summary: CaseSummary;
}): ReactNode {
  const { place, summary } = props;
  switch (place.page) {
    case 'case':
      return <CaseOverview summary={summary} />;
    case 'brief':
      return (
        <Suspense fallback={<Loading what={texts.briefPage.title} />}>
          <BriefPage key={place.caseId} caseId={place.caseId} />
        </Suspense>
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

function Bar(props: {
  readonly place: Place;
  readonly summary: CaseSummary | null;
  readonly person: VisitingPerson | null;
}): ReactNode {
  const { person, place, summary } = props;
  return (
    <header className="bar">
      <Link to={watchPath} className="name">
        {texts.name}
      </Link>
      <nav className="row" aria-label={texts.pages}>
        <Link to={watchPath} current={place.page === 'watch'}>
          {texts.watch.title}
        </Link>
        <Link to={casesPath} current={place.page === 'cases'}>
          {texts.cases.title}
        </Link>
        <Link to={workPath} current={place.page === 'work'}>
          {texts.workPage.title}
        </Link>
      </nav>
      {summary && (
        <Link to={casePath(summary.case.id)} className="case">
          {summary.case.title}
        </Link>
      )}
      <Languages />
      {person && <WhoAmI person={person} />}
    </header>
  );
}

/** The other languages of the interface, each by its own name. */
function Languages(): ReactNode {
  const others = (Object.keys(languages) as Language[]).filter((one) => one !== language);
  return (
    <div className="languages">
      {others.map((one) => (
        <button key={one} type="button" lang={one} onClick={() => readIn(one)}>
          {languages[one]}
        </button>
      ))}
    </div>
  );
}

/** Focuses the page when the path changes, not on the first of a visit, where the browser's own beginning is right. */
function useFocusOnEntry(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
    if (location.hash === '') scrollTo(0, 0);
  }, [path]);
  return main;
}

function Nowhere(): ReactNode {
  return (
    <div className="stack">
      <PageTitle title={texts.nowhere} />
      <p>{texts.nowhereHelp}</p>
      <p>
        <Link to={casesPath}>{texts.toCases}</Link>
      </p>
    </div>
  );
}
