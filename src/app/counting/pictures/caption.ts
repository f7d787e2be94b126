import type { ImageCount } from '#imagery';
import { scoreColours, stretchColour } from './score-colours.ts';
import { text } from './svg.ts';

/** What stands over and under a picture of a count. */
export interface Caption {
  /** The image or scene. */
  readonly title: string;
  readonly objectClass: string;
  /** UTC instant; null where nobody knows. */
  readonly date: string | null;
  readonly isSimulated: boolean;
}

/** Pixels of the bands over and under a picture that is so many pixels wide; large pictures are looked at from afar. */
export function bandHeights(width: number): { readonly head: number; readonly foot: number; readonly zoom: number } {
  const zoom = Math.max(1, Math.min(2.2, width / 1300));
  return { head: Math.round(headHeight * zoom), foot: Math.round(footHeight * zoom), zoom };
}

const headHeight = 64;
const footHeight = 34;

/** The answer in one line, for a headline. */
function describeAnswer({ total, occupied, isOccupied, level, countability }: ImageCount, objectClass: string): string {
  const interval = `${Math.round(level * 100)} % interval`;
  if (total?.low === null) return `${total.count} ${objectClass} (no interval is known)`;
  if (total) return `${total.count} ${objectClass} (${total.low}–${total.high}, ${interval})`;
  if (occupied)
    return `${Math.round(occupied.metres)} m occupied (${Math.round(occupied.low)}–${Math.round(occupied.high)} m, ${interval})`;
  if (isOccupied !== null)
    return {
      yes: 'something stands there',
      no: 'nothing stands there',
      uncertain: 'unclear whether anything stands there',
    }[isOccupied];
  return countability.answer === 'none' ? 'cannot be counted at this resolution' : 'could not be seen';
}

export function drawHead(whole: number, count: ImageCount, caption: Caption): string[] {
  const { zoom } = bandHeights(whole);
  const width = whole / zoom;
  const { gsdMetres, visibleShare, detector, countability } = count;
  const facts = [
    caption.title,
    caption.date === null ? null : `${caption.date.slice(0, 16).replace('T', ' ')} UTC`,
    `${Number(gsdMetres.toPrecision(3))} m per pixel`,
    `${Math.round(visibleShare * 100)} % of the zones seen`,
    `${detector.name} ${detector.version}`,
    countability.flagged ? 'FLAGGED: needs a second look' : null,
  ].filter((fact) => fact !== null);
  const room = Math.floor(width / 7.4);
  const line = facts.join('  ·  ');
  const parts = [
    `<g transform="scale(${zoom})"><rect width="${width}" height="${headHeight}" fill="#14181d"/>`,
    text(12, 28, describeAnswer(count, caption.objectClass), { size: 21, weight: 'bold' }),
    text(12, 51, line.length > room ? `${line.slice(0, room - 1)}…` : line, { size: 13, fill: '#b9c4cf' }),
  ];
  if (caption.isSimulated)
    parts.push(
      `<rect x="${width - 164}" y="10" width="152" height="30" rx="3" fill="#d7263d"/>`,
      text(width - 88, 32, 'SIMULATED', { size: 20, weight: 'bold', anchor: 'middle' }),
    );
  return [...parts, '</g>'];
}

/** The legend along the lower edge. */
export function drawFoot(whole: number, top: number, count: ImageCount): string[] {
  const { zoom } = bandHeights(whole);
  const isScored = count.marks.length === 0 || count.marks.some(({ score }) => score !== null);
  const entries: [drawing: (x: number) => string, label: string][] =
    count.countability.answer === 'count'
      ? (isScored ? scoreColours : []).map(({ colour, label }) => [
          (x) => box(x, `fill="none" stroke="${colour}" stroke-width="2"`),
          `score ${label}`,
        ])
      : [[(x) => box(x, `fill="none" stroke="${stretchColour}" stroke-width="2"`), 'occupied']];
  entries.push([(x) => box(x, 'fill="url(#unseen)"'), 'not seen']);
  const parts = [
    `<g transform="translate(0 ${top}) scale(${zoom})"><rect width="${whole / zoom}" height="${footHeight}" fill="#14181d"/>`,
  ];
  let x = 12;
  for (const [draw, label] of entries) {
    parts.push(draw(x), text(x + 34, 22, label, { size: 13, fill: '#dfe6ec' }));
    x += 34 + label.length * 7.4 + 24;
  }
  return [...parts, '</g>'];
}

function box(x: number, attributes: string): string {
  return `<rect x="${x}" y="11" width="26" height="12" ${attributes}/>`;
}

/** All over the pixels, faintly, so that a crop of the picture still says it. */
export function stampSimulated(width: number, top: number, height: number): string[] {
  const size = 30 * bandHeights(width).zoom;
  const parts: string[] = [];
  for (let row = 0; row * size * 5 < height; row++)
    for (let x = (row % 2) * size * 5; x < width; x += size * 10)
      parts.push(
        text(x + size / 2, top + (row + 0.4) * size * 5, 'SIMULATED', { size, weight: 'bold', fill: '#ff3b52' }),
      );
  return [`<g opacity="0.22">${parts.join('')}</g>`];
}
