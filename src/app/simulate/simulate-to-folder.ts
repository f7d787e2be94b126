import { type CancelSignal, type Raster, canonicalJson } from '#core';
import {
  type PlannedScene,
  SimulationError,
  type SimulatedYard,
  simulateArchive,
  simulateScene,
  simulateYard,
} from '#imagery';
import { encodeSitesGeojson } from '../formats/sites-geojson.ts';
import type { OutputFolder } from '../ports/archives.ts';
import type { ImageEncoder } from '../ports/pictures.ts';
import { makePreview } from './preview.ts';
import { type Layout, type Recipe, catalogLayout, simulatorVersion } from './recipe.ts';
import { type ItemShape, makeCollection, makeSceneItem } from './scene-item.ts';
import { describeYard } from './site-records.ts';
import { type KeptTruth, decodeTruth, encodeTruth, encodeTruthCsv, encodeTruthGeojson } from './truth-files.ts';

export interface SimulateOptions {
  readonly layout?: Layout;
  readonly signal?: CancelSignal;
  /** Called as it goes on, 0..1. */
  readonly onProgress?: (label: string, fraction: number) => void;
}

interface SimulatedFile {
  readonly id: string;
  readonly date: string;
  readonly gsdMetres: number;
  /** What truly stands there, and how many of these are at least half visible. */
  readonly count: number;
  readonly visibleCount: number;
  readonly cloudFraction: number;
  /** Path in the folder. */
  readonly image: string;
  /** True where it was there already from an earlier run. */
  readonly wasKept: boolean;
}

export interface SimulationReport {
  readonly siteId: string;
  readonly tracks: number;
  readonly scenes: readonly SimulatedFile[];
}

interface Work {
  readonly tools: { readonly images: ImageEncoder; readonly folder: OutputFolder };
  readonly recipe: Recipe;
  readonly layout: Layout;
  readonly yard: SimulatedYard;
  readonly siteId: string;
  readonly options: SimulateOptions;
}

/**
 * Renders a simulation into a folder: images, STAC items, the site, and the truth. Goes on with a folder that was left
 * half done: a scene whose item is there is not rendered again. Throws SimulationError `other-simulation` where the
 * folder holds one of another recipe.
 */
export async function simulateToFolder(
  tools: Work['tools'],
  recipe: Recipe,
  options: SimulateOptions = {},
): Promise<SimulationReport> {
  const layout = options.layout ?? catalogLayout;
  const yard = simulateYard(recipe.seed, recipe.yard);
  const planned = simulateArchive(yard, recipe.archive);
  const { site, zones } = describeYard(recipe, yard);
  await claimFolder(tools.folder, recipe);
  await tools.folder.write(layout.sites, toJson(encodeSitesGeojson([site], zones)));
  const work: Work = { tools, recipe, layout, yard, siteId: site.id, options };
  const done: Done[] = [];
  for (const [index, scene] of planned.entries()) {
    options.signal?.throwIfAborted();
    const tell = (fraction: number): void => options.onProgress?.(scene.id, (index + fraction) / planned.length);
    tell(0);
    done.push((await findScene(work, scene)) ?? (await renderScene(work, scene, tell)));
  }
  const truths = done.map(({ truth }) => truth);
  if (layout === catalogLayout)
    await tools.folder.write('collection.json', toJson(makeCollection(site.id, site.name, done)));
  await tools.folder.write('truth.geojson', encodeTruthGeojson(truths));
  await tools.folder.write('truth.csv', encodeTruthCsv(truths));
  return { siteId: site.id, tracks: yard.tracks.length, scenes: done.map(report) };
}

interface Done {
  readonly truth: KeptTruth;
  readonly item: ItemShape;
  /** Of the item. */
  readonly path: string;
  readonly image: string;
  readonly wasKept: boolean;
}

/** Two recipes in one folder would mix up their truths. */
async function claimFolder(folder: OutputFolder, recipe: Recipe): Promise<void> {
  const wanted = JSON.parse(canonicalJson({ simulator: simulatorVersion, ...recipe })) as object;
  const found = await folder.readText('simulation.json');
  if (found !== undefined && found !== toJson(wanted)) {
    throw new SimulationError(
      'other-simulation',
      'simulation.json: the folder holds another simulation; give a folder of its own',
    );
  }
  if (found === undefined) await folder.write('simulation.json', toJson(wanted));
}

function pathsOf(
  { layout, siteId }: Work,
  { id }: PlannedScene,
): { name: string; image: string; mask: string; preview: string; item: string; truth: string } {
  const name = `${siteId}-${id}`;
  return {
    name,
    image: `${layout.images}/${name}.tif`,
    mask: `${layout.images}/${name}-clouds.tif`,
    preview: `${layout.images}/${name}.png`,
    item: `${layout.items}/${name}.json`,
    truth: `truth/${name}.json`,
  };
}

/** A scene from an earlier run. The item is written last, so where it is there, all is. */
async function findScene(work: Work, scene: PlannedScene): Promise<Done | undefined> {
  const { folder } = work.tools;
  const paths = pathsOf(work, scene);
  const [item, truth] = [await folder.readText(paths.item), await folder.readText(paths.truth)];
  if (item === undefined || truth === undefined || !(await folder.has(paths.image))) return undefined;
  return {
    truth: decodeTruth(truth),
    item: JSON.parse(item) as ItemShape,
    path: paths.item,
    image: paths.image,
    wasKept: true,
  };
}

async function renderScene(work: Work, scene: PlannedScene, onProgress: (fraction: number) => void): Promise<Done> {
  const { tools, recipe, yard, siteId, options } = work;
  const { images, folder } = tools;
  const paths = pathsOf(work, scene);
  const { raster, truth } = simulateScene(yard, {
    ...scene,
    onProgress,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const encoding = {
    description: 'SIMULATED by sightline: there is no such place',
    ...(options.signal ? { signal: options.signal } : {}),
  };
  await folder.write(paths.image, await images.encodeCog(raster, encoding));
  if (truth.clouds.mask)
    await folder.write(paths.mask, await images.encodeCog(makeMask(raster, truth.clouds.mask), encoding));
  if (recipe.previews) await folder.write(paths.preview, await images.encodePng(makePreview(raster, 1600)));
  const text = encodeTruth(paths.name, siteId, truth);
  await folder.write(paths.truth, text);
  const item = makeSceneItem({
    id: paths.name,
    collection: siteId,
    grid: raster.grid,
    truth,
    dataType: raster.samples instanceof Uint16Array ? 'uint16' : 'uint8',
    image: `../${paths.image}`,
    cloudMask: truth.clouds.mask ? `../${paths.mask}` : null,
    preview: recipe.previews ? `../${paths.preview}` : null,
    collectionPath: work.layout === catalogLayout ? '../collection.json' : null,
  });
  await folder.write(paths.item, toJson(item));
  return { truth: decodeTruth(text), item: item as ItemShape, path: paths.item, image: paths.image, wasKept: false };
}

function makeMask({ grid, valid }: Raster, samples: Uint8Array): Raster {
  return { grid, bands: [{ name: 'cloud', nodata: null, scale: 1, offset: 0 }], samples, valid };
}

function report({ truth, image, wasKept }: Done): SimulatedFile {
  const { sceneId: id, date, gsdMetres, total, tracks, cloudFraction } = truth;
  const visibleCount = tracks.reduce((sum, track) => sum + track.visibleCount, 0);
  return { id, date, gsdMetres, count: total, visibleCount, cloudFraction, image, wasKept };
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
