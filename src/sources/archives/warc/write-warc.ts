import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Document } from '#core';
import { originalPrefix } from './http-message.ts';

/** A record in the packed file: where it lies, and what an index says of it. */
export interface WrittenRecord {
  readonly url: string;
  readonly date: string;
  readonly mediaType: string;
  readonly status: number | null;
  readonly payloadDigest: string;
  readonly recordDigest: string;
  readonly offset: number;
  readonly length: number;
}

/** The address of a document that has none, before its hash. */
export const fileAddress = 'urn:sha256:';

/** Headers that speak of how the body travelled; it is kept as it arrived at the reader. */
const travelling = /^(content-encoding|content-length|transfer-encoding)$/i;

/**
 * A WARC 1.1 (ISO 28500:2017) of documents, packed record by record (Annex D): a `response` for what was fetched, a
 * `resource` for other files. Ids come from the content, so that the same documents give the same bytes.
 */
export function encodeWarc(
  documents: readonly {
    readonly document: Document;
    readonly bytes: Uint8Array;
    readonly url: string;
    readonly date: string;
  }[],
  info: { readonly created: string; readonly software: string; readonly title: string },
): { readonly bytes: Uint8Array; readonly records: readonly WrittenRecord[] } {
  const fields = `software: ${info.software}\r\nformat: WARC File Format 1.1\r\nisPartOf: ${info.title.replace(/\s+/g, ' ')}\r\n`;
  const first = pack('warcinfo', [['Content-Type', 'application/warc-fields']], Buffer.from(fields), info.created);
  const pieces: Uint8Array[] = [first.packed];
  const records: WrittenRecord[] = [];
  let offset = first.packed.length;
  for (const { bytes, date, document, url } of documents) {
    const { capture, mediaType } = document;
    const payloadDigest = digest(bytes);
    const block = capture ? Buffer.concat([responseHead(document), bytes]) : bytes;
    const headers: [string, string][] = [
      ['WARC-Target-URI', url],
      ['WARC-Payload-Digest', payloadDigest],
      ['Content-Type', capture ? 'application/http; msgtype=response' : mediaTypeOf(document)],
    ];
    const { packed, recordDigest } = pack(capture ? 'response' : 'resource', headers, block, date);
    const at = { offset, length: packed.length, payloadDigest, recordDigest };
    records.push({ url, date, mediaType, status: capture?.status ?? null, ...at });
    pieces.push(packed);
    offset += packed.length;
  }
  return { bytes: Buffer.concat(pieces), records };
}

function responseHead({ byteLength, capture }: Document): Buffer {
  const lines = (capture?.headers ?? []).map(
    ([name, value]) => `${travelling.test(name) ? originalPrefix : ''}${name}: ${value.replace(/[\r\n]+/g, ' ')}`,
  );
  return Buffer.from(
    `HTTP/1.1 ${capture?.status ?? 200} OK\r\n${[...lines, `Content-Length: ${byteLength}`].join('\r\n')}\r\n\r\n`,
    'latin1',
  );
}

function mediaTypeOf({ encoding, mediaType }: Document): string {
  return encoding === null || mediaType.includes(';') ? mediaType : `${mediaType}; charset=${encoding}`;
}

function pack(
  type: string,
  headers: readonly [string, string][],
  block: Uint8Array,
  date: string,
): { readonly packed: Uint8Array; readonly recordDigest: string } {
  const blockDigest = digest(block);
  const id = createHash('sha256')
    .update(`${type}\n${date}\n${headers.join('\n')}\n${blockDigest}`)
    .digest('hex');
  const lines = [
    'WARC/1.1',
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:${toUuid(id)}>`,
    `WARC-Date: ${date}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `WARC-Block-Digest: ${blockDigest}`,
    `Content-Length: ${block.length}`,
  ];
  const record = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
  const packed = gzipSync(record, { level: 9 });
  // RFC 1952 §2.3.1: the system that packed it; 255 is none, the same on every one.
  packed[9] = 255;
  return { packed, recordDigest: digest(record) };
}

function digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** RFC 9562 §5.8: version 8, made from a hash. */
function toUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
