import type { z } from 'zod';
import type { ParameterName } from './parameters.ts';

/**
 * One route. Plain data rather than `createRoute` of `@hono/zod-openapi`: its result types cannot be written down,
 * as `isolatedDeclarations` asks, and zod itself writes the JSON Schema 2020-12 that OpenAPI 3.1 takes.
 */
export interface Route {
  /** OpenAPI form: `/api/v1/cases/{case}`. */
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly operationId: string;
  readonly summary: string;
  /** The query parameters it takes. */
  readonly query: readonly ParameterName[];
  /** What comes back: JSON of a schema, or bytes of any media type. */
  readonly response: z.ZodType | 'bytes';
  /** Of the JSON. */
  readonly mediaType: string;
  /** What a POST carries, as JSON. */
  readonly body: z.ZodType | null;
  /**
   * What a change of an existing record asks for: the ETag of the state that was read (428 without, 412 where it was changed
   * since). `if kept`: the record may not be there yet, and then nothing is asked for.
   */
  readonly ifMatch: 'always' | 'if kept' | null;
}

/** A route that answers GET. */
export function get(
  path: string,
  operationId: string,
  summary: string,
  response: Route['response'],
  query: Route['query'] = [],
  mediaType = 'application/json',
): Route {
  return { path, method: 'get', operationId, summary, response, query, mediaType, body: null, ifMatch: null };
}

/** A route that changes something: JSON in, JSON out. */
export function post(path: string, operationId: string, summary: string, body: z.ZodType, response: z.ZodType): Route {
  return {
    path,
    method: 'post',
    operationId,
    summary,
    response,
    query: [],
    mediaType: 'application/json',
    body,
    ifMatch: null,
  };
}

/** A `post` that changes a record which is there already. */
export function change(...route: Parameters<typeof post>): Route {
  return { ...post(...route), ifMatch: 'always' };
}

/** A `post` that changes a record or makes it. */
export function changeOrAdd(...route: Parameters<typeof post>): Route {
  return { ...post(...route), ifMatch: 'if kept' };
}
