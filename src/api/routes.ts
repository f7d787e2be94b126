import { z } from 'zod';
import { caseSchema, documentSchema, originTraceSchema } from '#core';
import { type AccountRouteName, accountRoutes } from './account-routes.ts';
import { type PeopleRouteName, peopleRoutes } from './people-routes.ts';
import { type AuditRouteName, auditRoutes } from './audit-routes.ts';
import { type ClaimRouteName, claimRoutes } from './changes/claim-routes.ts';
import { type CollectionName, collectionNames } from './collections.ts';
import { type DiscussionRouteName, discussionRoutes } from './discussion-routes.ts';
import { type MarkingRouteName, markingRoutes } from './marking-routes.ts';
import { type FeatureRouteName, featureRoutes } from './feature-routes.ts';
import { type PublishingRouteName, publishingRoutes } from './publishing/routes.ts';
import { type ReasoningRouteName, reasoningRoutes } from './reasoning/routes.ts';
import { type Route, get } from './route.ts';
import { type SceneRouteName, sceneRoutes } from './scene-routes.ts';
import { type StacRouteName, stacRoutes } from './stac-routes.ts';
import { type VerdictRouteName, verdictRoutes } from './verdict-routes.ts';
import { type WatchRouteName, watchRoutes } from './watch-routes.ts';
import { caseSummarySchema, healthSchema, itemSchema, pageSchema } from './schemas.ts';

/** Names of the routes that are not a list of a case. */
export type RouteName =
  | 'health'
  | 'ready'
  | 'metrics'
  | 'openapi'
  | 'cases'
  | 'case'
  | 'summary'
  | 'brief'
  | 'origins'
  | 'document'
  | 'documentBytes'
  | AccountRouteName
  | SceneRouteName
  | FeatureRouteName
  | StacRouteName
  | VerdictRouteName
  | ClaimRouteName
  | ReasoningRouteName
  | MarkingRouteName
  | WatchRouteName
  | PublishingRouteName
  | DiscussionRouteName
  | AuditRouteName
  | PeopleRouteName;

/** Every route of the API that is not a list of a case. */
export const routes: Readonly<Record<RouteName, Route>> = {
  health: get('anyone', '/healthz', 'health', 'Says that the server runs, and its version', healthSchema),
  ready: get('anyone', '/readyz', 'ready', 'Says that the database answers too', healthSchema),
  metrics: get(
    'server',
    '/metrics',
    'metrics',
    'Jobs, requests and memory as Prometheus reads them',
    'bytes',
    [],
    'text/plain; version=0.0.4; charset=utf-8',
  ),
  openapi: get('anyone', '/api/openapi.json', 'openapi', 'This description', z.looseObject({ openapi: z.string() })),
  cases: get('person', '/api/v1/cases', 'listCases', 'The cases of the workspace', pageSchema(caseSchema), [
    'limit',
    'after',
  ]),
  case: get('viewer', '/api/v1/cases/{case}', 'getCase', 'One case', caseSchema),
  summary: get(
    'viewer',
    '/api/v1/cases/{case}/summary',
    'getSummary',
    'One case and the size of its lists',
    caseSummarySchema,
  ),
  brief: get('viewer', '/api/v1/cases/{case}/brief', 'getBrief', 'The brief of a case as data', z.looseObject({})),
  origins: get(
    'viewer',
    '/api/v1/cases/{case}/origins',
    'getOrigins',
    'Who said each proposition first',
    originTraceSchema,
  ),
  document: get('viewer', '/api/v1/documents/{document}', 'getDocument', 'A document with its text', documentSchema),
  documentBytes: get('viewer', '/api/v1/documents/{document}/bytes', 'getDocumentBytes', 'The kept original', 'bytes'),
  ...accountRoutes,
  ...peopleRoutes,
  ...sceneRoutes,
  ...featureRoutes,
  ...stacRoutes,
  ...verdictRoutes,
  ...claimRoutes,
  ...reasoningRoutes,
  ...markingRoutes,
  ...publishingRoutes,
  ...watchRoutes,
  ...discussionRoutes,
  ...auditRoutes,
};

/** What else than its case a list can be narrowed by. */
const narrowedBy: Readonly<Partial<Record<CollectionName, readonly ['document'] | readonly ['ids']>>> = {
  claims: ['document'],
  observations: ['ids'],
};

/** The route of one list of a case. */
export function collectionRoute(collection: CollectionName): Route {
  const operation = `list${collection[0]!.toUpperCase()}${collection.slice(1)}`;
  const path = `/api/v1/cases/{case}/${collection}`;
  const query = ['limit', 'after', ...(narrowedBy[collection] ?? [])] as const;
  return get('viewer', path, operation, `The ${collection} of a case`, pageSchema(itemSchema(collection)), query);
}

/** All routes, those of the lists included. */
export function allRoutes(): Route[] {
  return [...Object.values(routes), ...collectionNames.map(collectionRoute)];
}
