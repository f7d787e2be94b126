import { z } from 'zod';
import type {
  BayesOptions,
  CusumOptions,
  EarsOptions,
  FarringtonOptions,
  FlexibleOptions,
  GlrnbOptions,
  WindowOptions,
} from '#baseline';

interface SharedOptions {
  readonly range: number[] | null;
  readonly freq: number | null;
  readonly epochAsDate: boolean;
}

type Parsed<T> = SharedOptions & Omit<T, 'range'>;

export interface MethodOptions {
  readonly farrington: Parsed<FarringtonOptions>;
  readonly 'farrington-flexible': Parsed<FlexibleOptions>;
  readonly 'farrington-original-settings': Parsed<FlexibleOptions>;
  readonly ears: Parsed<EarsOptions>;
  readonly cusum: Parsed<CusumOptions>;
  readonly glrnb: Parsed<GlrnbOptions>;
  readonly bayes: Parsed<BayesOptions>;
  readonly rki: Parsed<WindowOptions>;
  readonly sightline: SharedOptions & {
    readonly alpha: number;
    readonly b: number;
    readonly pastWeeksNotIncluded: number;
    readonly weeksTogether: number;
    readonly fewestLooks: number;
  };
}

/** Option names and defaults are those of R's `surveillance` 1.20.3; an unknown one is refused. */
const share = z.number().gt(0).lt(1);
const whole = z.number().int().nonnegative();
const positive = z.number().positive();

/** `[366, 417]` and `"366:417"` are the first and last look, a longer list its looks one by one; null is the method's. */
const range = z
  .union([
    z.array(z.number().int().positive()).min(1),
    z
      .string()
      .regex(/^\d+:\d+$/)
      .transform((text) => text.split(':').map(Number)),
  ])
  .nullable()
  .default(null);

const shared = {
  range,
  freq: z.number().int().positive().nullable().default(null),
  epochAsDate: z.boolean().default(true),
};

const window = {
  b: whole,
  w: whole,
  limit54: z.tuple([z.number().nonnegative(), z.number().int().positive()]).default([5, 4]),
  reweight: z.boolean().default(true),
  trend: z.boolean().default(true),
  powertrans: z.enum(['2/3', '1/2', 'none']).default('2/3'),
};

const farrington = z.strictObject({
  ...shared,
  ...window,
  b: window.b.default(5),
  w: window.w.default(3),
  alpha: share.default(0.05),
});

const flexible = farrington.extend({
  weightsThreshold: positive.default(2.58),
  pThresholdTrend: z.number().min(0).max(1).default(0.05),
  noPeriods: z.number().int().positive().default(1),
  pastWeeksNotIncluded: whole.nullable().default(null),
  thresholdMethod: z.enum(['delta', 'nbPlugin', 'muan']).default('delta'),
});

const ears = z.strictObject({
  ...shared,
  method: z.enum(['C1', 'C2', 'C3']).default('C1'),
  baseline: z.number().int().min(3).default(7),
  minSigma: z.number().nonnegative().default(0),
  alpha: share.default(0.001),
});

const comparison = { ...shared, b: whole, w: whole, actY: z.boolean() };

const cusum = z.strictObject({
  ...shared,
  k: positive.default(1.04),
  h: positive.default(2.26),
  m: z
    .union([positive, z.literal('glm')])
    .nullable()
    .default(null),
  trans: z.enum(['standard', 'rossi', 'anscombe', 'pearsonNegBin']).default('standard'),
  alpha: z.number().nonnegative().default(0.1),
});

const glrnb = z.strictObject({
  ...shared,
  'c.ARL': positive.default(5),
  mu0: z
    .union([
      positive.transform((mean) => [mean]),
      z.array(positive).min(1),
      z.strictObject({
        S: z.number().int().min(0).max(20).default(1),
        trend: z.boolean().default(false),
        refit: z.boolean().default(false),
      }),
    ])
    .default({ S: 1, trend: false, refit: false }),
  alpha: z.number().nonnegative().nullable().default(null),
  Mtilde: z.number().int().positive().default(1),
  M: z.number().int().min(-1).default(-1),
  theta: z
    .number()
    .refine((theta) => theta !== 0, 'expected the log of a factor other than 1')
    .nullable()
    .default(null),
  dir: z.enum(['inc', 'dec']).default('inc'),
});

export const methodOptions: { readonly [N in keyof MethodOptions]: z.ZodType<MethodOptions[N]> } = {
  farrington,
  'farrington-flexible': flexible,
  /** `farrington` with an option that only the flexible method has: that method at Farrington's settings. */
  'farrington-original-settings': flexible.extend({ weightsThreshold: positive.default(1) }),
  ears,
  cusum,
  glrnb,
  bayes: z.strictObject({
    ...comparison,
    b: comparison.b.default(0),
    w: comparison.w.default(6),
    actY: comparison.actY.default(true),
    alpha: share.default(0.05),
  }),
  rki: z.strictObject({
    ...comparison,
    b: comparison.b.default(2),
    w: comparison.w.default(4),
    actY: comparison.actY.default(false),
  }),
  sightline: z.strictObject({
    ...shared,
    alpha: share.default(0.01),
    b: positive.default(5),
    pastWeeksNotIncluded: whole.default(4),
    weeksTogether: z.number().int().positive().default(2),
    fewestLooks: z.number().int().positive().default(8),
  }),
};

/** Options that farringtonFlexible has and farrington has not. */
export const flexibleOnly: readonly string[] = [
  'weightsThreshold',
  'pThresholdTrend',
  'noPeriods',
  'pastWeeksNotIncluded',
  'thresholdMethod',
];
