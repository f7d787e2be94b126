import { type OnnxConstant, type OnnxNode, writeOnnx } from './write-onnx.ts';

/**
 * Models that look for bright bars on dark ground by matched filters, and answer in the shapes of YOLOv5, YOLOv8,
 * YOLO-OBB and RT-DETR. One filter for each angle; a filter is +1/n inside the bar and −1/m in a frame around it, so
 * its answer is the contrast between the two and moves with the pixels.
 */
export interface BarDetector {
  readonly kind: 'yolo-v5' | 'yolo-v8' | 'yolo-obb' | 'rt-detr';
  /** Pixels of the square input. */
  readonly side: number;
  readonly bar: { readonly length: number; readonly width: number };
  /** Radians clockwise from the column axis. */
  readonly angles: readonly number[];
}

/** Pixels between neighbouring places where the filters look. */
const stride = 2;
/** Score = sigmoid(steepness · (contrast − threshold)); inputs run from 0 to 1. */
const steepness = 30;
const threshold = 0.6;

export function writeBarDetector({ kind, side, bar, angles }: BarDetector): Uint8Array {
  const size = 2 * Math.ceil((bar.length + bar.width) / 2) + 1;
  const steps = Math.floor((side - size) / stride) + 1;
  const [places, count] = [steps * steps, steps * steps * angles.length];
  const filters = angles.flatMap((angle) => [...drawFilter(size, bar, angle)].map((value) => value * steepness));
  const positions = Array.from({ length: steps }, (_, step) => step * stride + size / 2);
  const perPlace = (value: (angle: number, place: number) => number): Float32Array =>
    Float32Array.from({ length: count }, (_, i) => value(angles[Math.floor(i / places)]!, i % places));
  const unit = kind === 'rt-detr' ? side : 1;
  const boxes = [
    perPlace((_, place) => positions[place % steps]! / unit),
    perPlace((_, place) => positions[Math.floor(place / steps)]! / unit),
    perPlace((angle) => (kind === 'yolo-obb' ? bar.length : spread(bar, angle)[0]) / unit),
    perPlace((angle) => (kind === 'yolo-obb' ? bar.width : spread(bar, angle)[1]) / unit),
  ];
  const constants: OnnxConstant[] = [
    { name: 'filters', dims: [angles.length, 1, size, size], data: Float32Array.from(filters) },
    { name: 'bias', dims: [angles.length], data: new Float32Array(angles.length).fill(-steepness * threshold) },
    { name: 'flat', dims: [3], data: BigInt64Array.from([1n, 1n, BigInt(count)]) },
    { name: 'boxes4', dims: [1, 4, count], data: Float32Array.from(boxes.flatMap((values) => [...values])) },
    { name: 'ones', dims: [1, 1, count], data: new Float32Array(count).fill(1) },
    { name: 'angle', dims: [1, 1, count], data: perPlace((angle) => angle) },
  ];
  const nodes: OnnxNode[] = [
    { op: 'ReduceMean', inputs: ['image'], outputs: ['grey'], attributes: { axes: [1], keepdims: 1 } },
    {
      op: 'Conv',
      inputs: ['grey', 'filters', 'bias'],
      outputs: ['contrast'],
      attributes: { strides: [stride, stride] },
    },
    { op: 'Reshape', inputs: ['contrast', 'flat'], outputs: ['logits1'] },
    ...headOf(kind),
  ];
  const used = new Set(nodes.flatMap(({ inputs }) => inputs));
  return writeOnnx({
    input: { name: 'image', dims: [1, 3, side, side] },
    outputs: kind === 'rt-detr' ? ['logits', 'pred_boxes'] : ['output0'],
    nodes,
    constants: constants.filter(({ name }) => used.has(name)),
  });
}

function headOf(kind: BarDetector['kind']): OnnxNode[] {
  const sigmoid: OnnxNode = { op: 'Sigmoid', inputs: ['logits1'], outputs: ['scores'] };
  const join = (inputs: string[], output: string): OnnxNode => ({
    op: 'Concat',
    inputs,
    outputs: [output],
    attributes: { axis: 1 },
  });
  const turn = (input: string, output: string): OnnxNode => ({
    op: 'Transpose',
    inputs: [input],
    outputs: [output],
    attributes: { perm: [0, 2, 1] },
  });
  switch (kind) {
    case 'yolo-v8':
      return [sigmoid, join(['boxes4', 'scores'], 'output0')];
    case 'yolo-v5':
      return [sigmoid, join(['boxes4', 'scores', 'ones'], 'columns'), turn('columns', 'output0')];
    case 'yolo-obb':
      return [sigmoid, join(['boxes4', 'scores', 'angle'], 'output0')];
    case 'rt-detr':
      return [turn('logits1', 'logits'), turn('boxes4', 'pred_boxes')];
  }
}

/** Width and height of the upright box around a bar. */
function spread({ length, width }: BarDetector['bar'], angle: number): [number, number] {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return [length * cos + width * sin, length * sin + width * cos];
}

function drawFilter(size: number, { length, width }: BarDetector['bar'], angle: number): Float32Array {
  const middle = (size - 1) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const zones = Int8Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [(i % size) - middle, Math.floor(i / size) - middle];
    const [u, v] = [Math.abs(x * cos + y * sin), Math.abs(y * cos - x * sin)];
    if (u <= length / 2 && v <= width / 2) return 1;
    return u <= length / 2 + 2 && v <= width / 2 + 2 ? -1 : 0;
  });
  const inside = zones.filter((zone) => zone === 1).length;
  const frame = zones.filter((zone) => zone === -1).length;
  return Float32Array.from(zones, (zone) => (zone === 1 ? 1 / inside : zone === -1 ? -1 / frame : 0));
}
