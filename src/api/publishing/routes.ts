import { z } from 'zod';
import {
  type Composition,
  type Publication,
  type ReaderLanguage,
  compositionSchema,
  publicationSchema,
  readerLanguages,
} from '#core';
import { type ChangeAnswer, changeAnswerSchema, signatureShape } from '../changes/record-change.ts';
import { type Route, change, get, post } from '../route.ts';

/** Names of the routes by which a brief is put together and published. */
export type PublishingRouteName = 'composition' | 'saveComposition' | 'publications' | 'publish';

/** A composition to be kept, and who composed it. */
export interface CompositionChange {
  readonly composition: Composition;
  readonly by: string;
}
export const compositionChangeSchema: z.ZodType<CompositionChange> = z.strictObject({
  composition: compositionSchema,
  by: signatureShape.by,
});

/** The versions of a case, the first first. */
export interface PublicationList {
  readonly items: readonly Publication[];
}

/** A version to be frozen. */
export interface PublishOrder {
  readonly by: string;
  readonly note: string | null;
  /** Of what the program says; default: English. */
  readonly language: ReaderLanguage;
}
export const publishOrderSchema: z.ZodType<PublishOrder> = z.strictObject({
  by: signatureShape.by,
  note: z.string().trim().min(1).max(2000).nullable(),
  language: z.enum(readerLanguages).default('en'),
});

const answer: z.ZodType<ChangeAnswer> = changeAnswerSchema;

export const publishingRoutes: Readonly<Record<PublishingRouteName, Route>> = {
  composition: get(
    'viewer',
    '/api/v1/cases/{case}/composition',
    'getComposition',
    'How the brief of a case is put together',
    compositionSchema,
  ),
  saveComposition: change(
    'analyst',
    '/api/v1/cases/{case}/composition',
    'saveComposition',
    'A person puts the brief together, if nobody else has meanwhile',
    compositionChangeSchema,
    answer,
  ),
  publications: get(
    'viewer',
    '/api/v1/cases/{case}/publications',
    'listPublications',
    'The published versions of the brief of a case',
    z.strictObject({ items: z.array(publicationSchema) }),
  ),
  publish: post(
    'reviewer',
    '/api/v1/cases/{case}/publications',
    'publishBrief',
    'A person freezes the brief as it is now as a new version',
    publishOrderSchema,
    publicationSchema,
  ),
};
