import { type BriefWords, english } from '../words/english/english.ts';
import { drawing, element, label, palette } from './svg.ts';

/** One point of a calibration curve. */
export interface CalibrationPoint {
  readonly n: number;
  readonly forecast: number;
  readonly observed: number;
  readonly observedLow: number;
  readonly observedHigh: number;
}

const size = { width: 380, height: 360 };
const frame = { left: 52, right: 360, top: 34, bottom: 300 };
/** Ticks at the edges of the bands of ICD 203. */
const ticks = [0, 0.2, 0.45, 0.55, 0.8, 1];

/**
 * What was forecast against how often it came true. On the diagonal a forecaster is calibrated; bars are 90 % intervals,
 * so that few forecasts are seen to say little. The area of a point grows with the number of forecasts, which stands
 * beside it.
 */
export function calibrationChart(
  forecaster: string,
  points: readonly CalibrationPoint[],
  { charts }: BriefWords = english,
): string {
  const total = points.reduce((sum, point) => sum + point.n, 0);
  const said = charts.calibration;
  const title = said.title(forecaster, total);
  const x = (share: number): number => frame.left + share * (frame.right - frame.left);
  const y = (share: number): number => frame.bottom - share * (frame.bottom - frame.top);
  const words = { id: `calibration-${idOf(forecaster)}`, title, description: describe(points, said) };
  return drawing(
    size,
    words,
    label(title, { x: 12, y: 18, 'font-weight': 'bold' }),
    ...ticks.flatMap((tick) => [
      element('line', { x1: x(tick), x2: x(tick), y1: frame.top, y2: frame.bottom, stroke: palette.grid }),
      element('line', { x1: frame.left, x2: frame.right, y1: y(tick), y2: y(tick), stroke: palette.grid }),
      label(`${Math.round(tick * 100)}`, { x: x(tick), y: frame.bottom + 16, 'text-anchor': 'middle' }),
      label(`${Math.round(tick * 100)}`, { x: frame.left - 6, y: y(tick) + 4, 'text-anchor': 'end' }),
    ]),
    element('line', { x1: x(0), y1: y(0), x2: x(1), y2: y(1), stroke: palette.faint, 'stroke-dasharray': '4 4' }),
    ...points.map((point) => drawPoint(point, x, y)),
    label(said.forecast, { x: (frame.left + frame.right) / 2, y: frame.bottom + 38, 'text-anchor': 'middle' }),
    label(said.cameTrue, {
      x: 14,
      y: (frame.top + frame.bottom) / 2,
      'text-anchor': 'middle',
      transform: `rotate(-90 14 ${(frame.top + frame.bottom) / 2})`,
    }),
    ...(points.length === 0 ? [label(said.nothing, { x: x(0.5), y: y(0.5), 'text-anchor': 'middle' })] : []),
  );
}

function drawPoint(point: CalibrationPoint, x: (share: number) => number, y: (share: number) => number): string {
  const at = x(point.forecast);
  const radius = 3 + 2 * Math.sqrt(point.n);
  return (
    element('line', {
      x1: at,
      x2: at,
      y1: y(point.observedLow),
      y2: y(point.observedHigh),
      stroke: palette.blue,
      'stroke-width': 2,
    }) +
    element('circle', { cx: at, cy: y(point.observed), r: radius, fill: palette.blue, 'fill-opacity': 0.75 }) +
    label(`n=${point.n}`, {
      x: at + radius + 3,
      y: y(point.observed) + (point.observed > 0.9 ? 14 : -4),
      fill: palette.faint,
    })
  );
}

function describe(points: readonly CalibrationPoint[], said: BriefWords['charts']['calibration']): string {
  if (points.length === 0) return said.nothingResolved;
  return points.map(({ n, forecast, observed }) => said.bin(n, forecast, observed)).join(' ');
}

function idOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-');
}
