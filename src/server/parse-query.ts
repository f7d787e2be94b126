import { type ParameterName, type QueryValues, type Route, parseQuery } from '#api';
import type { Context } from 'hono';
import { ServerError } from './errors.ts';

/** The parameters of a request; `names` are those that the route lists. Throws ServerError `bad-parameter`. */
export function readQuery<Names extends ParameterName>(
  context: Context,
  names: readonly Names[],
): Pick<QueryValues, Names> {
  const parsed = parseQuery(names, context.req.query());
  if ('fault' in parsed) throw new ServerError('bad-parameter', parsed.fault);
  return parsed.query;
}

/** A path parameter that counts something. Throws ServerError `bad-parameter`. */
export function readNumber(context: Context, name: string): number {
  const text = context.req.param(name) ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new ServerError('bad-parameter', `${name}: expected a whole number, got "${text.slice(0, 80)}"`);
}

/** `/cases/{case}` → `/cases/:case`; `{path...}` takes the rest of the address. */
export function pattern(route: Pick<Route, 'path'>): string {
  return route.path.replace(/\{(\w+)\.\.\.\}/g, ':$1{.+}').replace(/\{(\w+)\}/g, ':$1');
}
