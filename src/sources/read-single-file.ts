import { extname } from 'node:path';
import {
  type ReadItem,
  type ReadOptions,
  SiteIndex,
  decodeLineageCsv,
  decodeObservationsCsv,
  decodeRegime,
  decodeSitesGeojson,
  isGeojson,
  isLineageHeader,
  isObservationsHeader,
  isRegime,
  isStacItem,
  isStacItemCollection,
  readCsvHeader,
} from '#app';
import type { DocumentSource } from './documents/document-source.ts';
import { documentEndings, isFeed, typeOfName } from './documents/media-type.ts';
import { readWacz } from './archives/wacz/read-wacz.ts';
import { openWarc } from './archives/warc/open-warc.ts';
import { readWarcDocuments } from './archives/warc/warc-documents.ts';
import type { AllowsInside } from './http/http-options.ts';
import { parseJson, readHead, readJson, readText } from './read-file.ts';
import { readCatalog } from './read-catalog.ts';
import { SourceError } from './source-error.ts';
import { decodeItemsAt } from './stac/decode-items-at.ts';
import { readUnXml } from './un-list/read-un-xml.ts';
import { readUnYaml } from './un-list/read-un-yaml.ts';

/** What files are read with. */
export interface FileTools {
  readonly documents: DocumentSource;
  /** Of items of STAC. */
  readonly allowsInside: AllowsInside;
}

type ReadFile = (path: string, options: ReadOptions, tools: FileTools) => AsyncIterable<ReadItem>;

const readers: Readonly<Record<string, ReadFile>> = {
  '.csv': readCsv,
  '.json': readJsonFile,
  '.geojson': readJsonFile,
  '.ndjson': readNdjson,
  '.jsonl': readNdjson,
  '.tif': readGeotiff,
  '.tiff': readGeotiff,
  '.yaml': readUnYaml,
  '.yml': readUnYaml,
};

export function isKnownFile(name: string): boolean {
  return (
    Object.hasOwn(readers, extname(name).toLowerCase()) ||
    typeOfName(name) !== undefined ||
    isArchive(name) ||
    /\.xml$/i.test(name)
  );
}

/** Reads one file by its extension and content. Throws SourceError `unknown-format` naming what is read. */
export async function* readSingleFile(path: string, options: ReadOptions, tools: FileTools): AsyncGenerator<ReadItem> {
  const read = findReader(path);
  if (!read) {
    throw new SourceError(
      'unknown-format',
      `${path}: unknown format; expected one of ${[...Object.keys(readers), ...documentEndings, '.xml', '.warc', '.warc.gz', '.wacz'].join(' ')}`,
    );
  }
  options.onProgress?.(path, 0);
  yield* read(path, options, tools);
  options.onProgress?.(path, 1);
}

function findReader(path: string): ReadFile | undefined {
  if (/\.xml$/i.test(path)) return readXml;
  if (typeOfName(path) !== undefined) return (file, options, { documents }) => documents.readFile(file, options);
  if (/\.wacz$/i.test(path)) return (file, options, { documents }) => readWacz(file, options, documents);
  if (/\.warc(\.gz)?$/i.test(path)) return readWarcFile;
  const ending = extname(path).toLowerCase();
  return Object.hasOwn(readers, ending) ? readers[ending] : undefined;
}

/** A feed, or the list of the Security Council. */
async function* readXml(path: string, options: ReadOptions, { documents }: FileTools): AsyncGenerator<ReadItem> {
  if (isFeed(await readHead(path))) yield* documents.readFile(path, options, 'application/feed');
  else yield* readUnXml(path);
}

function isArchive(name: string): boolean {
  return /\.(wacz|warc|warc\.gz)$/i.test(name);
}

async function* readWarcFile(path: string, options: ReadOptions, { documents }: FileTools): AsyncGenerator<ReadItem> {
  const bytes = openWarc(path, path, { isPacked: /\.gz$/i.test(path) });
  yield* readWarcDocuments(bytes, path, documents, options);
}

async function* readCsv(path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const text = await readText(path, 'csv');
  const header = readCsvHeader(text);
  if (isLineageHeader(header)) yield* decodeLineageCsv(text, path);
  else if (isObservationsHeader(header)) {
    const sites = new SiteIndex((await options.known?.list('site')) ?? []);
    yield* checkAbort(decodeObservationsCsv(text, path, sites), options);
  } else {
    const found = text.trim() === '' ? 'an empty file' : header.slice(0, 10).join(', ').slice(0, 200);
    throw new SourceError(
      'unknown-format',
      `${path}: the header is neither that of observations (site, image_date, object_class, …) nor of lineage (url, names_as_source, …); found: ${found}`,
    );
  }
}

async function* readJsonFile(
  path: string,
  options: ReadOptions,
  { allowsInside }: FileTools,
): AsyncGenerator<ReadItem> {
  const value = await readJson(path);
  const type = (value as { type?: unknown } | null)?.type;
  if (type === 'Catalog' || type === 'Collection') yield* readCatalog(path, options, allowsInside);
  else if (isStacItem(value) || isStacItemCollection(value)) yield* decodeItemsAt(value, path, allowsInside);
  else if (isRegime(value)) yield* decodeRegime(value, path, options.known);
  else if (isGeojson(value)) yield* decodeSitesGeojson(value, path, { strict: false });
  else {
    throw new SourceError(
      'unknown-format',
      `${path}: JSON of an unknown kind; expected GeoJSON sites, a regime, or a STAC item, item collection, collection or catalog`,
    );
  }
}

async function* readNdjson(path: string, options: ReadOptions, { allowsInside }: FileTools): AsyncGenerator<ReadItem> {
  const lines = (await readText(path, 'json')).split('\n');
  for (const [index, line] of lines.entries()) {
    options.signal?.throwIfAborted();
    if (line.trim() === '') continue;
    const place = `${path}, line ${index + 1}`;
    try {
      yield* decodeItemsAt(parseJson(line, place), path, allowsInside, place);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const reason = error.message.replace(`${place}: `, '');
      yield {
        type: 'rejected',
        rejection: { file: path, row: index + 1, column: null, value: line.slice(0, 200), reason },
      };
    }
  }
}

async function* readGeotiff(path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const { readGeotiffScene } = await import('./geotiff-scene.ts');
  const scene = await readGeotiffScene(path, {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.published === undefined ? {} : { datetime: options.published }),
  });
  yield { type: 'record', kind: 'scene', record: scene };
}

/** Lets a cancel through, and other work, every thousand items. */
async function* checkAbort(items: Iterable<ReadItem>, { signal }: ReadOptions): AsyncGenerator<ReadItem> {
  let index = 0;
  for (const item of items) {
    if (++index % 1000 === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
    yield item;
  }
}
