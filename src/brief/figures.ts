import { z } from 'zod';

/** One image in a figure, with what a reader must know of it. */
export interface FigurePanel {
  readonly sceneId: string;
  /** UTC instant */
  readonly taken: string;
  readonly platform: string | null;
  readonly gsdMetres: number | null;
  /** Of the whole scene, 0..1. */
  readonly cloudFraction: number | null;
  readonly licence: string | null;
  readonly isSimulated: boolean;
  /** Marks drawn; null where none were asked for. */
  readonly marks: number | null;
}

/** A picture of the brief: a place on one or two dates, or a track pulled straight on several. */
export interface BriefFigure {
  readonly id: string;
  readonly kind: 'view' | 'strips';
  readonly caption: string;
  /** What is to be seen, for those who do not see it. */
  readonly description: string;
  /** `figures/ID.png` beside brief.json, and the hash of its bytes. */
  readonly file: string;
  readonly sha256: string;
  /** Pixels */
  readonly width: number;
  readonly height: number;
  readonly panels: readonly FigurePanel[];
  /** Middle of a view, WGS 84. */
  readonly centre: { readonly lon: number; readonly lat: number } | null;
  readonly widthMetres: number | null;
  /** Of strips. */
  readonly zoneId: string | null;
}

/** An image of the case: what a count rests on. */
export interface BriefScene {
  readonly id: string;
  readonly collection: string | null;
  readonly taken: string;
  readonly platform: string | null;
  readonly gsdMetres: number | null;
  readonly cloudFraction: number | null;
  readonly licence: string | null;
  readonly isSimulated: boolean;
  /** SHA-256 of the samples that were looked at; null where nobody counted on it. */
  readonly pixelsSha256: string | null;
  /** Observations made on it, by id. */
  readonly observationIds: readonly string[];
}

const text = z.string();
const maybe = text.nullable();
const number = z.number().nullable();
const place = z.strictObject({ lon: z.number(), lat: z.number() });

export const briefFigureSchema: z.ZodType<BriefFigure> = z.strictObject({
  id: text,
  kind: z.enum(['view', 'strips']),
  caption: text,
  description: text,
  file: text,
  sha256: text,
  width: z.number().int(),
  height: z.number().int(),
  panels: z.array(
    z.strictObject({
      sceneId: text,
      taken: text,
      platform: maybe,
      gsdMetres: number,
      cloudFraction: number,
      licence: maybe,
      isSimulated: z.boolean(),
      marks: z.number().int().nullable(),
    }),
  ),
  centre: place.nullable(),
  widthMetres: number,
  zoneId: maybe,
});

export const briefSceneSchema: z.ZodType<BriefScene> = z.strictObject({
  id: text,
  collection: maybe,
  taken: text,
  platform: maybe,
  gsdMetres: number,
  cloudFraction: number,
  licence: maybe,
  isSimulated: z.boolean(),
  pixelsSha256: maybe,
  observationIds: z.array(text),
});
