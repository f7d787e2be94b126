import type { BlockList } from 'node:net';

/** Where the server is reached. */
export interface Site {
  /** As people type it, `https://sightline.example.org`; null: on this machine only. */
  readonly publicUrl: URL | null;
  /** Machines besides this one whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: BlockList | undefined;
}

/** The names under which a browser on this machine reaches us; any port, since one may be forwarded. */
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Whether a `Host` is a name of ours. */
export function isOwnHost(host: string, { publicUrl }: Site): boolean {
  return loopbackHost.test(host) || host.toLowerCase() === publicUrl?.host;
}

/**
 * The origins that a page of ours may have which sent a request, the one for links first. A proxy takes https off before we see a
 * request, and may have put the address of this machine into `Host`.
 */
export function ownOrigins(host: string, requested: string, { publicUrl }: Site): readonly [string, ...string[]] {
  const here = new URL(requested).origin;
  if (publicUrl === null) return [here];
  return host.toLowerCase() === publicUrl.host ? [publicUrl.origin] : [publicUrl.origin, here];
}
