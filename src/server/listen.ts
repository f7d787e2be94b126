import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { ServerError } from './errors.ts';

/** Where to listen. The port 0 takes any that is free; aborting the signal closes. */
export interface ListenOptions {
  /** `127.0.0.1` for this machine only. */
  readonly host: string;
  readonly port: number;
  readonly signal?: AbortSignal;
}

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:4173` */
  readonly url: string;
  /** Resolves once it is closed, by `close` or by the signal. */
  readonly closed: Promise<void>;
  /** Answers what is under way (for 2 s at most), then closes. Closing twice is one closing. */
  close(): Promise<void>;
}

/**
 * How long a connection may be idle, in milliseconds: longer than a proxy keeps one (nginx: 60 s), which else uses it just as we
 * close it, and answers 502.
 */
const idleConnection = 75_000;

/** How long a request under way may still take when the server closes, in milliseconds. */
const grace = 2000;

/** Puts the server on a socket. Throws ServerError `port-in-use`, or `cannot-listen` for any other refusal. */
export async function listen(app: Hono, { host, port, signal }: ListenOptions): Promise<Listening> {
  signal?.throwIfAborted();
  // Its own Response, put in place of the global one, is written as it is; Node's is read back through a stream of bytes,
  // with a timer: a seventh of a tile's time.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: true }) as Server;
  server.keepAliveTimeout = idleConnection;
  await bind(server, host, port);
  const address = server.address();
  const closed = new Promise<void>((resolve) => server.once('close', resolve));
  const close = (): Promise<void> => {
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), grace).unref();
    return closed;
  };
  signal?.addEventListener('abort', () => void close(), { once: true });
  // Called off while the socket was being bound: nobody tells of that again.
  if (signal?.aborted === true) await close();
  signal?.throwIfAborted();
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${typeof address === 'object' && address ? address.port : port}`,
    closed,
    close,
  };
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): ServerError {
  if (error.code === 'EADDRINUSE') {
    return new ServerError('port-in-use', `port ${port} of ${host} is in use; choose another`, { cause: error });
  }
  return new ServerError('cannot-listen', `cannot listen on ${host}:${port}: ${error.message}`, { cause: error });
}
