/** How a second date is shown with the first. */
export const comparisons = ['swipe', 'spy', 'opacity', 'blink'] as const;
export type Comparison = (typeof comparisons)[number];

/** What the viewer shows, as its address keeps it. */
export interface ViewerState {
  /** Middle of the view in pixels of the image, and image pixels to a pixel of the screen; null: all of the image. */
  readonly at: { readonly column: number; readonly row: number; readonly resolution: number } | null;
  /** The scene to compare with. */
  readonly other: string | null;
  readonly how: Comparison;
  /** 0..1: where the swipe stands, or how opaque the other scene is. */
  readonly share: number;
  readonly zones: boolean;
  readonly marks: boolean;
  /** Stored values that are black and white; null: as the scene is shown usually. */
  readonly low: number | null;
  readonly high: number | null;
  readonly gamma: number | null;
}

/** Reads the search of an address; what is missing or makes no sense is as usual. */
export function parseViewerState(search: string): ViewerState {
  const query = new URLSearchParams(search);
  const at = (query.get('at') ?? '').split(',').map(Number);
  const [column = NaN, row = NaN, resolution = NaN] = at;
  const how = comparisons.find((one) => one === query.get('how')) ?? 'swipe';
  return {
    at: at.length === 3 && at.every(Number.isFinite) && resolution > 0 ? { column, row, resolution } : null,
    other: query.get('with'),
    how,
    share: Math.min(1, Math.max(0, number(query.get('share')) ?? 0.5)),
    zones: query.get('zones') !== 'off',
    marks: query.get('marks') !== 'off',
    low: number(query.get('low')),
    high: number(query.get('high')),
    gamma: number(query.get('gamma')),
  };
}

/** The search of an address that shows this again; what is as usual is left out. */
export function formatViewerState(state: ViewerState): URLSearchParams {
  const query = new URLSearchParams();
  const { at, gamma, high, how, low, other, share } = state;
  if (at) query.set('at', [at.column.toFixed(1), at.row.toFixed(1), at.resolution.toPrecision(4)].join(','));
  if (other !== null) query.set('with', other);
  if (other !== null && how !== 'swipe') query.set('how', how);
  if (other !== null && share !== 0.5) query.set('share', share.toFixed(3));
  if (!state.zones) query.set('zones', 'off');
  if (!state.marks) query.set('marks', 'off');
  for (const [name, value] of Object.entries({ low, high, gamma })) if (value !== null) query.set(name, String(value));
  return query;
}

function number(text: string | null): number | null {
  return text !== null && text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}
