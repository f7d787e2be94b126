import { Guard, type GuardOptions } from './guard.ts';
import { createGuardedTransport } from './guarded-transport.ts';

/**
 * `fetch` for addresses that a person set up (receivers of messages, identity providers): checked as `Guard` does, and redirects are
 * handed back, not followed.
 */
export function createGuardedFetch(
  options: GuardOptions = {},
): (address: string, init: GuardedFetchRequest) => Promise<Response> {
  const transport = createGuardedTransport(new Guard('as-written', options));
  return async (address, { body, headers, method, signal }) => {
    const { response } = await transport(new URL(address), {
      method: method === 'POST' ? 'POST' : 'GET',
      headers: new Headers(headers),
      signal: signal ?? new AbortController().signal,
      ...(body === undefined || body === null ? {} : { body: String(body) }),
    });
    return response;
  };
}

export interface GuardedFetchRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | null | undefined;
  readonly signal?: AbortSignal | undefined;
}
