import { z } from 'zod';
import {
  type Assessment,
  type Forecast,
  type LikelihoodWord,
  assessmentSchema,
  forecastSchema,
  likelihoodBands,
} from '#core';
import { type EvidenceRef, type Statement, evidenceRefSchema, statementMembers, statementSchema } from './statement.ts';

/** What a brief concludes: findings, series placed in their baseline, explanations, forecasts. */

const text = z.string();
const maybe = text.nullable();
const number = z.number().nullable();

/** Likelihood and confidence are two members, and are printed as two sentences. */
export interface KeyFinding extends Statement {
  readonly id: string;
  readonly likelihood: { readonly word: LikelihoodWord; readonly low: number; readonly high: number } | null;
  readonly confidence: { readonly level: 'low' | 'moderate' | 'high'; readonly reason: string | null } | null;
  readonly limits: string | null;
}

export const keyFindingSchema: z.ZodType<KeyFinding> = z.strictObject({
  ...statementMembers,
  id: text,
  likelihood: z
    .strictObject({
      word: z.enum(Object.keys(likelihoodBands) as LikelihoodWord[]),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
  confidence: z.strictObject({ level: z.enum(['low', 'moderate', 'high']), reason: maybe }).nullable(),
  limits: maybe,
});

export interface BriefHypothesis {
  readonly id: string;
  readonly text: string;
  readonly rank: number | null;
  readonly inconsistency: number | null;
  readonly readings: readonly {
    readonly evidence: EvidenceRef;
    readonly reads: 'inconsistent' | 'neutral' | 'consistent';
    readonly reason: string;
  }[];
  readonly missing: readonly string[];
}

export const briefHypothesisSchema: z.ZodType<BriefHypothesis> = z.strictObject({
  id: text,
  text,
  rank: number,
  inconsistency: number,
  readings: z.array(
    z.strictObject({
      evidence: evidenceRefSchema,
      reads: z.enum(['inconsistent', 'neutral', 'consistent']),
      reason: text,
    }),
  ),
  missing: z.array(text),
});

export interface BriefForecast {
  readonly forecast: Forecast;
  readonly score: {
    /** `scored`, `open`, `void`, or `no-number` where the words give no probability. */
    readonly status: string;
    readonly brier: number | null;
    /** At both ends of the band that the words stand for. */
    readonly brierLow: number | null;
    readonly brierHigh: number | null;
  };
}

export const briefForecastSchema: z.ZodType<BriefForecast> = z.strictObject({
  forecast: forecastSchema,
  score: z.strictObject({ status: text, brier: number, brierLow: number, brierHigh: number }),
});

export interface BriefSeries {
  readonly siteName: string;
  readonly assessment: Assessment;
  /** How unusual the look is, each a sentence of its own; never what it means. */
  readonly statements: readonly Statement[];
}

export const briefSeriesSchema: z.ZodType<BriefSeries> = z.strictObject({
  siteName: text,
  assessment: assessmentSchema,
  statements: z.array(statementSchema),
});
