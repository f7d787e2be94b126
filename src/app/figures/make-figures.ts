import { AppError, type CancelSignal, type CompositionBlock, sha256Hex } from '#core';
import type { BriefFigure, wordsIn } from '#brief';
import { chooseMarkings } from '../exports/choose-markings.ts';
import type { BundleFile } from '../formats/case-bundle.ts';
import type { CaseRecords } from '../load-case.ts';
import type { Images } from '../ports/images.ts';
import type { Pictures } from '../ports/pictures.ts';
import { drawDatedStrips } from './draw-dated-strips.ts';
import { type DrawnFigure, type ViewedScene, drawView } from './draw-view.ts';

/** What pictures say. */
export type FigureWords = ReturnType<typeof wordsIn>['figures'];

/** What draws the figures of a brief. */
export interface FigureTools {
  readonly images: Images;
  readonly pictures: Pictures;
}

export interface MadeFigures {
  readonly figures: readonly BriefFigure[];
  readonly files: readonly (BundleFile & { readonly content: Uint8Array })[];
  /** Why one could not be drawn. */
  readonly faults: readonly string[];
}

type FigureBlock = Extract<CompositionBlock, { kind: 'view' | 'strips' }>;

/** Draws the figures of a brief; one that cannot be drawn is told and left out. */
export async function makeFigures(
  blocks: readonly FigureBlock[],
  records: CaseRecords,
  tools: FigureTools & { readonly words: FigureWords },
  signal?: CancelSignal,
): Promise<MadeFigures> {
  const markings = new Map(chooseMarkings(records, true).map((marking) => [marking.sceneId, marking]));
  const find = (sceneId: string): ViewedScene[] => {
    const scene = records.scenes.find(({ id }) => id === sceneId);
    return scene ? [{ scene, marking: markings.get(sceneId) ?? null }] : [];
  };
  const figures: BriefFigure[] = [];
  const files: MadeFigures['files'][number][] = [];
  const faults: string[] = [];
  for (const block of blocks) {
    signal?.throwIfAborted();
    try {
      const drawn = await draw(block, find, records, tools, signal);
      if (!drawn) {
        faults.push(tools.words.missing(block.caption));
        continue;
      }
      const content = await tools.pictures.draw(drawn.canvas);
      const file = `figures/${block.id.replace(/[^\w.-]+/g, '_')}.png`;
      files.push({ path: file, content });
      figures.push({
        id: block.id,
        kind: block.kind,
        caption: block.caption,
        description: describe(block, drawn, tools.words),
        file,
        sha256: sha256Hex(content),
        width: drawn.canvas.width,
        height: drawn.canvas.height,
        panels: drawn.panels,
        centre: block.kind === 'view' ? block.centre : null,
        widthMetres: block.kind === 'view' ? block.widthMetres : null,
        zoneId: block.kind === 'strips' ? block.zoneId : null,
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      faults.push(tools.words.failed(block.caption, error.message));
    }
  }
  return { figures, files, faults };
}

async function draw(
  block: FigureBlock,
  find: (sceneId: string) => ViewedScene[],
  { zones }: CaseRecords,
  { images, words }: FigureTools & { readonly words: FigureWords },
  signal: CancelSignal | undefined,
): Promise<DrawnFigure | undefined> {
  if (block.kind === 'view') {
    const looks = [block.sceneId, ...(block.otherId === null ? [] : [block.otherId])].flatMap(find);
    return looks.length === 0 ? undefined : drawView(block, looks, images, words, signal);
  }
  const zone = zones.find(({ id }) => id === block.zoneId);
  const looks = block.sceneIds.flatMap(find);
  if (zone?.geometry.type !== 'LineString' || looks.length === 0) return undefined;
  return drawDatedStrips(
    { id: zone.id, name: zone.name, line: zone.geometry.coordinates },
    looks,
    images,
    words,
    signal,
  );
}

function describe(block: FigureBlock, { panels }: DrawnFigure, words: FigureWords): string {
  const dates = panels.map(({ marks, taken }) => words.marked(taken.slice(0, 10), marks));
  return block.kind === 'view'
    ? words.describeView(block.caption, dates, block.widthMetres)
    : `${block.caption}: ${dates.join(', ')}.`;
}
