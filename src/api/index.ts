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
  summaryAddress,
} from './addresses.ts';
export {
  type ParsedListQuery,
  caseSummarySchema,
  healthSchema,
  itemSchema,
  listQuerySchema,
  pageSchema,
  problemSchema,
} from './schemas.ts';
export { originTraceSchema } from './origin-trace-schema.ts';
export { type Route, type RouteName, allRoutes, collectionRoute, routes } from './routes.ts';
export { type JsonObject, openApiDocument } from './openapi.ts';
