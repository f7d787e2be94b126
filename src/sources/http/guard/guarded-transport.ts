import { Agent as HttpAgent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { type LookupFunction, isIP } from 'node:net';
import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import type { Transport, TransportAnswer, TransportRequest } from '../transport.ts';
import { bareHost } from '../address.ts';
import type { Guard } from './guard.ts';

/** Encodings that are undone; the body that is kept is the one the server meant. */
const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/**
 * Sends requests to checked addresses only: every address of a name is judged when a connection is made, and the connection goes to
 * one of these (the built-in `fetch` would resolve the name again, and could be led elsewhere). With `keepsConnections` the next
 * request to the same host may take the same connection, whose other end has been checked.
 */
export function createGuardedTransport(
  guard: Guard,
  { keepsConnections = false }: { readonly keepsConnections?: boolean } = {},
): Transport {
  const agents = keepsConnections
    ? { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) }
    : undefined;
  return async (url, request) => {
    // A host that is an address is connected to without a look-up.
    if (isIP(bareHost(url)) !== 0) await guard.findAddresses(url);
    const lookup: LookupFunction = (_hostname, { all }, done) => {
      guard.findAddresses(url).then(
        (addresses) => {
          const [first] = addresses;
          if (all) done(null, [...addresses]);
          else done(null, first?.address ?? '', first?.family);
        },
        (error: NodeJS.ErrnoException) => done(error, ''),
      );
    };
    const agent = agents?.[url.protocol === 'https:' ? 'https:' : 'http:'] ?? false;
    return toAnswer(await send(url, request, { lookup, agent }));
  };
}

function send(
  url: URL,
  request: TransportRequest,
  options: Pick<RequestOptions, 'lookup' | 'agent'>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing = open(url, {
      method: request.method,
      headers: { 'accept-encoding': Object.keys(decoders).join(', '), ...Object.fromEntries(request.headers) },
      signal: request.signal,
      maxHeaderSize: 64 * 1024,
      ...options,
    });
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}

function toAnswer(message: IncomingMessage): TransportAnswer {
  const { rawHeaders, statusCode = 0 } = message;
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.push([rawHeaders[at]!, rawHeaders[at + 1]!]);
  const isEmpty = statusCode === 204 || statusCode === 205 || statusCode === 304;
  if (isEmpty) message.resume();
  return {
    rawHeaders: headers,
    response: new Response(isEmpty ? null : (Readable.toWeb(decode(message)) as ReadableStream<Uint8Array>), {
      status: statusCode,
      headers: new Headers(headers.map(([name, value]) => [name, value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '')])),
    }),
  };
}

/** Bodies are undone piece by piece, so that a small one that unpacks to gigabytes is stopped at the limit. */
function decode(message: IncomingMessage): Readable {
  const names = (message.headers['content-encoding'] ?? '').toLowerCase().split(',');
  let body: Readable = message;
  for (const name of names.map((one) => one.trim()).toReversed()) {
    const decoder = Object.hasOwn(decoders, name) ? decoders[name]!() : undefined;
    if (!decoder) continue;
    const packed = body;
    packed.on('error', (error) => (decoder as unknown as Readable).destroy(error));
    body = packed.pipe(decoder) as unknown as Readable;
    body.on('close', () => packed.destroy());
  }
  return body;
}
