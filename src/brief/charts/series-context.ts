import { type Assessment, dayRange, parseDateSpan, parsePartialDate } from '#core';
import type { BriefWords } from '../words/english/english.ts';
import { element, label, measureText, palette } from './svg.ts';

type ChartWords = BriefWords['charts'];

/** The vertical extent of the plot and the strip on its axis, in pixels. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type TimeScale = (day: number) => number;

/** A stretch in which nobody looked, days since 1970, both ends included. */
export interface Gap {
  readonly first: number;
  readonly last: number;
}

/** Stretches without a usable look: more than half a year, and more than four times the usual distance of two looks. */
export function findGaps(assessment: Pick<Assessment, 'series'>): Gap[] {
  const looks = assessment.series
    .filter(({ status }) => status === 'observed' || status === 'uncounted')
    .map(({ date }) => dayRange(parseDateSpan(date)))
    .sort((a, b) => a.first - b.first);
  const between: Gap[] = [];
  let last = -Infinity;
  for (const look of looks) {
    if (last > -Infinity && look.first > last + 1) between.push({ first: last + 1, last: look.first - 1 });
    last = Math.max(last, look.last);
  }
  const lengths = between.map(lengthOf).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return between.filter((gap) => lengthOf(gap) > Math.max(183, Math.min(4 * usual, 730)));
}

function lengthOf({ first, last }: Gap): number {
  return last - first + 1;
}

/** Slanted strokes on the axis where nobody looked. */
export function drawGaps(gaps: readonly Gap[], x: TimeScale, { bottom }: Frame, words: ChartWords): string {
  const marks = gaps.map((gap) => {
    const [from, to] = [x(gap.first), x(gap.last + 1)];
    const strokes = Array.from(
      { length: Math.max(0, Math.floor((to - from - 4) / 5)) },
      (_, index) => `M${(from + 4 + index * 5).toFixed(1)} ${bottom}l-3 7`,
    );
    const text = words.gap(lengthOf(gap));
    return element(
      'g',
      {},
      element('title', {}, text),
      element('path', { d: strokes.join(''), stroke: palette.faint, 'stroke-width': 1, fill: 'none' }),
    );
  });
  return element('g', {}, ...marks);
}

/** Lasting changes of the level: the interval of the date in grey, the level before and after as a step. */
export function drawShifts(
  { changes }: Assessment,
  x: TimeScale,
  y: (count: number) => number,
  frame: Frame,
  words: ChartWords,
): string {
  const steps = changes.map(({ date, low, high, before, after, probability }) => {
    const [from, to] = [x(dayOf(low)), Math.max(x(dayOf(high) + 1), x(dayOf(low)) + 2)];
    const at = x(dayOf(date));
    const clampY = (count: number): number => Math.max(frame.top, y(count));
    const reach = (middle: number): number => Math.min(Math.max(middle, frame.left), frame.right);
    const step = `M${reach(at - 34)} ${clampY(before)}H${at}V${clampY(after)}H${reach(at + 34)}`;
    return element(
      'g',
      {},
      element('title', {}, words.shift(date, low, high, probability)),
      element('rect', {
        x: from,
        y: frame.top,
        width: to - from,
        height: frame.bottom - frame.top,
        fill: palette.ink,
        'fill-opacity': 0.07,
      }),
      element('path', { d: step, fill: 'none', stroke: palette.green, 'stroke-width': 2.5, 'stroke-opacity': 0.9 }),
    );
  });
  return element('g', {}, ...steps);
}

/** Events that were asked about: a dotted line with a flag. */
export function drawEvents({ events }: Assessment, x: TimeScale, frame: Frame, words: ChartWords): string {
  const flags = events.map(({ date }, index) => {
    const at = x(dayOf(date));
    const text = words.event(date);
    const isRight = at + 12 + measureText(text, 10) > frame.right;
    return element(
      'g',
      {},
      element('title', {}, text),
      element('line', {
        x1: at,
        x2: at,
        y1: frame.top - 4,
        y2: frame.bottom,
        stroke: palette.ink,
        'stroke-width': 1,
        'stroke-dasharray': '1 3',
      }),
      element('path', {
        d: `M${at} ${frame.top - 4}h${isRight ? -8 : 8}l${isRight ? 3 : -3} 4l${isRight ? -3 : 3} 4h${isRight ? 8 : -8}Z`,
        fill: palette.ink,
      }),
      label(text, {
        x: at + (isRight ? -11 : 11),
        y: frame.top + 4 + (index % 3) * 12,
        'font-size': 10,
        'text-anchor': isRight ? 'end' : 'start',
      }),
    );
  });
  return element('g', {}, ...flags);
}

function dayOf(date: string): number {
  return dayRange({ from: parsePartialDate(date), to: null }).first;
}
