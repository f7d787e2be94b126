import { describe, expect, it } from 'vitest';
import { decodeOutput } from './decode-output.ts';
import { type DetectorModel, parseDetectorModel } from './detector-model.ts';
import type { Tensor } from './model-output.ts';

const described = {
  name: 'm',
  version: '1',
  file: 'm.onnx',
  gsdMetres: 0.3,
  input: { width: 640, height: 320, bands: [0, 1, 2] },
  output: { kind: 'yolo' },
  labels: ['plane', 'ship'],
  classes: { ship: 'vessel' },
};

function model(output: object): DetectorModel {
  return parseDetectorModel({ ...described, output });
}

function tensor(name: string, dims: number[], values: number[]): Tensor {
  return { name, dims, data: Float32Array.from(values) };
}

describe('decodeOutput', () => {
  it('YOLOv8: values × candidates, the best class, unmapped labels left out', () => {
    const columns = [
      [100, 50, 20, 10, 0.1, 0.9],
      [300, 50, 20, 10, 0.8, 0.1],
      [200, 50, 20, 10, 0.1, 0.2],
    ];
    const values = columns[0]!.flatMap((_, row) => columns.map((column) => column[row]!));
    expect(decodeOutput(model({ kind: 'yolo' }), [tensor('output0', [1, 6, 3], values)])).toEqual([
      { box: { column: 100, row: 50, length: 20, width: 10, angle: 0 }, score: expect.closeTo(0.9), label: 1 },
    ]);
  });

  it('YOLOv5: candidates × values, the class score times the objectness', () => {
    const rows = [
      [100, 50, 20, 10, 0.5, 0.1, 0.9],
      [200, 50, 20, 10, 0.2, 0.1, 0.9],
    ];
    const found = decodeOutput(model({ kind: 'yolo', objectness: true }), [tensor('output', [1, 2, 7], rows.flat())]);
    expect(found).toMatchObject([{ box: { column: 100 }, score: expect.closeTo(0.45) }]);
  });

  it('YOLO-OBB: the angle comes last', () => {
    const values = [100, 50, 20, 10, 0.1, 0.9, 0.7];
    const [found] = decodeOutput(model({ kind: 'yolo-obb' }), [tensor('output0', [1, 7, 1], values)]);
    expect(found?.box.angle).toBeCloseTo(0.7);
  });

  it('RT-DETR: shares of the input, in two tensors in any order or in one', () => {
    const detr = model({ kind: 'rt-detr', scores: 'logits' });
    const boxes = tensor('pred_boxes', [1, 2, 4], [0.5, 0.5, 0.1, 0.2, 0.1, 0.1, 0.1, 0.1]);
    const logits = tensor('logits', [1, 2, 2], [-5, 2, -5, -5]);
    const wanted = [
      { box: { column: 320, row: 160, length: 64, width: 64, angle: 0 }, score: expect.closeTo(0.8808), label: 1 },
    ];
    const rounded = (outputs: Tensor[]) =>
      decodeOutput(detr, outputs).map(({ box, ...rest }) => ({
        box: { ...box, length: Math.round(box.length), width: Math.round(box.width) },
        ...rest,
      }));
    expect(rounded([boxes, logits])).toEqual(wanted);
    expect(rounded([logits, boxes])).toEqual(wanted);
    expect(rounded([tensor('output0', [1, 1, 6], [0.5, 0.5, 0.1, 0.2, -5, 2])])).toEqual(wanted);
  });

  it('drops boxes that are no boxes', () => {
    const rows = [
      [NaN, 50, 20, 10, 0, 0.9],
      [50, 50, -20, 10, 0, 0.9],
      [50, 50, 20, Infinity, 0, 0.9],
      [50, 50, 20, 10, 0, NaN],
    ];
    expect(decodeOutput(model({ kind: 'yolo' }), [tensor('o', [1, 4, 6], rows.flat())])).toEqual([]);
  });

  it.each([
    ['yolo', [[1, 5, 100]], /expected \[1, 6, n\] or \[1, n, 6\], found o \[1, 5, 100\]/],
    ['yolo', [[2, 6, 100]], /found o \[2, 6, 100\]/],
    ['yolo-obb', [], /found no output/],
    ['rt-detr', [[1, 300, 4]], /expected \[1, n, 4\] and \[1, n, 2\]/],
  ])('%s that answers %j is an error that says what was expected', (kind, shapes, message) => {
    const outputs = shapes.map((dims) => tensor('o', dims, []));
    expect(() => decodeOutput(model({ kind }), outputs)).toThrow(message);
  });
});

describe('a description', () => {
  it('fills in what is usual', () => {
    expect(parseDetectorModel(described)).toMatchObject({
      scoreThreshold: 0.25,
      input: { mean: [0, 0, 0], std: [1, 1, 1], scale: 1 / 255 },
      output: { objectness: false, scores: 'probabilities' },
      validation: null,
    });
  });

  it.each([
    [{ file: '/etc/passwd' }, /file: expected the name of an .onnx file/],
    [{ input: { ...described.input, width: 4096 } }, /input.width/],
    [{ input: { ...described.input, std: [1] } }, /one mean and one std for each band/],
    [{ classes: { boat: 'vessel' } }, /a label that is not among labels/],
    [{ classes: {} }, /maps no label/],
    [{ labels: ['ship', 'ship'] }, /listed twice/],
    [{ sliceOverlap: 200 }, /more than half the input/],
    [{ treshold: 1 }, /treshold/],
  ])('%j is refused', (change, message) => {
    expect(() => parseDetectorModel({ ...described, ...change })).toThrow(message);
    expect(() => parseDetectorModel(null)).toThrow(/description/);
  });
});
