import { type ReadItem, type ReadOptions, rejectItem } from '#app';
import type { Capture } from '#core';
import { httpAddress } from '../../documents/document-facts.ts';
import type { DocumentSource } from '../../documents/document-source.ts';
import { parseContentType, typeOfContent } from '../../documents/media-type.ts';
import { sizeLimits } from '../../limits.ts';
import { SourceError } from '../../source-error.ts';
import { tolerate } from '../../tolerate.ts';
import { matchesDigest } from './digest.ts';
import { parseResponse } from './http-message.ts';
import { type KeptPayload, KeptPayloads } from './kept-payloads.ts';
import { type WarcRecord, readWarc } from './read-warc.ts';
import { RedirectMap } from './redirect-map.ts';
import { fileAddress } from './write-warc.ts';

/** A page in an archive: what a `response`, `resource` or `revisit` record says of it. */
interface ArchivedPage extends KeptPayload {
  /** Null for a file that came from no address. */
  readonly url: string | null;
  readonly date: string;
  readonly capture: Capture | null;
}

export interface WarcOptions extends ReadOptions {
  /** Only these addresses are pages of the collection; all that are documents where it is absent. */
  readonly pages?: ReadonlySet<string> | undefined;
}

const largestBlock = sizeLimits.document + 128 * 1024;
/** Cookies are kept by nobody. */
const unkept = /^(set-cookie2?|cookie)$/i;

/**
 * The documents in an unpacked WARC, each with how it was captured. Pictures, scripts and failed requests are passed over;
 * a page that is damaged, too large or without text is a rejection.
 */
export async function* readWarcDocuments(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  documents: DocumentSource,
  options: WarcOptions,
): AsyncGenerator<ReadItem> {
  const archive = { redirects: new RedirectMap(), payloads: new KeptPayloads() };
  for await (const record of keepReading(readWarc(bytes, name, largestBlock))) {
    options.signal?.throwIfAborted();
    if (record instanceof SourceError) {
      yield rejectItem({ file: name }, record.message.replace(`${name}, `, ''));
      return;
    }
    const place = `${name}, record ${record.number}`;
    const page = findPage(record, archive, options.pages);
    if (page === null) continue;
    if ('fault' in page) {
      yield rejectItem({ file: name, row: record.number, value: record.headers.get('warc-target-uri') }, page.fault);
      continue;
    }
    const type = typeOfContent(page.mediaType, page.body);
    if (type === undefined || type === 'application/feed') continue;
    archive.payloads.keep(record.headers.get('warc-payload-digest'), page);
    const kept = {
      bytes: page.body,
      mediaType: page.mediaType === '' ? type : page.mediaType,
      retrieved: page.date,
      capture: page.capture,
      url: page.url,
    };
    const job = { bytes: page.body, type, name: page.url ?? place, header: page.charset, base: page.url };
    yield* tolerate(place, documents.readKept(kept, job, options));
  }
}

/** A fault after good records ends the reading, and is no reason to throw these away. */
async function* keepReading(records: AsyncIterable<WarcRecord>): AsyncGenerator<WarcRecord | SourceError> {
  let isGood = false;
  try {
    for await (const record of records) {
      yield record;
      isGood = true;
    }
  } catch (error) {
    if (!isGood || !(error instanceof SourceError)) throw error;
    yield error;
  }
}

function findPage(
  record: WarcRecord,
  archive: { readonly redirects: RedirectMap; readonly payloads: KeptPayloads },
  pages: ReadonlySet<string> | undefined,
): ArchivedPage | { readonly fault: string } | null {
  if (!['response', 'resource', 'revisit'].includes(record.type)) return null;
  const { block, headers } = record;
  const target = headers.get('warc-target-uri')?.replace(/^<|>$/g, '');
  const url = httpAddress(target)?.replace(/#.*$/s, '') ?? null;
  const isFile = record.type === 'resource' && target?.startsWith(fileAddress);
  if (!isFile && (url === null || (pages && !pages.has(url)))) return noteRedirect(record, url, archive.redirects);
  const date = readDate(headers.get('warc-date'));
  if (date === null) return { fault: `expected a date, got "${headers.get('warc-date') ?? 'none'}"` };
  if (block === null) return { fault: `larger than ${sizeLimits.document / 1024 ** 2} MiB` };
  // Wget states the digest of the whole block for a revisit that it cut off behind the headers.
  const isCut = record.type === 'revisit' && headers.has('warc-truncated');
  if (!isCut && matchesDigest(block, headers.get('warc-block-digest')) === false)
    return { fault: 'its bytes do not have the digest that is stated for them' };
  if (record.type === 'resource') {
    const { charset, type } = parseContentType(headers.get('content-type') ?? null);
    return { url, date, body: block, mediaType: type, charset, capture: null };
  }
  return url === null ? null : readResponse(record, block, { url, date }, archive);
}

function readResponse(
  record: WarcRecord,
  block: Uint8Array,
  { date, url }: { readonly url: string; readonly date: string },
  archive: { readonly redirects: RedirectMap; readonly payloads: KeptPayloads },
): ArchivedPage | { readonly fault: string } | null {
  const response = parse(block);
  if (response === undefined) return record.type === 'revisit' ? null : { fault: 'no HTTP response' };
  if ('fault' in response) return response;
  const header = (wanted: string): string | undefined =>
    response.headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (response.status >= 300 && response.status < 400 && record.type !== 'revisit') {
    archive.redirects.note(url, response.status, header('location'));
    return null;
  }
  if (response.status !== 200 && record.type !== 'revisit') return null;
  const redirects = archive.redirects.to(url);
  const capture: Capture = {
    requested: redirects[0]?.from ?? url,
    address: url,
    redirects,
    status: response.status,
    headers: response.headers
      .filter(([name]) => !unkept.test(name))
      .slice(0, 200)
      .map(([name, value]) => [name, value.slice(0, 8000)]),
    lastSeen: date,
  };
  if (record.type === 'revisit') {
    const same = archive.payloads.find(record.headers.get('warc-payload-digest'));
    return same
      ? { ...same, url, date, capture }
      : { fault: 'says "as before", and what was before is not in this archive' };
  }
  const stated = record.headers.get('warc-payload-digest');
  if (matchesDigest(response.payload, stated) === false && matchesDigest(response.body, stated) === false)
    return { fault: 'its payload does not have the digest that is stated for it' };
  const { charset, type } = parseContentType(header('content-type') ?? null);
  return { url, date, body: response.body, mediaType: type, charset, capture };
}

function noteRedirect(record: WarcRecord, url: string | null, redirects: RedirectMap): null {
  if (record.type !== 'response' || url === null || record.block === null) return null;
  const response = parse(record.block);
  if (response && 'status' in response && response.status >= 300 && response.status < 400)
    redirects.note(url, response.status, response.headers.find(([name]) => name.toLowerCase() === 'location')?.[1]);
  return null;
}

function parse(block: Uint8Array): ReturnType<typeof parseResponse> | { readonly fault: string } {
  try {
    return parseResponse(block, sizeLimits.document);
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

/** `2023-10-09T08:00:00Z`, with up to nine digits of a second in WARC 1.1. */
function readDate(text: string | undefined): string | null {
  const [, stem] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)Z$/.exec(text ?? '') ?? [];
  return stem === undefined || Number.isNaN(Date.parse(`${stem}Z`)) ? null : `${stem}Z`;
}
