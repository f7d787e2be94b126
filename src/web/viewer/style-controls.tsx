import type { ReactNode } from 'react';
import type { SceneView } from '#core';
import { texts } from '../texts.ts';
import type { ViewerState } from './viewer-state.ts';

/** Contrast: which stored values are black and white, and the gamma between. */
export function StyleControls({
  change,
  state,
  view,
}: {
  readonly view: SceneView;
  readonly state: ViewerState;
  readonly change: (part: Partial<ViewerState>) => void;
}): ReactNode {
  const { viewer } = texts;
  const { gamma, high, low } = view.stretch;
  const fields = [
    { name: 'low', label: viewer.black, usual: low, step: 1 },
    { name: 'high', label: viewer.white, usual: high, step: 1 },
    { name: 'gamma', label: viewer.gamma, usual: gamma, step: 0.1 },
  ] as const;
  return (
    <details className="style-controls">
      <summary className="button">{viewer.contrast}</summary>
      <div className="style-fields">
        {fields.map(({ label, name, step, usual }) => (
          <label key={name}>
            {label}{' '}
            <input
              type="number"
              step={step}
              value={state[name] ?? usual}
              onChange={(event) => change({ [name]: keep(event.target.valueAsNumber, usual) })}
            />
          </label>
        ))}
        <button type="button" className="button" onClick={() => change({ low: null, high: null, gamma: null })}>
          {viewer.usual}
        </button>
      </div>
    </details>
  );
}

/** Null where it is as usual, so that the address stays short. */
function keep(value: number, usual: number): number | null {
  return Number.isNaN(value) || value === usual ? null : value;
}
