import { type SliceDetection, type Tensor, shapeError } from '../model-output.ts';
import type { DetectorModel } from '../detector-model.ts';

/**
 * One tensor of candidates: x, y, width, height in input pixels, then objectness where the model has one, the class
 * scores, and the angle of `yolo-obb` in radians. Exports of YOLOv5 are candidates × values, those of v8 and later
 * values × candidates; the shape says which (ultralytics, docs/modes/export and ops `xywhr2xyxyxyxy`).
 */
export function decodeYolo(model: DetectorModel, outputs: readonly Tensor[]): SliceDetection[] {
  const { kind, objectness } = model.output;
  const labels = model.labels.length;
  const before = objectness && kind === 'yolo' ? 5 : 4;
  const values = before + labels + (kind === 'yolo-obb' ? 1 : 0);
  const [tensor] = outputs;
  const [batch, first, second] = tensor?.dims ?? [];
  if (
    !tensor ||
    tensor.dims.length !== 3 ||
    batch !== 1 ||
    first === undefined ||
    second === undefined ||
    (first !== values && second !== values)
  )
    throw shapeError(model, `[1, ${values}, n] or [1, n, ${values}]`, outputs);
  const byCandidate = second === values && (first !== values || before === 5);
  const count = byCandidate ? first : second;
  const [step, stride] = byCandidate ? [values, 1] : [1, count];
  const { data } = tensor;
  const squash = model.output.scores === 'logits' ? sigmoid : asIs;
  const found: SliceDetection[] = [];
  for (let candidate = 0; candidate < count; candidate += 1) {
    const at = candidate * step;
    let label = 0;
    let best = -Infinity;
    for (let one = 0; one < labels; one += 1) {
      const score = data[at + (before + one) * stride]!;
      if (score > best) [label, best] = [one, score];
    }
    const score = squash(best) * (before === 5 ? squash(data[at + 4 * stride]!) : 1);
    if (!(score >= model.scoreThreshold)) continue;
    const box = {
      column: data[at]!,
      row: data[at + stride]!,
      length: data[at + 2 * stride]!,
      width: data[at + 3 * stride]!,
      angle: kind === 'yolo-obb' ? data[at + (values - 1) * stride]! : 0,
    };
    found.push({ box, score: Math.min(score, 1), label });
  }
  return found;
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function asIs(probability: number): number {
  return probability;
}
