import { scaleUtc } from 'd3-scale';
import type { SeriesPoint } from '#core';
import type { Frame } from './series-context.ts';
import { element, label, measureText, palette } from './svg.ts';

const day = 86_400_000;

/** Pixels for a day since 1970, with the ticks of the calendar. */
export type TimeScale = ((day: number) => number) & { readonly ticks: () => Date[] };

interface Placed {
  readonly point: SeriesPoint;
  readonly first: number;
  readonly last: number;
}

/** Over all looks; statements about periods do not stretch it. */
export function timeScale(points: readonly Placed[], frame: Frame): TimeScale {
  const looks = points.filter(({ point }) => point.status !== 'bound');
  const shown = looks.length > 0 ? looks : points;
  const first = shown.reduce((least, one) => Math.min(least, one.first), Infinity);
  const last = shown.reduce((most, one) => Math.max(most, one.last), -Infinity);
  const margin = Math.max(15, (last - first) * 0.04);
  const scale = scaleUtc(
    [new Date((first - margin) * day), new Date((last + margin) * day)],
    [frame.left, frame.right],
  ).clamp(true);
  return Object.assign((at: number) => scale(new Date(at * day)), { ticks: () => scale.ticks(7) });
}

export function drawTimeAxis(x: TimeScale, { bottom, left, right }: Frame, width: number): string {
  let lastEnd = -Infinity;
  const ticks = x.ticks().flatMap((date) => {
    const at = x(date.getTime() / day);
    const isNewYear = date.getUTCMonth() === 0 && date.getUTCDate() === 1;
    const text = isNewYear ? String(date.getUTCFullYear()) : date.toISOString().slice(0, 7);
    const half = measureText(text) / 2;
    if (at - half < lastEnd + 8 || at + half > width) return [];
    lastEnd = at + half;
    return [
      element('line', { x1: at, x2: at, y1: bottom, y2: bottom + 5, stroke: palette.ink }) +
        label(text, { x: at, y: bottom + 18, 'text-anchor': 'middle', fill: palette.faint }),
    ];
  });
  const line = element('line', { x1: left, x2: right, y1: bottom, y2: bottom, stroke: palette.ink });
  return element('g', {}, line, ...ticks);
}
