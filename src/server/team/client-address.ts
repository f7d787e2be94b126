import type { Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Site } from '../site.ts';

/**
 * The address of whoever asks, to count attempts by. Behind a proxy on this machine, which a public address implies, the
 * last that it wrote into `X-Forwarded-For` is taken: what stands before it the client may have written.
 */
export function clientAddress(context: Context, { publicUrl }: Site): string {
  const peer = peerAddress(context);
  if (publicUrl === null || !/^(127\.|::1$|::ffff:127\.)/.test(peer)) return peer;
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 60) || peer;
}

/** Without a socket, in tests, all come from one place. */
function peerAddress(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
