import { createHash } from 'node:crypto';
import type { WaczContents } from '#app';
import { encodeWarc, fileAddress } from '../warc/write-warc.ts';
import { encodeZip } from '../zip/write-zip.ts';
import { encodeCdxj } from './cdxj.ts';

/** Where we keep what WARC has no place for; other readers pass it over. */
export const ownList = 'sightline/documents.json';

/**
 * Documents as a WACZ 1.1.1 (specs.webrecorder.net/wacz/1.1.1): their bytes in a WARC, an index, a list of pages, and a
 * package description with the SHA-256 of each. The same documents give the same bytes.
 */
export function encodeWacz({ created, description, documents, title }: WaczContents, software: string): Uint8Array {
  const sources = documents.map(({ bytes, document }) => ({
    bytes,
    document,
    url: document.capture?.address ?? document.url ?? `${fileAddress}${document.sha256}`,
    date: document.retrieved ?? created,
  }));
  const warc = encodeWarc(sources, { created, software, title });
  const pages = sources
    .filter(({ url }) => /^https?:/.test(url))
    .map(({ date, document, url }) => ({
      id: document.id,
      url,
      ts: date,
      title: document.title ?? url,
      text: document.text,
    }));
  const lines = [{ format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }, ...pages];
  const own = documents.map(
    ({ document: { text: _text, pageStarts: _starts, byteLength: _bytes, ...known } }) => known,
  );
  const files = [
    { path: 'archive/data.warc.gz', bytes: warc.bytes },
    { path: 'indexes/index.cdx', bytes: Buffer.from(encodeCdxj(warc.records, 'data.warc.gz')) },
    { path: 'pages/pages.jsonl', bytes: Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')) },
    { path: ownList, bytes: Buffer.from(`${JSON.stringify(own, null, 2)}\n`) },
  ];
  const resources = files.map(({ bytes, path }) => ({
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    hash: `sha256:${sha256(bytes)}`,
    bytes: bytes.length,
  }));
  const about = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title,
    description,
    created,
    modified: created,
    software,
  };
  const manifest = Buffer.from(`${JSON.stringify({ ...about, resources }, null, 2)}\n`);
  const digest = { path: 'datapackage.json', hash: `sha256:${sha256(manifest)}` };
  return encodeZip([
    { path: 'datapackage.json', bytes: manifest },
    { path: 'datapackage-digest.json', bytes: Buffer.from(`${JSON.stringify(digest, null, 2)}\n`) },
    ...files,
  ]);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
