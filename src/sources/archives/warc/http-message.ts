import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** An HTTP response as an archive keeps it. */
export interface ArchivedResponse {
  readonly status: number;
  /** As the server sent them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body with transfer and content coding undone. */
  readonly body: Uint8Array;
  /** The bytes after the headers, as they lie in the archive. */
  readonly payload: Uint8Array;
}

/** What writers that undo codings put before the name of a header that no longer holds. */
export const originalPrefix = 'X-Orig-';

const decoders: Readonly<Record<string, (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/** Undefined where the block is no HTTP response. Throws RangeError where the body unpacks to more than `limit` bytes. */
export function parseResponse(block: Uint8Array, limit: number): ArchivedResponse | undefined {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const end = findHeaderEnd(bytes);
  if (!end) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end.at).split(/\r?\n/);
  const status = Number(/^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(first)?.[1] ?? Number.NaN);
  if (Number.isNaN(status)) return undefined;
  const headers = lines.flatMap((line): [string, string][] => {
    const [, name, value = ''] = /^([^:\s]{1,200}):\s*(.*?)\s*$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value]];
  });
  const payload = bytes.subarray(end.at + end.length);
  const said = (wanted: string): string =>
    (headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '').toLowerCase();
  const whole = said('transfer-encoding').includes('chunked') ? joinChunks(payload) : payload;
  return { status, headers: restore(headers), body: undo(whole, said('content-encoding'), limit), payload };
}

function findHeaderEnd(bytes: Buffer): { at: number; length: number } | undefined {
  const at = bytes.indexOf('\r\n\r\n');
  if (at >= 0) return { at, length: 4 };
  const bare = bytes.indexOf('\n\n');
  return bare < 0 ? undefined : { at: bare, length: 2 };
}

/** RFC 9112 §7.1. Some archives keep the header and not the chunks: what is not chunked is taken as it is. */
function joinChunks(payload: Buffer): Uint8Array {
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = payload.indexOf('\r\n', at);
    const size =
      lineEnd < 0 || lineEnd - at > 100
        ? undefined
        : /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(payload.toString('latin1', at, lineEnd))?.[1];
    if (size === undefined) return pieces.length === 0 ? payload : Buffer.concat(pieces);
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(payload.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = lineEnd + 2 + length + 2;
  }
}

/** Some archives keep the header of a coding that they have undone: what is not packed is taken as it is. */
function undo(bytes: Uint8Array, codings: string, limit: number): Uint8Array {
  let body = bytes;
  for (const coding of codings
    .split(',')
    .map((one) => one.trim())
    .toReversed()) {
    if (!Object.hasOwn(decoders, coding)) continue;
    try {
      body = decoders[coding]!(body, { maxOutputLength: limit });
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
        throw new RangeError(`unpacks to more than ${limit} bytes`);
    }
  }
  return body;
}

function restore(headers: readonly [string, string][]): [string, string][] {
  const originals = new Set(
    headers.flatMap(([name]) => (isOriginal(name) ? [name.slice(originalPrefix.length).toLowerCase()] : [])),
  );
  return headers.flatMap(([name, value]): [string, string][] => {
    if (isOriginal(name)) return [[name.slice(originalPrefix.length), value]];
    return originals.has(name.toLowerCase()) ? [] : [[name, value]];
  });
}

function isOriginal(name: string): boolean {
  return name.toLowerCase().startsWith(originalPrefix.toLowerCase());
}
