import { SourceError } from '../source-error.ts';
import { printAddress } from './address.ts';
import { parseContentRange } from './content-range.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';
import { BodyTooLong, readBody } from './read-body.ts';
import { Transient } from './transient.ts';

/** What tells one version of a remote file from another. */
export interface FileVersion {
  readonly size: number;
  readonly eTag: string | null;
  readonly lastModified: string | null;
}

/** The bytes asked for; `whole` where the server sent the whole file instead of a part. */
export interface RangeAnswer {
  readonly bytes: Uint8Array;
  readonly version: FileVersion;
  readonly whole: boolean;
}

/** A server that knows no ranges sends the whole file; so much of it is taken, larger files are refused. */
const largestWhole = 32 * 1024 ** 2;

/**
 * Asks for bytes `first` to `last` (inclusive) and believes nothing: the part must be the one asked for (it may end
 * early only at the end of the file), as long as it says, of one size. Throws SourceError.
 */
export function requestRange(
  client: HttpClient,
  address: string,
  range: { first: number; last: number; signal?: AbortSignal | undefined },
): Promise<RangeAnswer> {
  const headers = { range: `bytes=${range.first}-${range.last}`, 'accept-encoding': 'identity' };
  return client.send(address, { headers, signal: range.signal }, async (answer) => {
    refuseEncoding(answer);
    return answer.response.status === 206 ? readPart(answer, range) : readWhole(answer);
  });
}

async function readPart(answer: HttpAnswer, range: { first: number; last: number }): Promise<RangeAnswer> {
  const { response } = answer;
  const stated = response.headers.get('content-range');
  const part = parseContentRange(stated);
  const wanted = `bytes ${range.first}-${range.last}`;
  if (!part) throw await lie(answer, `expected "Content-Range: ${wanted}/…", got ${quote(stated)}`);
  if (part.size === null) throw await lie(answer, `the server does not say how large the file is (${quote(stated)})`);
  if (part.first !== range.first || part.last !== Math.min(range.last, part.size - 1))
    throw await lie(answer, `expected ${wanted} of it, got ${quote(stated)}`);
  const length = part.last - part.first + 1;
  const said = response.headers.get('content-length');
  if (said !== null && Number(said) !== length)
    throw await lie(answer, `Content-Length says ${said.slice(0, 20)} bytes and Content-Range ${length}`);
  const bytes = await readExactly(answer, length);
  return { bytes, version: { size: part.size, ...validatorsOf(response) }, whole: false };
}

async function readWhole(answer: HttpAnswer): Promise<RangeAnswer> {
  const { response } = answer;
  const said = response.headers.get('content-length');
  const tooLarge = `the server sends only whole files, and this one is larger than ${largestWhole / 1024 ** 2} MiB; download it first`;
  if (response.status !== 200) throw await lie(answer, `expected status 206 or 200, got ${response.status}`);
  if (said !== null && !(Number(said) <= largestWhole)) throw await lie(answer, tooLarge, 'too-large');
  const bytes = await readBody(response, largestWhole, answer.heard).catch((error: unknown) => {
    if (!(error instanceof BodyTooLong)) throw error;
    throw new SourceError('too-large', `${printAddress(answer.url)}: ${tooLarge}`);
  });
  if (said !== null && Number(said) !== bytes.length) throw new Transient(`it sent ${bytes.length} of ${said} bytes`);
  return { bytes, version: { size: bytes.length, ...validatorsOf(response) }, whole: true };
}

async function readExactly(answer: HttpAnswer, length: number): Promise<Uint8Array> {
  const bytes = await readBody(answer.response, length, answer.heard).catch((error: unknown) => {
    if (!(error instanceof BodyTooLong)) throw error;
    throw new SourceError(
      'bad-response',
      `${printAddress(answer.url)}: it sends more than the ${length} bytes asked for`,
    );
  });
  if (bytes.length < length) throw new Transient(`it sent ${bytes.length} of ${length} bytes`);
  return bytes;
}

/** Compressed parts of a file cannot be told from parts of a compressed file. */
function refuseEncoding({ url, response }: HttpAnswer): void {
  const encoding = response.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity')
    throw new SourceError(
      'bad-response',
      `${printAddress(url)}: expected the bytes as they are, got "${encoding.slice(0, 40)}"`,
    );
}

function validatorsOf(response: Response): { eTag: string | null; lastModified: string | null } {
  return { eTag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
}

async function lie(
  { url, response }: HttpAnswer,
  reason: string,
  code: 'bad-response' | 'too-large' = 'bad-response',
): Promise<SourceError> {
  await response.body?.cancel().catch(() => undefined);
  return new SourceError(code, `${printAddress(url)}: ${reason}`);
}

function quote(text: string | null): string {
  return text === null ? 'none' : `"${text.slice(0, 80)}"`;
}
