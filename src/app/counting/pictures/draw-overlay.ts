import type { CancelSignal, LonLat, Picture, Position } from '#core';
import {
  type CountLayout,
  type GroundPlacement,
  type ImageCount,
  type ZoneCount,
  moveOnGround,
  outlineStretch,
  placeOnGround,
  toPicture,
  trackCellMetres,
} from '#imagery';
import type { OpenImage } from '../../ports/images.ts';
import type { Canvas } from '../../ports/pictures.ts';
import type { CountedImage } from '../count-open-image.ts';
import { type Caption, bandHeights, drawFoot, drawHead, stampSimulated } from './caption.ts';
import { colourOfScore, stretchColour, zoneColour } from './score-colours.ts';
import { drawScale } from './map-furniture.ts';
import { polygon, polyline, svgOf, text } from './svg.ts';

/** Longest side of the picture, pixels; and how large a metre is drawn at most. */
const [longest, largestMetre] = [3200, 9];

interface Frame {
  readonly backdrop: Picture;
  readonly width: number;
  readonly height: number;
  readonly pixelsPerMetre: number;
  readonly place: (position: LonLat) => { x: number; y: number };
}

/**
 * The image around the tracks with what was counted drawn over it: tracks as thin lines, each wagon outlined and
 * numbered along its track, what was not seen hatched. Undefined where nothing of the image was read.
 */
export async function drawOverlay(
  image: OpenImage,
  counted: CountedImage,
  caption: Caption,
  signal?: CancelSignal,
): Promise<Canvas | undefined> {
  const frame = await readFrame(image, counted, signal);
  if (!frame) return undefined;
  const { backdrop, width, height } = frame;
  const { count, layout } = counted;
  const { head, foot } = bandHeights(width);
  const parts = [
    `<g transform="translate(0 ${head})">`,
    ...drawUnseen(counted, frame),
    ...drawZones(layout, count, frame),
    ...drawMarks(count, frame),
    ...(caption.isSimulated ? stampSimulated(width, 0, height) : []),
    ...drawScale(frame),
    '</g>',
    ...drawHead(width, count, caption),
    ...drawFoot(width, head + height, count),
  ];
  const whole = { width, height: head + height + foot };
  const layers = [{ picture: backdrop, left: 0, top: head, width, height }];
  return { ...whole, layers, svg: svgOf(whole.width, whole.height, parts) };
}

async function readFrame(
  image: OpenImage,
  { count, window, bands }: CountedImage,
  signal: CancelSignal | undefined,
): Promise<Frame | undefined> {
  const { grid, gsd } = image.description;
  const placement = grid && placeOnGround(grid);
  if (!window || !placement) return undefined;
  const middle = { column: window.column + window.width / 2, row: window.row + window.height / 2 };
  const { columnMetres, rowMetres } = placement.frameAt(middle);
  const metres = { width: window.width * columnMetres, height: window.height * rowMetres };
  const pixelsPerMetre = Math.min(largestMetre, longest / Math.max(metres.width, metres.height));
  const coarser = 1 / pixelsPerMetre / Math.max(columnMetres, rowMetres);
  const asked = coarser > 1 && gsd.metres !== null ? { gsdMetres: gsd.metres * coarser } : {};
  const raster = await image.read({ window, bands, ...asked, ...(signal ? { signal } : {}) });
  const shown = placeOnGround(raster.grid);
  if (!shown) return undefined;
  const width = Math.max(480, Math.round(metres.width * pixelsPerMetre));
  const height = Math.max(1, Math.round((metres.height * width) / metres.width));
  const [x, y] = [width / raster.grid.width, height / raster.grid.height];
  return {
    backdrop: toPicture(raster),
    width,
    height,
    pixelsPerMetre: width / metres.width,
    place: makePlace(shown, x, y, count.shift ?? { east: 0, north: 0 }),
  };
}

/** The drawing follows the image, which may lie beside its place. */
function makePlace(
  placement: GroundPlacement,
  scaleX: number,
  scaleY: number,
  shift: { readonly east: number; readonly north: number },
): Frame['place'] {
  return (position) => {
    const { column, row } = placement.toPixel(moveOnGround(position, shift));
    return { x: column * scaleX, y: row * scaleY };
  };
}

function corners(ring: readonly Position[], { place }: Frame): { x: number; y: number }[] {
  return ring.map(([lon, lat]) => place({ lon, lat }));
}

/** Bands of track that were not seen, as wide as a track is apart from the next. */
function drawUnseen({ layout, views }: CountedImage, frame: Frame): string[] {
  return layout.tracks.flatMap((track, index) => {
    const lost = views[index]?.lost ?? new Uint8Array();
    const parts: string[] = [];
    let from = -1;
    for (let cell = 0; cell <= lost.length; cell++) {
      const isLost = cell < lost.length && lost[cell] !== 0;
      if (isLost && from < 0) from = cell;
      if (isLost || from < 0) continue;
      const outline = outlineStretch(track.line, from * trackCellMetres, cell * trackCellMetres, 3.8);
      parts.push(polygon(corners(outline.coordinates[0] ?? [], frame), 'fill="url(#unseen)"'));
      from = -1;
    }
    return parts;
  });
}

function drawZones({ tracks, zones }: CountLayout, count: ImageCount, frame: Frame): string[] {
  const areas = zones.flatMap(({ geometry }) =>
    geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : [],
  );
  const dashed = `fill="none" stroke="${zoneColour}" stroke-width="1.5" stroke-dasharray="8 5" stroke-opacity="0.8"`;
  const thin = `stroke="${zoneColour}" stroke-width="1" stroke-opacity="0.55"`;
  const size = Math.min(14, frame.pixelsPerMetre * 3);
  const labels = count.zones.flatMap((zone) => {
    const positions = tracks.find(({ zoneId }) => zoneId === zone.id)?.line.positions ?? [];
    return size < 7 || positions.length < 2
      ? []
      : [labelTrack(`${zone.id}: ${answerOf(zone)}`, positions.map(frame.place), size, frame)];
  });
  return [
    ...areas.map((ring) => polygon(corners(ring, frame), dashed)),
    ...tracks.map(({ line }) => polyline(line.positions.map(frame.place), thin)),
    ...labels,
  ];
}

function answerOf({ count, occupied, isOccupied }: ZoneCount): string {
  if (count) return count.low === null ? String(count.count) : `${count.count} (${count.low}–${count.high})`;
  return occupied ? `${Math.round(occupied.metres)} m` : (isOccupied ?? '–');
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * In line with a track and beyond one of its ends, so that it covers no wagon, and never upside down. Where both ends
 * lie on the edge of the picture, on the start of the track itself.
 */
function labelTrack(label: string, path: readonly Spot[], size: number, { width, height }: Frame): string {
  const length = label.length * size * 0.58;
  const ends = [path, path.toReversed()].map(([end = { x: 0, y: 0 }, next = end]) => {
    const norm = Math.hypot(next.x - end.x, next.y - end.y) || 1;
    const away = { x: (end.x - next.x) / norm, y: (end.y - next.y) / norm };
    const far = { x: end.x + away.x * (length + 6), y: end.y + away.y * (length + 6) };
    return { end, away, isFree: far.x > 0 && far.x < width && far.y > 0 && far.y < height };
  });
  const [start] = ends;
  const chosen = ends.find(({ isFree }) => isFree);
  const { end, away } = chosen ?? start ?? { end: { x: 0, y: 0 }, away: { x: 1, y: 0 } };
  const towards = chosen ? away : { x: -away.x, y: -away.y };
  const angle = (Math.atan2(towards.y, towards.x) * 180) / Math.PI;
  const isBack = Math.abs(angle) > 90;
  return text(
    end.x + towards.x * 6 - ((towards.y * size) / 3) * (isBack ? -1 : 1),
    end.y + towards.y * 6 + ((towards.x * size) / 3) * (isBack ? -1 : 1),
    label,
    {
      size,
      anchor: isBack ? 'end' : 'start',
      turn: isBack ? angle - 180 : angle,
      halo: '#101418',
      fill: '#e8faff',
    },
  );
}

function drawMarks({ marks, stretches, countability }: ImageCount, frame: Frame): string[] {
  if (countability.answer !== 'count')
    return stretches.map(({ outline }) =>
      polygon(
        corners(outline.coordinates[0] ?? [], frame),
        `fill="${stretchColour}" fill-opacity="0.16" stroke="${stretchColour}" stroke-width="1.6"`,
      ),
    );
  const size = Math.min(15, frame.pixelsPerMetre * 2.4);
  const seen = new Map<string, number>();
  return marks.flatMap(({ geometry, score, zoneId }) => {
    if (geometry.type !== 'Polygon') return [];
    const number = (seen.get(zoneId) ?? 0) + 1;
    seen.set(zoneId, number);
    const colour = colourOfScore(score);
    const ring = corners(geometry.coordinates[0]?.slice(0, -1) ?? [], frame);
    const middle = {
      x: ring.reduce((sum, { x }) => sum + x, 0) / ring.length,
      y: ring.reduce((sum, { y }) => sum + y, 0) / ring.length,
    };
    const outline = polygon(ring, `fill="${colour}" fill-opacity="0.1" stroke="${colour}" stroke-width="1.6"`);
    if (size < 6) return [outline];
    return [outline, text(middle.x, middle.y + size / 3, String(number), { size, anchor: 'middle', halo: '#101418' })];
  });
}
