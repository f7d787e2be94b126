import type { Capture } from '#core';
import { parseAddress, printAddress } from '../http/address.ts';
import { Guard } from '../http/guard/guard.ts';
import type { GuardedHttpOptions } from '../http/guard/guarded-client.ts';
import { createGuardedTransport } from '../http/guard/guarded-transport.ts';
import { type HttpAnswer, HttpClient } from '../http/http-client.ts';
import { HostPace } from '../http/host-pace.ts';
import { BodyTooLong, readBody } from '../http/read-body.ts';
import { RobotsGate } from '../http/robots/robots-gate.ts';
import { sizeLimits } from '../limits.ts';
import { SourceError } from '../source-error.ts';

export interface FetchOptions extends GuardedHttpOptions {
  /** Least time between two requests to one host; a site's `Crawl-delay` can make it longer. Default 1000. */
  readonly pauseMilliseconds?: number;
  /** Most time for one page with its redirects and repetitions. Default 120 000. */
  readonly longestMilliseconds?: number;
}

/** What the last answer said of its version, for a conditional request. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A page as it came; `bytes` is null where the server says that it has not changed. */
export interface FetchedPage {
  readonly bytes: Uint8Array | null;
  readonly contentType: string | null;
  readonly capture: Capture;
}

const accept =
  'text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, text/plain;q=0.9, */*;q=0.5';
/** The longest pause that a site may ask for; more than that is a refusal. */
const longestPauseSeconds = 60;
/** What tells a reader apart from others is nobody's business and no part of the page. */
const unkept = /^(set-cookie2?|cookie|authorization|proxy-.*)$/i;

/**
 * Fetches single pages as a polite guest: only from public addresses, only what robots.txt allows, one request at a time
 * with a pause between, within limits of size and time. It runs nothing and fetches nothing that the page names.
 */
export class PageFetcher {
  private readonly client: HttpClient;
  private readonly robots: RobotsGate;
  private readonly pace = new HostPace();
  private readonly pauseMilliseconds: number;
  private readonly longestMilliseconds: number;

  constructor({ longestMilliseconds = 120_000, pauseMilliseconds = 1000, ...options }: FetchOptions = {}) {
    const guard = new Guard('public', options);
    this.client = new HttpClient({
      ...options,
      requestsPerHost: 1,
      transport: createGuardedTransport(guard),
      allowsInside: (url) => guard.allows(url),
    });
    this.robots = new RobotsGate(this.client);
    this.pauseMilliseconds = pauseMilliseconds;
    this.longestMilliseconds = longestMilliseconds;
  }

  /** Throws SourceError: `private-address`, `robots`, `too-large`, `unreachable` and what else HttpClient knows. */
  async fetch(address: string, known: Validators | null, signal: AbortSignal | undefined): Promise<FetchedPage> {
    const url = parseAddress(address);
    if (url.href.length > 3000)
      throw new SourceError('bad-address', `${printAddress(url)}: longer than 3000 characters`);
    this.client.trust(address);
    const late = AbortSignal.timeout(this.longestMilliseconds);
    const both = signal ? AbortSignal.any([signal, late]) : late;
    try {
      return await this.client.send(
        address,
        { headers: { accept, ...conditionsOf(known) }, signal: both, beforeAsking: (next) => this.wait(next, both) },
        (answer) => take(url, answer),
      );
    } catch (error) {
      signal?.throwIfAborted();
      if (!late.aborted) throw error;
      const seconds = this.longestMilliseconds / 1000;
      throw new SourceError('unreachable', `${printAddress(url)}: it takes longer than ${seconds} s`, { cause: error });
    }
  }

  private async wait(url: URL, signal: AbortSignal): Promise<void> {
    const { crawlDelay } = await this.robots.require(url, signal);
    if ((crawlDelay ?? 0) > longestPauseSeconds)
      throw new SourceError(
        'robots',
        `${url.origin}: its robots.txt asks for ${crawlDelay} s between requests; open the page in a browser, save it and import the file`,
      );
    await this.pace.wait(url.host, Math.max(this.pauseMilliseconds, (crawlDelay ?? 0) * 1000), signal);
  }
}

async function take(requested: URL, { heard, rawHeaders, redirects, response, url }: HttpAnswer): Promise<FetchedPage> {
  const retrieved = new Date().toISOString();
  const bytes = response.status === 304 ? null : await readPage(response, heard, url);
  return {
    bytes,
    contentType: response.headers.get('content-type'),
    capture: {
      requested: writeAddress(requested.href),
      address: writeAddress(url.href),
      redirects: redirects.map(({ from, status }) => ({ status, from: writeAddress(from) })),
      status: response.status,
      headers: rawHeaders
        .filter(([name]) => !unkept.test(name))
        .slice(0, 200)
        .map(([name, value]) => [name.slice(0, 200), value.slice(0, 8000)]),
      lastSeen: retrieved,
    },
  };
}

async function readPage(response: Response, heard: () => void, url: URL): Promise<Uint8Array> {
  try {
    return await readBody(response, sizeLimits.document, heard);
  } catch (error) {
    if (!(error instanceof BodyTooLong)) throw error;
    const most = sizeLimits.document / 1024 ** 2;
    throw new SourceError('too-large', `${printAddress(url)}: more than ${most} MiB; download it and import the file`);
  }
}

function conditionsOf(known: Validators | null): Record<string, string> {
  return {
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
}

/** An address as records keep it: an apostrophe may stand in an address, but not in a link that is printed. */
function writeAddress(href: string): string {
  return href.replaceAll("'", '%27').replace(/#.*$/s, '');
}
