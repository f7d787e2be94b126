import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DetectReport, detectInImage } from '#app';
import { type PixelGrid, type Raster, type Zone, findProjection, pixelToPlane } from '#core';
import { DetectorError } from '#imagery';
import { SourceError, createDetectors } from '#sources';
import { greyRaster, openRaster, utmGrid } from '../imagery/memory-image.ts';
import { type BarDetector, writeBarDetector } from './bar-detector.ts';

const installed = existsSync('node_modules/onnxruntime-node');
if (!installed) console.warn('skipped: onnxruntime-node is not installed');

const bar = { length: 20, width: 4 };
/** As a passenger car of 24 m beside another one at 0.85 m a pixel. */
const long = { length: 28, width: 4 };
const angles = [0, 45, 90, 135].map((degrees) => (degrees * Math.PI) / 180);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-onnx-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!installed)("somebody's detector", () => {
  it.each(['yolo-v5', 'yolo-v8', 'yolo-obb', 'rt-detr'] as const)(
    '%s: finds the bars where they lie, those across slices once',
    async (kind) => {
      const bars = [
        { column: 40, row: 40, angle: 0 },
        { column: 128, row: 100, angle: 0 },
        { column: 200.5, row: 230.5, angle: Math.PI / 2 },
        { column: 282, row: 31, angle: Math.PI / 2 },
      ];
      const grid = utmGrid(300, 280, 0.5);
      const report = await detect(kind, drawBars(grid, bars), { sliceOverlap: 40 });
      expect(middles(report, grid)).toEqual(
        bars.toSorted((a, b) => a.row - b.row).map(({ column, row }) => [near(column), near(row)]),
      );
      expect(report.slices.run).toBeGreaterThan(4);
      const lengths = report.detections.features.map(({ properties }) => properties.lengthMetres);
      for (const length of lengths) expect(length).toBeCloseTo(10, 1);
      expect(report.counts['railcar']).toMatchObject({ count: 4, low: null });
    },
  );

  it('keeps thin objects that lie side by side at 45°, which upright boxes would lose', async () => {
    const grid = utmGrid(160, 160, 0.5);
    const step = 6 / Math.SQRT2;
    const bars = [0, 1, 2, 3].map((i) => ({ column: 70 + i * step, row: 70 - i * step, angle: Math.PI / 4 }));
    const image = drawBars(grid, bars, long);
    expect((await detect('yolo-obb', image, {}, [], long)).detections.features).toHaveLength(4);
    expect((await detect('yolo-v8', image, {}, [], long)).detections.features).toHaveLength(2);
  });

  it('says the true metres and bearing of what it finds, at the resolution the model was trained for', async () => {
    const grid = utmGrid(400, 400, 0.25);
    const image = drawBars(grid, [{ column: 200, row: 200, angle: Math.PI / 4 }], { length: 40, width: 8 });
    const report = await detect('yolo-obb', image, { gsdMetres: 0.5 });
    const [found] = report.detections.features;
    expect(report).toMatchObject({ gsdMetres: expect.closeTo(0.25, 3), shownGsdMetres: 0.5 });
    expect(found?.properties.lengthMetres).toBeCloseTo(10, 1);
    expect(found?.properties.widthMetres).toBeCloseTo(2, 1);
    // Rows run south, so 45° clockwise from east is south-east: bearing 135°, less the 1° of meridian convergence.
    expect(found?.properties.axisDegrees).toBeGreaterThan(133);
    expect(found?.properties.axisDegrees).toBeLessThan(137);
  });

  it('counts by zone, and a zone outside the image was not observed', async () => {
    const grid = utmGrid(300, 280, 0.5);
    const image = drawBars(grid, [
      { column: 40, row: 40, angle: 0 },
      { column: 60, row: 60, angle: 0 },
      { column: 220, row: 220, angle: 0 },
    ]);
    const validation = { precision: 0.9, recall: 0.8, on: 'drawn bars' };
    const zones = [
      zoneOver('near', grid, 10, 10, 100, 100),
      zoneOver('far', grid, 150, 20, 250, 100),
      zoneOver('outside', grid, 400, 400, 500, 500),
    ];
    const report = await detect('yolo-obb', image, { validation }, zones);
    expect(report.zones).toMatchObject([
      { id: 'near', status: 'observed', visibleShare: 1, counts: { railcar: { count: 2, low: 1, high: 4 } } },
      { id: 'far', status: 'observed', counts: { railcar: { count: 0, low: 0, high: 1 } } },
      { id: 'outside', status: 'not-observed', counts: null },
    ]);
    expect(report.detections.features.map(({ properties }) => properties.zones)).toEqual([['near'], ['near']]);
  });

  it('stops between slices when it is cancelled', async () => {
    const cancel = new AbortController();
    const image = openRaster(drawBars(utmGrid(600, 600, 0.5), []));
    const detector = await open('yolo-v8');
    const onProgress = (): void => cancel.abort();
    await expect(detectInImage({ image, detector, signal: cancel.signal, onProgress })).rejects.toThrow(/abort/i);
    expect(image.reads.length).toBeLessThan(4);
    await detector.close();
  });

  it.each([
    [{ labels: ['bar', 'boat'] }, 'bad-output', /expected \[1, 7, n\].*found output0 \[1, 6, \d+\]/],
    [{ input: { width: 128, height: 128, bands: [0, 1, 5] } }, 'wrong-bands', /band 6, memory.tif has 3/],
    [{ gsdMetres: 0.1 }, 'too-coarse', /at most 0.2 m, got 0.5\d* m/],
  ])('%j does not suit: %s', async (change, code, message) => {
    const image = drawBars(utmGrid(200, 200, 0.5), []);
    const failed = detect('yolo-obb', image, change);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toMatchObject({ code, name: DetectorError.name });
  });

  it('a file that is no model is a clear error', async () => {
    await writeFile(join(folder, 'broken.onnx'), 'not a model');
    await writeFile(join(folder, 'broken.json'), JSON.stringify({ ...describeModel('yolo-v8'), file: 'broken.onnx' }));
    await expect(createDetectors().open(join(folder, 'broken.json'))).rejects.toThrow(/broken.onnx: not an ONNX model/);
    await writeFile(join(folder, 'gone.json'), JSON.stringify({ ...describeModel('yolo-v8'), file: 'gone.onnx' }));
    await expect(createDetectors().open(join(folder, 'gone.json'))).rejects.toMatchObject({ code: 'not-found' });
    await writeFile(join(folder, 'path.json'), JSON.stringify({ ...describeModel('yolo-v8'), file: '../../x.onnx' }));
    await expect(createDetectors().open(join(folder, 'path.json'))).rejects.toThrow(/file: expected the name/);
  });
});

it('without the package the error says what to install', async () => {
  const missing = createDetectors(() => Promise.reject(new Error('Cannot find package')));
  await writeFile(join(folder, 'm.json'), JSON.stringify({ ...describeModel('yolo-v8'), file: 'm.onnx' }));
  await writeFile(join(folder, 'm.onnx'), '');
  const failed = missing.open(join(folder, 'm.json'));
  await expect(failed).rejects.toThrow(/npm install onnxruntime-node@/);
  await expect(failed).rejects.toMatchObject({ code: 'not-installed', name: SourceError.name });
});

function describeModel(kind: BarDetector['kind']): object {
  const isV5 = kind === 'yolo-v5';
  return {
    name: `bars-${kind}`,
    version: '1',
    file: `${kind}.onnx`,
    gsdMetres: 0.5,
    input: { width: 128, height: 128, bands: [0, 1, 2] },
    output: {
      kind: kind.startsWith('yolo-v') ? 'yolo' : kind,
      objectness: isV5,
      scores: kind === 'rt-detr' ? 'logits' : 'probabilities',
    },
    labels: ['bar'],
    classes: { bar: 'railcar' },
    scoreThreshold: 0.5,
    sliceOverlap: 40,
  };
}

async function open(kind: BarDetector['kind'], change: object = {}, size = bar) {
  const turned = kind === 'yolo-obb' ? angles : [0, Math.PI / 2, Math.PI / 4];
  await writeFile(join(folder, `${kind}.onnx`), writeBarDetector({ kind, side: 128, bar: size, angles: turned }));
  await writeFile(join(folder, `${kind}.json`), JSON.stringify({ ...describeModel(kind), ...change }));
  return createDetectors().open(join(folder, `${kind}.json`));
}

async function detect(
  kind: BarDetector['kind'],
  raster: Raster,
  change: object = {},
  zones: Zone[] = [],
  size = bar,
): Promise<DetectReport> {
  const detector = await open(kind, change, size);
  try {
    return await detectInImage({ image: openRaster(raster), detector, zones });
  } finally {
    await detector.close();
  }
}

interface Bar {
  readonly column: number;
  readonly row: number;
  readonly angle: number;
}

/** Bright bars on grey ground, each pixel the mean of 3 × 3 samples. */
function drawBars(grid: PixelGrid, bars: readonly Bar[], size = bar): Raster {
  const covers = (column: number, row: number): boolean =>
    bars.some(({ column: c, row: r, angle }) => {
      const [dx, dy] = [column - c, row - r];
      const [u, v] = [dx * Math.cos(angle) + dy * Math.sin(angle), dy * Math.cos(angle) - dx * Math.sin(angle)];
      return Math.abs(u) <= size.length / 2 && Math.abs(v) <= size.width / 2;
    });
  return greyRaster(grid, 3, (column, row) => {
    let hits = 0;
    for (let k = 0; k < 9; k += 1)
      if (covers(column + (k % 3) / 3 + 1 / 6, row + Math.floor(k / 3) / 3 + 1 / 6)) hits += 1;
    return 20 + (hits * 220) / 9;
  });
}

function zoneOver(id: string, grid: PixelGrid, left: number, top: number, right: number, bottom: number): Zone {
  const projection = findProjection(grid.crs!)!;
  const corners = [
    [left, top],
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ] as const;
  const ring = corners.map(([column, row]): [number, number] => {
    const { lon, lat } = projection.toGlobe(pixelToPlane(grid, { column, row }));
    return [lon, lat];
  });
  const geometry = { type: 'Polygon', coordinates: [ring] } as const;
  return { id, siteId: 's', name: id, function: 'yard', geometry, approximate: false, note: null };
}

/** Middles of what was found, in pixels, from the top. */
function middles(report: DetectReport, grid: PixelGrid): number[][] {
  const projection = findProjection(grid.crs!)!;
  const [x, a, , y] = grid.transform;
  return report.detections.features
    .map(({ geometry }) => {
      const corners = geometry.coordinates[0]!.slice(0, 4).map(([lon, lat]) => projection.toPlane({ lon, lat }));
      const mean = (pick: (p: { x: number; y: number }) => number): number =>
        corners.reduce((sum, p) => sum + pick(p) / 4, 0);
      return [(mean((p) => p.x) - x) / a, (y - mean((p) => p.y)) / a];
    })
    .toSorted(byRow);
}

function near(value: number): number {
  return expect.toSatisfy((found: number) => Math.abs(found - value) <= 2) as unknown as number;
}

function byRow(a: readonly unknown[], b: readonly unknown[]): number {
  return Number(a[1]) - Number(b[1]);
}
