import type { OrientedBox } from '../geometry/oriented-box.ts';
import { DetectorError } from './detector-error.ts';
import type { DetectorModel } from './detector-model.ts';

/** What a model answered: 32-bit floats with their shape, by the name of the output. */
export interface Tensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** One thing a model sees in one slice; the box is in pixels of the slice. */
export interface SliceDetection {
  readonly box: OrientedBox;
  readonly score: number;
  /** Index into the model's labels. */
  readonly label: number;
}

/** The error of tensors that are not as described. */
export function shapeError(model: DetectorModel, expected: string, outputs: readonly Tensor[]): DetectorError {
  const found = outputs.map(({ name, dims }) => `${name} [${dims.join(', ')}]`).join(', ') || 'no output';
  return new DetectorError(
    'bad-output',
    `${model.name}: for ${model.output.kind} with ${model.labels.length} labels expected ${expected}, found ${found}`,
  );
}
