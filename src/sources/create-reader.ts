import { readdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Catalogs, ReadItem, ReadOptions, Reader } from '#app';
import { DocumentSource, JsonFound } from './documents/document-source.ts';
import type { FetchOptions } from './documents/fetch-page.ts';
import { isHttpAddress, parseAddress } from './http/address.ts';
import { type GuardedHttpOptions, createGuardedClient } from './http/guard/guarded-client.ts';
import type { HttpClient } from './http/http-client.ts';
import { isBundleFolder, readBundle } from './read-bundle.ts';
import { findCatalogFile, readCatalog } from './read-catalog.ts';
import { type FileTools, isKnownFile, readSingleFile } from './read-single-file.ts';
import { openError } from './read-file.ts';
import { SourceError } from './source-error.ts';
import { readAddress } from './stac/read-address.ts';
import { searchCatalog } from './stac/search-catalog.ts';
import { tolerate } from './tolerate.ts';

/**
 * Reads every format Sightline takes, from a file or a folder, and pages and STAC from an http(s) address. A fault of a file
 * named by the caller throws a SourceError; inside a folder it becomes a rejection and the other files are read.
 */
export function createReader(http: FetchOptions = {}): Reader {
  const client = createGuardedClient(http);
  const tools = { documents: new DocumentSource(http), allowsInside: client.options.allowsInside };
  return {
    read: (path, options = {}) =>
      isHttpAddress(path) ? readWeb(client, tools.documents, path, options) : readPath(path, options, tools),
  };
}

/** Searches STAC APIs and static catalogs; a folder stands for its `catalog.json` or `collection.json`. */
export function createCatalogs(http: GuardedHttpOptions = {}): Catalogs {
  const client = createGuardedClient(http);
  return {
    search: (address, query, options = {}) =>
      searchCatalog(client, isHttpAddress(address) ? address : (findCatalogFile(address) ?? address), query, options),
  };
}

/**
 * A page, or STAC: what looks like JSON by its address is asked for as STAC (a catalog may stand on one's own machine),
 * the rest as a page of a stranger, with all caution.
 */
async function* readWeb(
  client: HttpClient,
  documents: DocumentSource,
  address: string,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  if (/\.(geo)?json$|\/(collections|items|search)(\/|$)/i.test(parseAddress(address).pathname)) {
    yield* readAddress(client, address, options);
    return;
  }
  try {
    yield* documents.readAddress(address, options);
  } catch (error) {
    if (!(error instanceof JsonFound)) throw error;
    yield* readAddress(client, address, options);
  }
}

async function* readPath(path: string, options: ReadOptions, tools: FileTools): AsyncGenerator<ReadItem> {
  const found = await stat(path).catch((cause: unknown) => {
    throw openError(path, cause);
  });
  if (found.isDirectory()) yield* readFolder(path, options, tools);
  else if (found.isFile()) yield* readSingleFile(path, options, tools);
  else throw new SourceError('not-readable', `${path}: neither a file nor a folder`);
}

async function* readFolder(folder: string, options: ReadOptions, tools: FileTools): AsyncGenerator<ReadItem> {
  if (isBundleFolder(folder)) {
    yield* readBundle(folder, options, { ...tools, content: tools.documents.content });
    return;
  }
  const catalog = findCatalogFile(folder);
  if (catalog !== undefined) {
    yield* readCatalog(catalog, options, tools.allowsInside);
    return;
  }
  const files = await listFiles(folder);
  if (files.length === 0) throw new SourceError('unknown-format', `${folder}: holds no file of a format that is read`);
  for (const [index, file] of files.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.(relative(folder, file), index / files.length);
    yield* tolerate(file, readSingleFile(file, options, tools));
  }
}

/** Files of known formats below a folder, in order of name; hidden ones and links are left alone. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && isKnownFile(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => existsSync(path))
    .sort();
}
