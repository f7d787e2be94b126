import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import sharp from 'sharp';
import { exportCase } from '#app';
import { createImages, encodePng } from '#sources';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';
import { markedCase } from './marked-case.ts';

interface Coco {
  readonly info: Record<string, unknown>;
  readonly licenses: { id: number; name: string; url: string }[];
  readonly categories: { id: number; name: string }[];
  readonly images: { id: number; file_name: string; width: number; height: number; license: number }[];
  readonly annotations: {
    id: number;
    image_id: number;
    category_id: number;
    bbox: number[];
    area: number;
    segmentation: number[][];
    iscrowd: number;
    score?: number;
  }[];
}

describe('marks as data sets for training', () => {
  let workspace: SampleWorkspace;
  let caseId: string;
  const notes: string[] = [];
  const exported = async (
    format: 'coco' | 'yolo' | 'yolo-obb',
    more: object = {},
  ): Promise<Map<string, string | Uint8Array>> => {
    notes.length = 0;
    const ports = { ...workspace, images: createImages(), encoder: { encodePng } };
    const files = await exportCase(ports, caseId, format, { onNote: (note) => notes.push(note), ...more });
    return new Map(files.map(({ content, path }) => [path, content]));
  };

  beforeAll(async () => {
    const made = await markedCase();
    caseId = made.caseId;
    workspace = await openSampleWorkspace(made.records);
  });
  afterAll(() => workspace.close());

  it('COCO gives each mark in pixels from the corner, cut off at the edge of the image', async () => {
    const coco = JSON.parse((await exported('coco')).get('marked.coco.json') as string) as Coco;
    expect(Object.keys(coco)).toEqual(['info', 'licenses', 'categories', 'images', 'annotations']);
    expect(coco.categories).toEqual([{ id: 1, name: 'railcar', supercategory: 'object' }]);
    expect(coco.images.map(({ file_name }) => file_name)).toEqual(['none.tif', 'two.tif']);
    expect(coco.images[1]).toMatchObject({ width: 700, height: 500, date_captured: '2023-10-05T02:10:00Z' });
    const [inside, cut] = coco.annotations;
    expect(coco.annotations).toHaveLength(2);
    expect(inside).toMatchObject({ id: 1, image_id: 2, category_id: 1, iscrowd: 0, score: 0.9 });
    const expected = { inside: [100, 50, 20, 10], cut: [0, 200, 10, 20] };
    for (const [index, value] of expected.inside.entries()) expect(inside!.bbox[index]).toBeCloseTo(value, 2);
    for (const [index, value] of expected.cut.entries()) expect(cut!.bbox[index]).toBeCloseTo(value, 2);
    expect(inside!.area).toBeCloseTo(200, 0);
    expect(cut!.area).toBeCloseTo(200, 0);
    expect(inside!.segmentation[0]).toHaveLength(8);
  });

  it('COCO names the licence of each image, and every id leads somewhere', async () => {
    const coco = JSON.parse((await exported('coco')).get('marked.coco.json') as string) as Coco;
    expect(coco.licenses).toEqual([{ id: 1, name: 'CC0-1.0', url: 'https://example.org/licence' }]);
    for (const { license } of coco.images) expect(coco.licenses.some(({ id }) => id === license)).toBe(true);
    for (const { category_id, image_id } of coco.annotations) {
      expect(coco.images.some(({ id }) => id === image_id)).toBe(true);
      expect(coco.categories.some(({ id }) => id === category_id)).toBe(true);
    }
  });

  it('an empty image is told only where it was counted; what is left out is told', async () => {
    const files = await exported('yolo');
    expect([...files.keys()]).toEqual(['labels/none.txt', 'labels/two.txt', 'data.yaml']);
    expect(files.get('labels/none.txt')).toBe('');
    expect(notes).toEqual([
      '4 markings are machine drafts that no person has accepted',
      expect.stringMatching(/^gone is left out: .*at-all\.tif/),
    ]);
  });

  it('YOLO boxes are the middle, width and height in shares of the image', async () => {
    const files = await exported('yolo');
    const lines = (files.get('labels/two.txt') as string)
      .trim()
      .split('\n')
      .map((line) => line.split(' ').map(Number));
    const expected = [
      [0, 110 / 700, 55 / 500, 20 / 700, 10 / 500],
      [0, 5 / 700, 210 / 500, 10 / 700, 20 / 500],
    ];
    for (const [row, line] of expected.entries())
      for (const [column, value] of line.entries()) expect(lines[row]![column]).toBeCloseTo(value, 5);
    const yaml = parse(files.get('data.yaml') as string) as unknown;
    expect(yaml).toEqual({ path: '.', train: 'images', val: 'images', nc: 1, names: { 0: 'railcar' } });
  });

  it('YOLO-OBB gives four corners, in the order round the box', async () => {
    const [line] = ((await exported('yolo-obb')).get('labels/two.txt') as string).split('\n');
    const [index, ...shares] = line!.split(' ').map(Number);
    expect(index).toBe(0);
    const corners = [100, 50, 120, 50, 120, 60, 100, 60];
    for (const [at, value] of corners.entries()) expect(shares[at]).toBeCloseTo(value / (at % 2 === 0 ? 700 : 500), 5);
    for (const share of shares) expect(share >= 0 && share <= 1).toBe(true);
  });

  it('without drafts nothing of a machine is left', async () => {
    const coco = JSON.parse((await exported('coco', { acceptedOnly: true })).get('marked.coco.json') as string) as Coco;
    expect([coco.images, coco.annotations, coco.categories]).toEqual([[], [], []]);
    expect(notes).toEqual([]);
  });

  it('with pixels the images lie beside their labels, as they are', async () => {
    const files = await exported('yolo', { pixels: true });
    const png = files.get('images/two.png') as Uint8Array;
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([700, 500, 3]);
    const at = (100 * 700 + 350) * 3;
    expect([...data.subarray(at, at + 3)]).toEqual([100, 40, 7]);
  });
});
