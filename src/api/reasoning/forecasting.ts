import { z } from 'zod';
import { type Citation, type Forecast, citationSchema, forecastSchema, idSchema, urlSchema } from '#core';
import { type Signature, signatureShape } from '../changes/record-change.ts';

/** Scores of one forecaster, or of all. */
interface ScoreSummary {
  readonly scored: number;
  readonly open: number;
  readonly void: number;
  readonly withoutNumber: number;
  /** 0 best, 1 worst; always saying one half gives 0.25. */
  readonly meanBrier: number | null;
  readonly meanBrierLow: number | null;
  readonly meanBrierHigh: number | null;
  readonly meanLogScore: number | null;
  readonly baseRate: number | null;
}

/** The forecasts of a case with their scores; as `sightline forecasts --json` gives it. */
export interface ForecastState {
  readonly forecasts: readonly Forecast[];
  readonly scores: readonly {
    readonly forecastId: string;
    readonly status: 'scored' | 'open' | 'void' | 'no-number';
    readonly brier: number | null;
    readonly brierLow: number | null;
    readonly brierHigh: number | null;
    readonly logScore: number | null;
    readonly isFailedCertainty: boolean;
    readonly lateDays: number | null;
  }[];
  readonly all: ScoreSummary;
  readonly byForecaster: readonly (ScoreSummary & { readonly forecaster: string })[];
  /** All together first (`all`), then by forecaster. */
  readonly calibration: readonly {
    readonly forecaster: string;
    readonly bins: readonly {
      readonly low: number;
      readonly high: number;
      readonly n: number;
      readonly forecast: number;
      readonly observed: number;
      readonly observedLow: number;
      readonly observedHigh: number;
      readonly inWords: number;
    }[];
    readonly reliability: number | null;
    readonly resolution: number | null;
    readonly uncertainty: number | null;
  }[];
}

const text = z.string();
const count = z.number().int().min(0);
const score = z.number().nullable();
const summaryShape = {
  scored: count,
  open: count,
  void: count,
  withoutNumber: count,
  meanBrier: score,
  meanBrierLow: score,
  meanBrierHigh: score,
  meanLogScore: score,
  baseRate: score,
};

export const forecastStateSchema: z.ZodType<ForecastState> = z.strictObject({
  forecasts: z.array(forecastSchema),
  scores: z.array(
    z.strictObject({
      forecastId: text,
      status: z.enum(['scored', 'open', 'void', 'no-number']),
      brier: score,
      brierLow: score,
      brierHigh: score,
      logScore: score,
      isFailedCertainty: z.boolean(),
      lateDays: score,
    }),
  ),
  all: z.strictObject(summaryShape),
  byForecaster: z.array(z.strictObject({ ...summaryShape, forecaster: text })),
  calibration: z.array(
    z.strictObject({
      forecaster: text,
      bins: z.array(
        z.strictObject({
          low: z.number(),
          high: z.number(),
          n: count,
          forecast: z.number(),
          observed: z.number(),
          observedLow: z.number(),
          observedHigh: z.number(),
          inWords: count,
        }),
      ),
      reliability: score,
      resolution: score,
      uncertainty: score,
    }),
  ),
});

/** A forecast to be opened; what a claim says fills in the rest. */
export interface NewForecast extends Signature {
  readonly claimId?: string | undefined;
  readonly question?: string | undefined;
  readonly forecaster?: string | undefined;
  readonly made?: string | undefined;
  readonly deadline?: string | undefined;
  readonly criterion?: string | undefined;
  readonly probability?: number | undefined;
  readonly words?: string | undefined;
}

const said = z.string().trim().min(1).max(2000).optional();

export const newForecastSchema: z.ZodType<NewForecast> = z.strictObject({
  ...signatureShape,
  claimId: idSchema.optional(),
  question: said,
  forecaster: said,
  made: said,
  deadline: said,
  criterion: said,
  probability: z.number().min(0).max(1).optional(),
  words: said,
});

/** How a forecast came out: by evidence; void and open with a reason. */
export interface ForecastResolution {
  readonly outcome: Forecast['resolution']['outcome'];
  readonly on?: string | undefined;
  readonly because: string;
  readonly sourceUrl?: string | undefined;
  readonly citations: readonly Citation[];
  readonly by: string;
}

export const forecastResolutionSchema: z.ZodType<ForecastResolution> = z.strictObject({
  outcome: z.enum(['yes', 'no', 'void', 'open']),
  on: said,
  because: z.string().trim().min(1).max(2000),
  sourceUrl: urlSchema.optional(),
  citations: z.array(citationSchema).max(50),
  by: signatureShape.by,
});
