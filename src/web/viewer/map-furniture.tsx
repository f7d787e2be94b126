import { type ReactNode, useMemo, useState } from 'react';
import type { SceneHead } from '#api';
import type { SceneView } from '#core';
import { texts } from '../texts.ts';
import { type PlaceNotation, chooseScale, formatLength, formatPlace } from './format-place.ts';
import { type ImagePlace, createMesh } from './place-mesh.ts';
import type { ViewerState } from './viewer-state.ts';

/** Most pixels of the screen that the scale bar takes. */
const widestScale = 160;

/** What stands on the picture: north, sun, scale, place under the pointer, measured length, and which date is where. */
export function MapFurniture({
  measured,
  pointer,
  scenes,
  state,
  view,
}: {
  readonly view: SceneView;
  readonly state: ViewerState;
  readonly scenes: readonly SceneHead[];
  readonly pointer: ImagePlace | null;
  readonly measured: readonly ImagePlace[] | null;
}): ReactNode {
  const mesh = useMemo(() => createMesh(view), [view]);
  const [notation, setNotation] = useState<PlaceNotation>('decimal');
  const { viewer } = texts;
  const middle = { column: state.at?.column ?? view.width / 2, row: state.at?.row ?? view.height / 2 };
  const north = mesh?.northAt(middle) ?? null;
  const other = scenes.find(({ id }) => id === state.other);
  const place = pointer ?? middle;
  return (
    <>
      <Arrows north={north} sun={view.sunAzimuthDegrees} />
      <p className="viewer-date first">
        {view.start.slice(0, 10)}
        {view.isSimulated && ` · ${viewer.simulatedShort}`}
      </p>
      {other && <p className="viewer-date second">{other.start.slice(0, 10)}</p>}
      {other && state.how === 'swipe' && (
        <svg className="viewer-swipe" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1 1">
          <line x1={state.share} x2={state.share} y1="0" y2="1" vectorEffect="non-scaling-stroke" />
        </svg>
      )}
      <div className="viewer-foot">
        {view.gsdMetres !== null && state.at && <ScaleBar metresPerPixel={view.gsdMetres * state.at.resolution} />}
        <button
          type="button"
          className="viewer-place"
          title={viewer.notation}
          onClick={() => setNotation(notation === 'decimal' ? 'sexagesimal' : 'decimal')}
        >
          {mesh ? formatPlace(mesh.toGlobe(place), notation) : viewer.unplaced}
          {'  '}
          <span className="quiet">
            {Math.floor(place.column)}, {Math.floor(place.row)}
          </span>
        </button>
        {measured && (
          <output className="viewer-measure">
            {measured.length < 2 ? viewer.measureHelp : formatLength(lengthOf(measured, view))}
          </output>
        )}
      </div>
    </>
  );
}

/** North, and where the sun stands: shadows fall the other way. */
function Arrows({ north, sun }: { readonly north: number | null; readonly sun: number | null }): ReactNode {
  if (north === null) return null;
  const { viewer } = texts;
  return (
    <svg className="viewer-arrows" viewBox="-40 -40 80 80" role="img" aria-label={viewer.arrows(north, sun)}>
      <g transform={`rotate(${north})`}>
        <path d="M0-30 7-8 0-13-7-8Z" />
        <text y="-31" textAnchor="middle">
          N
        </text>
      </g>
      {sun !== null && (
        <g transform={`rotate(${north + sun})`} className="sun">
          <line y1="-10" y2="-26" />
          <circle cy="-30" r="4" />
        </g>
      )}
    </svg>
  );
}

function ScaleBar({ metresPerPixel }: { readonly metresPerPixel: number }): ReactNode {
  const length = chooseScale(widestScale * metresPerPixel);
  const pixels = length / metresPerPixel;
  return (
    <span className="viewer-scale">
      <svg width={pixels + 2} height="20" role="img" aria-label={formatLength(length)}>
        <path d={`M1 12v6h${pixels}v-6`} />
        <text x="5" y="13">
          {formatLength(length)}
        </text>
      </svg>
    </span>
  );
}

/** Along the corners, by the GSD; over some kilometres as good as the GSD is. */
function lengthOf(places: readonly ImagePlace[], { gsdMetres }: SceneView): number {
  let pixels = 0;
  for (const [index, place] of places.entries()) {
    const before = places[index - 1];
    if (before) pixels += Math.hypot(place.column - before.column, place.row - before.row);
  }
  return pixels * (gsdMetres ?? Number.NaN);
}
