import { type Assessment, type SeriesPoint, dayRange, parseDateSpan } from '#core';
import { seriesId } from '../describe-series.ts';
import type { BriefWords } from '../words/english/english.ts';
import { drawGaps, findGaps } from './series-context.ts';
import { drawTimeAxis, timeScale } from './time-axis.ts';
import { drawing, element, escapeXml, label, palette } from './svg.ts';

const size = { width: 760, height: 190 };
const frame = { left: 86, right: 742, top: 34, bottom: 132 };
const lanes = { yes: 50, uncertain: 80, no: 110 } as const;
const strip = 166;

/** A series of states in three lanes with true spacing in time: filled for yes, open for no, hatched between for uncertain. */
export function stateChart(assessment: Assessment, words: BriefWords): string {
  const { charts } = words;
  const { series, target, states, objectClass } = assessment;
  const points = series.map((point) => ({ point, ...dayRange(parseDateSpan(point.date)) }));
  const x = timeScale(points, frame);
  const rows = Object.entries(lanes).map(
    ([name, y]) =>
      element('line', { x1: frame.left, x2: frame.right, y1: y, y2: y, stroke: palette.grid }) +
      label(charts.lanes[name as keyof typeof lanes], {
        x: frame.left - 10,
        y: y + 4,
        'text-anchor': 'end',
        fill: palette.faint,
      }),
  );
  const judged = target?.state === undefined ? '' : charts.describe.state(charts.lanes[target.state], target.date);
  const now = states?.now ? charts.describe.now(states.now.date, states.now.yes) : '';
  return drawing(
    size,
    {
      id: `chart-${seriesId(assessment)}`,
      title: charts.looks(objectClass, series.length),
      description: `${charts.describe.states(states?.switches ?? 0)}${judged}${now}`,
    },
    label(charts.legend.states, {
      x: frame.left,
      y: 18,
      fill: palette.faint,
      'font-size': 10,
    }),
    ...rows,
    drawTimeAxis(x, frame, size.width),
    drawGaps(findGaps(assessment), x, frame, charts),
    ...points.map(({ point, first, last }) =>
      drawState(point, x(first), x(last + 1), target?.date === point.date, words),
    ),
  );
}

function drawState(
  point: SeriesPoint,
  from: number,
  to: number,
  isTarget: boolean,
  { amounts, charts }: BriefWords,
): string {
  const seen = point.state === undefined ? charts.statuses[point.status] : charts.lanes[point.state];
  const middle = (from + to) / 2;
  const title = element(
    'title',
    {},
    escapeXml(`${amounts.shortDate(point.date)}: ${seen} (${point.observers.join('; ')})`),
  );
  if (point.state === undefined) {
    const isUnusable = point.status === 'unusable';
    const square = element('rect', {
      x: middle - 4,
      y: strip - 4,
      width: 8,
      height: 8,
      fill: palette.paper,
      stroke: palette.faint,
    });
    const stroke = element('line', {
      x1: middle - 4,
      x2: middle + 4,
      y1: strip + 4,
      y2: strip - 4,
      stroke: palette.faint,
    });
    return element('g', { 'data-date': point.date }, title, square, isUnusable ? stroke : '');
  }
  const y = lanes[point.state];
  const colour = isTarget ? palette.vermillion : palette.ink;
  const fill = point.state === 'yes' ? colour : point.state === 'no' ? palette.paper : palette.grid;
  const bar = element('rect', {
    x: from,
    y: y - 4,
    width: Math.max(8, to - from),
    height: 8,
    rx: 4,
    fill,
    stroke: colour,
    'stroke-width': 1.5,
    'fill-opacity': 0.85,
  });
  const diamond = element('path', {
    d: `M${middle} ${y - 9}l9 9l-9 9l-9 -9Z`,
    fill,
    stroke: palette.vermillion,
    'stroke-width': 2,
  });
  return element('g', { 'data-date': point.date }, title, bar, isTarget ? diamond : '');
}
