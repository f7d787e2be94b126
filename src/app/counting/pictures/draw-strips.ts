import type { Picture } from '#core';
import {
  type CountTrack,
  type CountedMark,
  type OccupiedStretch,
  type TrackView,
  type ZoneCount,
  trackCellMetres,
} from '#imagery';
import type { Canvas } from '../../ports/pictures.ts';
import type { CountedImage } from '../count-open-image.ts';
import { type Caption, bandHeights, drawFoot, drawHead, stampSimulated } from './caption.ts';
import { colourOfScore, stretchColour } from './score-colours.ts';
import { svgOf, text } from './svg.ts';

/** Rows of a strip that are shown: 6 m across, so that of a neighbour only the edge is seen. */
const shownRows = 24;
const labelWidth = 150;
/** Under each strip: marks of metres, and numbers of wagons. */
const scaleHeight = 17;
/** Widest strip in cells; a longer track goes on in the next line. */
const mostCells = 1600;
/** A taller picture is left out of: viewers and printers give up. */
const tallest = 24_000;

/** A line of the picture: some cells of one track. */
interface Line {
  readonly track: CountTrack;
  readonly view: TrackView;
  readonly zone: ZoneCount | undefined;
  readonly from: number;
  readonly to: number;
}

/**
 * All tracks pulled straight, one under another, with what was counted on each: a person counts wagons here in
 * seconds. Empty tracks are left out where the picture would get too tall. Undefined where nothing was read.
 */
export function drawStrips(counted: CountedImage, caption: Caption): Canvas | undefined {
  const { count } = counted;
  if (!counted.window) return undefined;
  const all = listLines(counted);
  const zoom = Math.max(...all.map(({ from, to }) => to - from)) <= 800 ? 2 : 1;
  const lineHeight = shownRows * zoom + scaleHeight;
  const fits = (lines: readonly Line[]): boolean => lines.length * lineHeight <= tallest;
  const busy = fits(all) ? all : all.filter(({ zone }) => zone?.count?.high !== 0);
  const lines = busy.slice(0, Math.floor(tallest / lineHeight));
  if (lines.length === 0) return undefined;
  const width = Math.max(680, labelWidth + zoom * Math.max(...lines.map(({ from, to }) => to - from)) + 12);
  const { head, foot } = bandHeights(width);
  const height = head + lines.length * lineHeight + foot + 8;
  const parts: string[] = [...drawHead(width, count, caption)];
  const layers: Canvas['layers'][number][] = [];
  for (const [index, line] of lines.entries()) {
    const top = head + 8 + index * lineHeight;
    layers.push({
      picture: cutPicture(line),
      left: labelWidth,
      top,
      width: (line.to - line.from) * zoom,
      height: shownRows * zoom,
    });
    parts.push(...drawLine(line, counted, { top, zoom }));
  }
  const body = height - head - foot;
  if (caption.isSimulated) parts.push(...stampSimulated(width, head, body));
  parts.push(...drawFoot(width, height - foot, count));
  const left = all.length - lines.length;
  if (left > 0)
    parts.push(text(width - 12, height - 12, `${left} lines left out`, { size: 13, anchor: 'end', fill: '#dfe6ec' }));
  return { width, height, layers, svg: svgOf(width, height, parts) };
}

function listLines({ layout, views, count }: CountedImage): Line[] {
  return layout.tracks.flatMap((track, index) => {
    const view = views[index];
    const zone = count.zones.find(({ id }) => id === track.zoneId);
    if (!view) return [];
    const pieces = Math.max(1, Math.ceil(track.cells / mostCells));
    return Array.from({ length: pieces }, (_, piece) => ({
      track,
      view,
      zone,
      from: piece * mostCells,
      to: Math.min(track.cells, (piece + 1) * mostCells),
    })).filter(({ from, to }) => to > from);
  });
}

function cutPicture({ view, from, to }: Line): Picture {
  const cells = view.lost.length;
  const first = Math.floor((view.rows - shownRows) / 2);
  const data = new Uint8Array(shownRows * (to - from) * 3);
  for (let row = 0; row < shownRows; row++) {
    const start = (first + row) * cells;
    data.set(view.picture.subarray((start + from) * 3, (start + to) * 3), row * (to - from) * 3);
  }
  return { width: to - from, height: shownRows, channels: 3, data };
}

interface Placing {
  readonly top: number;
  readonly zoom: number;
}

function drawLine(line: Line, { count }: CountedImage, { top, zoom }: Placing): string[] {
  const { track, from, to, zone } = line;
  const middle = top + (shownRows * zoom) / 2;
  const toX = (cell: number): number => labelWidth + (Math.min(to, Math.max(from, cell)) - from) * zoom;
  const cellOf = (alongMetres: number): number => (alongMetres - track.beforeMetres) / trackCellMetres;
  const touches = (start: number, end: number): boolean => end > from && start < to;
  const own = count.marks
    .filter(({ zoneId }) => zoneId === track.zoneId)
    .map((mark, index) => ({ mark, number: index + 1, ...extentOf(mark, cellOf) }))
    .filter(({ start, end }) => touches(start, end) && end <= track.cells + 8);
  const stretches =
    count.countability.answer === 'count'
      ? []
      : count.stretches.filter(
          (one) => one.zoneId === track.zoneId && touches(cellOf(one.startMetres), cellOf(one.endMetres)),
        );
  return [
    text(12, middle - 2, shorten(track.id), { size: 14, weight: 'bold' }),
    text(12, middle + 16, from === 0 ? describeZone(zone) : `from ${Math.round(from * trackCellMetres)} m`, {
      size: 12.5,
      fill: '#b9c4cf',
    }),
    ...drawLost(line, toX, top, zoom),
    ...stretches.map((one) => drawStretch(one, cellOf, toX, top, zoom)),
    ...own.flatMap(({ mark, number, start, end }) => {
      const [left, right] = [toX(start), toX(end)];
      const frame = `fill="none" stroke="${colourOfScore(mark.score)}" stroke-width="2"`;
      return [
        `<rect x="${left + 1}" y="${top + 5 * zoom}" width="${Math.max(1, right - left - 2)}" height="${(shownRows - 10) * zoom}" ${frame}/>`,
        text((left + right) / 2, top + shownRows * zoom + 12, String(number), { size: 11.5, anchor: 'middle' }),
      ];
    }),
    ...drawMetres(line, toX, top + shownRows * zoom),
  ];
}

function extentOf(
  { alongMetres, lengthMetres }: CountedMark,
  cellOf: (metres: number) => number,
): { start: number; end: number } {
  const [middle, half] = [alongMetres ?? 0, (lengthMetres ?? 0) / 2];
  return { start: cellOf(middle - half), end: cellOf(middle + half) };
}

function describeZone(zone: ZoneCount | undefined): string {
  if (!zone || zone.status !== 'observed') return zone?.status ?? '';
  if (zone.count) return `${zone.count.count} (${zone.count.low}–${zone.count.high})`;
  return zone.occupied ? `${Math.round(zone.occupied.metres)} m occupied` : `occupied: ${zone.isOccupied ?? '–'}`;
}

function shorten(id: string): string {
  return id.length <= 17 ? id : `…${id.slice(-16)}`;
}

function drawLost({ view, from, to }: Line, toX: (cell: number) => number, top: number, zoom: number): string[] {
  const parts: string[] = [];
  let start = -1;
  for (let cell = from; cell <= to; cell++) {
    const isLost = cell < to && view.lost[cell] !== 0;
    if (isLost && start < 0) start = cell;
    if (isLost || start < 0) continue;
    parts.push(
      `<rect x="${toX(start)}" y="${top}" width="${toX(cell) - toX(start)}" height="${shownRows * zoom}" fill="url(#unseen)"/>`,
    );
    start = -1;
  }
  return parts;
}

function drawStretch(
  { startMetres, endMetres }: OccupiedStretch,
  cellOf: (metres: number) => number,
  toX: (cell: number) => number,
  top: number,
  zoom: number,
): string {
  const [left, right] = [toX(cellOf(startMetres)), toX(cellOf(endMetres))];
  return `<rect x="${left}" y="${top + 5 * zoom}" width="${right - left}" height="${(shownRows - 10) * zoom}" fill="none" stroke="${stretchColour}" stroke-width="2"/>`;
}

/** A tick each 10 m, a longer one each 50 m. */
function drawMetres({ from, to }: Line, toX: (cell: number) => number, y: number): string[] {
  const ticks: string[] = [];
  for (let metres = Math.ceil((from * trackCellMetres) / 10) * 10; metres <= to * trackCellMetres; metres += 10) {
    const x = toX(metres / trackCellMetres);
    ticks.push(`M${x} ${y}v${metres % 50 === 0 ? 7 : 3}`);
  }
  return [`<path d="${ticks.join('')}" stroke="#8b98a5" stroke-width="1" fill="none"/>`];
}
