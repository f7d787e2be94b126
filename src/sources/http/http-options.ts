import { type Transport, plainTransport } from './transport.ts';
import type { SignInHeader } from './sign-in-header.ts';

/** Whether a person allowed to ask a host of a private network, although a stranger names it. */
export type AllowsInside = (url: URL) => boolean;

/** How patiently and how hard a server is asked. */
export interface HttpOptions {
  readonly headers?: readonly SignInHeader[];
  /** Repetitions after a 429, a 5xx or a dropped connection. Default 4. */
  readonly retries?: number;
  /** Wait before the first repetition; it doubles. Default 300. */
  readonly retryDelayMilliseconds?: number;
  /** The longest wait, whatever `Retry-After` asks for. Default 60 000. */
  readonly longestWaitMilliseconds?: number;
  /** A connection that is silent for so long counts as dropped. Default 30 000. */
  readonly silenceMilliseconds?: number;
  /** Requests at once to one host. Default 6. */
  readonly requestsPerHost?: number;
  /** What blocks of remote files may take in memory. Default 64 MiB. */
  readonly cacheBytes?: number;
  /** What carries the requests. Default: the built-in `fetch`. */
  readonly transport?: Transport;
  /** Hosts of a private network that public addresses and files may lead to. Default: none. */
  readonly allowsInside?: AllowsInside;
}

export const httpDefaults: Required<HttpOptions> = {
  headers: [],
  retries: 4,
  retryDelayMilliseconds: 300,
  longestWaitMilliseconds: 60_000,
  silenceMilliseconds: 30_000,
  requestsPerHost: 6,
  cacheBytes: 64 * 1024 ** 2,
  transport: plainTransport,
  allowsInside: () => false,
};
