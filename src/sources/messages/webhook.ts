import { createHmac } from 'node:crypto';
import type { Notice } from '#app';
import { printAddress } from '../http/address.ts';
import type { createGuardedFetch } from '../http/guard/guarded-fetch.ts';
import { SourceError } from '../source-error.ts';

/** Milliseconds a receiver may take. */
const patience = 20_000;

/**
 * Posts notices as JSON, signed as Standard Webhooks 1.0 says (standardwebhooks.com): `webhook-id` is the same when the
 * same message is sent again, `webhook-signature` is `v1,` and the HMAC-SHA256 of id, timestamp and body. Redirects are
 * not followed. Throws SourceError `unreachable` where it may help to try again, else `bad-response` or `private-address`.
 */
export async function postWebhook(
  address: string,
  { messageId, notices }: { readonly messageId: string; readonly notices: readonly Notice[] },
  { fetch, secret }: { readonly fetch: ReturnType<typeof createGuardedFetch>; readonly secret: string | null },
): Promise<void> {
  const body = JSON.stringify({ type: 'sightline.notices', notices });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const where = printAddress(new URL(address));
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      signal: AbortSignal.timeout(patience),
      headers: {
        'Content-Type': 'application/json',
        'webhook-id': messageId,
        'webhook-timestamp': timestamp,
        ...(secret === null ? {} : { 'webhook-signature': sign(secret, `${messageId}.${timestamp}.${body}`) }),
      },
      body,
    });
    await response.body?.cancel();
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('unreachable', `${where}: ${(error as Error).message}`, { cause: error });
  }
  if (response.ok) return;
  const isPassing = response.status >= 500 || response.status === 408 || response.status === 429;
  throw new SourceError(isPassing ? 'unreachable' : 'bad-response', `${where}: answered ${response.status}`);
}

function sign(secret: string, content: string): string {
  return `v1,${createHmac('sha256', secret).update(content).digest('base64')}`;
}
