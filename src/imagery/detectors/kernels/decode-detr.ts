import { type SliceDetection, type Tensor, shapeError } from '../model-output.ts';
import type { DetectorModel } from '../detector-model.ts';

/**
 * RT-DETR: a fixed number of queries, each a box (centre x, y, width, height as shares of the input) and a score per
 * class, without objectness or suppression (Zhao et al. 2024, arXiv:2304.08069). Two tensors [1, n, 4] and
 * [1, n, classes] as transformers exports it, or one [1, n, 4 + classes] as ultralytics does.
 */
export function decodeDetr(model: DetectorModel, outputs: readonly Tensor[]): SliceDetection[] {
  const labels = model.labels.length;
  const { boxes, boxStride, scores, scoreStart, scoreStride, count } = findTensors(model, outputs);
  const found: SliceDetection[] = [];
  for (let query = 0; query < count; query += 1) {
    let label = 0;
    let best = -Infinity;
    for (let one = 0; one < labels; one += 1) {
      const score = scores[query * scoreStride + scoreStart + one]!;
      if (score > best) [label, best] = [one, score];
    }
    const score = model.output.scores === 'logits' ? 1 / (1 + Math.exp(-best)) : Math.min(best, 1);
    if (!(score >= model.scoreThreshold)) continue;
    const at = query * boxStride;
    const box = {
      column: boxes[at]! * model.input.width,
      row: boxes[at + 1]! * model.input.height,
      length: boxes[at + 2]! * model.input.width,
      width: boxes[at + 3]! * model.input.height,
      angle: 0,
    };
    found.push({ box, score, label });
  }
  return found;
}

interface Tensors {
  readonly boxes: Float32Array;
  readonly boxStride: number;
  readonly scores: Float32Array;
  readonly scoreStart: number;
  readonly scoreStride: number;
  readonly count: number;
}

function findTensors(model: DetectorModel, outputs: readonly Tensor[]): Tensors {
  const labels = model.labels.length;
  const [first, second] = outputs.filter(({ dims }) => dims.length === 3 && dims[0] === 1);
  const values = 4 + labels;
  if (outputs.length === 1 && first?.dims[2] === values)
    return {
      boxes: first.data,
      boxStride: values,
      scores: first.data,
      scoreStart: 4,
      scoreStride: values,
      count: first.dims[1] ?? 0,
    };
  if (first && second && first.dims[1] === second.dims[1]) {
    const pair = { boxStride: 4, scoreStart: 0, scoreStride: labels, count: first.dims[1] ?? 0 };
    const firstIsBoxes = first.dims[2] === 4 && (labels !== 4 || /box/i.test(first.name));
    if (firstIsBoxes && second.dims[2] === labels) return { boxes: first.data, scores: second.data, ...pair };
    if (second.dims[2] === 4 && first.dims[2] === labels) return { boxes: second.data, scores: first.data, ...pair };
  }
  throw shapeError(model, `[1, n, 4] and [1, n, ${labels}], or [1, n, ${values}]`, outputs);
}
