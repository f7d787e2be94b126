import { z } from 'zod';
import { pageLimit } from './collections.ts';
import { type Route, allRoutes } from './routes.ts';
import { problemSchema } from './schemas.ts';

/** A JSON object. */
export type JsonObject = { readonly [key: string]: unknown };

/** The description of the API as OpenAPI 3.1, made from the route table. `version` is the program's. */
export function openApiDocument(version: string): JsonObject {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Sightline',
      version,
      summary: 'The cases of one workspace, read-only.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(allRoutes().map((route) => [route.path, { get: operation(route) }])),
    components: {
      schemas: { Problem: jsonSchema(problemSchema) },
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
        NotModified: { description: 'The copy named in If-None-Match is still right' },
      },
    },
  };
}

function operation(route: Route): JsonObject {
  const content =
    route.response === 'bytes'
      ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: jsonSchema(route.response) } };
  return {
    operationId: route.operationId,
    summary: route.summary,
    parameters: [...pathParameters(route.path), ...route.query.map((name) => queryParameters[name])],
    responses: {
      '200': { description: route.summary, content },
      '304': { $ref: '#/components/responses/NotModified' },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function pathParameters(path: string): JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 200 },
  }));
}

const queryParameters: Readonly<Record<Route['query'][number], JsonObject>> = {
  limit: {
    name: 'limit',
    in: 'query',
    description: 'Items on a page',
    schema: { type: 'integer', minimum: 1, maximum: pageLimit.most, default: pageLimit.usual },
  },
  after: {
    name: 'after',
    in: 'query',
    description: 'The `next` of the page before',
    schema: { type: 'string', maxLength: 420 },
  },
  document: {
    name: 'document',
    in: 'query',
    description: 'Only claims of this document',
    schema: { type: 'string', maxLength: 200 },
  },
};

function jsonSchema(schema: z.ZodType): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
