import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { CaseSummary, VisitingPerson } from '#api';
import { type Place, casePath, casesPath, parsePlace, peoplePath, watchPath, workPath } from './address.ts';
import { Contents } from './contents.tsx';
import { type Load, useSummary } from './data/use-load.ts';
import { Link, useBrowserPath } from './navigation.tsx';
import { CaseList } from './pages/case-list.tsx';
import { PageTitle } from './parts/page-title.tsx';
import { PagePart } from './parts/page-part.tsx';
import { type Language, language, languages, readIn, texts } from './texts.ts';
import { SignInPage } from './team/sign-in-page.tsx';
import { useVisitor } from './team/visitor.ts';
import { WhoAmI } from './team/who-am-i.tsx';
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

/** Pages whose code comes when they are asked for: who only watches needs none of them. */
const pages = {
  site: async () => (await import('./site/site-page.tsx')).SitePage,
  work: async () => (await import('./discussion/work-page.tsx')).WorkPage,
  account: async () => (await import('./team/account-page.tsx')).AccountPage,
  people: async () => (await import('./team/people-page.tsx')).PeoplePage,
  scene: async () => (await import('./viewer/scene-page.tsx')).ScenePage,
  case: async () => (await import('./pages/case-page.tsx')).CasePage,
};

/** Pages that stand alone and use the width there is. */
const broadPages: ReadonlySet<Place['page']> = new Set(['watch', 'site', 'place-scene', 'people']);

function PlacePage({ place, load }: { readonly place: Place; readonly load: Load<CaseSummary> }): ReactNode {
  if (place.page === 'watch') return <WatchPage />;
  if (place.page === 'site')
    return (
      <PagePart
        key={place.siteId}
        name="site"
        load={pages.site}
        what={texts.sitePage.scene}
        props={{ siteId: place.siteId }}
      />
    );
  if (place.page === 'place-scene')
    return (
      <PagePart
        key={place.sceneId}
        name="scene"
        load={pages.scene}
        what={texts.viewer.scene}
        props={{ caseId: null, sceneId: place.sceneId }}
      />
    );
  if (place.page === 'work') return <PagePart name="work" load={pages.work} what={texts.workPage.title} props={{}} />;
  if (place.page === 'account')
    return <PagePart name="account" load={pages.account} what={texts.team.account} props={{}} />;
  if (place.page === 'people')
    return <PagePart name="people" load={pages.people} what={texts.team.people} props={{}} />;
  if (place.page === 'cases') return <CaseList />;
  if (place.page === 'nowhere') return <Nowhere />;
  if (load.state === 'failed' && load.error.problem?.status === 404) return <Nowhere />;
  return <PagePart name="case" load={pages.case} what={place.caseId} props={{ place, load }} />;
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
        {person && isAdminSomewhere(person) && (
          <Link to={peoplePath} current={place.page === 'people'}>
            {texts.team.people}
          </Link>
        )}
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

/** Who gives roles in any case. */
function isAdminSomewhere({ isAdmin, roles }: VisitingPerson): boolean {
  return isAdmin || Object.values(roles).includes('admin');
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
