import type { KeyboardEvent } from 'react';
import type { SceneMap } from './scene-map.ts';
import { type ViewerState, comparisons } from './viewer-state.ts';

/** What the keys of the viewer act on. */
export interface ViewerKeys {
  readonly map: SceneMap | null;
  readonly state: ViewerState;
  readonly change: (part: Partial<ViewerState>) => void;
  /** To an earlier (−1) or later (1) scene. */
  readonly step: (by: number) => void;
  readonly toggleMeasure: () => void;
}

/** Keys of the picture: arrows, + − 0, `,` and `.` for dates, h marks, z zones, m measure, c way of comparing. */
export function useViewerKeys({ change, map, state, step, toggleMeasure }: ViewerKeys): (event: KeyboardEvent) => void {
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => map?.panBy(-0.2, 0),
    ArrowRight: () => map?.panBy(0.2, 0),
    ArrowUp: () => map?.panBy(0, -0.2),
    ArrowDown: () => map?.panBy(0, 0.2),
    '+': () => map?.zoomBy(1),
    '=': () => map?.zoomBy(1),
    '-': () => map?.zoomBy(-1),
    '0': () => map?.showAll(),
    ',': () => step(-1),
    '.': () => step(1),
    h: () => change({ marks: !state.marks }),
    z: () => change({ zones: !state.zones }),
    m: toggleMeasure,
    c: () => change({ how: comparisons[(comparisons.indexOf(state.how) + 1) % comparisons.length] ?? 'swipe' }),
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
}
