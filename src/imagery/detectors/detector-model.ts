import { z } from 'zod';
import { DetectorError } from './detector-error.ts';

/** How to use somebody's object detector; the JSON file beside the ONNX file. See docs/formats/detector.md. */
export interface DetectorModel {
  readonly name: string;
  readonly version: string;
  /** ONNX file in the folder of the description. */
  readonly file: string;
  /** Metres per pixel of the images it was trained on: others are brought to it. Null: any, taken as they are. */
  readonly gsdMetres: number | null;
  readonly input: DetectorInput;
  readonly output: DetectorOutput;
  /** Names of the model's classes in its order. */
  readonly labels: readonly string[];
  /** Label → object class of Sightline (`{"ship": "vessel"}`); labels that are missing here are left out. */
  readonly classes: Readonly<Record<string, string>>;
  /** Detections below are dropped, 0..1. */
  readonly scoreThreshold: number;
  /** Of two detections of one class whose intersection over union is above, the weaker is dropped, 0..1. */
  readonly overlapThreshold: number;
  /** How far neighbouring slices overlap, pixels of the model; at least the size of a common object. */
  readonly sliceOverlap: number;
  /** What its makers or users measured on images like these; without it counts have no interval. */
  readonly validation: { readonly precision: number; readonly recall: number; readonly on: string } | null;
}

/** One NCHW tensor of 32-bit floats, batch 1: (stored value × scale − mean[channel]) / std[channel]. */
export interface DetectorInput {
  /** Null: the model has one input. */
  readonly name: string | null;
  /** Batch, channel, row, column. */
  readonly layout: 'NCHW';
  readonly width: number;
  readonly height: number;
  /** Image band for each channel, from 0: `[2, 1, 0]` feeds an RGB image as BGR. */
  readonly bands: readonly number[];
  readonly scale: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
  /** Fills what lies outside the image or was not measured; after normalisation. */
  readonly pad: number;
}

/**
 * - `yolo`: one tensor, x y width height in input pixels, objectness (v5, v7) or not (v8 on), class scores
 * - `yolo-obb`: the same without objectness and with an angle in radians at the end
 * - `rt-detr`: `boxes` (centre x, y, width, height as shares of the input) and `scores`, in one tensor or two
 */
interface DetectorOutput {
  readonly kind: 'yolo' | 'yolo-obb' | 'rt-detr';
  /** Only `yolo`: class scores are to be multiplied by an objectness. */
  readonly objectness: boolean;
  /** `logits` go through a sigmoid. */
  readonly scores: 'probabilities' | 'logits';
}

const share = z.number().min(0).max(1);
const finite = z.number().min(-1e9).max(1e9);
const side = z.number().int().min(32).max(1024);
const name = z.string().min(1).max(200);

const inputSchema = z
  .strictObject({
    name: name.nullable().default(null),
    layout: z.literal('NCHW').default('NCHW'),
    width: side,
    height: side,
    bands: z.array(z.number().int().min(0).max(65_535)).min(1).max(16),
    scale: finite.default(1 / 255),
    mean: z.array(finite).optional(),
    std: z.array(z.number().positive()).optional(),
    pad: finite.default(0),
  })
  .transform(({ mean, std, ...input }) => ({
    ...input,
    mean: mean ?? input.bands.map(() => 0),
    std: std ?? input.bands.map(() => 1),
  }))
  .refine(
    ({ bands, mean, std }) => mean.length === bands.length && std.length === bands.length,
    'expected one mean and one std for each band',
  );

const modelSchema = z
  .strictObject({
    name,
    version: name,
    file: z.string().regex(/^[^/\\]+\.onnx$/, 'expected the name of an .onnx file in the same folder'),
    gsdMetres: z.number().positive().max(1000).nullable(),
    input: inputSchema,
    output: z.strictObject({
      kind: z.enum(['yolo', 'yolo-obb', 'rt-detr']),
      objectness: z.boolean().default(false),
      scores: z.enum(['probabilities', 'logits']).default('probabilities'),
    }),
    labels: z.array(name).min(1).max(10_000),
    classes: z.record(name, name),
    scoreThreshold: share.default(0.25),
    overlapThreshold: share.default(0.45),
    sliceOverlap: z.number().int().min(0).max(512).default(128),
    validation: z
      .strictObject({ precision: z.number().positive().max(1), recall: z.number().positive().max(1), on: name })
      .nullable()
      .default(null),
  })
  .refine(({ labels }) => new Set(labels).size === labels.length, 'a label is listed twice')
  .refine(
    ({ labels, classes }) => Object.keys(classes).every((label) => labels.includes(label)),
    'classes names a label that is not among labels',
  )
  .refine(({ classes }) => Object.keys(classes).length > 0, 'classes maps no label to an object class')
  .refine(
    ({ sliceOverlap, input }) => sliceOverlap <= Math.min(input.width, input.height) / 2,
    'sliceOverlap is more than half the input',
  );

/** Takes a description as parsed from JSON; throws DetectorError `bad-model` that names every fault. */
export function parseDetectorModel(json: unknown): DetectorModel {
  const { data, error } = modelSchema.safeParse(json);
  if (data) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'description'}: ${message}`);
  throw new DetectorError('bad-model', faults.join('; '));
}
