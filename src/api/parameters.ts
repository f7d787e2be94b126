import { z } from 'zod';
import { idSchema } from '#core';
import { pageLimit } from './collections.ts';

/** UTC instants, both included; null: open. */
export interface TimeSpan {
  readonly from: string | null;
  readonly to: string | null;
}

/** West, south, east, north in degrees of WGS 84; west above east crosses the antimeridian. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Every query parameter of the API by its name, and what its text becomes. */
export interface QueryValues {
  readonly limit: number;
  readonly after: string | undefined;
  readonly document: string | undefined;
  readonly bbox: Box | undefined;
  readonly datetime: TimeSpan | undefined;
  readonly site: string | undefined;
  readonly about: readonly string[] | undefined;
  readonly case: string | undefined;
  readonly state: 'open' | 'resolved' | 'done' | 'declined' | 'withdrawn' | undefined;
  readonly person: string | undefined;
  readonly ids: readonly string[] | undefined;
  readonly collections: readonly string[] | undefined;
  readonly bands: readonly number[] | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly gamma: number | undefined;
  readonly size: number;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly cell: number;
}
export type ParameterName = keyof QueryValues;

/** One query parameter: what it means, and how its text is read. */
export interface Parameter<Value> {
  readonly description: string;
  readonly schema: z.ZodType<Value>;
}

const whole = (least: number, most: number): z.ZodType<number> =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));

const decimal = (least: number, most: number): z.ZodType<number> =>
  z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,20})?(e[+-]?\d{1,3})?$/i, 'expected a number')
    .transform(Number)
    .pipe(z.number().min(least).max(most));

const list = <T>(one: z.ZodType<T>, most: number): z.ZodType<readonly T[]> =>
  z
    .string()
    .min(1)
    .max(2000)
    .transform((text) => text.split(','))
    .pipe(z.array(one).max(most) as unknown as z.ZodType<readonly T[], string[]>);

/** Four numbers, or six with heights between, which are left out. */
const bbox = list(decimal(-1e5, 1e5), 6)
  .refine((box) => box.length === 4 || box.length === 6, 'expected west,south,east,north')
  .transform((box) => (box.length === 4 ? box : [box[0]!, box[1]!, box[3]!, box[4]!]))
  .refine(
    ([west, south, east, north]) =>
      Math.abs(west!) <= 180 && Math.abs(east!) <= 180 && south! >= -90 && north! <= 90 && south! <= north!,
    'expected degrees: west,south,east,north with south not above north',
  ) as unknown as z.ZodType<Box>;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;
const isEnd = (text: string): boolean =>
  text === '' || text === '..' || (instant.test(text) && !Number.isNaN(Date.parse(text)));

/** RFC 3339 instant, or a span of two with `..` for an open end (OGC 17-069r4 §7.15.4). */
const datetime = z
  .string()
  .max(100)
  .refine((text) => {
    const ends = text.split('/');
    return ends.length <= 2 && ends.every(isEnd) && ends.some((end) => end !== '' && end !== '..');
  }, 'expected an instant like 2023-10-05T00:00:00Z, or a span A/B where .. is an open end')
  .transform((text) => {
    const [from, to = from] = text
      .split('/')
      .map((end) => (end === '' || end === '..' ? null : new Date(end).toISOString()));
    return { from: from ?? null, to: to ?? null };
  });

/** A name that a route does not list is refused there. */
export const parameters: { readonly [Name in ParameterName]: Parameter<QueryValues[Name]> } = {
  limit: { description: 'Items on a page', schema: whole(1, pageLimit.most).default(pageLimit.usual) },
  after: { description: 'The `next` of the page before', schema: z.string().min(1).max(420).optional() },
  document: { description: 'Only claims of this document', schema: idSchema.optional() },
  bbox: { description: 'west,south,east,north in degrees of WGS 84', schema: bbox.optional() },
  datetime: {
    description: 'An RFC 3339 instant or a span A/B, `..` for an open end',
    schema: datetime.optional(),
  },
  site: { description: 'Only of this site', schema: idSchema.optional() },
  about: {
    description: 'Only about these records, comma-separated: kind, a colon, and the id',
    schema: z
      .string()
      .max(7000)
      .transform((text) => text.split(','))
      .pipe(z.array(z.string().regex(/^[a-z]+:.{1,200}$/, 'expected KIND:ID, e.g. claim:claim-1')).max(100))
      .optional(),
  },
  case: { description: 'Only of this case', schema: idSchema.optional() },
  state: {
    description: 'Only in this state',
    schema: z.enum(['open', 'resolved', 'done', 'declined', 'withdrawn']).optional(),
  },
  person: {
    description: 'Comments: only threads that name this person; assignments: only those of this person',
    schema: z.string().trim().min(1).max(200).optional(),
  },
  ids: { description: 'Only these ids, comma-separated', schema: list(idSchema, 100).optional() },
  collections: {
    description: 'Only of these collections, comma-separated',
    schema: list(z.string().min(1).max(200), 50).optional(),
  },
  bands: { description: 'Indices of one band, or of red, green and blue', schema: list(whole(0, 4095), 3).optional() },
  low: { description: 'The stored value that is shown black', schema: decimal(-1e12, 1e12).optional() },
  high: { description: 'The stored value that is shown white', schema: decimal(-1e12, 1e12).optional() },
  gamma: { description: 'Above 1 brightens the middle', schema: decimal(0.1, 10).optional() },
  size: { description: 'Pixels of the longer side', schema: whole(16, 2048).default(256) },
  from: { description: 'Metres from the start of the track', schema: decimal(0, 1e6).default(0) },
  to: { description: 'Metres from the start of the track', schema: decimal(0, 1e6).default(1e6) },
  width: { description: 'Metres to each side of the track', schema: decimal(1, 50).default(4) },
  cell: { description: 'Metres of a pixel', schema: decimal(0.05, 10).default(0.25) },
};

/**
 * Reads the parameters that a route takes. A name it does not know is refused, so that a typing error does not pass for
 * a filter. Gives the first fault in words instead.
 */
export function parseQuery<Names extends ParameterName>(
  names: readonly Names[],
  query: Readonly<Record<string, string>>,
): { readonly query: Pick<QueryValues, Names> } | { readonly fault: string } {
  const unknown = Object.keys(query).find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) return { fault: `${unknown.slice(0, 80)}: expected one of ${names.join(', ') || 'none'}` };
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const parsed = parameters[name].schema.safeParse(query[name]);
    if (!parsed.success) return { fault: `${name}: ${parsed.error.issues[0]?.message ?? 'not as expected'}` };
    values[name] = parsed.data;
  }
  return { query: values as unknown as Pick<QueryValues, Names> };
}
