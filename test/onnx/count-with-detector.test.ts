import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProjection, pixelToPlane } from '#core';
import { encodeCog } from '#sources';
import { runSightline, scratchFolder } from '../cli/run-sightline.ts';
import { greyRaster, utmGrid } from '../imagery/memory-image.ts';
import { writeBarDetector } from './bar-detector.ts';

const installed = existsSync('node_modules/onnxruntime-node');
if (!installed) console.warn('skipped: onnxruntime-node is not installed');

describe.skipIf(!installed)('sightline count --detector', () => {
  it("counts what somebody's model finds, by zone, in the fields of other counts", async () => {
    const folder = scratchFolder();
    const bar = { length: 20, width: 4 };
    writeFileSync(join(folder, 'bars.onnx'), writeBarDetector({ kind: 'yolo-obb', side: 128, bar, angles: [0] }));
    const model = {
      name: 'bars',
      version: '1',
      file: 'bars.onnx',
      gsdMetres: 0.5,
      input: { width: 128, height: 128, bands: [0, 1, 2] },
      output: { kind: 'yolo-obb', objectness: false, scores: 'probabilities' },
      labels: ['bar'],
      classes: { bar: 'vessel' },
      scoreThreshold: 0.5,
      sliceOverlap: 40,
    };
    writeFileSync(join(folder, 'bars.json'), JSON.stringify(model));
    const grid = utmGrid(200, 200, 0.5);
    const middles = [60, 100, 150];
    const isBar = (column: number, row: number): boolean =>
      middles.some((one) => Math.abs(row + 0.5 - one) <= 2 && Math.abs(column + 0.5 - one) <= 10);
    const raster = greyRaster(grid, 3, (column, row) => (isBar(column, row) ? 240 : 20));
    const image = join(folder, 'bars.tif');
    writeFileSync(image, await encodeCog(raster));
    const place = (column: number, row: number): number[] => {
      const { lon, lat } = findProjection(grid.crs!)!.toGlobe(pixelToPlane(grid, { column, row }));
      return [lon, lat];
    };
    const ring = [place(0, 0), place(120, 0), place(120, 120), place(0, 120), place(0, 0)];
    const line = [place(100, 150), place(200, 150)];
    const zones = {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', id: 'basin', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } },
        {
          type: 'Feature',
          id: 'quay',
          properties: {},
          geometry: { type: 'MultiLineString', coordinates: [line, line] },
        },
      ],
    };
    writeFileSync(join(folder, 'zones.geojson'), JSON.stringify(zones));
    const args = ['count', image, '--zones', join(folder, 'zones.geojson'), '--detector', join(folder, 'bars.json')];
    const found = await runSightline([...args, '--class', 'Vessels', '--json']);
    expect([found.status, found.stderr]).toEqual([0, '']);
    expect(JSON.parse(found.stdout)).toMatchObject({
      countable: 'count',
      total: { count: 3, low: null, high: null, level: null },
      occupiedMetres: null,
      zones: [
        { id: 'basin', status: 'observed', count: 2, visibleShare: 1 },
        { id: 'quay', count: 1 },
        { id: 'quay#2', count: 1 },
      ],
      detections: { type: 'FeatureCollection' },
      detector: { name: 'bars', version: '1' },
      seconds: expect.any(Number),
    });
    const table = await runSightline([...args, '--class', 'vessel']);
    expect(table.stdout).toMatch(
      /bars\.tif: 3 vessel\n0\.5 m per pixel, bars 1[^]*states no precision and recall[^]*basin +observed +2 +100 %/,
    );
    const wrong = await runSightline([...args, '--class', 'railcar']);
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('the detector knows vessel') });
    const drawn = await runSightline([...args, '--class', 'vessel', '--overlay', join(folder, 'o.png')]);
    expect(drawn).toMatchObject({ status: 2, stderr: expect.stringContaining('not what a detector finds') });
  });
});
