import type { Raster } from '#core';
import { createImages } from '#sources';
import { type ImageryFile, makeImageryFiles, makeRandom } from './imagery-files.ts';
import type { Measurement } from './measure.ts';
import { type RasterioSide, startRasterio } from './rasterio-side.ts';

const windowSide = 512;
const windowCount = 256;
const stripRows = 1024;
const runs = 5;
/** Windows of which both sides sum all samples, outside of what is timed, to see that they read the same. */
const checkedWindows = 4;

/** Seconds that pass, and seconds of processor time of all threads; the latter suffers less from other work. */
interface Used {
  readonly seconds: number;
  readonly cpu: number;
}

/** The least of some runs. */
interface Times {
  ours: Used;
  rasterio: Used;
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
  const windows: Times = { ours: never, rasterio: never };
  const strips: Times = { ours: never, rasterio: never };
  for (let run = 0; run < runs; run++) {
    windows.rasterio = least(windows.rasterio, await rasterio.call<Used>('windows', file.path, threads, places));
    windows.ours = least(windows.ours, await readWindows(images, file.path, places));
    strips.rasterio = least(strips.rasterio, await rasterio.call<Used>('strips', file.path, threads, stripRows));
    strips.ours = least(strips.ours, await readStrips(images, file));
  }
  const windowBytes = (file.bytes / file.side ** 2) * windowSide ** 2 * windowCount;
  return [
    report(`${windowCount} windows of ${windowSide}²`, file, threads, windows, windowBytes),
    report('all rows', file, threads, strips, file.bytes),
  ];
}

const never: Used = { seconds: Infinity, cpu: Infinity };

function least(one: Used, other: Used): Used {
  return { seconds: Math.min(one.seconds, other.seconds), cpu: Math.min(one.cpu, other.cpu) };
}

function startClock(): () => Used {
  const [started, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const { system, user } = process.cpuUsage(used);
    return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
  };
}

function report(what: string, { codec, kind }: ImageryFile, threads: number, times: Times, bytes: number): Measurement {
  const { ours, rasterio } = times;
  const rate = ({ cpu, seconds }: Used): string =>
    `${seconds.toFixed(3)} s (${Math.round(bytes / seconds / 1e6)} MB/s, processor ${cpu.toFixed(3)} s)`;
  return {
    name: `${kind} ${codec}, ${what}, ${threads === 1 ? 'one thread' : 'two threads'}`,
    value: rasterio.seconds / ours.seconds,
    unit: '× rasterio',
    limit: { kind: 'at least', value: codec === 'lzw' ? 0.7 : threads === 1 ? 0.75 : 1 },
    detail: `ours ${rate(ours)}, rasterio ${rate(rasterio)}, by processor time ${(rasterio.cpu / ours.cpu).toFixed(2)} ×`,
  };
}

function choosePlaces(side: number): Place[] {
  const random = makeRandom(7);
  const place = (): number => Math.floor(random() * (side - windowSide + 1));
  return Array.from({ length: windowCount }, () => [place(), place(), windowSide, false] as const);
}

async function readWindows(images: OpenImages, path: string, places: readonly Place[]): Promise<Used> {
  const image = await images.open(path);
  const used = startClock();
  let into: Raster | null = null;
  for (const [column, row, side] of places)
    into = await image.read({ window: { column, row, width: side, height: side }, into });
  const result = used();
  await image.close();
  return result;
}

async function readStrips(images: OpenImages, { path, side }: ImageryFile): Promise<Used> {
  const image = await images.open(path);
  const used = startClock();
  let into: Raster | null = null;
  for (let row = 0; row < side; row += stripRows)
    into = await image.read({ window: { column: 0, row, width: side, height: Math.min(stripRows, side - row) }, into });
  const result = used();
  await image.close();
  return result;
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
