import { type ReactNode, useState } from 'react';
import type { SceneHead } from '#api';
import type { Marking, SceneView, Site, Zone } from '#core';
import { listPath, sitePath, watchPath } from '../address.ts';
import { useChanges } from '../data/live.ts';
import { all, useSceneMarkings, useSceneView } from '../data/use-load.ts';
import { useSurroundings } from '../data/use-places.ts';
import { DiscussionPanel } from '../discussion/discussion-panel.tsx';
import type { NamedTopic } from '../discussion/use-discussion.ts';
import { Link } from '../navigation.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { SceneViewer } from './scene-viewer.tsx';
import { classText } from '../parts/class-text.ts';

/** A scene to look at: its pixels, what was marked on them, and another date beside it. `caseId` where it is seen in a case. */
export function ScenePage({
  caseId,
  sceneId,
}: {
  readonly caseId: string | null;
  readonly sceneId: string;
}): ReactNode {
  const [reviews, setReviews] = useState(0);
  const changes = useChanges('marking');
  const load = all(useSceneView(sceneId), useSceneMarkings(sceneId, reviews + changes), useSurroundings(sceneId));
  return (
    <Loaded load={load} what={texts.viewer.scene}>
      {([view, markings, { scenes, sites, zones }]) => (
        <SceneArticle
          caseId={caseId}
          view={view}
          markings={markings}
          scenes={scenes}
          sites={sites}
          zones={zones}
          onReviewed={() => setReviews(reviews + 1)}
        />
      )}
    </Loaded>
  );
}

interface ArticleProps {
  readonly caseId: string | null;
  readonly view: SceneView;
  readonly markings: readonly Marking[];
  readonly scenes: readonly SceneHead[];
  readonly sites: readonly Site[];
  readonly zones: readonly Zone[];
  readonly onReviewed: () => void;
}

function SceneArticle({ caseId, markings, onReviewed, scenes, sites, view, zones }: ArticleProps): ReactNode {
  const { discussion, viewer } = texts;
  const [mark, setMark] = useState<{ readonly markingId: string; readonly markId: string } | null>(null);
  return (
    <article className="stack">
      <p className="small row">
        {caseId === null ? (
          <Link to={watchPath}>← {texts.watch.title}</Link>
        ) : (
          <Link to={listPath(caseId, 'scenes')}>← {texts.lists.scenes}</Link>
        )}
        {sites.map(({ id, name }) => (
          <Link key={id} to={sitePath(id)}>
            {name}
          </Link>
        ))}
      </p>
      <PageTitle title={`${view.start.slice(0, 10)} · ${view.platform ?? view.sceneId}`} />
      {view.isSimulated && <p className="simulated">{viewer.simulated}</p>}
      <SceneViewer
        caseId={caseId}
        view={view}
        markings={markings}
        scenes={scenes}
        sites={sites}
        zones={zones}
        onReviewed={onReviewed}
        onMark={setMark}
      />
      <SceneFacts view={view} />
      <DiscussionPanel
        caseId={caseId}
        topics={[
          { label: discussion.kinds.scene, topic: { kind: 'scene', id: view.sceneId, place: null } },
          ...markings.map(({ analyst, id, maker, objectClass }): NamedTopic => ({
            label: discussion.marksBy(classText(objectClass), analyst ?? maker?.name ?? '–'),
            topic: { kind: 'marking', id, place: null },
          })),
        ]}
        pointed={
          mark === null
            ? undefined
            : {
                label: discussion.mark(mark.markId),
                topic: { kind: 'marking', id: mark.markingId, place: { kind: 'mark', markId: mark.markId } },
              }
        }
      />
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
