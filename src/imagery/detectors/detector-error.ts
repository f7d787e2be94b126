import { AppError } from '#core';

/**
 * What can be wrong with somebody's detector:
 * - `bad-model`: its description is not what `docs/formats/detector.md` asks for
 * - `bad-output`: the model answers with another shape than its description says
 * - `too-coarse`: the image shows less than the model was trained on
 * - `wrong-bands`: the image lacks a band the model looks at
 * - `no-place`: the image cannot be placed on the globe
 * - `too-many`: more detections than could be real
 */
export class DetectorError extends AppError<
  'bad-model' | 'bad-output' | 'too-coarse' | 'wrong-bands' | 'no-place' | 'too-many'
> {}
