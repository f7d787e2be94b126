import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Site } from '../site.ts';

const thisMachine = new BlockList();
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
thisMachine.addAddress('::1', 'ipv6');

/**
 * The address of whoever asks, to count attempts by. Behind proxies, which a public address implies, each writes at the end of
 * `X-Forwarded-For` for whom it asks; from there on back it is believed as far as those who wrote it are: this machine, and the
 * proxies that were named. What stands before, the client may have written.
 */
export function clientAddress(context: Context, { publicUrl, trustedProxies }: Site): string {
  const peer = peerAddress(context);
  if (publicUrl === null) return peer;
  return findClient(peer, context.req.header('x-forwarded-for'), trustedProxies);
}

/** The last address, from the connection on back, that is no proxy of ours. */
export function findClient(peer: string, forwardedFor: string | undefined, trusted?: BlockList): string {
  const isOurs = (address: string): boolean => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return isIP(address) !== 0 && (thisMachine.check(address, family) || trusted?.check(address, family) === true);
  };
  let client = peer;
  const written = (forwardedFor ?? '').split(',').map((one) => one.trim());
  while (isOurs(client)) {
    const before = written.pop();
    if (before === undefined || isIP(before) === 0) break;
    client = before;
  }
  return client;
}

/** Without a socket, in tests, all come from one place. */
function peerAddress(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
