import { type Assessment, type SeriesPoint, dayRange, parseDateSpan } from '#core';
import { drawMark } from './series-marks.ts';
import { element, label, measureText, palette } from './svg.ts';

interface Entry {
  readonly text: string;
  readonly isShown: boolean;
  readonly mark: (x: number) => string;
}

/** Names only the marks that the series has. */
export function drawSeriesLegend(
  assessment: Assessment,
  place: { readonly left: number; readonly bottom: number },
): string {
  const { series, baseline, target } = assessment;
  const has = (test: (point: SeriesPoint) => boolean): boolean => series.some(test);
  const isLater = (point: SeriesPoint): boolean =>
    target !== null && dayRange(parseDateSpan(point.date)).first > dayRange(parseDateSpan(target.date)).last;
  const y = 16;
  const dashes = { y1: y, y2: y, stroke: palette.faint, 'stroke-width': 1.5, 'stroke-dasharray': '2 3' };
  const entries: Entry[] = [
    { text: 'counted', isShown: true, mark: (x) => drawMark(x, y, 'look') },
    { text: 'none seen', isShown: has((point) => point.high === 0), mark: (x) => drawMark(x, y, 'none') },
    { text: 'later (outcome)', isShown: has(isLater), mark: (x) => drawMark(x, y, 'later') },
    {
      text: 'baseline, 90 % of looks',
      isShown: baseline.high90 !== null,
      mark: (x) =>
        element('rect', { x: x - 7, y: y - 6, width: 14, height: 12, fill: palette.sky, 'fill-opacity': 0.35 }),
    },
    {
      text: 'stated for a whole period',
      isShown: has((point) => point.status === 'bound'),
      mark: (x) => element('line', { x1: x - 8, x2: x + 8, ...dashes }),
    },
    {
      text: 'contradicts it',
      isShown: has((point) => point.contested),
      mark: (x) => element('circle', { cx: x, cy: y, r: 6, fill: 'none', stroke: palette.orange, 'stroke-width': 2 }),
    },
    {
      text: 'seen, no number',
      isShown: has((point) => point.status === 'uncounted'),
      mark: (x) => label('?', { x, y: y + 4, 'text-anchor': 'middle', 'font-weight': 'bold' }),
    },
  ];
  let x = place.left + 6;
  const drawn = entries
    .filter((entry) => entry.isShown)
    .map(({ text, mark }) => {
      const part = mark(x) + label(text, { x: x + 12, y: y + 4, fill: palette.faint });
      x += 12 + measureText(text) + 24;
      return part;
    });
  const hint = label('True spacing in time. Each mark names its date and counter when pointed at.', {
    x: place.left,
    y: place.bottom - 14,
    fill: palette.faint,
    'font-size': 10,
  });
  return element('g', {}, ...drawn, hint);
}
