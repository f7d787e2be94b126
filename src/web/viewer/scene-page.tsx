import { type ReactNode, useMemo, useState } from 'react';
import type { Marking, Scene, SceneView, Zone } from '#core';
import { listPath } from '../address.ts';
import { all, useCollection, useSceneMarkings, useSceneView } from '../data/use-load.ts';
import { Link } from '../navigation.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { SceneViewer } from './scene-viewer.tsx';

/** A scene to look at: its pixels, what was marked on them, and another date beside it. */
export function ScenePage({ caseId, sceneId }: { readonly caseId: string; readonly sceneId: string }): ReactNode {
  const [reviews, setReviews] = useState(0);
  const load = all(
    useSceneView(sceneId),
    useSceneMarkings(sceneId, reviews),
    useCollection(caseId, 'scenes'),
    useCollection(caseId, 'zones'),
  );
  return (
    <Loaded load={load} what={texts.viewer.scene}>
      {([view, markings, scenes, zones]) => (
        <SceneArticle
          caseId={caseId}
          view={view}
          markings={markings}
          scenes={scenes.items}
          zones={zones.items}
          onReviewed={() => setReviews(reviews + 1)}
        />
      )}
    </Loaded>
  );
}

interface ArticleProps {
  readonly caseId: string;
  readonly view: SceneView;
  readonly markings: readonly Marking[];
  readonly scenes: readonly Scene[];
  readonly zones: readonly Zone[];
  readonly onReviewed: () => void;
}

function SceneArticle({ caseId, markings, onReviewed, scenes, view, zones }: ArticleProps): ReactNode {
  const dated = useMemo(() => scenes.toSorted((one, other) => (one.start < other.start ? -1 : 1)), [scenes]);
  const { viewer } = texts;
  return (
    <article className="stack">
      <p className="small">
        <Link to={listPath(caseId, 'scenes')}>← {texts.lists.scenes}</Link>
      </p>
      <PageTitle title={`${view.start.slice(0, 10)} · ${view.platform ?? view.sceneId}`} />
      {view.isSimulated && <p className="simulated">{viewer.simulated}</p>}
      <SceneViewer
        caseId={caseId}
        view={view}
        markings={markings}
        scenes={dated}
        zones={zones}
        onReviewed={onReviewed}
      />
      <SceneFacts view={view} />
    </article>
  );
}

function SceneFacts({ view }: { readonly view: SceneView }): ReactNode {
  const { viewer } = texts;
  const degrees = (value: number | null): string => (value === null ? texts.table.notStated : `${Math.round(value)}°`);
  const facts: readonly (readonly [string, string])[] = [
    [viewer.taken, view.start.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, '$1 UTC')],
    [
      viewer.gsd,
      view.gsdMetres === null ? texts.table.notStated : `${view.gsdMetres.toPrecision(3)} m, ${view.gsdBasis}`,
    ],
    [viewer.cloud, view.cloudFraction === null ? texts.table.notStated : `${Math.round(view.cloudFraction * 100)} %`],
    [viewer.offNadir, degrees(view.offNadirDegrees)],
    [viewer.sun, `${degrees(view.sunAzimuthDegrees)}, ${viewer.elevation} ${degrees(view.sunElevationDegrees)}`],
    [viewer.pixels, `${view.width} × ${view.height}, ${view.bands.length} × ${view.dtype}`],
    [viewer.licence, view.licence ?? texts.table.notStated],
    [texts.columns.id, view.sceneId],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
