import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Bucket } from './s3-bucket.ts';
import { type S3Reply, refuse } from './s3-reply.ts';
import { findSignatureFault, testKeys } from './verify-signature.ts';

/** How a call goes wrong. `wrong-bytes` damages an object on its way, `cut` any answer, `lost`: done, but the answer never comes. */
export const s3Faults = ['500', '503', 'reset', 'lost', 'cut', 'wrong-bytes', 'late-error'] as const;
type S3Fault = (typeof s3Faults)[number];

export interface S3Server {
  /** What a process needs in its environment to keep blobs here. */
  readonly environment: Readonly<Record<string, string>>;
  readonly address: string;
  readonly bucket: S3Bucket;
  /** Of each call, faults among them. */
  readonly log: { method: string; key: string; fault: S3Fault | null; status: number }[];
  close(): Promise<void>;
}

export interface S3ServerOptions {
  /** Asked before each call. */
  readonly fault?: (call: { readonly method: string; readonly key: string }) => S3Fault | null;
  /** The server's clock. */
  readonly now?: () => Date;
}

/** A small stand-in for S3 on 127.0.0.1: one bucket, path style, signatures checked, parts, ranges, lists of ten. */
export async function serveS3({ fault = () => null, now = () => new Date() }: S3ServerOptions = {}): Promise<S3Server> {
  const bucket = new S3Bucket();
  const log: S3Server['log'] = [];
  const server = createServer(async (request, response) => {
    const body = await readWhole(request);
    if (body === null) return;
    const url = new URL(request.url ?? '', 'http://s3');
    const key = decodeURIComponent(url.pathname.replace(/^\/kept\/?/, ''));
    const call = { method: request.method ?? '', key };
    const wrong = fault(call);
    const answer = answerCall(request, url, key, body, wrong);
    log.push({ ...call, fault: wrong, status: answer.status });
    send(response, request, answer, wrong);
  });
  const answerCall = (
    request: IncomingMessage,
    url: URL,
    key: string,
    body: Buffer,
    wrong: S3Fault | null,
  ): S3Reply => {
    if (wrong === '500') return refuse(500, 'InternalError');
    if (wrong === '503') return refuse(503, 'SlowDown');
    if (wrong === 'reset') return refuse(500, 'never sent');
    const unsigned = findSignatureFault(request, body, now());
    if (unsigned !== null) return refuse(unsigned.endsWith('Mismatch') ? 400 : 403, unsigned);
    if (!url.pathname.startsWith('/kept')) return refuse(404, 'NoSuchBucket');
    if (wrong === 'late-error') return refuse(request.method === 'POST' ? 200 : 500, 'InternalError');
    return bucket.answer(request, url.searchParams, key, body);
  };
  const send = (
    response: ServerResponse,
    request: IncomingMessage,
    { body, headers = {}, status }: S3Reply,
    wrong: S3Fault | null,
  ): void => {
    if (wrong === 'reset' || wrong === 'lost') {
      request.socket.destroy();
      return;
    }
    response.setHeader('date', now().toUTCString());
    const isDamaged = wrong === 'wrong-bytes' && status === 206 && body.length > 0;
    const bytes = isDamaged ? flipOne(body) : body;
    response.writeHead(status, { 'content-length': bytes.length, ...headers });
    if (request.method === 'HEAD') response.end();
    else if (wrong === 'cut') response.write(bytes.subarray(0, bytes.length >> 1), () => request.socket.destroy());
    else response.end(bytes);
  };
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: 's3://kept/blobs',
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: testKeys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: testKeys.secretAccessKey,
      AWS_REGION: testKeys.region,
      AWS_SESSION_TOKEN: '',
    },
    bucket,
    log,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Null where the client gave up. */
async function readWhole(request: IncomingMessage): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  } catch {
    return null;
  }
  return Buffer.concat(pieces);
}

function flipOne(body: Buffer): Buffer {
  const wrong = Buffer.from(body);
  const at = wrong.length >> 1;
  wrong[at] = wrong[at]! ^ 1;
  return wrong;
}
