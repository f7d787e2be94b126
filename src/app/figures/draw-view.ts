import type { CancelSignal, CompositionBlock, LonLat, Marking, Picture, Scene } from '#core';
import type { FigurePanel } from '#brief';
import { measureGround, viewGround } from '#imagery';
import { stampSimulated } from '../counting/pictures/caption.ts';
import { drawNorth, drawScale } from '../counting/pictures/map-furniture.ts';
import { colourOfScore } from '../counting/pictures/score-colours.ts';
import { polygon, svgOf, text } from '../counting/pictures/svg.ts';
import type { Images } from '../ports/images.ts';
import type { Canvas } from '../ports/pictures.ts';
import { sampleAround } from '../tiles/read-around.ts';
import { requirePlacement } from '../tiles/render-map-tile.ts';
import type { FigureWords } from './make-figures.ts';
import { describeLicences, describePanel, panelOf, withShown } from './open-shown.ts';

type View = Extract<CompositionBlock, { kind: 'view' }>;

/** A scene of a view, and the marking to draw on it. */
export interface ViewedScene {
  readonly scene: Scene;
  readonly marking: Marking | null;
}

export interface DrawnFigure {
  readonly canvas: Canvas;
  readonly panels: readonly FigurePanel[];
}

/** Pixels: width of a panel that stands alone or over another, and of one beside another; bands over and under. */
const [wide, narrow, gap] = [1360, 676, 8];
const [head, foot] = [40, 30];

/**
 * The same ground on one date or two, north up: earlier first, under each other where the ground is wide. Marks, scale,
 * north arrow, date, sensor and licence are in the picture, so that it can be passed on alone. Throws CountError, SourceError.
 */
export async function drawView(
  view: View,
  looks: readonly ViewedScene[],
  images: Images,
  words: FigureWords,
  signal?: CancelSignal,
): Promise<DrawnFigure> {
  const ordered = looks.toSorted((a, b) => (a.scene.start < b.scene.start ? -1 : 1));
  const isStacked = ordered.length === 1 || view.heightMetres / view.widthMetres < 0.5;
  const width = isStacked ? wide : narrow;
  const pixelsPerMetre = width / view.widthMetres;
  const height = Math.max(1, Math.round(view.heightMetres * pixelsPerMetre));
  const panels = ordered.map(({ marking, scene }) => panelOf(scene, marking, view.hasMarks));
  const parts: string[] = [];
  const layers: Canvas['layers'][number][] = [];
  for (const [index, look] of ordered.entries()) {
    const panel = panels[index]!;
    const left = isStacked ? 0 : index * (width + gap);
    const top = isStacked ? index * (head + height + gap) : 0;
    const picture = await readView(view, width, look.scene, images, signal);
    if (picture) layers.push({ picture, left, top: top + head, width, height });
    parts.push(
      `<g transform="translate(${left} ${top})">`,
      ...drawPanelHead(panel, words, width, ordered.length > 1 ? 'ab'[index]! : ''),
      `<svg x="0" y="${head}" width="${width}" height="${height}">`,
      ...(view.hasMarks && look.marking ? drawMarks(look.marking, view, { width, height, pixelsPerMetre }) : []),
      ...(picture ? [] : [text(width / 2, height / 2, words.showsNothing, { size: 18, anchor: 'middle' })]),
      ...(panel.isSimulated ? stampSimulated(width, 0, height) : []),
      ...drawScale({ width, height, pixelsPerMetre }),
      ...drawNorth({ width, height, pixelsPerMetre }),
      '</svg></g>',
    );
  }
  const count = ordered.length;
  const whole = {
    width: isStacked ? width : count * width + (count - 1) * gap,
    height: (isStacked ? count * (head + height) + (count - 1) * gap : head + height) + foot,
  };
  parts.push(text(10, whole.height - 10, describeLicences(panels, words), { size: 13, fill: '#b9c4cf' }));
  return { canvas: { ...whole, layers, svg: svgOf(whole.width, whole.height, parts) }, panels };
}

function readView(
  { centre, heightMetres, widthMetres }: View,
  width: number,
  scene: Scene,
  images: Images,
  signal: CancelSignal | undefined,
): Promise<Picture | null> {
  return withShown(
    images,
    scene,
    async (shown) => {
      const placement = requirePlacement(shown);
      const middle = placement.toPixel(centre);
      const metres = placement.frameAt(middle).columnMetres;
      return sampleAround(shown, {
        positions: viewGround(placement, { centre, widthMetres, heightMetres, width }),
        scale: widthMetres / width / metres,
        bands: shown.bands,
        stretch: shown.stretch,
        signal,
      });
    },
    signal,
  );
}

function drawPanelHead(panel: FigurePanel, words: FigureWords, width: number, letter: string): string[] {
  const when = `${panel.taken.slice(0, 10)} ${panel.taken.slice(11, 16)} UTC`;
  const facts = describePanel(panel, words);
  const title = `${letter === '' ? '' : `${letter}   `}${when}`;
  const room = width - 30 - title.length * 11;
  return [
    `<rect width="${width}" height="${head}" fill="#14181d"/>`,
    text(10, 27, title, { size: 19, weight: 'bold' }),
    text(width - 10, 26, facts.length * 7.6 > room ? facts.slice(0, Math.max(0, Math.floor(room / 7.6))) : facts, {
      size: 14,
      anchor: 'end',
      fill: '#b9c4cf',
    }),
  ];
}

function drawMarks(
  { marks }: Marking,
  { centre }: View,
  {
    height,
    pixelsPerMetre,
    width,
  }: { readonly width: number; readonly height: number; readonly pixelsPerMetre: number },
): string[] {
  const place = (position: LonLat): { x: number; y: number } => {
    const { east, north } = measureGround(centre, position);
    return { x: width / 2 + east * pixelsPerMetre, y: height / 2 - north * pixelsPerMetre };
  };
  return marks.flatMap(({ geometry, score }) => {
    const colour = colourOfScore(score);
    const style = `fill="${colour}" fill-opacity="0.08" stroke="${colour}" stroke-width="1.8"`;
    if (geometry.type === 'Polygon')
      return [
        polygon(
          (geometry.coordinates[0] ?? []).map(([lon, lat]) => place({ lon, lat })),
          style,
        ),
      ];
    if (geometry.type !== 'Point') return [];
    const { x, y } = place({ lon: geometry.coordinates[0], lat: geometry.coordinates[1] });
    return [`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="6" ${style}/>`];
  });
}
