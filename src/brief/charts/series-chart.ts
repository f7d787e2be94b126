import { scaleLinear } from 'd3-scale';
import { type Assessment, type SeriesPoint, dayRange, parseDateSpan } from '#core';
import { seriesId } from '../describe-series.ts';
import { type BriefWords, english } from '../words/english/english.ts';
import { ofPlace } from './part-of-series.ts';
import { drawEvents, drawGaps, drawShifts, findGaps } from './series-context.ts';
import { drawSeriesLegend } from './series-legend.ts';
import { drawMark } from './series-marks.ts';
import { stateChart } from './state-chart.ts';
import { type TimeScale, drawTimeAxis, timeScale } from './time-axis.ts';
import { drawing, element, escapeXml, label, measureText, palette } from './svg.ts';

const size = { width: 760, height: 360 };
const frame = { left: 46, right: 742, top: 60, bottom: 276 };
/** Where looks without a number are marked, under the axis. */
const strip = 306;

/** A point of the series with its place in time (days since 1970, both ends included). */
interface Placed {
  readonly point: SeriesPoint;
  readonly first: number;
  readonly last: number;
}

/**
 * A series with true spacing in time: intervals as bars, "at least" and "at most" as arrows, statements over a span as
 * dashed lines, the baseline as a band with its upper bound, and looks without a number on a strip of their own.
 */
export function seriesChart(whole: Assessment, words: BriefWords = english): string {
  if (whole.states !== null) return stateChart(whole, words);
  const assessment = ofPlace(whole);
  const { charts } = words;
  const points = assessment.series.map((point): Placed => ({ point, ...dayRange(parseDateSpan(point.date)) }));
  const described = {
    id: `chart-${seriesId(assessment)}`,
    title: charts.looks(assessment.objectClass, points.length),
    description: describe(assessment, words),
  };
  const numbers = points.filter(({ point }) => hasNumber(point));
  if (numbers.length === 0)
    return drawing({ ...size, height: 60 }, described, label(charts.noNumbers, { x: 16, y: 34 }));
  const x = timeScale(points, frame);
  const y = scaleLinear([0, highest(numbers, assessment)], [frame.bottom, frame.top]).nice(5);
  return drawing(
    size,
    described,
    drawAxes(x, y),
    drawBaseline(assessment, x, y, charts),
    drawShifts(assessment, x, y, frame, charts),
    drawGaps(findGaps(assessment), x, frame, charts),
    drawEvents(assessment, x, frame, charts),
    ...points.filter(({ point }) => point.status === 'bound').map((one) => drawBound(one, x, y, words)),
    ...numbers.filter(({ point }) => point.status !== 'bound').map((one) => drawLook(one, assessment, x, y, words)),
    drawStrip(points, x, words),
    drawTarget(points, assessment, x, y, words),
    drawSeriesLegend(assessment, { left: frame.left, right: frame.right, bottom: size.height }, charts.legend),
  );
}

type CountScale = ReturnType<typeof scaleLinear<number, number>>;

function highest(points: readonly Placed[], { baseline }: Assessment): number {
  const values = points.flatMap(({ point }) => [point.low ?? 0, point.high ?? 0]);
  return Math.max(1, baseline.upper ?? 0, baseline.high90 ?? 0, ...values) * 1.08;
}

function drawAxes(x: TimeScale, y: CountScale): string {
  const rows = y
    .ticks(5)
    .filter(Number.isInteger)
    .map((value) =>
      element(
        'g',
        {},
        element('line', {
          x1: frame.left,
          x2: frame.right,
          y1: y(value),
          y2: y(value),
          stroke: value === 0 ? palette.ink : palette.grid,
        }),
        label(String(value), { x: frame.left - 8, y: y(value) + 4, 'text-anchor': 'end', fill: palette.faint }),
      ),
    );
  return element('g', {}, ...rows, drawTimeAxis(x, frame, size.width));
}

function drawBaseline(
  { baseline, target }: Assessment,
  x: TimeScale,
  y: CountScale,
  charts: BriefWords['charts'],
): string {
  if (baseline.from === null || baseline.to === null || baseline.low90 === null || baseline.high90 === null) return '';
  const from = x(dayRange(parseDateSpan(baseline.from)).first);
  const until = x(dayRange(parseDateSpan(target?.date ?? baseline.to)).last + 1);
  const band = element('rect', {
    x: from,
    width: Math.max(1, until - from),
    y: y(baseline.high90),
    height: y(baseline.low90) - y(baseline.high90),
    fill: palette.sky,
    'fill-opacity': 0.25,
  });
  if (baseline.upper === null) return band;
  const at = y(baseline.upper);
  const text = charts.ofLooksAtMost(Number((baseline.level * 100).toFixed(2)), baseline.upper);
  const line = element('line', {
    x1: from,
    x2: until,
    y1: at,
    y2: at,
    stroke: palette.blue,
    'stroke-width': 1.5,
    'stroke-dasharray': '7 3',
  });
  return band + line + label(text, { x: from + 2, y: at - 5, fill: palette.blue });
}

/** A published statement over a span: a dashed line at its bound, with an end mark where it begins and ends. */
function drawBound({ point, first, last }: Placed, x: TimeScale, y: CountScale, words: BriefWords): string {
  const value = point.high ?? point.low;
  if (value === null) return '';
  const [from, to, at] = [x(first), x(last + 1), y(value)];
  const line = element('line', {
    x1: from,
    x2: to,
    y1: at,
    y2: at,
    stroke: palette.faint,
    'stroke-width': 1.5,
    'stroke-dasharray': '2 3',
  });
  const isOneSided = point.high === null || point.low === null;
  const way = isOneSided ? arrow(to, at, point.high === null ? 'up' : 'down', palette.faint) : '';
  return element('g', { 'data-date': point.date }, element('title', {}, tip(point, words)), line, way);
}

function drawLook(
  { point, first, last }: Placed,
  { target }: Assessment,
  x: TimeScale,
  y: CountScale,
  words: BriefWords,
): string {
  const isTarget = target?.date === point.date;
  const isLater = target !== null && first > dayRange(parseDateSpan(target.date)).last;
  const colour = isTarget ? palette.vermillion : isLater ? palette.faint : palette.ink;
  const [from, to] = [x(first), x(last + 1)];
  const middle = (from + to) / 2;
  const [low, high] = [point.low ?? 0, point.high ?? point.low ?? 0];
  const at = y(point.high === null ? low : point.low === null ? high : (low + high) / 2);
  const parts = [element('title', {}, tip(point, words))];
  if (to - from > 7)
    parts.push(element('line', { x1: from, x2: to, y1: at, y2: at, stroke: colour, 'stroke-width': 2 }));
  if (point.low !== null && point.high !== null && high > low) {
    parts.push(element('line', { x1: middle, x2: middle, y1: y(low), y2: y(high), stroke: colour, 'stroke-width': 2 }));
  }
  if (point.high === null) parts.push(arrow(middle, at, 'up', colour));
  if (point.low === null) parts.push(arrow(middle, at, 'down', colour));
  parts.push(drawMark(middle, at, isTarget ? 'target' : isLater ? 'later' : high === 0 ? 'none' : 'look'));
  if (point.contested)
    parts.push(
      element('circle', { cx: middle, cy: at, r: 9, fill: 'none', stroke: palette.orange, 'stroke-width': 2 }),
    );
  return element('g', { 'data-date': point.date }, ...parts);
}

/** Looks without a number: a question mark, a struck square (unusable), an empty square (nobody looked). */
function drawStrip(points: readonly Placed[], x: TimeScale, words: BriefWords): string {
  const marks = points
    .filter(({ point }) => !hasNumber(point) && point.status !== 'bound')
    .map(({ point, first, last }) => {
      const at = (x(first) + x(last + 1)) / 2;
      const square = element('rect', {
        x: at - 4,
        y: strip - 4,
        width: 8,
        height: 8,
        fill: palette.paper,
        stroke: palette.faint,
      });
      const mark =
        point.status === 'unusable'
          ? square + element('line', { x1: at - 4, x2: at + 4, y1: strip + 4, y2: strip - 4, stroke: palette.faint })
          : point.status === 'not-observed'
            ? square
            : label('?', { x: at, y: strip + 4, 'text-anchor': 'middle', 'font-weight': 'bold' });
      return element('g', { 'data-date': point.date }, element('title', {}, tip(point, words)), mark);
    });
  return element('g', {}, ...marks);
}

function drawTarget(
  points: readonly Placed[],
  { target, alert }: Assessment,
  x: TimeScale,
  y: CountScale,
  { amounts, charts }: BriefWords,
): string {
  const placed =
    target === null ? undefined : points.find(({ point }) => point.date === target.date && hasNumber(point));
  if (!target || !placed) return '';
  const text = charts.target(amounts.bounds(target), target.date, alert);
  const middle = (x(placed.first) + x(placed.last + 1)) / 2;
  const half = measureText(text, 12) / 2;
  const at = y(target.high ?? target.low ?? 0);
  const centre = Math.round(y(target.high === null ? target.low! : ((target.low ?? target.high) + target.high) / 2));
  const ring = element('path', {
    d: `M${middle} ${centre - 12}l12 12l-12 12l-12 -12Z`,
    fill: 'none',
    stroke: palette.vermillion,
    'stroke-width': 1.5,
  });
  const caption = label(text, {
    x: Math.min(Math.max(middle, frame.left + half), frame.right - half),
    y: Math.max(at - (target.high === null ? 26 : 18), frame.top - 6),
    'text-anchor': 'middle',
    'font-weight': 'bold',
    'font-size': 12,
    fill: palette.vermillion,
  });
  return caption + (alert ? ring : '');
}

function arrow(x: number, y: number, way: 'up' | 'down', colour: string): string {
  const tip = way === 'up' ? y - 16 : Math.min(y + 16, Math.max(frame.bottom, y + 8));
  const barb = way === 'up' ? tip + 6 : tip - 6;
  return element('path', {
    d: `M${x} ${y}V${tip}M${x - 4} ${barb}L${x} ${tip}L${x + 4} ${barb}`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.5,
  });
}

function hasNumber(point: SeriesPoint): boolean {
  return point.low !== null || point.high !== null;
}

function tip(point: SeriesPoint, { amounts, charts }: BriefWords): string {
  const value = hasNumber(point) ? amounts.bounds(point) : charts.statuses[point.status];
  return escapeXml(
    `${amounts.shortDate(point.date)}: ${value}${point.observers.length > 0 ? ` (${point.observers.join('; ')})` : ''}`,
  );
}

function describe(
  { target, exceedance, baseline, series, changes }: Assessment,
  { amounts, charts: { describe: said } }: BriefWords,
): string {
  const looks = series.filter((point) => point.status === 'observed').length;
  const usual = baseline.low90 === null ? '' : said.usual(baseline.low90, baseline.high90);
  const newest = target === null ? '' : said.newest(amounts.bounds(target), target.date, exceedance);
  const shifts = changes.map(({ date, before, after }) => said.shift(date, before, after));
  return `${said.looks(looks)}${usual}${newest}${shifts.join('')}`;
}
