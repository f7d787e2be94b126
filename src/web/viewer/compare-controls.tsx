import type { ReactNode } from 'react';
import type { SceneHead } from '#api';
import type { SceneView } from '#core';
import { texts } from '../texts.ts';
import { type Comparison, type ViewerState, comparisons } from './viewer-state.ts';

/** Which other date is shown with this one, and how. */
export function CompareControls({
  change,
  scenes,
  state,
  view,
}: {
  readonly scenes: readonly SceneHead[];
  readonly view: SceneView;
  readonly state: ViewerState;
  readonly change: (part: Partial<ViewerState>) => void;
}): ReactNode {
  const { viewer } = texts;
  const others = scenes.filter(({ id }) => id !== view.sceneId);
  if (others.length === 0) return null;
  return (
    <>
      <label>
        {viewer.compareWith}{' '}
        <select value={state.other ?? ''} onChange={(event) => change({ other: event.target.value || null })}>
          <option value="">{viewer.nothing}</option>
          {others.map(({ id, platform, start }) => (
            <option key={id} value={id}>
              {start.slice(0, 10)} {platform ?? id}
            </option>
          ))}
        </select>
      </label>
      {state.other !== null && (
        <>
          <label>
            {viewer.by}{' '}
            <select value={state.how} onChange={(event) => change({ how: event.target.value as Comparison })}>
              {comparisons.map((how) => (
                <option key={how} value={how}>
                  {viewer.comparisons[how]}
                </option>
              ))}
            </select>
          </label>
          {(state.how === 'swipe' || state.how === 'opacity') && (
            <label>
              {viewer.shares[state.how]}{' '}
              <input
                type="range"
                min="0"
                max="1"
                step="0.01"
                value={state.share}
                onChange={(event) => change({ share: Number(event.target.value) })}
              />
            </label>
          )}
        </>
      )}
    </>
  );
}
