import { type ReactNode, useMemo } from 'react';
import { type SiteAnswer, thumbnailAddress } from '#api';
import { type Observation, type Zone, computeBoundingBox } from '#core';
import { casePath, placeScenePath, stripsPath, watchPath } from '../address.ts';
import { useSite } from '../data/use-places.ts';
import { DiscussionPanel } from '../discussion/discussion-panel.tsx';
import type { NamedTopic } from '../discussion/use-discussion.ts';
import { Link, navigate, replaceSearch, useBrowserAddress } from '../navigation.tsx';
import { OutwardLink } from '../parts/outward-link.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ReviewTag } from '../parts/review-tag.tsx';
import { SeenValue } from '../parts/seen-value.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { formatNumber, texts } from '../texts.ts';
import { formatPlace } from '../viewer/format-place.ts';
import { DateStrip, StripLegend, describeItem } from './date-strip.tsx';
import { type StripItem, layOutDates } from './lay-out-dates.ts';
import { SeriesPanel } from './series-panel.tsx';
import { ZoneCharts } from './zone-charts.tsx';
import { classText } from '../parts/class-text.ts';

/** A place with all that has been seen there. Series and date stand in its address. */
export function SitePage({ siteId }: { readonly siteId: string }): ReactNode {
  return (
    <Loaded load={useSite(siteId)} what={texts.sitePage.scene}>
      {(answer) => <SiteArticle answer={answer} />}
    </Loaded>
  );
}

function SiteArticle({ answer }: { readonly answer: SiteAnswer }): ReactNode {
  const { assessments, cases, observations, sceneCount, scenes, site, zones } = answer;
  const { search } = useBrowserAddress();
  const asked = new URLSearchParams(search);
  const assessment = assessments.find(({ objectClass }) => objectClass === asked.get('class')) ?? assessments[0];
  const items = useMemo(() => layOutDates(scenes, observations), [scenes, observations]);
  const itemOn = (date: string | undefined): StripItem | undefined => {
    const ids = new Set(assessment?.series.find((point) => point.date === date)?.observationIds);
    return items.find(({ looks }) => looks.some(({ id }) => ids.has(id)));
  };
  const chosen = asked.get('on') ?? itemOn(assessment?.target?.date)?.id ?? null;
  const set = (name: string, value: string): void => {
    const next = new URLSearchParams(location.search);
    next.set(name, value);
    replaceSearch(next);
  };
  const chooseDate = (date: string): void => {
    const item = itemOn(date);
    if (!item) return;
    if (item.scene) navigate(placeScenePath(item.scene.id));
    else set('on', item.id);
  };
  const { sitePage } = texts;
  return (
    <article className="stack">
      <p className="small">
        <Link to={watchPath}>← {sitePage.back}</Link>
      </p>
      <PageTitle title={site.name} />
      <SiteLine answer={answer} />
      <section className="stack" aria-labelledby="series-heading">
        <h2 id="series-heading">{sitePage.series}</h2>
        {assessment === undefined ? (
          <Empty title={sitePage.noSeries} />
        ) : (
          <>
            {assessments.length > 1 && (
              <label className="row">
                {sitePage.seriesOf}
                <select value={assessment.objectClass} onChange={(event) => set('class', event.target.value)}>
                  {assessments.map(({ objectClass, series, alert }) => (
                    <option key={objectClass} value={objectClass}>
                      {classText(objectClass)} ({formatNumber(series.length)})
                      {alert ? ` · ${texts.watch.standings.unusual}` : ''}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <SeriesPanel assessment={assessment} onChoose={chooseDate} />
            <ZoneCharts
              assessment={assessment}
              zones={zones}
              chosen={asked.get('zone')}
              onZone={(id) => set('zone', id)}
              onChoose={chooseDate}
            />
          </>
        )}
      </section>
      {items.length > 0 && (
        <section className="stack" aria-labelledby="strip-heading">
          <h2 id="strip-heading">{sitePage.strip}</h2>
          <p className="small quiet">
            {sitePage.stripHelp(sceneCount, observations.length)} {sitePage.openOnChart}
            {scenes.length < sceneCount && ` ${sitePage.cutScenes(scenes.length, sceneCount)}`}
          </p>
          <DateStrip items={items} chosen={chosen} onChoose={(id) => set('on', id)} />
          <StripLegend items={items} />
          <ChosenDate item={items.find(({ id }) => id === chosen) ?? null} zones={zones} />
        </section>
      )}
      <ZoneSection zones={zones} caseId={cases[0]?.id ?? null} />
      <DiscussionPanel
        caseId={cases[0]?.id ?? null}
        topics={[
          { label: site.name, topic: { kind: 'site', id: site.id, place: null } },
          ...zones.map(({ id, name }): NamedTopic => ({ label: name, topic: { kind: 'zone', id, place: null } })),
        ]}
      />
    </article>
  );
}

function SiteLine({ answer: { cases, site } }: { readonly answer: SiteAnswer }): ReactNode {
  const { boundary, sitePage } = texts;
  const box = site.geometry && computeBoundingBox(site.geometry);
  const middle = box && formatPlace({ lon: (box[0] + box[2]) / 2, lat: (box[1] + box[3]) / 2 }, 'decimal');
  const facts = [
    site.aliases.join(', '),
    site.country,
    middle,
    site.geometry === null ? boundary.none : site.approximate ? boundary.approximate : boundary.drawn,
  ].filter(Boolean);
  return (
    <>
      <p className="quiet">{facts.join(' · ')}</p>
      {site.note !== null && <p className="measure">{site.note}</p>}
      <p className="row small">
        {cases.length === 0 ? (
          <span className="quiet">{sitePage.noCase}</span>
        ) : (
          <>
            <span className="quiet">{sitePage.cases}:</span>
            {cases.map(({ id, title }) => (
              <Link key={id} to={casePath(id)}>
                {title}
              </Link>
            ))}
          </>
        )}
      </p>
    </>
  );
}

/** What the chosen date holds: its image, and each look of it. */
function ChosenDate({ item, zones }: { readonly item: StripItem | null; readonly zones: readonly Zone[] }): ReactNode {
  const { sitePage } = texts;
  if (item === null) return <p className="quiet">{sitePage.nothingChosen}</p>;
  const { looks, scene } = item;
  return (
    <div className="card chosen-date" aria-live="polite">
      {scene?.hasPixels && (
        <Link to={placeScenePath(scene.id)}>
          <img src={thumbnailAddress(scene.id, 256)} alt={`${sitePage.openImage}: ${scene.start.slice(0, 10)}`} />
        </Link>
      )}
      <div className="stack">
        <h3>{describeItem(item)}</h3>
        {scene ? (
          <p>
            <Link to={placeScenePath(scene.id)} className="button main">
              {sitePage.openImage}
            </Link>
          </p>
        ) : (
          <p className="small quiet">{sitePage.noImage}</p>
        )}
        {looks.length > 0 && (
          <ul className="plain-list looks">
            {wholesFirst(looks, zones).map((look) => (
              <Look key={look.id} look={look} zone={zones.find(({ id }) => id === look.zoneId)?.name ?? null} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** The count of the whole place before those of its parts, these by name. */
function wholesFirst(looks: readonly Observation[], zones: readonly Zone[]): readonly Observation[] {
  const names = new Map(zones.map(({ id, name }) => [id, name]));
  const key = ({ zoneId }: Observation): string => (zoneId === null ? '' : (names.get(zoneId) ?? zoneId));
  return looks.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function Look({ look, zone }: { readonly look: Observation; readonly zone: string | null }): ReactNode {
  const { note, objectClass, observer, review, seen, source } = look;
  const { sitePage } = texts;
  return (
    <li>
      <p className="small quiet">
        {classText(objectClass)}, {zone ?? look.zoneId ?? sitePage.whole} · {observer ?? '–'} ·{' '}
        <ReviewTag review={review} />
      </p>
      <SeenValue seen={seen} note={note} />
      {source && (
        <p className="small">
          {sitePage.publishedIn} <OutwardLink url={source.url}>{source.title}</OutwardLink>
        </p>
      )}
    </li>
  );
}

function ZoneSection({
  zones,
  caseId,
}: {
  readonly zones: readonly Zone[];
  readonly caseId: string | null;
}): ReactNode {
  const { sitePage } = texts;
  return (
    <section className="stack" aria-labelledby="zones-heading">
      <h2 id="zones-heading">{sitePage.zones}</h2>
      {zones.length === 0 ? (
        <p className="quiet">{sitePage.noZone}</p>
      ) : (
        <ul className="zone-list">
          {zones.map(({ function: purpose, geometry, id, name }) => (
            <li key={id}>
              {geometry.type === 'LineString' && caseId !== null ? (
                <Link to={stripsPath(caseId, id)}>{name}</Link>
              ) : (
                name
              )}{' '}
              <span className="small quiet">{purpose}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
