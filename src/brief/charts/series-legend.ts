import { type Assessment, type SeriesPoint, dayRange, parseDateSpan } from '#core';
import type { BriefWords } from '../words/english/english.ts';
import { findGaps } from './series-context.ts';
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
  place: { readonly left: number; readonly right: number; readonly bottom: number },
  words: BriefWords['charts']['legend'],
): string {
  const { series, baseline, target } = assessment;
  const has = (test: (point: SeriesPoint) => boolean): boolean => series.some(test);
  const isLater = (point: SeriesPoint): boolean =>
    target !== null && dayRange(parseDateSpan(point.date)).first > dayRange(parseDateSpan(target.date)).last;
  const y = 16;
  const dashes = { y1: y, y2: y, stroke: palette.faint, 'stroke-width': 1.5, 'stroke-dasharray': '2 3' };
  const entries: Entry[] = [
    { text: words.counted, isShown: true, mark: (x) => drawMark(x, y, 'look') },
    { text: words.none, isShown: has((point) => point.high === 0), mark: (x) => drawMark(x, y, 'none') },
    { text: words.later, isShown: has(isLater), mark: (x) => drawMark(x, y, 'later') },
    {
      text: words.baseline,
      isShown: baseline.high90 !== null,
      mark: (x) =>
        element('rect', { x: x - 7, y: y - 6, width: 14, height: 12, fill: palette.sky, 'fill-opacity': 0.35 }),
    },
    {
      text: words.period,
      isShown: has((point) => point.status === 'bound'),
      mark: (x) => element('line', { x1: x - 8, x2: x + 8, ...dashes }),
    },
    {
      text: words.contradicts,
      isShown: has((point) => point.contested),
      mark: (x) => element('circle', { cx: x, cy: y, r: 6, fill: 'none', stroke: palette.orange, 'stroke-width': 2 }),
    },
    {
      text: words.shift,
      isShown: assessment.changes.length > 0,
      mark: (x) =>
        element('path', {
          d: `M${x - 8} ${y + 4}H${x}V${y - 5}H${x + 8}`,
          fill: 'none',
          stroke: palette.green,
          'stroke-width': 2.5,
        }),
    },
    {
      text: words.gap,
      isShown: findGaps(assessment).length > 0,
      mark: (x) =>
        element('path', {
          d: `M${x - 4} ${y - 4}l-3 7M${x + 1} ${y - 4}l-3 7M${x + 6} ${y - 4}l-3 7`,
          stroke: palette.faint,
          fill: 'none',
        }),
    },
    {
      text: words.unusable,
      isShown: has((point) => point.status === 'unusable'),
      mark: (x) =>
        element('rect', { x: x - 4, y: y - 4, width: 8, height: 8, fill: palette.paper, stroke: palette.faint }) +
        element('line', { x1: x - 4, x2: x + 4, y1: y + 4, y2: y - 4, stroke: palette.faint }),
    },
    {
      text: words.notObserved,
      isShown: has((point) => point.status === 'not-observed'),
      mark: (x) =>
        element('rect', { x: x - 4, y: y - 4, width: 8, height: 8, fill: palette.paper, stroke: palette.faint }),
    },
    {
      text: words.uncounted,
      isShown: has((point) => point.status === 'uncounted'),
      mark: (x) => label('?', { x, y: y + 4, 'text-anchor': 'middle', 'font-weight': 'bold' }),
    },
  ];
  let [x, line] = [place.left + 6, 0];
  const drawn = entries
    .filter((entry) => entry.isShown)
    .map(({ text, mark }) => {
      const width = 12 + measureText(text) + 24;
      if (x + width > place.right && x > place.left + 6) [x, line] = [place.left + 6, line + 1];
      const part = mark(x) + label(text, { x: x + 12, y: y + 4, fill: palette.faint });
      x += width;
      return element('g', { transform: `translate(0 ${line * 16})` }, part);
    });
  const hint = label(words.hint, {
    x: place.left,
    y: place.bottom - 14,
    fill: palette.faint,
    'font-size': 10,
  });
  return element('g', {}, ...drawn, hint);
}
