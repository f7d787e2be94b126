import { SourceError } from '../source-error.ts';
import { printAddress } from './address.ts';
import type { HttpClient, HttpRequest } from './http-client.ts';
import { readBody } from './read-body.ts';

/** The largest JSON answer that is taken, unpacked. */
const largest = 64 * 1024 ** 2;

/** A JSON answer and the address it came from, after redirects: relative links start there. */
export interface JsonAnswer {
  readonly value: unknown;
  readonly address: string;
}

/** Asks for JSON. Throws SourceError, `bad-response` where a web page or anything else comes instead. */
export async function fetchJson(client: HttpClient, address: string, request: HttpRequest = {}): Promise<JsonAnswer> {
  const headers = {
    accept: 'application/geo+json, application/json',
    ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...request.headers,
  };
  return client.send(address, { ...request, headers }, async ({ url, response, heard }) => {
    const text = new TextDecoder().decode(await readBody(response, largest, heard));
    try {
      return { value: JSON.parse(text) as unknown, address: url.href };
    } catch (cause) {
      const reason = describeOther(text, response.headers.get('content-type'), cause as Error);
      throw new SourceError('bad-response', `${printAddress(url)}: expected JSON, got ${reason}`, { cause });
    }
  });
}

function describeOther(text: string, type: string | null, cause: Error): string {
  if (text.trim() === '') return 'an empty answer';
  if (/^\s*<(!doctype html|html)/i.test(text)) return 'a web page; a page to sign in at, or one for people?';
  if (/^\s*</.test(text)) return 'XML or HTML';
  return /json/i.test(type ?? '')
    ? `a broken one: ${cause.message.slice(0, 120)}`
    : `"${(type ?? 'no type').slice(0, 60)}"`;
}
