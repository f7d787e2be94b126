import { z } from 'zod';
import { CaseError } from '../errors.ts';
import type { TellingHours } from './notices/told-times.ts';

/** First member of the file (docs/formats/watch.md). */
const watchFormat = 'sightline-watch/1';

/** Somebody who is told, and how. */
export interface Recipient extends TellingHours {
  readonly name: string;
  /** `mailto:`, an http(s) address that is posted to, or `file:` of an Atom feed, relative to the workspace. */
  readonly to: string;
  /** Who it is: is told of comments that name this person and of work that is asked for. Null: of none. */
  readonly person: string | null;
}

/** Where new scenes come from, and what is done with them. */
export interface SceneSubscription {
  readonly kind: 'stac' | 'folder';
  readonly name: string;
  /** Of a STAC API or catalog; or a folder, relative to the workspace. */
  readonly address: string;
  readonly everyMinutes: number;
  readonly site: string;
  readonly objectClass: string;
  readonly collections: readonly string[];
  /** 0..1 */
  readonly mostCloud: number;
  /** Scenes from this day on are counted; null: from `lateDays` before the first check on. */
  readonly since: string | null;
  /** How long after it was taken a scene may come in, or come in anew, and still be found. */
  readonly lateDays: number;
  /** Names of recipients. */
  readonly tell: readonly string[];
}

/** Where new documents come from. */
export interface DocumentSubscription {
  readonly kind: 'feed' | 'page';
  readonly name: string;
  readonly address: string;
  readonly everyMinutes: number;
  /** New documents are listed in this case; null: in none. */
  readonly case: string | null;
  /** Names of recipients. */
  readonly tell: readonly string[];
}

export type Subscription = SceneSubscription | DocumentSubscription;

/** What a watch looks after. */
export interface WatchPlan {
  /** Of the workbench, for the links of alerts; null: none are given. */
  readonly workbench: string | null;
  readonly mail: { readonly server: string; readonly from: string } | null;
  readonly recipients: readonly Recipient[];
  readonly subscriptions: readonly Subscription[];
}

const name = z.string().regex(/^[\p{L}\p{N}._-]+$/u, 'expected letters, digits, dots, dashes');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day as HH:MM, in quotes');
const everyMinutes = z.number().min(1).max(10_080);
const webAddress = z.string().regex(/^https?:\/\/\S+$/, 'expected an http(s) address');

const recipientSchema = z.strictObject({
  name,
  to: z.string().regex(/^(mailto:[^@\s]+@[^@\s]+|https?:\/\/\S+|file:\S+)$/, 'expected mailto:, https: or file:'),
  person: z.string().trim().min(1).max(200).nullable().default(null),
  timeZone: z.string().refine(isTimeZone, 'expected a time zone such as Asia/Seoul').default('UTC'),
  quiet: z.strictObject({ from: timeOfDay, until: timeOfDay }).nullable().default(null),
  digest: timeOfDay.nullable().default(null),
});

const subscriptionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['stac', 'folder']),
    name,
    address: z.string().min(1),
    everyMinutes: everyMinutes.default(360),
    site: z.string().min(1),
    objectClass: z.string().min(1).default('railcar'),
    collections: z.array(z.string().min(1)).default([]),
    mostCloud: z.number().min(0).max(1).default(0.8),
    since: z.iso.date('expected a day as YYYY-MM-DD, in quotes').nullable().default(null),
    lateDays: z.number().int().min(1).max(3650).default(30),
    tell: z.array(name).default([]),
  }),
  z.strictObject({
    kind: z.enum(['feed', 'page']),
    name,
    address: webAddress,
    everyMinutes: everyMinutes.default(60),
    case: z.string().min(1).nullable().default(null),
    tell: z.array(name).default([]),
  }),
]);

const planSchema = z.strictObject({
  format: z.literal(watchFormat),
  workbench: webAddress.nullable().default(null),
  mail: z
    .strictObject({
      server: z.string().regex(/^smtps?:\/\/\S+$/, 'expected smtp: or smtps:'),
      from: z.string().min(3),
    })
    .nullable()
    .default(null),
  recipients: z.array(recipientSchema).default([]),
  subscriptions: z.array(subscriptionSchema).default([]),
});

/** Parses a plan. Throws CaseError `incomplete` that names the file, the member, and what was expected. */
export function parseWatchPlan(value: unknown, file: string): WatchPlan {
  const parsed = planSchema.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new CaseError('incomplete', `${file}: ${path.join('.') || 'format'}: ${message}; the form is ${watchFormat}`);
  }
  const { format: _format, ...plan } = parsed.data;
  if (plan.subscriptions.length === 0 && plan.recipients.every(({ person }) => person === null))
    throw new CaseError('incomplete', `${file}: subscriptions: expected at least one, or a recipient with a person`);
  requireUnique(plan.recipients, 'recipients', file);
  requireUnique(plan.subscriptions, 'subscriptions', file);
  const known = new Set(plan.recipients.map((one) => one.name));
  for (const one of plan.subscriptions) {
    const stranger = one.tell.find((reader) => !known.has(reader));
    if (stranger !== undefined)
      throw new CaseError('incomplete', `${file}: ${one.name} tells "${stranger}", who is not among the recipients`);
  }
  if (plan.mail === null && plan.recipients.some(({ to }) => to.startsWith('mailto:')))
    throw new CaseError('incomplete', `${file}: mail: expected the SMTP server, since a recipient is told by mail`);
  return plan;
}

function requireUnique(named: readonly { readonly name: string }[], member: string, file: string): void {
  const seen = new Set<string>();
  for (const { name: one } of named) {
    if (seen.has(one)) throw new CaseError('incomplete', `${file}: ${member}: two are called "${one}"`);
    seen.add(one);
  }
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
