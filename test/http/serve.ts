import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers request `index` (from 0). */
export type Handler = (request: SeenRequest, response: ServerResponse, index: number) => unknown;

/** A server on 127.0.0.1 for one test; `seen` grows with every request, `most` is the most at once. */
export async function serve(handler: Handler): Promise<{ url: string; seen: SeenRequest[]; load: { most: number } }> {
  const seen: SeenRequest[] = [];
  const load = { now: 0, most: 0 };
  const server = createServer(async (incoming, response) => {
    load.most = Math.max(load.most, ++load.now);
    response.on('close', () => load.now--);
    let body = '';
    for await (const piece of incoming.setEncoding('utf8')) body += piece as string;
    const { method = '', url = '', headers } = incoming;
    seen.push({ method, path: url, headers, body });
    await handler(seen.at(-1)!, response, seen.length - 1);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, load };
}

/** First and last byte (inclusive) that a request asks for, cut at the end of the file. */
export function rangeOf({ headers }: SeenRequest, size: number): { first: number; last: number } {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
  return { first: Number(first), last: Math.min(size - 1, Number(last)) };
}

/** Answers with the part asked for, as a good server does. */
export function sendPart(
  bytes: Uint8Array,
  request: SeenRequest,
  response: ServerResponse,
  headers: Record<string, string> = {},
): void {
  const { first, last } = rangeOf(request, bytes.length);
  const part = bytes.subarray(first, last + 1);
  response.writeHead(206, {
    'content-range': `bytes ${first}-${last}/${bytes.length}`,
    'content-length': part.length,
    ...headers,
  });
  response.end(part);
}
