import { HttpClient } from '../http-client.ts';
import type { HttpOptions } from '../http-options.ts';
import { Guard, type GuardOptions } from './guard.ts';
import { createGuardedTransport } from './guarded-transport.ts';

export interface GuardedHttpOptions extends HttpOptions, GuardOptions {}

/** A client for catalogs and images: it keeps connections, and reaches a private network only where the address says so. */
export function createGuardedClient(options: GuardedHttpOptions = {}): HttpClient {
  const guard = new Guard('as-written', options);
  return new HttpClient({
    transport: createGuardedTransport(guard, { keepsConnections: true }),
    allowsInside: (url) => guard.allows(url),
    ...options,
  });
}
