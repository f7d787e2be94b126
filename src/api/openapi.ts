import { z } from 'zod';
import { type ParameterName, parameters } from './parameters.ts';
import type { Route } from './route.ts';
import { allRoutes } from './routes.ts';
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
      summary: 'The cases of one workspace.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: pathsOf(allRoutes()),
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

/** A path may answer GET and take POST. */
function pathsOf(all: readonly Route[]): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const route of all) (paths[route.path] ??= {})[route.method] = operation(route);
  return paths;
}

function operation(route: Route): JsonObject {
  const content =
    route.response === 'bytes'
      ? {
          [route.mediaType === 'application/json' ? '*/*' : route.mediaType]: {
            schema: { type: 'string', format: 'binary' },
          },
        }
      : { [route.mediaType]: { schema: jsonSchema(route.response) } };
  return {
    operationId: route.operationId,
    summary: route.summary,
    'x-least-role': route.access,
    ...(route.body === null ? {} : { 'x-longest-body': route.longestBody }),
    parameters: [...pathParameters(route.path), ...route.query.map(queryParameter), ...ifMatchOf(route)],
    ...(route.body === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body) } } } }),
    responses: {
      '200': { description: route.summary, content },
      '304': { $ref: '#/components/responses/NotModified' },
      ...Object.fromEntries(problemsOf(route).map((status) => [status, { $ref: '#/components/responses/Problem' }])),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** The refusals that a program should be ready for; any other is a problem as well. */
function problemsOf({ access, body, ifMatch, path, query }: Route): string[] {
  return [
    ...(body !== null || query.length > 0 ? ['400'] : []),
    ...(access === 'anyone' ? [] : ['401']),
    ...(access === 'anyone' || access === 'person' ? [] : ['403']),
    ...(path.includes('{') ? ['404'] : []),
    ...(ifMatch === null ? [] : ['412', '428']),
    ...(body === null ? [] : ['413']),
  ];
}

function ifMatchOf({ ifMatch }: Route): JsonObject[] {
  if (ifMatch === null) return [];
  const when = ifMatch === 'always' ? '' : ', where it is there already';
  const description = `The ETag of the record as it was read${when}; * for whatever it is now. 428 without, 412 where it was changed since`;
  return [{ name: 'If-Match', in: 'header', required: ifMatch === 'always', description, schema: { type: 'string' } }];
}

/** Path parameters that count something; the others are ids. */
const numbered = new Set(['zoom', 'row', 'column', 'x', 'y', 'z']);

function pathParameters(path: string): JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: numbered.has(name!) ? { type: 'integer', minimum: 0 } : { type: 'string', maxLength: 200 },
  }));
}

function queryParameter(name: ParameterName): JsonObject {
  const { description, schema } = parameters[name];
  const { $schema: _dialect, ...value } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  const isNumber = value.type === 'integer' || value.type === 'number';
  return { name, in: 'query', description, schema: isNumber ? value : { type: 'string' } };
}

function jsonSchema(schema: z.ZodType): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
