import { z } from 'zod';
import { type ClaimCorrection, type HistoryEntry, type TextStretch, claimSchema, idSchema, instantSchema } from '#core';
import { type Route, change, get, post } from '../route.ts';
import { type Signature, changeAnswerSchema, signatureShape, undoSchema } from './record-change.ts';

/** Names of the routes on single claims, and of the one that takes any change back. */
export type ClaimRouteName =
  | 'claim'
  | 'claimHistory'
  | 'claimCorrection'
  | 'claimSplit'
  | 'claimMerge'
  | 'documentClaim'
  | 'documentOriginal'
  | 'undo';

/** What is wrong with a claim, and who says so. */
export interface SignedCorrection extends ClaimCorrection, Signature {}

/** A claim that a person points at. */
export interface NewClaim extends SignedCorrection {
  readonly span: TextStretch;
}

/** Where a claim is cut: offsets of its document. */
export interface ClaimSplit extends Signature {
  readonly at: readonly number[];
}

/** The claims that become one with the one of the address. */
export interface ClaimMerge extends Signature {
  readonly with: readonly string[];
}

/** An entry of a record's history with the record as it was before, null when it was added. */
export type RecordHistoryLine = Pick<HistoryEntry, 'sequence' | 'at' | 'actor' | 'action' | 'reason' | 'before'>;

/** The kept original as plain text: nothing of it runs. */
export interface OriginalText {
  readonly mediaType: string;
  /** `markup`: all text of a web page, its navigation too. `plain`: as it is. `none`: no text can be shown. */
  readonly form: 'markup' | 'plain' | 'none';
  readonly text: string;
  /** True where the original is longer than what is shown. */
  readonly isCut: boolean;
}

const offset = z.number().int().min(0);
const stretch = { start: offset, end: offset };
const stretchSchema = z.strictObject(stretch);
const correction = {
  ...signatureShape,
  speaker: stretchSchema.nullable().optional(),
  via: z.array(stretchSchema).max(20).optional(),
  hedges: z
    .array(
      z.strictObject({
        ...stretch,
        kind: z.enum(['modal', 'adverb', 'evidential', 'reportative', 'approximator', 'verb']),
      }),
    )
    .max(100)
    .optional(),
  likelihood: z.string().trim().min(1).max(100).nullable().optional(),
  kind: z
    .enum(['observation', 'assertion', 'denial', 'assessment', 'forecast', 'legal', 'demand', 'background'])
    .optional(),
  type: z.enum(['direct', 'indirect', 'mixed', 'reported', 'plain']).optional(),
  polarity: z.enum(['affirmed', 'negated', 'denied']).optional(),
  time: z
    .string()
    .trim()
    .regex(/^[\w:./+-]{1,60}$/, 'expected a TIMEX3 value, e.g. 2023-10-05, 2023-W40, P2W or PRESENT_REF')
    .nullable()
    .optional(),
};

export const claimCorrectionSchema: z.ZodType<SignedCorrection> = z.strictObject({
  ...correction,
  span: stretchSchema.optional(),
});
export const newClaimSchema: z.ZodType<NewClaim> = z.strictObject({ ...correction, span: stretchSchema });
export const claimSplitSchema: z.ZodType<ClaimSplit> = z.strictObject({
  ...signatureShape,
  at: z.array(offset).min(1).max(50),
});
export const claimMergeSchema: z.ZodType<ClaimMerge> = z.strictObject({
  ...signatureShape,
  with: z.array(idSchema).min(1).max(50),
});

const historySchema: z.ZodType<{ readonly items: readonly RecordHistoryLine[] }> = z.strictObject({
  items: z.array(
    z.strictObject({
      sequence: z.number().int().min(1),
      at: instantSchema,
      actor: z.strictObject({ kind: z.enum(['person', 'machine']), name: z.string() }),
      action: z.enum(['added', 'updated']),
      reason: z.string(),
      before: z.unknown(),
    }),
  ),
});

const originalSchema: z.ZodType<OriginalText> = z.strictObject({
  mediaType: z.string(),
  form: z.enum(['markup', 'plain', 'none']),
  text: z.string(),
  isCut: z.boolean(),
});

export const claimRoutes: Readonly<Record<ClaimRouteName, Route>> = {
  claim: get('viewer', '/api/v1/claims/{claim}', 'getClaim', 'One claim; its ETag goes into If-Match', claimSchema),
  claimHistory: get(
    'viewer',
    '/api/v1/claims/{claim}/history',
    'getClaimHistory',
    'What happened to a claim, the draft included, oldest first',
    historySchema,
  ),
  claimCorrection: change(
    'analyst',
    '/api/v1/claims/{claim}/correction',
    'correctClaim',
    'A person corrects a claim, which is thereby accepted; the draft stays in the history',
    claimCorrectionSchema,
    changeAnswerSchema,
  ),
  claimSplit: change(
    'analyst',
    '/api/v1/claims/{claim}/split',
    'splitClaim',
    'A person makes several claims of one',
    claimSplitSchema,
    changeAnswerSchema,
  ),
  claimMerge: change(
    'analyst',
    '/api/v1/claims/{claim}/merge',
    'mergeClaims',
    'A person makes one claim of several',
    claimMergeSchema,
    changeAnswerSchema,
  ),
  documentClaim: post(
    'analyst',
    '/api/v1/documents/{document}/claims',
    'addClaim',
    'A person points at words that no program took for a claim',
    newClaimSchema,
    changeAnswerSchema,
  ),
  documentOriginal: get(
    'viewer',
    '/api/v1/documents/{document}/original',
    'getDocumentOriginal',
    'The kept original as plain text, to be read beside the text that was taken from it',
    originalSchema,
  ),
  undo: post(
    'analyst',
    '/api/v1/undo',
    'undo',
    'Takes a change back: each record it touched becomes what it was; nothing leaves the history',
    undoSchema,
    changeAnswerSchema,
  ),
};
