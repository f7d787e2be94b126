import { z } from 'zod';
import type { Assessment } from './assessment.ts';
import { sentenceSchema } from './sentences/sentence-schema.ts';

const text = z.string();
const maybe = text.nullable();
const number = z.number().nullable();

const baseline = z.strictObject({
  method: text,
  n: z.number().int(),
  searched: z.number().int(),
  from: maybe,
  to: maybe,
  mean: number,
  upper: number,
  level: z.number(),
  low90: number,
  high90: number,
  intervals: z.array(z.strictObject({ level: z.number(), low: z.number(), high: number })),
  // Absent in files from before it was told.
  knownFrom: z.enum(['both', 'below', 'above']).default('both'),
  variation: number,
  visibleShare: z.number(),
  models: z.array(z.strictObject({ terms: z.array(z.enum(['trend', 'season', 'counter'])), probability: z.number() })),
});
const sensitivity = z.strictObject({
  rows: z.array(
    z.strictObject({
      name: text,
      assumed: sentenceSchema.exactOptional(),
      exceedance: z.number(),
      alert: z.boolean(),
    }),
  ),
  low: z.number(),
  high: z.number(),
  stands: z.boolean(),
});
const change = z.strictObject({
  date: text,
  low: text,
  high: text,
  probability: z.number(),
  before: z.number(),
  after: z.number(),
});
const survival = z.enum(['every', 'some', 'none']);
const duration = z.strictObject({ days: z.number(), low: z.number(), high: z.number() });
const states = z.strictObject({
  now: z.strictObject({ date: text, yes: z.number() }).nullable(),
  duration: z.strictObject({ yes: duration, no: duration }),
  switches: z.number().int(),
  stay: z
    .strictObject({
      state: z.enum(['yes', 'no']),
      since: text,
      atLeastDays: z.number().int(),
      atMostDays: z.number().int().nullable(),
      outlasting: z.number(),
    })
    .nullable(),
  switched: z.boolean(),
});
/** An assessment as it travels in files and answers. */
export const assessmentSchema: z.ZodType<Assessment> = z.strictObject({
  siteId: text,
  objectClass: text,
  series: z.array(
    z.strictObject({
      date: text,
      low: number,
      high: number,
      status: z.enum(['observed', 'bound', 'uncounted', 'unusable', 'not-observed']),
      state: z.enum(['yes', 'no', 'uncertain']).exactOptional(),
      observationIds: z.array(text),
      observers: z.array(text),
      zoneId: maybe.exactOptional(),
      contested: z.boolean(),
    }),
  ),
  baseline,
  target: z
    .strictObject({ date: text, low: number, high: number, state: z.enum(['yes', 'no']).exactOptional() })
    .nullable(),
  exceedance: number,
  exceedanceRange: z.strictObject({ low: z.number(), high: z.number() }).nullable().default(null),
  recordOf: number,
  recordProbability: number,
  record: z
    .strictObject({
      kind: z.enum(['sole', 'shared', 'possible', 'none']),
      among: z.number().int(),
      tied: z.number().int(),
      probability: number,
    })
    .nullable(),
  alert: z.boolean(),
  contested: z.array(z.strictObject({ statement: text, observationId: text, contradictedBy: z.array(text) })),
  readings: z.array(
    z.strictObject({
      name: text,
      named: sentenceSchema.exactOptional(),
      explanation: text,
      baseline,
      exceedance: number,
      alert: z.boolean(),
      recordOf: number,
    }),
  ),
  conclusions: z.strictObject({ unusual: survival, record: survival }).nullable(),
  sensitivity: sensitivity.nullable(),
  change: change.nullable(),
  changes: z.array(change),
  present: z.strictObject({ since: text, low: text, high: text, changed: z.number() }).nullable(),
  excursion: z
    .strictObject({
      kind: z.enum(['level-shift', 'spike', 'undecided']),
      shiftProbability: z.number(),
      laterLooks: z.number().int(),
    })
    .nullable(),
  states: states.nullable(),
  events: z.array(
    z.strictObject({
      date: text,
      looks: z.strictObject({ before: z.number().int(), after: z.number().int() }),
      ratio: number,
      low: number,
      high: number,
      p: number,
      placeboDays: z.number().int(),
    }),
  ),
  notes: z.array(text),
  noted: z.array(sentenceSchema).exactOptional(),
});
