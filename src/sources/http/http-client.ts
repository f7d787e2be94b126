import { computeRetryDelay } from '#core';
import { setTimeout as sleep } from 'node:timers/promises';
import { SourceError } from '../source-error.ts';
import { isInsideHost, parseAddress, printAddress } from './address.ts';
import { HostGate } from './host-gate.ts';
import { type HttpOptions, httpDefaults } from './http-options.ts';
import { describeFailure, isHopeless, statusError } from './http-faults.ts';
import { BodyTooLong } from './read-body.ts';
import type { SignInHeader } from './sign-in-header.ts';
import { SilenceWatch } from './silence-watch.ts';
import { Transient } from './transient.ts';
import type { TransportAnswer } from './transport.ts';

const mostRedirects = 5;

export interface HttpRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  /** Called before each address is asked, those after a redirect too; what it throws ends the request. */
  readonly beforeAsking?: (url: URL) => Promise<void>;
}

/** An answer with a 2xx status, or 304 where the request had a condition. `heard` is called for every piece that is read of its body. */
export interface HttpAnswer {
  readonly url: URL;
  readonly redirects: readonly { readonly status: number; readonly from: string }[];
  readonly response: Response;
  readonly rawHeaders: TransportAnswer['rawHeaders'];
  readonly heard: () => void;
}

/**
 * Asks http(s) servers: bounded in parallel per host, in redirects, in repetitions and in silence. Sign-in headers
 * go to their own origin only. Every failure is a SourceError: `unreachable`, `sign-in`, `not-found`, `bad-response`.
 */
export class HttpClient {
  readonly options: Required<HttpOptions>;
  private readonly gate: HostGate;
  private readonly headers: SignInHeader[];

  constructor(options: HttpOptions = {}) {
    this.options = { ...httpDefaults, ...options };
    this.gate = new HostGate(this.options.requestsPerHost);
    this.headers = this.options.headers.filter(({ origin }) => origin !== null);
  }

  /** The user named this address: headers without an origin of their own are for its server. */
  trust(address: string): void {
    const { origin } = parseAddress(address);
    for (const header of this.options.headers) {
      if (header.origin === null && !this.headers.some((one) => one.origin === origin && one.name === header.name))
        this.headers.push({ ...header, origin });
    }
  }

  /**
   * Sends a request and gives the answer to `take`; both are repeated on failures that may pass, so `take` must do
   * nothing but read. `take` throws Transient for a body that came short.
   */
  async send<T>(address: string, request: HttpRequest, take: (answer: HttpAnswer) => Promise<T>): Promise<T> {
    const url = parseAddress(address);
    for (let attempt = 1; ; attempt++) {
      request.signal?.throwIfAborted();
      try {
        return await this.follow(url, request, take);
      } catch (error) {
        request.signal?.throwIfAborted();
        if (error instanceof BodyTooLong)
          throw new SourceError('bad-response', `${printAddress(url)}: its body is too long: ${error.message}`);
        if (!(error instanceof Transient)) throw error;
        const wait = this.computeWait(error, attempt);
        if (wait === null) throw this.giveUp(url, error, attempt);
        await sleep(wait, undefined, request.signal ? { signal: request.signal } : {});
      }
    }
  }

  private async follow<T>(start: URL, request: HttpRequest, take: (answer: HttpAnswer) => Promise<T>): Promise<T> {
    let url = start;
    const redirects: { status: number; from: string }[] = [];
    while (redirects.length <= mostRedirects) {
      await request.beforeAsking?.(url);
      const result = await this.gate.through(url.host, () =>
        this.ask(url, request, (one) => take({ ...one, redirects })),
      );
      if (!('movedTo' in result)) return result.taken;
      redirects.push({ status: result.status, from: url.href });
      url = this.checkRedirect(url, result.movedTo, request);
    }
    throw new SourceError('bad-response', `${printAddress(start)}: redirected more than ${mostRedirects} times`);
  }

  private async ask<T>(
    url: URL,
    request: HttpRequest,
    take: (answer: Omit<HttpAnswer, 'redirects'>) => Promise<T>,
  ): Promise<{ taken: T } | { movedTo: string; status: number }> {
    const watch = new SilenceWatch(this.options.silenceMilliseconds, request.signal);
    try {
      const { response, rawHeaders } = await this.fetch(url, request, watch.signal);
      watch.touch();
      const { status } = response;
      if ((status >= 200 && status < 300) || (status === 304 && hasCondition(request)))
        return { taken: await take({ url, response, rawHeaders, heard: () => watch.touch() }) };
      const location = response.headers.get('location');
      await response.body?.cancel().catch(() => undefined);
      if (location !== null && [301, 302, 303, 307, 308].includes(status)) return { movedTo: location, status };
      throw statusError(url, response, this.isSignedIn(url));
    } catch (error) {
      request.signal?.throwIfAborted();
      if (watch.hasFired)
        throw new Transient(`it was silent for ${this.options.silenceMilliseconds / 1000} s`, null, { cause: error });
      throw error;
    } finally {
      watch.stop();
    }
  }

  private async fetch(url: URL, request: HttpRequest, signal: AbortSignal): Promise<TransportAnswer> {
    const headers = new Headers({ 'user-agent': 'sightline', ...request.headers });
    for (const { origin, name, value } of this.headers) if (origin === url.origin) headers.set(name, value);
    try {
      return await this.options.transport(url, {
        method: request.method ?? 'GET',
        headers,
        signal,
        ...(request.body === undefined ? {} : { body: request.body }),
      });
    } catch (cause) {
      if (cause instanceof SourceError) throw cause;
      const reason = describeFailure(cause);
      if (isHopeless(cause)) throw new SourceError('unreachable', `${printAddress(url)}: ${reason}`, { cause });
      throw new Transient(reason, null, { cause });
    }
  }

  private isSignedIn(url: URL): boolean {
    return this.headers.some(({ origin }) => origin === url.origin);
  }

  /** Null: give up. A server that asks for more patience than we have is not asked again earlier than it wants. */
  private computeWait({ waitMilliseconds }: Transient, attempt: number): number | null {
    const { retries, retryDelayMilliseconds, longestWaitMilliseconds } = this.options;
    if (attempt > retries || (waitMilliseconds ?? 0) > longestWaitMilliseconds) return null;
    const own = computeRetryDelay(attempt, retryDelayMilliseconds, longestWaitMilliseconds, Math.random());
    return Math.max(own, waitMilliseconds ?? 0);
  }

  private giveUp(url: URL, error: Transient, attempts: number): SourceError {
    const tries = attempts === 1 ? '' : ` (tried ${attempts} times)`;
    const asked =
      error.waitMilliseconds !== null && error.waitMilliseconds > this.options.longestWaitMilliseconds
        ? `; it asks to wait ${Math.ceil(error.waitMilliseconds / 1000)} s, longer than the ${this.options.longestWaitMilliseconds / 1000} s we wait`
        : '';
    return new SourceError('unreachable', `${printAddress(url)}: ${error.message}${tries}${asked}`, { cause: error });
  }

  /** A redirect may not lead from outside to inside, away from https, or turn a POST into something else. */
  private checkRedirect(from: URL, location: string, { method }: HttpRequest): URL {
    const refused = (reason: string): SourceError =>
      new SourceError('bad-response', `${printAddress(from)}: ${reason}; ask the new address itself if it is right`);
    if (!URL.canParse(location, from.href)) throw refused('redirects to an address that is none');
    const to = parseAddress(new URL(location, from).href);
    if (from.protocol === 'https:' && to.protocol === 'http:')
      throw refused(`redirects from https to ${printAddress(to)}`);
    if (isInsideHost(to) && !isInsideHost(from) && !this.options.allowsInside(to))
      throw refused(`redirects into a private network (${to.host})`);
    if (method === 'POST' && to.origin !== from.origin) throw refused(`redirects a search to ${printAddress(to)}`);
    return to;
  }
}

function hasCondition({ headers }: HttpRequest): boolean {
  return headers?.['if-none-match'] !== undefined || headers?.['if-modified-since'] !== undefined;
}
