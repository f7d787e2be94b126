import { z } from 'zod';
import {
  type Alert,
  type Assessment,
  type Marking,
  type Observation,
  type Site,
  type WatchRow,
  type Zone,
  alertSchema,
  observationSchema,
  siteSchema,
  zoneSchema,
} from '#core';
import { type Route, changeOrAdd, get } from './route.ts';

/** Names of the routes about places and what is unusual there. */
export type WatchRouteName = 'watch' | 'alertVerdict' | 'site' | 'sceneSurroundings' | 'events';

/** How a site stands, from what asks for attention to what nobody has looked at. */
const standings = ['unusual', 'notable', 'usual', 'young', 'waiting', 'unseen'] as const;
/**
 * `unusual`: also after correction for the number of series watched. `notable`: by itself only, which among many happens by
 * chance. `young`: too few looks for a baseline. `waiting`: not judged yet. `unseen`: no observation.
 */
export type Standing = (typeof standings)[number];

/** A site on the watch page with the least usual of its series. */
export interface WatchedSite {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  /** The middle of its box, degrees; null where it has no position. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly standing: Standing;
  /** Series there are. */
  readonly series: number;
  readonly objectClass: string | null;
  readonly target: WatchRow['target'];
  readonly exceedance: number | null;
  /** The same corrected for the number of series; null where there is none. */
  readonly q: number | null;
}

/** An alert with the decision on it, if there is one. */
export interface WatchedAlert {
  readonly id: string;
  readonly siteName: string;
  readonly row: WatchRow;
  readonly decision: Alert | null;
  /** A decision on another count of the same date. */
  readonly outdated: Alert | null;
}

/** What a list says of a scene. */
export interface SceneHead {
  readonly id: string;
  /** UTC instants */
  readonly start: string;
  readonly end: string;
  readonly platform: string | null;
  readonly collection: string | null;
  readonly gsdMetres: number | null;
  /** 0..1 */
  readonly cloudFraction: number | null;
  readonly isSimulated: boolean;
  /** Its pixels lie on this machine, so that showing it asks nobody. */
  readonly hasPixels: boolean;
}

/** The first page of a workspace. */
export interface WatchAnswer {
  readonly revision: number;
  /** Sites still to be judged. */
  readonly waiting: number;
  readonly series: number;
  /** Series that could be tested, and the accepted share of false calls among those called unusual. */
  readonly tested: number;
  readonly falseShare: number;
  /** The least usual first. */
  readonly sites: readonly WatchedSite[];
  readonly alerts: readonly WatchedAlert[];
  /** The last to be taken. */
  readonly scenes: readonly (SceneHead & { readonly siteIds: readonly string[] })[];
}

/** A site with all that has been seen there. */
export interface SiteAnswer {
  readonly site: Site;
  readonly cases: readonly { readonly id: string; readonly title: string }[];
  readonly zones: readonly Zone[];
  /** Oldest first. */
  readonly scenes: readonly SceneHead[];
  readonly sceneCount: number;
  readonly observations: readonly Observation[];
  readonly observationCount: number;
  readonly markings: readonly Omit<Marking, 'marks'>[];
  readonly assessments: readonly Assessment[];
}

/** What lies around a scene: other dates over the same ground, and the places it shows. */
export interface SurroundingsAnswer {
  /** Oldest first, itself included. */
  readonly scenes: readonly SceneHead[];
  readonly sites: readonly Site[];
  readonly zones: readonly Zone[];
}

/** A person's decision on an alert. */
export interface AlertVerdict {
  readonly verdict: 'accepted' | 'rejected';
  readonly by: string;
  readonly reason: string;
}

export const alertVerdictSchema: z.ZodType<AlertVerdict> = z.strictObject({
  verdict: z.enum(['accepted', 'rejected']),
  by: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2000),
});

const number = z.number();
const count = z.number().int().min(0);
const target = z
  .strictObject({
    date: z.string(),
    low: number.nullable(),
    high: number.nullable(),
    state: z.enum(['yes', 'no']).optional(),
  })
  .nullable();
const row = z.looseObject({ siteId: z.string(), objectClass: z.string(), target, q: number.nullable() });

const sceneHead = z.strictObject({
  id: z.string(),
  start: z.string(),
  end: z.string(),
  platform: z.string().nullable(),
  collection: z.string().nullable(),
  gsdMetres: number.nullable(),
  cloudFraction: number.nullable(),
  isSimulated: z.boolean(),
  hasPixels: z.boolean(),
});

const watchedSite = z.strictObject({
  id: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  lon: number.nullable(),
  lat: number.nullable(),
  standing: z.enum(standings),
  series: count,
  objectClass: z.string().nullable(),
  target,
  exceedance: number.nullable(),
  q: number.nullable(),
});

const watchSchema = z.strictObject({
  revision: count,
  waiting: count,
  series: count,
  tested: count,
  falseShare: number,
  sites: z.array(watchedSite),
  alerts: z.array(
    z.strictObject({
      id: z.string(),
      siteName: z.string(),
      row,
      decision: alertSchema.nullable(),
      outdated: alertSchema.nullable(),
    }),
  ),
  scenes: z.array(sceneHead.extend({ siteIds: z.array(z.string()) })),
});

const siteSchemaWithAll = z.strictObject({
  site: siteSchema,
  cases: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  zones: z.array(zoneSchema),
  scenes: z.array(sceneHead),
  sceneCount: count,
  observations: z.array(observationSchema),
  observationCount: count,
  markings: z.array(z.looseObject({ id: z.string(), sceneId: z.string() })),
  assessments: z.array(
    z.looseObject({ objectClass: z.string(), series: z.array(z.looseObject({ date: z.string() })) }),
  ),
});

const surroundingsSchema = z.strictObject({
  scenes: z.array(sceneHead),
  sites: z.array(siteSchema),
  zones: z.array(zoneSchema),
});

export const watchRoutes: Readonly<Record<WatchRouteName, Route>> = {
  watch: get(
    'viewer',
    '/api/v1/watch',
    'getWatch',
    'Every site, the least usual first; alerts; the newest scenes',
    watchSchema,
  ),
  alertVerdict: changeOrAdd(
    'analyst',
    '/api/v1/alerts/{alert}/verdict',
    'decideAlert',
    'A person accepts or dismisses an alert, with a reason',
    alertVerdictSchema,
    alertSchema,
  ),
  site: get('viewer', '/api/v1/sites/{site}', 'getSite', 'A site with all that has been seen there', siteSchemaWithAll),
  sceneSurroundings: get(
    'viewer',
    '/api/v1/scenes/{scene}/surroundings',
    'getSceneSurroundings',
    'Other dates over the ground of a scene, and the places it shows',
    surroundingsSchema,
  ),
  events: get(
    'viewer',
    '/api/v1/events',
    'followEvents',
    'Server-sent events: `change` when records change, `work` when the watch list is being judged',
    'bytes',
    [],
    'text/event-stream',
  ),
};
