import type { MiddlewareHandler } from 'hono';
import { ServerError } from './errors.ts';

/**
 * Refuses a change of an existing record by somebody who does not say which state of it was seen (RFC 6585 §3), so that
 * nobody overwrites what he has not read. `If-Match: *` is said on purpose: whatever it is now.
 */
export const requireIfMatch: MiddlewareHandler = async (context, next) => {
  if (context.req.header('if-match') === undefined) throw ifMatchMissing();
  await next();
};

/** The same for a change of something that may or may not be there yet. */
export function ifMatchMissing(): ServerError {
  return new ServerError('if-match-missing', 'If-Match: expected the ETag of the record as it was read, or *');
}
