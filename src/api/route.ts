import type { z } from 'zod';
import type { Role } from '#core';
import type { ParameterName } from './parameters.ts';

/**
 * The least a visitor must be where a workspace has accounts. `anyone`: not even signed in. `person`: signed in, whatever
 * the roles; the answer is of that person's cases only. A role: in a case that each record of the path belongs to, or in some
 * case where the path names no record. `server`: admin of the whole server, since the answer is about all cases.
 */
export type Access = 'anyone' | 'person' | Role | 'server';

/**
 * One route. Plain data rather than `createRoute` of `@hono/zod-openapi`: its result types cannot be written down,
 * as `isolatedDeclarations` asks, and zod itself writes the JSON Schema 2020-12 that OpenAPI 3.1 takes.
 */
export interface Route {
  readonly access: Access;
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
  /** Bytes of it at the most; beyond, 413. */
  readonly longestBody: number;
  /**
   * What a change of an existing record asks for: the ETag of the state that was read (428 without, 412 where it was changed
   * since). `if kept`: the record may not be there yet, and then nothing is asked for.
   */
  readonly ifMatch: 'always' | 'if kept' | null;
  /** `question`: a POST that changes nothing, since it is too long for an address. */
  readonly effect: 'question' | 'change';
}

/** Bytes of a body, where a route does not say otherwise: what a person writes or decides. */
const usualBody = 1024 ** 2;

/** A route that answers GET. */
export function get(
  access: Access,
  path: string,
  operationId: string,
  summary: string,
  response: Route['response'],
  query: Route['query'] = [],
  mediaType = 'application/json',
): Route {
  return {
    access,
    path,
    method: 'get',
    operationId,
    summary,
    response,
    query,
    mediaType,
    body: null,
    longestBody: 0,
    effect: 'question',
    ifMatch: null,
  };
}

/** A route that changes something: JSON in, JSON out. */
export function post(
  access: Access,
  path: string,
  operationId: string,
  summary: string,
  body: z.ZodType,
  response: z.ZodType,
): Route {
  return { ...ask(access, path, operationId, summary, body, response), effect: 'change' };
}

/** A question that is too long for an address: JSON in, JSON out, and nothing changes. */
export function ask(
  access: Access,
  path: string,
  operationId: string,
  summary: string,
  body: z.ZodType,
  response: z.ZodType,
  mediaType = 'application/json',
): Route {
  return {
    access,
    path,
    method: 'post',
    operationId,
    summary,
    response,
    query: [],
    mediaType,
    body,
    longestBody: usualBody,
    effect: 'question',
    ifMatch: null,
  };
}

/** The same route for longer bodies: marks of a scene by the thousand. */
export function longBody(route: Route): Route {
  return { ...route, longestBody: 16 * usualBody };
}

/** A `post` that changes a record which is there already. */
export function change(...route: Parameters<typeof post>): Route {
  return { ...post(...route), ifMatch: 'always' };
}

/** A `post` that changes a record or makes it. */
export function changeOrAdd(...route: Parameters<typeof post>): Route {
  return { ...post(...route), ifMatch: 'if kept' };
}
