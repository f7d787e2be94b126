export {
  type CaseSummary,
  type CollectionItems,
  type CollectionName,
  type DocumentHead,
  type Health,
  type HistoryLine,
  type Page,
  type Problem,
  collectionNames,
  collections,
  pageLimit,
} from './collections.ts';
export {
  type ListQuery,
  briefAddress,
  briefFileAddress,
  casesAddress,
  collectionAddress,
  documentAddress,
  documentBytesAddress,
  originsAddress,
  sceneMarkingsAddress,
  sceneTileAddress,
  sceneTileOnAddress,
  sceneViewAddress,
  stripAddress,
  summaryAddress,
  verdictAddress,
} from './addresses.ts';
export { caseSummarySchema, healthSchema, itemSchema, pageSchema, problemSchema } from './schemas.ts';
export { type Box, type ParameterName, type QueryValues, type TimeSpan, parseQuery } from './parameters.ts';
export type { Route } from './route.ts';
export { type RouteName, allRoutes, collectionRoute, routes } from './routes.ts';
export { type JsonObject, openApiDocument } from './openapi.ts';
export { type FeatureCollectionName, featureCollectionNames, featureConformance } from './feature-routes.ts';
export { stacConformance } from './stac-routes.ts';
export { type Verdict, type VerdictAnswer, verdictSchema } from './verdict-routes.ts';
