import { type ReactNode, Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react';
import type { SceneHead } from '#api';
import type { Marking, SceneView, Site, Zone } from '#core';
import { placeScenePath, scenePath } from '../address.ts';
import { navigate, replaceSearch, useBrowserAddress } from '../navigation.tsx';
import { texts } from '../texts.ts';
import { Loading } from '../parts/states.tsx';
import { readSignature } from '../decide/signature.tsx';
import { useDecisions } from '../decide/use-decisions.ts';
import { MarkReviewPanel } from '../review/mark-review-panel.tsx';
import { PinButton } from '../composing/pin-button.tsx';
import { pinView } from '../composing/pin-view.ts';
import { CompareControls } from './compare-controls.tsx';
import { MapFurniture } from './map-furniture.tsx';
import type { ImagePlace } from './place-mesh.ts';
import type { SceneMap } from './scene-map.ts';
import { StyleControls } from './style-controls.tsx';
import { useViewerKeys } from './use-viewer-keys.ts';
import { type ViewerState, formatViewerState, parseViewerState } from './viewer-state.ts';

/** Comes with its tools when it is asked for. */
const CountPanel = lazy(async () => ({ default: (await import('../count/count-panel.tsx')).CountPanel }));

/** What one scene's viewer stands on; `scenes` are those over the same ground, oldest first. */
export interface SceneViewerProps {
  readonly caseId: string | null;
  readonly view: SceneView;
  readonly markings: readonly Marking[];
  readonly scenes: readonly SceneHead[];
  readonly sites: readonly Site[];
  readonly zones: readonly Zone[];
  /** Called when a person has decided on a marking: it is to be read again. */
  readonly onReviewed: () => void;
  /** Told of the mark that a person looks at. */
  readonly onMark: (mark: { readonly markingId: string; readonly markId: string } | null) => void;
}

/** The picture with everything that works on it. Its address restores it. */
export function SceneViewer(props: SceneViewerProps): ReactNode {
  const { caseId, markings, onMark, onReviewed, scenes, sites, view, zones } = props;
  const { search } = useBrowserAddress();
  const state = parseViewerState(search);
  const change = (part: Partial<ViewerState>): void =>
    replaceSearch(formatViewerState({ ...parseViewerState(location.search), ...part }));
  const [pointer, setPointer] = useState<ImagePlace | null>(null);
  const [measured, setMeasured] = useState<readonly ImagePlace[] | null>(null);
  const target = useRef<HTMLDivElement>(null);
  const map = useSceneMap(target, view, state, {
    onMove: (at) => change({ at }),
    onPoint: setPointer,
    onMeasure: (places) => setMeasured([...places]),
  });
  const [isCounting, setCounting] = useState(false);
  // A second count is blind: the marks of others come back when the person has finished.
  const shown = useMemo(() => (isCounting ? [] : markings), [isCounting, markings]);
  useEffect(() => map?.drawOver(zones, shown), [map, zones, shown]);
  const drafts = markings.filter(
    ({ analyst, marks, review }) => analyst === null && review === 'draft' && marks.length > 0,
  );
  const [isReviewing, setReviewing] = useState(false);
  const decisions = useDecisions(`marks ${view.sceneId}`);
  const takeBack = async (): Promise<void> => {
    if (await decisions.undo(readSignature())) onReviewed();
  };
  const toggleMeasure = (): void => {
    setMeasured(measured === null ? [] : null);
    map?.measure(measured === null);
  };
  const step = (by: number): void => {
    const next = scenes[scenes.findIndex(({ id }) => id === view.sceneId) + by];
    if (!next) return;
    const path = caseId === null ? placeScenePath(next.id) : scenePath(caseId, next.id);
    navigate(`${path}${location.search}`);
  };
  const keys = useViewerKeys({ map, state, change, step, toggleMeasure });
  const { viewer } = texts;
  return (
    <section className="viewer" aria-label={viewer.picture}>
      <div className="viewer-bar" role="toolbar" aria-label={viewer.tools}>
        <button type="button" className="button" onClick={() => step(-1)} title=",">
          ← {viewer.earlier}
        </button>
        <button type="button" className="button" onClick={() => step(1)} title=".">
          {viewer.later} →
        </button>
        <button type="button" className="button" onClick={() => map?.showAll()} title="0">
          {viewer.all}
        </button>
        <button type="button" className="button" aria-pressed={measured !== null} onClick={toggleMeasure} title="m">
          {viewer.measure}
        </button>
        <Toggle name={viewer.zones} isOn={state.zones} onChange={(isOn) => change({ zones: isOn })} />
        <Toggle
          name={viewer.marks(countMarks(shown))}
          isOn={state.marks}
          onChange={(isOn) => change({ marks: isOn })}
        />
        <CompareControls scenes={scenes} view={view} state={state} change={change} />
        {drafts.length > 0 && !isCounting && (
          <button
            type="button"
            className="button"
            aria-pressed={isReviewing}
            onClick={() => setReviewing(!isReviewing)}
          >
            {texts.marksReview.begin}
          </button>
        )}
        {decisions.canUndo && (
          <button type="button" className="button" disabled={decisions.isBusy} onClick={() => void takeBack()}>
            {texts.marksReview.takeBack}
          </button>
        )}
        {view.grid !== null && (
          <button type="button" className="button" aria-pressed={isCounting} onClick={() => setCounting(!isCounting)}>
            {texts.count.open}
          </button>
        )}
        {caseId !== null && (
          <PinButton caseId={caseId} pin={(by) => pinView(caseId, view, state, sizeOf(target.current), by)} />
        )}
        <StyleControls view={view} state={state} change={change} />
      </div>
      {decisions.fault !== null && !isReviewing && <p role="alert">{decisions.fault}</p>}
      {isCounting && (
        <Suspense fallback={<Loading what={texts.count.title} />}>
          <CountPanel
            map={map}
            sites={sites}
            sceneId={view.sceneId}
            gsdMetres={view.gsdMetres}
            markings={markings}
            onFinished={onReviewed}
          />
        </Suspense>
      )}
      {isReviewing && !isCounting && drafts[0] && (
        <MarkReviewPanel
          key={drafts[0].id}
          map={map}
          marking={drafts[0]}
          decisions={decisions}
          onDone={onReviewed}
          onMark={(markId) => onMark(markId === null ? null : { markingId: drafts[0]!.id, markId })}
          onOtherKey={keys}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the picture is moved by the keyboard */}
      <div className="viewer-frame" tabIndex={0} role="application" aria-label={viewer.keys} onKeyDown={keys}>
        <div ref={target} className="viewer-map" />
        <MapFurniture view={view} state={state} scenes={scenes} pointer={pointer} measured={measured} />
      </div>
    </section>
  );
}

function Toggle(props: {
  readonly name: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): ReactNode {
  const { isOn, name, onChange } = props;
  return (
    <label className="toggle">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {name}
    </label>
  );
}

function countMarks(markings: readonly Marking[]): number {
  return markings.reduce((sum, { marks }) => sum + marks.length, 0);
}

/** The map, made when its code has arrived; one for each scene. */
function useSceneMap(
  target: React.RefObject<HTMLDivElement | null>,
  view: SceneView,
  state: ViewerState,
  events: ConstructorParameters<typeof SceneMap>[3],
): SceneMap | null {
  const [map, setMap] = useState<SceneMap | null>(null);
  const latest = useRef({ state, events });
  latest.current = { state, events };
  useEffect(() => {
    let made: SceneMap | undefined;
    let isGone = false;
    void import('./scene-map.ts').then(({ SceneMap }) => {
      if (isGone || !target.current) return;
      made = new SceneMap(target.current, view, latest.current.state, {
        onMove: (at) => latest.current.events.onMove(at),
        onPoint: (place) => latest.current.events.onPoint(place),
        onMeasure: (places) => latest.current.events.onMeasure(places),
      });
      setMap(made);
    });
    return () => {
      isGone = true;
      made?.close();
      setMap(null);
    };
  }, [target, view]);
  const { gamma, high, how, low, marks, other, share, zones } = state;
  useEffect(() => map?.update(latest.current.state), [map, gamma, high, how, low, marks, other, share, zones]);
  return map;
}

/** Pixels of the screen that the picture fills, or would fill. */
function sizeOf(frame: HTMLElement | null): { readonly width: number; readonly height: number } {
  return { width: frame?.clientWidth || 1000, height: frame?.clientHeight || 600 };
}
