import type { CancelSignal, Position } from '#core';
import { straightenTrack } from '#imagery';
import { stampSimulated } from '../counting/pictures/caption.ts';
import { colourOfScore } from '../counting/pictures/score-colours.ts';
import { svgOf, text } from '../counting/pictures/svg.ts';
import type { Images } from '../ports/images.ts';
import type { Canvas } from '../ports/pictures.ts';
import { sampleAround } from '../tiles/read-around.ts';
import { requirePlacement } from '../tiles/render-map-tile.ts';
import type { DrawnFigure, ViewedScene } from './draw-view.ts';
import type { FigureWords } from './make-figures.ts';
import { describeLicences, panelOf, withShown } from './open-shown.ts';

/** Pixels of the whole and of the labels on the left; of the bands over and under the strips, and between two. */
const [whole, labels, head, foot, gap] = [1360, 176, 34, 58, 6];
/** Ground shown to each side of the track, metres. */
const halfWidthMetres = 6;

/**
 * A track pulled straight on several dates, under each other at one scale, so that wagons can be counted by eye. Throws
 * CountError, SourceError.
 */
export async function drawDatedStrips(
  track: { readonly id: string; readonly name: string; readonly line: readonly Position[] },
  looks: readonly ViewedScene[],
  images: Images,
  words: FigureWords,
  signal?: CancelSignal,
): Promise<DrawnFigure> {
  const ordered = looks.toSorted((a, b) => (a.scene.start < b.scene.start ? -1 : 1));
  const panels = ordered.map(({ marking, scene }) => {
    const own = marking && { ...marking, marks: marking.marks.filter(({ zoneId }) => zoneId === track.id) };
    return panelOf(scene, own, true);
  });
  const parts: string[] = [];
  const layers: Canvas['layers'][number][] = [];
  const room = whole - labels - 12;
  let y = head;
  let pixelsPerMetre = 1;
  let length = 0;
  for (const [index, { marking, scene }] of ordered.entries()) {
    const made = await withShown(
      images,
      scene,
      async (shown) => {
        const placement = requirePlacement(shown);
        const { height: rows, width: columns } = shown.image.description;
        const metres = placement.frameAt({ column: columns / 2, row: rows / 2 }).columnMetres;
        const endless = { fromMetres: 0, toMetres: 1e6, halfWidthMetres: 1, cellMetres: 1 };
        length = straightenTrack(track.line, placement, endless).lengthMetres;
        const cellMetres = length / room;
        const extent = { fromMetres: 0, toMetres: length, halfWidthMetres, cellMetres };
        const straight = straightenTrack(track.line, placement, extent);
        pixelsPerMetre = 1 / cellMetres;
        const { bands, stretch } = shown;
        const around = { positions: straight.positions, scale: cellMetres / metres, bands, stretch, signal };
        return { picture: await sampleAround(shown, around), height: straight.positions.height };
      },
      signal,
    );
    const height = Math.max(22, made.height);
    if (made.picture) layers.push({ picture: made.picture, left: labels, top: y, width: room, height });
    const panel = panels[index]!;
    parts.push(
      text(10, y + height / 2 - 1, panel.taken.slice(0, 10), { size: 15, weight: 'bold' }),
      text(
        10,
        y + height / 2 + 14,
        `${panel.gsdMetres?.toPrecision(2) ?? '?'} m${panel.marks === null ? '' : ` · ${words.marks(panel.marks)}`}`,
        {
          size: 12,
          fill: '#b9c4cf',
        },
      ),
    );
    for (const { alongMetres, lengthMetres, score, zoneId } of marking?.marks ?? []) {
      if (zoneId !== track.id || alongMetres === null) continue;
      const half = (lengthMetres ?? 12) / 2;
      const x = labels + (alongMetres - half) * pixelsPerMetre;
      parts.push(
        `<rect x="${x.toFixed(1)}" y="${y + height * 0.18}" width="${Math.max(2, 2 * half * pixelsPerMetre - 2).toFixed(1)}" height="${(height * 0.64).toFixed(1)}" fill="none" stroke="${colourOfScore(score)}" stroke-width="1.8"/>`,
      );
    }
    y += height + gap;
  }
  if (panels.some(({ isSimulated }) => isSimulated))
    parts.push(
      `<svg x="${labels}" y="${head}" width="${room}" height="${y - head - gap}">`,
      ...stampSimulated(room, 0, y - head),
      '</svg>',
    );
  parts.push(
    text(10, 23, track.name, { size: 17, weight: 'bold' }),
    ...drawMetres(length, pixelsPerMetre, y),
    text(10, y + foot - 12, describeLicences(panels, words), { size: 12, fill: '#b9c4cf' }),
  );
  const size = { width: whole, height: y + foot };
  return { canvas: { ...size, layers, svg: svgOf(size.width, size.height, parts) }, panels };
}

/** A tick each 10 m, a number each 100. */
function drawMetres(length: number, pixelsPerMetre: number, y: number): string[] {
  const parts: string[] = [];
  let ticks = '';
  for (let metres = 0; metres <= length; metres += 10) {
    const x = labels + metres * pixelsPerMetre;
    ticks += `M${x.toFixed(1)} ${y}v${metres % 100 === 0 ? 9 : 4}`;
    if (metres % 100 === 0)
      parts.push(text(x, y + 23, `${metres} m`, { size: 12, anchor: metres === 0 ? 'start' : 'middle' }));
  }
  return [`<path d="${ticks}" stroke="#b9c4cf" fill="none"/>`, ...parts];
}
