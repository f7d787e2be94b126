/** Where the server is reached. */
export interface Site {
  /** As people type it, `https://sightline.example.org`; null: on this machine only. */
  readonly publicUrl: URL | null;
}

/** The names under which a browser on this machine reaches us; any port, since one may be forwarded. */
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Whether a `Host` is a name of ours. */
export function isOwnHost(host: string, { publicUrl }: Site): boolean {
  return loopbackHost.test(host) || host.toLowerCase() === publicUrl?.host;
}

/** The origin that a request was sent to, as its sender sees it: a proxy takes https off before we see it. */
export function ownOrigin(host: string, requested: string, { publicUrl }: Site): string {
  return publicUrl !== null && host.toLowerCase() === publicUrl.host ? publicUrl.origin : new URL(requested).origin;
}
