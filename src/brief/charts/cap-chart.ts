import { drawing, element, label, measureText, palette } from './svg.ts';

/** How much of a cap is used up in one period. */
export interface CapBar {
  readonly label: string;
  /** Shares of the limit; `high` null where nobody says how much at most. */
  readonly low: number;
  readonly high: number | null;
}

const width = 640;
const rowHeight = 34;
const frame = { left: 16, right: 560, top: 40 };

/**
 * Deliveries against caps as bars: full up to what is certain, hatched by an outline up to what is possible, with the
 * limit as a line. A bar without an upper end goes off the chart with an arrow. `words` are those of the reader's language.
 */
export function capChart(
  bars: readonly CapBar[],
  words: { readonly title: string; readonly limit: string; readonly open: string },
): string {
  const most = Math.max(1.2, ...bars.map(({ high, low }) => Math.min(high ?? low * 1.3, 5)));
  const x = (share: number): number => frame.left + (Math.min(share, most) / most) * (frame.right - frame.left);
  const height = frame.top + bars.length * rowHeight + 12;
  return drawing(
    { width, height },
    {
      id: 'caps',
      title: words.title,
      description: bars.map((bar) => `${bar.label}: ${shareText(bar, words.open)}`).join('. '),
    },
    ...bars.map((bar, index) => drawBar(bar, frame.top + index * rowHeight, x, words.open)),
    element('line', { x1: x(1), x2: x(1), y1: 22, y2: height - 8, stroke: palette.vermillion, 'stroke-width': 1.5 }),
    label(words.limit, { x: x(1), y: 16, 'text-anchor': 'middle', fill: palette.vermillion }),
  );
}

function drawBar(bar: CapBar, y: number, x: (share: number) => number, open: string): string {
  const end = x(bar.high ?? Infinity);
  const text = shareText(bar, open);
  return (
    label(bar.label, { x: frame.left, y: y + 8 }) +
    element('rect', {
      x: frame.left,
      y: y + 13,
      width: end - frame.left,
      height: 10,
      fill: palette.paper,
      stroke: palette.blue,
      ...(bar.high === null ? { 'stroke-dasharray': '4 3' } : {}),
    }) +
    element('rect', {
      x: frame.left,
      y: y + 13,
      width: Math.max(1, x(bar.low) - frame.left),
      height: 10,
      fill: palette.blue,
    }) +
    label(text, { x: Math.min(end + 6, width - measureText(text)), y: y + 22, fill: palette.faint })
  );
}

/** `38–52 %`, `38 % or more` */
function shareText({ high, low }: CapBar, open: string): string {
  const percent = (share: number): number => Math.round(share * 100);
  if (high === null) return `${percent(low)} % ${open}`;
  return percent(low) === percent(high) ? `${percent(low)} %` : `${percent(low)}–${percent(high)} %`;
}
