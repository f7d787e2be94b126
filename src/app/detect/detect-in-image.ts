import type { CancelSignal, PixelGrid, Zone } from '#core';
import {
  type DetectedCount,
  DetectorError,
  type DetectorModel,
  type GroundPlacement,
  type Slice,
  type SlicedCandidate,
  cornersOf,
  decodeOutput,
  fillPlanes,
  isCut,
  mergeSlices,
  placeOnGround,
  planSlices,
} from '#imagery';
import type { OpenDetector, OpenImage } from '../ports/images.ts';
import { countByClass } from './count-found.ts';
import { type DetectionCollection, describeDetection } from './detection-feature.ts';
import { readSlices } from './read-slices.ts';
import { type ZoneCount, ZoneTally } from './zone-tally.ts';

export interface DetectRequest {
  readonly image: OpenImage;
  readonly detector: OpenDetector;
  /** Only what touches one of them is looked at; without zones, the whole image. */
  readonly zones?: readonly Zone[];
  readonly signal?: CancelSignal;
  /** Share of the slices that are done, 0..1. */
  readonly onProgress?: (fraction: number) => void;
}

export interface DetectReport {
  readonly detector: { readonly name: string; readonly version: string; readonly sha256: string };
  /** True metres per pixel of the image at its middle, the larger axis. */
  readonly gsdMetres: number;
  /** What the model was shown; equal to the above where it takes any. */
  readonly shownGsdMetres: number;
  /** Slices looked at, and those left out because nothing was measured there. */
  readonly slices: { readonly run: number; readonly empty: number };
  readonly detections: DetectionCollection;
  /** In all that was looked at, by object class. */
  readonly counts: Readonly<Record<string, DetectedCount>>;
  readonly zones: readonly ZoneCount[];
  readonly notes: readonly string[];
}

/** More than this before merging is no detector but noise. */
const mostCandidates = 500_000;
/** An image this many times coarser than what a model was trained on shows it nothing. */
const coarsest = 2;

/**
 * Runs somebody's detector over an image slice by slice, in memory that does not grow with the image, and merges
 * what the slices show. Throws DetectorError where the image does not suit the model.
 */
export async function detectInImage(request: DetectRequest): Promise<DetectReport> {
  const { image, detector, zones = [], signal, onProgress } = request;
  const { model } = detector;
  const fitted = fitResolution(image, model);
  const { ownGsdMetres, shown, placement } = fitted;
  const tally = new ZoneTally(zones, placement);
  const slices = planSlices({ ...shown, slice: model.input, overlap: model.sliceOverlap }).filter(
    (slice) => zones.length === 0 || tally.touches(slice),
  );
  const candidates: SlicedCandidate[] = [];
  const planes = new Float32Array(model.input.bands.length * model.input.width * model.input.height);
  let [done, empty] = [0, 0];
  for await (const { slice, raster, at } of readSlices({
    image,
    ...fitted,
    slices,
    bands: model.input.bands,
    signal,
  })) {
    tally.see(slice, raster, at);
    if (fillPlanes(planes, raster, model.input, at) === 0) empty += 1;
    else candidates.push(...(await lookAt(detector, planes, slice, shown)));
    if (candidates.length > mostCandidates)
      throw new DetectorError('too-many', `${model.name}: more than ${mostCandidates} detections in ${image.href}`);
    done += 1;
    onProgress?.(done / slices.length);
  }
  const features = mergeSlices(candidates, model.overlapThreshold).map((one) =>
    describeDetection(one, placement, tally.zonesOf(one)),
  );
  return {
    detector: { name: model.name, version: model.version, sha256: detector.sha256 },
    gsdMetres: ownGsdMetres,
    shownGsdMetres: model.gsdMetres ?? ownGsdMetres,
    slices: { run: done - empty, empty },
    detections: { type: 'FeatureCollection', features },
    counts: countByClass(model, features),
    zones: tally.count(model, features),
    notes: notesOn(model, ownGsdMetres),
  };
}

interface Fitted {
  readonly grid: PixelGrid;
  readonly ownGsdMetres: number;
  /** What to ask the reader for; null where the image is not finer than the model. */
  readonly gsdMetres: number | null;
  /** The grid of the image in pixels of the model, and its place on the ground. */
  readonly shown: PixelGrid;
  readonly placement: GroundPlacement;
}

function fitResolution(image: OpenImage, model: DetectorModel): Fitted {
  const { grid, gridNote } = image.description;
  const own = grid && placeOnGround(grid);
  if (!grid || !own) {
    const reason = grid ? `its CRS is ${grid.crs ?? 'not named'}` : gridNote;
    throw new DetectorError('no-place', `${image.href}: expected an image that can be placed on the globe; ${reason}`);
  }
  checkBands(image, model);
  const { columnMetres, rowMetres } = own.frameAt({ column: grid.width / 2, row: grid.height / 2 });
  const ownGsdMetres = Math.max(columnMetres, rowMetres);
  const asked = model.gsdMetres;
  if (asked !== null && ownGsdMetres > asked * coarsest)
    throw new DetectorError(
      'too-coarse',
      `${model.name} was trained at ${asked} m: expected at most ${asked * coarsest} m, got ${ownGsdMetres.toPrecision(3)} m in ${image.href}`,
    );
  const shown = asked === null ? grid : rescale(grid, asked / columnMetres, asked / rowMetres);
  const gsdMetres = asked !== null && asked > ownGsdMetres ? asked : null;
  return { grid, ownGsdMetres, gsdMetres, shown, placement: placeOnGround(shown) ?? own };
}

function checkBands(image: OpenImage, { name, input }: DetectorModel): void {
  const missing = input.bands.find((band) => band >= image.description.bands);
  if (missing === undefined) return;
  const has = image.description.bands;
  throw new DetectorError('wrong-bands', `${name} looks at band ${missing + 1}, ${image.href} has ${has}`);
}

/** The same ground in pixels `columns` times as wide and `rows` times as high. */
function rescale({ crs, transform, width, height }: PixelGrid, columns: number, rows: number): PixelGrid {
  const [x, a, b, y, d, e] = transform;
  return {
    crs,
    transform: [x, a * columns, b * rows, y, d * columns, e * rows],
    width: Math.ceil(width / columns),
    height: Math.ceil(height / rows),
  };
}

async function lookAt(
  detector: OpenDetector,
  planes: Float32Array,
  slice: Slice,
  size: { width: number; height: number },
): Promise<SlicedCandidate[]> {
  const { model } = detector;
  return decodeOutput(model, await detector.run(planes)).flatMap(({ box: inSlice, score, label }) => {
    const objectClass = model.classes[model.labels[label] ?? ''];
    const box = { ...inSlice, column: inSlice.column + slice.left, row: inSlice.row + slice.top };
    const inImage = box.column >= 0 && box.row >= 0 && box.column <= size.width && box.row <= size.height;
    if (objectClass === undefined || !inImage) return [];
    const polygon = cornersOf(box);
    return [{ box, polygon, score, objectClass, slice, cut: isCut(polygon, slice, size) }];
  });
}

function notesOn(model: DetectorModel, gsdMetres: number): string[] {
  const notes = [];
  if (model.gsdMetres !== null && gsdMetres > model.gsdMetres * 1.05)
    notes.push(
      `the image (${gsdMetres.toPrecision(3)} m) is coarser than what ${model.name} was trained on (${model.gsdMetres} m)`,
    );
  if (!model.validation) notes.push(`${model.name} states no precision and recall: its counts have no interval`);
  else notes.push(`intervals rest on precision and recall measured on ${model.validation.on}`);
  return notes;
}
