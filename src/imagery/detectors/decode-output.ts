import type { OrientedBox } from '../geometry/oriented-box.ts';
import type { DetectorModel } from './detector-model.ts';
import { decodeDetr } from './kernels/decode-detr.ts';
import { decodeYolo } from './kernels/decode-yolo.ts';
import type { SliceDetection, Tensor } from './model-output.ts';

/**
 * Boxes with a score of at least the model's threshold and a label that is mapped to an object class, at most
 * `mostPerSlice`, best first. Throws DetectorError `bad-output` where shape and description disagree.
 */
export function decodeOutput(model: DetectorModel, outputs: readonly Tensor[]): SliceDetection[] {
  const decoded = model.output.kind === 'rt-detr' ? decodeDetr(model, outputs) : decodeYolo(model, outputs);
  return decoded
    .filter(({ label, box }) => Object.hasOwn(model.classes, model.labels[label] ?? '') && isSound(box))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostPerSlice);
}

const mostPerSlice = 3000;

function isSound({ column, row, length, width, angle }: OrientedBox): boolean {
  return length > 0 && width > 0 && Number.isFinite(column + row + length + width + angle);
}
