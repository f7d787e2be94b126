import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { hash } from 'node:crypto';
import { computeRetryDelay } from '#core';
import { StorageError } from '../storage-error.ts';
import { PassingFault, mayPass, parseRefusal, refusalError } from './s3-faults.ts';
import type { S3Settings } from './s3-settings.ts';

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Without the prefix; undefined: the bucket itself. */
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Statuses besides 2xx that are an answer and not a fault. */
  readonly expected?: readonly number[];
}

export interface S3Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface S3ClientOptions {
  /** Milliseconds that one request may take; a part of 16 MiB fits in at 0.3 MB/s. */
  readonly timeoutMs?: number;
  /** Tries of one request, the first among them. */
  readonly tries?: number;
  /** Before the first repetition; each waits twice as long, ten seconds at most, a random half of it. */
  readonly firstDelayMs?: number;
}

const usual: Required<S3ClientOptions> = { timeoutMs: 60_000, tries: 8, firstDelayMs: 100 };
const longestDelayMs = 10_000;
const xmlLimit = 1 << 22;
/** A server refuses what was signed a quarter of an hour away from its own time. */
const tolerableSkewMs = 5 * 60_000;

/**
 * Signed requests (AWS Signature Version 4, by aws4fetch) to one bucket. What may pass is tried again: 5xx, `SlowDown`,
 * timeouts, connections that break, bodies that come short, a body that was damaged on its way to the server, and a clock
 * of ours that is wrong, which is set by the server's `Date`. Everything else is a StorageError with bucket and key.
 */
export class S3Client {
  readonly #settings: S3Settings;
  readonly #options: Required<S3ClientOptions>;
  readonly #signer: AwsClient;
  /** Milliseconds that the server's clock is ahead of ours, where it complained. */
  #skewMs = 0;

  constructor(settings: S3Settings, options: S3ClientOptions = {}) {
    this.#settings = settings;
    this.#options = { ...usual, ...options };
    const { accessKeyId, region, secretAccessKey, sessionToken } = settings;
    const session = sessionToken === null ? {} : { sessionToken };
    this.#signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', ...session });
  }

  /** `bucket/prefix/key`, as errors name it. */
  name(key = ''): string {
    return `s3://${this.#settings.bucket}/${this.fullKey(key)}`;
  }

  fullKey(key: string): string {
    const { prefix } = this.#settings;
    return prefix === '' ? key : `${prefix}/${key}`;
  }

  /** Sends a request; `take` may look at the answer and throw PassingFault to have it repeated. */
  async send(request: S3Request, take: (answer: S3Answer) => void = () => {}): Promise<S3Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.#ask(request);
        take(answer);
        return answer;
      } catch (error) {
        if (!(error instanceof PassingFault)) throw error;
        if (attempt === this.#options.tries)
          throw new StorageError(
            'unreachable',
            `${this.name(request.key)}: ${error.message} (tried ${attempt} times)`,
            { cause: error },
          );
        await sleep(computeRetryDelay(attempt, this.#options.firstDelayMs, longestDelayMs, Math.random()));
      }
    }
  }

  async #ask({ body, expected = [], headers = {}, key, method, query = {} }: S3Request): Promise<S3Answer> {
    const url = new URL(
      key === undefined ? this.#settings.bucketUrl : `${this.#settings.bucketUrl}/${this.fullKey(key)}`,
    );
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const signed = await this.#signer.sign(url, {
      method,
      headers: { ...headers, 'x-amz-content-sha256': hash('sha256', body ?? '', 'hex') },
      // A view into a larger buffer is sent as what it shows.
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
      redirect: 'manual',
      aws: { datetime: new Date(Date.now() + this.#skewMs).toISOString().replace(/[:-]|\.\d{3}/g, '') },
    });
    const answer = await this.#exchange(signed, method);
    if ((answer.status >= 200 && answer.status < 300) || expected.includes(answer.status)) return answer;
    const text = Buffer.from(answer.body.subarray(0, xmlLimit)).toString('utf8');
    const refusal = parseRefusal(answer.status, answer.headers, text);
    const isLate = refusal.status === 403 && this.#setClock(answer.headers);
    if (isLate || mayPass(refusal)) throw new PassingFault(`answered ${refusal.status} ${refusal.code}`.trim());
    throw refusalError(this.name(key), refusal);
  }

  async #exchange(signed: Request, method: string): Promise<S3Answer> {
    try {
      const response = await fetch(signed, { signal: AbortSignal.timeout(this.#options.timeoutMs) });
      const body = new Uint8Array(await response.arrayBuffer());
      const length = response.headers.get('content-length');
      if (method !== 'HEAD' && length !== null && body.byteLength !== Number(length))
        throw new PassingFault(`expected ${length} bytes, got ${body.byteLength}`);
      return { status: response.status, headers: response.headers, body };
    } catch (cause) {
      if (cause instanceof PassingFault) throw cause;
      throw new PassingFault(describe(cause, this.#options.timeoutMs), { cause });
    }
  }

  /** An answer to HEAD does not say why it was refused, so its date is looked at. True where our clock was wrong. */
  #setClock(headers: Headers): boolean {
    const skewMs = Date.parse(headers.get('date') ?? '') - Date.now();
    if (!(Math.abs(skewMs - this.#skewMs) > tolerableSkewMs)) return false;
    this.#skewMs = skewMs;
    return true;
  }
}

/** Everything that fetch throws for an address that can be parsed is a fault of the network. */
function describe(error: unknown, timeoutMs: number): string {
  if ((error as Error).name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  const cause = (error as { readonly cause?: { readonly code?: string; readonly message?: string } }).cause;
  return `no answer: ${cause?.code ?? cause?.message ?? (error as Error).message}`;
}
