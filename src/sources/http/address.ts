import { isIP } from 'node:net';
import { SourceError } from '../source-error.ts';
import { isPublicAddress } from './guard/public-address.ts';

/** The name or number of a host, IPv6 without the brackets that it has in an address. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** True for `http://…` and `https://…`. */
export function isHttpAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Throws SourceError `bad-address` for anything but an http(s) address without a user name and password in it. */
export function parseAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new SourceError('bad-address', `${text.slice(0, 200)}: expected an address that begins with https://`);
  if (url.username !== '' || url.password !== '') {
    const reason = 'a user name or password in an address would be kept with it; use --header to sign in';
    throw new SourceError('bad-address', `${url.host}: ${reason}`);
  }
  url.hash = '';
  return url;
}

/** An address for messages: without its query, where signed links carry their secret. */
export function printAddress(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`.slice(0, 300);
}

/**
 * True for hosts that are not on the public internet: this machine, private and link-local networks. By the name as
 * written; a public name that resolves to such an address is not seen (`Guard` sees it).
 */
export function isInsideHost(url: URL): boolean {
  const host = bareHost(url).toLowerCase();
  if (host === 'localhost' || /\.(localhost|local|internal)$/.test(host)) return true;
  return isIP(host) !== 0 && !isPublicAddress(host);
}
