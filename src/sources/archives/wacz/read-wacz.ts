import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type ReadItem, type ReadOptions, rejectItem } from '#app';
import { httpAddress } from '../../documents/document-facts.ts';
import type { DocumentSource } from '../../documents/document-source.ts';
import { openError, parseJson } from '../../read-file.ts';
import { SourceError } from '../../source-error.ts';
import { tolerate } from '../../tolerate.ts';
import { openWarc } from '../warc/open-warc.ts';
import { readWarcDocuments } from '../warc/warc-documents.ts';
import { type Zip, type ZipEntry, openZip } from '../zip/read-zip.ts';
import { readOwnDocuments } from './own-documents.ts';
import { ownList } from './write-wacz.ts';

/** Package descriptions, lists of pages and our own list, in bytes. */
const largestText = 64 * 1024 ** 2;

/**
 * The pages of a WACZ (1.0 to 1.2): those that its `pages/*.jsonl` name, or all documents where it names none. Every file
 * is compared with the hash that `datapackage.json` states for it; one that differs is refused, the others are read.
 */
export async function* readWacz(
  path: string,
  options: ReadOptions,
  documents: DocumentSource,
): AsyncGenerator<ReadItem> {
  const file = await open(path).catch((cause: unknown) => {
    throw openError(path, cause);
  });
  try {
    yield* readPackage(path, file, options, documents);
  } finally {
    await file.close();
  }
}

async function* readPackage(
  path: string,
  file: FileHandle,
  options: ReadOptions,
  documents: DocumentSource,
): AsyncGenerator<ReadItem> {
  const zip = await openZip(file, path);
  const find = (name: string): ZipEntry | undefined => zip.entries.find((entry) => entry.path === name);
  const manifest = find('datapackage.json');
  if (!manifest) throw new SourceError('not-readable', `${path}: expected a WACZ; it has no datapackage.json`);
  const manifestBytes = await zip.read(manifest, largestText);
  await checkDigest(path, zip, find('datapackage-digest.json'), manifestBytes);
  const { damaged, unlisted } = await checkResources(path, zip, manifestBytes);
  for (const [name, reason] of [...damaged, ...unlisted]) yield rejectItem({ file: path, column: name }, reason);
  const isGood = (entry: ZipEntry): boolean => !damaged.has(entry.path) && !unlisted.has(entry.path);
  const own = find(ownList);
  const known = own && isGood(own) ? readOwnDocuments(await zip.read(own, largestText), path) : undefined;
  const pages = await readPageList(path, zip, isGood);
  const archives = zip.entries.filter((entry) => /^archive\/[^/]+\.warc(\.gz)?$/.test(entry.path) && isGood(entry));
  for (const [index, entry] of archives.entries()) {
    options.onProgress?.(`${path}, ${entry.path}`, index / archives.length);
    const name = `${path}, ${entry.path}`;
    const items = readWarcDocuments(unpack(path, name, zip, entry), name, documents, {
      ...options,
      pages: pages.size > 0 ? new Set([...pages, ...(known?.addresses ?? [])]) : undefined,
    });
    yield* tolerate(name, known ? known.complete(items) : items);
  }
}

async function* unpack(path: string, name: string, zip: Zip, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.method !== 0)
    throw new SourceError('not-readable', `${name}: packed twice; a WACZ stores its archives as they are`);
  if (entry.size === 0) return;
  yield* openWarc(path, name, { ...(await zip.locate(entry)), isPacked: entry.path.endsWith('.gz') });
}

async function checkDigest(path: string, zip: Zip, entry: ZipEntry | undefined, manifest: Uint8Array): Promise<void> {
  if (!entry) return;
  const stated = (readJson(await zip.read(entry, largestText), `${path}, ${entry.path}`) as { hash?: unknown } | null)
    ?.hash;
  const [algorithm, hex] = parseHash(stated) ?? [];
  if (algorithm && createHash(algorithm).update(manifest).digest('hex') !== hex)
    throw new SourceError(
      'not-readable',
      `${path}: datapackage.json is not the one that its digest states; it was changed`,
    );
}

interface Checked {
  readonly damaged: ReadonlyMap<string, string>;
  readonly unlisted: ReadonlyMap<string, string>;
}

/** Files that differ from their stated hash, and files in `archive/` that nobody vouches for. */
async function checkResources(path: string, zip: Zip, manifest: Uint8Array): Promise<Checked> {
  const value = readJson(manifest, `${path}, datapackage.json`) as { resources?: unknown } | null;
  const resources = Array.isArray(value?.resources) ? (value.resources as unknown[]) : [];
  const hashes = new Map(
    resources.map((one) => {
      const { hash, path: name } = (one ?? {}) as { hash?: unknown; path?: unknown };
      return [String(name), parseHash(hash)] as const;
    }),
  );
  const damaged = new Map<string, string>();
  const unlisted = new Map<string, string>();
  for (const entry of zip.entries) {
    if (entry.path.endsWith('/') || /^datapackage(-digest)?\.json$/.test(entry.path)) continue;
    if (!hashes.has(entry.path)) {
      if (entry.path.startsWith('archive/')) unlisted.set(entry.path, 'datapackage.json does not list it');
      continue;
    }
    const [algorithm, hex] = hashes.get(entry.path) ?? [];
    if (algorithm && (await hashEntry(path, zip, entry, algorithm)) !== hex)
      damaged.set(entry.path, 'its bytes do not have the hash that datapackage.json states; it was changed or damaged');
  }
  for (const name of hashes.keys())
    if (!zip.entries.some((entry) => entry.path === name))
      damaged.set(name, 'datapackage.json lists it, and it is missing');
  return { damaged, unlisted };
}

async function hashEntry(path: string, zip: Zip, entry: ZipEntry, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  if (entry.method === 0 && entry.size > 0)
    for await (const piece of createReadStream(path, await zip.locate(entry))) hash.update(piece as Buffer);
  else hash.update(await zip.read(entry, largestText));
  return hash.digest('hex');
}

function parseHash(stated: unknown): readonly [algorithm: string, hex: string] | null {
  const [, algorithm, hex] = /^(sha256|md5):([0-9a-f]+)$/i.exec(typeof stated === 'string' ? stated : '') ?? [];
  return algorithm && hex ? [algorithm.toLowerCase(), hex.toLowerCase()] : null;
}

async function readPageList(path: string, zip: Zip, isGood: (entry: ZipEntry) => boolean): Promise<Set<string>> {
  const pages = new Set<string>();
  for (const entry of zip.entries) {
    if (!/^pages\/[^/]+\.jsonl$/.test(entry.path) || !isGood(entry)) continue;
    for (const line of new TextDecoder().decode(await zip.read(entry, largestText)).split('\n')) {
      if (line.trim() === '') continue;
      const { url } = (readJson(line, `${path}, ${entry.path}`) ?? {}) as { url?: unknown };
      const address = typeof url === 'string' ? httpAddress(url)?.replace(/#.*$/s, '') : null;
      if (address) pages.add(address);
    }
  }
  return pages;
}

function readJson(bytes: Uint8Array | string, name: string): unknown {
  return parseJson(typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes), name);
}
