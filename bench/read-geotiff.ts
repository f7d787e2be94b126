import type { Raster } from '#core';
import { createImages } from '#sources';
import { type ImageryFile, makeImageryFiles, makeRandom } from './imagery-files.ts';
import type { Measurement } from './measure.ts';
import { type RasterioSide, startRasterio } from './rasterio-side.ts';

const windowSide = 512;
const windowCount = 256;
const stripRows = 1024;
const runs = 3;
/** Windows of which both sides sum all samples, outside of what is timed, to see that they read the same. */
const checkedWindows = 4;

interface Times {
  ours: number;
  rasterio: number;
}

type Place = readonly [column: number, row: number, side: number, check: boolean];
type OpenImages = ReturnType<typeof createImages>;

/**
 * Reads COGs of 10,000² RGB and 20,000² uint16 side by side with rasterio, in turns, the best of some runs each: random
 * windows, and all rows in strips. Both read into one array again and again (`into` here, `out` there). SIGHTLINE_BENCH_SIDES=2000,2000 takes smaller ones, SIGHTLINE_BENCH_ONLY=rgb-jpeg
 * only files whose name has that.
 */
export async function benchReadGeotiff(): Promise<Measurement[]> {
  const [rgb = 10_000, uint16 = 20_000] = (process.env['SIGHTLINE_BENCH_SIDES'] ?? '10000,20000')
    .split(',')
    .map(Number);
  const only = process.env['SIGHTLINE_BENCH_ONLY'] ?? '';
  const rasterio = await startRasterio();
  const measured: Measurement[] = [];
  try {
    const files = await makeImageryFiles(rasterio, { rgb, uint16 });
    console.log(`beside ${rasterio.versions}, best of ${runs} runs in turns, tiles of 512 × 512, page cache warm`);
    for (const file of files.filter(({ path }) => path.includes(only))) {
      for (const threads of [1, 2]) measured.push(...(await measureFile(rasterio, file, threads)));
    }
  } finally {
    rasterio.close();
  }
  return measured;
}

async function measureFile(rasterio: RasterioSide, file: ImageryFile, threads: number): Promise<Measurement[]> {
  const images = createImages({}, { threads });
  const places = choosePlaces(file.side);
  await checkSamePixels(rasterio, images, file, places);
  const windows: Times = { ours: Infinity, rasterio: Infinity };
  const strips: Times = { ours: Infinity, rasterio: Infinity };
  for (let run = 0; run < runs; run++) {
    const theirs = await rasterio.call<{ seconds: number }>('windows', file.path, threads, places);
    windows.rasterio = Math.min(windows.rasterio, theirs.seconds);
    windows.ours = Math.min(windows.ours, await readWindows(images, file.path, places));
    const all = await rasterio.call<{ seconds: number }>('strips', file.path, threads, stripRows);
    strips.rasterio = Math.min(strips.rasterio, all.seconds);
    strips.ours = Math.min(strips.ours, await readStrips(images, file));
  }
  const windowBytes = (file.bytes / file.side ** 2) * windowSide ** 2 * windowCount;
  return [
    report(`${windowCount} windows of ${windowSide}²`, file, threads, windows, windowBytes),
    report('all rows', file, threads, strips, file.bytes),
  ];
}

function report(what: string, { codec, kind }: ImageryFile, threads: number, times: Times, bytes: number): Measurement {
  const rate = (seconds: number): string => `${seconds.toFixed(3)} s (${Math.round(bytes / seconds / 1e6)} MB/s)`;
  return {
    name: `${kind} ${codec}, ${what}, ${threads === 1 ? 'one thread' : 'two threads'}`,
    value: times.rasterio / times.ours,
    unit: '× rasterio',
    limit: { kind: 'at least', value: codec === 'lzw' ? 0.7 : threads === 1 ? 0.75 : 1 },
    detail: `ours ${rate(times.ours)}, rasterio ${rate(times.rasterio)}`,
  };
}

function choosePlaces(side: number): Place[] {
  const random = makeRandom(7);
  const place = (): number => Math.floor(random() * (side - windowSide + 1));
  return Array.from({ length: windowCount }, () => [place(), place(), windowSide, false] as const);
}

async function readWindows(images: OpenImages, path: string, places: readonly Place[]): Promise<number> {
  const image = await images.open(path);
  const started = performance.now();
  let into: Raster | undefined;
  for (const [column, row, side] of places)
    into = await image.read({ window: { column, row, width: side, height: side }, into });
  const seconds = (performance.now() - started) / 1000;
  await image.close();
  return seconds;
}

async function readStrips(images: OpenImages, { path, side }: ImageryFile): Promise<number> {
  const image = await images.open(path);
  const started = performance.now();
  let into: Raster | undefined;
  for (let row = 0; row < side; row += stripRows)
    into = await image.read({ window: { column: 0, row, width: side, height: Math.min(stripRows, side - row) }, into });
  const seconds = (performance.now() - started) / 1000;
  await image.close();
  return seconds;
}

/** The sums of some windows on both sides; JPEG decoders may differ by a level here and there. */
async function checkSamePixels(
  rasterio: RasterioSide,
  images: OpenImages,
  { codec, path }: ImageryFile,
  places: readonly Place[],
): Promise<void> {
  const checked = places.slice(0, checkedWindows).map(([column, row, side]) => [column, row, side, true] as const);
  const { sums } = await rasterio.call<{ sums: number[] }>('windows', path, 1, checked);
  const image = await images.open(path);
  for (const [index, [column, row, side]] of checked.entries()) {
    const { samples } = await image.read({ window: { column, row, width: side, height: side } });
    let sum = 0;
    for (const one of samples) sum += one;
    const expected = sums[index] ?? Number.NaN;
    const tolerance = codec === 'jpeg' ? samples.length * 0.05 : 0;
    if (!(Math.abs(sum - expected) <= tolerance)) throw new Error(`${path}: expected a sum of ${expected}, got ${sum}`);
  }
  await image.close();
}
