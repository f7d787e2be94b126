import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import {
  type ReadItem,
  type ReadOptions,
  ReferenceCheck,
  SiteIndex,
  bundleArrays,
  bundleFormat,
  completeCaseLists,
  decodeObservationsCsv,
  decodeSitesGeojson,
  keepPixelAddress,
  keepSceneAddresses,
  parseRecord,
  readCaseMembers,
  rejectItem,
} from '#app';
import { type RecordKind, type Site, sha256Hex } from '#core';
import { type DocumentType, parseContentType, typeOfContent } from './documents/media-type.ts';
import type { ContentReader } from './documents/thread/content-reader.ts';
import type { AllowsInside } from './http/http-options.ts';
import { readBounded, readJson, readText } from './read-file.ts';
import { SourceError } from './source-error.ts';
import { decodeItemsAt } from './stac/decode-items-at.ts';
import { tolerate } from './tolerate.ts';

/** What a bundle is read with. */
export interface BundleTools {
  readonly content: ContentReader;
  /** Of its scenes. */
  readonly allowsInside: AllowsInside;
}

export function isBundleFolder(folder: string): boolean {
  return existsSync(join(folder, 'case.json'));
}

/**
 * Reads a case bundle (docs/formats/case-bundle.md). Each record is checked on its own and for what it points to;
 * bad ones are refused, the others kept. Throws SourceError `not-a-bundle` where `case.json` is not one.
 */
export async function* readBundle(folder: string, options: ReadOptions, tools: BundleTools): AsyncGenerator<ReadItem> {
  const caseFile = join(folder, 'case.json');
  const members = readCaseMembers(await readJson(caseFile));
  if (!members) throw new SourceError('not-a-bundle', `${caseFile}: expected "format": "${bundleFormat}"`);
  const references = new ReferenceCheck(options.known);
  const kept: Record<'sites' | 'documents' | 'provisions' | 'parties' | 'mentions', string[]> = {
    sites: [],
    documents: [],
    provisions: [],
    parties: [],
    mentions: [],
  };
  const steps = listSteps(folder, options, tools);
  for (const [index, [file, items]] of steps.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.(basename(file), index / steps.length);
    // Parties name each other in any order, so all of a file are known before the first is checked.
    const batch: ReadItem[] = [];
    for await (const item of tolerate(file, items())) batch.push(item);
    for (const item of batch)
      if (item.type === 'record' && item.kind === 'party') references.note(item.kind, item.record);
    for (const item of batch) {
      const checked = item.type === 'record' ? await checkItem(item, file, references) : item;
      yield checked;
      if (checked.type !== 'record') continue;
      if (checked.kind === 'site') kept.sites.push(checked.record.id);
      if (checked.kind === 'document') kept.documents.push(checked.record.id);
      if (checked.kind === 'provision') kept.provisions.push(checked.record.id);
      if (checked.kind === 'party') kept.parties.push(checked.record.id);
      if (checked.kind === 'mention') kept.mentions.push(checked.record.id);
    }
  }
  yield* readCase(completeCaseLists(members, kept), caseFile, references);
}

/** The files of a bundle in an order in which each refers only to what came before. */
function listSteps(
  folder: string,
  options: ReadOptions,
  { allowsInside, content }: BundleTools,
): [string, () => AsyncIterable<ReadItem>][] {
  const sites: Site[] = [];
  const at = (name: string): string => join(folder, name);
  const steps: [string, () => AsyncIterable<ReadItem>][] = [
    [at('sites.geojson'), () => readSites(at('sites.geojson'), sites)],
    [at('scenes'), () => keepAddresses(readScenes(at('scenes'), allowsInside), at('scenes'), options)],
    [at('observations.csv'), () => readObservations(at('observations.csv'), sites, options)],
    [at('documents.json'), () => readDocuments(folder, content)],
    ...bundleArrays.map(([name, kind]): [string, () => AsyncIterable<ReadItem>] => [
      at(name),
      () => keepAddresses(readArray(at(name), kind), folder, options),
    ]),
  ];
  return steps.filter(([file]) => existsSync(file));
}

async function checkItem(
  item: Extract<ReadItem, { type: 'record' }>,
  file: string,
  references: ReferenceCheck,
): Promise<ReadItem> {
  const fault = await references.findFault(item.kind, item.record as never);
  if (fault !== undefined) return rejectItem({ file, column: item.record.id }, fault);
  references.note(item.kind, item.record as never);
  return item;
}

async function* readSites(file: string, sites: Site[]): AsyncGenerator<ReadItem> {
  for (const item of decodeSitesGeojson(await readJson(file), file, { strict: true })) {
    if (item.type === 'record' && item.kind === 'site') sites.push(item.record);
    yield item;
  }
}

async function* readScenes(folder: string, allowsInside: AllowsInside): AsyncGenerator<ReadItem> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  for (const name of names) {
    const file = join(folder, name);
    yield* tolerate(file, readScene(file, allowsInside));
  }
}

async function* readScene(file: string, allowsInside: AllowsInside): AsyncGenerator<ReadItem> {
  yield* decodeItemsAt(await readJson(file), resolve(file), allowsInside, file);
}

/** Images that the bundle does not bring along stay where the workspace knows them to be. */
async function* keepAddresses(
  items: AsyncIterable<ReadItem>,
  folder: string,
  { known }: ReadOptions,
): AsyncGenerator<ReadItem> {
  const isHere = (href: string): boolean => existsSync(join(folder, href));
  for await (const item of items) {
    if (!known || item.type !== 'record') yield item;
    else if (item.kind === 'scene') yield { ...item, record: await keepSceneAddresses(known, item.record, isHere) };
    else if (item.kind === 'marking') yield { ...item, record: await keepPixelAddress(known, item.record, isHere) };
    else yield item;
  }
}

async function* readObservations(file: string, sites: readonly Site[], options: ReadOptions): AsyncGenerator<ReadItem> {
  const known = (await options.known?.list('site')) ?? [];
  yield* decodeObservationsCsv(await readText(file, 'csv'), file, new SiteIndex([...known, ...sites]));
}

async function* readArray(file: string, kind: RecordKind): AsyncGenerator<ReadItem> {
  const value = await readJson(file);
  if (!Array.isArray(value)) {
    yield rejectItem({ file, value }, 'expected a JSON array of records');
    return;
  }
  for (const [index, one] of value.entries()) {
    const label = labelOf((one as { id?: unknown } | null)?.id, index);
    const parsed = parseRecord(kind, one, { file, column: label }, (path) => `${label}.${path.map(String).join('.')}`);
    if ('record' in parsed) yield { type: 'record', kind, record: parsed.record } as ReadItem;
    else for (const rejection of parsed.rejections) yield { type: 'rejected', rejection };
  }
}

async function* readDocuments(folder: string, reader: ContentReader): AsyncGenerator<ReadItem> {
  const list = join(folder, 'documents.json');
  const entries = await readJson(list);
  if (!Array.isArray(entries)) {
    yield rejectItem({ file: list, value: entries }, 'expected a JSON array of documents');
    return;
  }
  for (const [index, entry] of entries.entries())
    yield* tolerate(list, readDocumentEntry(folder, list, entry, index, reader));
}

async function* readDocumentEntry(
  folder: string,
  list: string,
  entry: unknown,
  index: number,
  reader: ContentReader,
): AsyncGenerator<ReadItem> {
  const { file: name, ...members } = (entry ?? {}) as {
    file?: unknown;
    id?: unknown;
    mediaType?: unknown;
    encoding?: unknown;
  };
  const label = labelOf(members.id, index);
  if (typeof name !== 'string' || name.includes('..') || name.includes('/') || name.includes(sep)) {
    yield rejectItem({ file: list, column: `${label}.file`, value: name }, 'expected the name of a file in documents/');
    return;
  }
  const file = join(folder, 'documents', name);
  const bytes = await readBounded(file, 'document');
  const known = typeof members.encoding === 'string' ? members.encoding : null;
  const content = await reader.read({ bytes, type: documentTypeOf(members.mediaType, bytes, file), name: file, known });
  if (content.kind !== 'document') throw new SourceError('unknown-format', `${file}: a feed, not a document`);
  const { text, pageStarts } = content.facts;
  const record = { ...members, sha256: sha256Hex(bytes), byteLength: bytes.length, text, pageStarts };
  const parsed = parseRecord(
    'document',
    record,
    { file: list, column: label },
    (path) => `${label}.${path.map(String).join('.')}`,
  );
  if ('record' in parsed) {
    yield { type: 'blob', bytes };
    yield { type: 'record', kind: 'document', record: parsed.record };
  } else for (const rejection of parsed.rejections) yield { type: 'rejected', rejection };
}

/** The case comes last. An id that it lists and nobody has is taken off its list, and said. */
async function* readCase(
  members: Record<string, unknown>,
  file: string,
  references: ReferenceCheck,
): AsyncGenerator<ReadItem> {
  const parsed = parseRecord('case', members, { file });
  if ('rejections' in parsed) {
    for (const rejection of parsed.rejections) yield { type: 'rejected', rejection };
    return;
  }
  const lists = { sites: 'site', documents: 'document', provisions: 'provision' } as const;
  const found: Record<string, readonly string[]> = {};
  for (const [list, kind] of Object.entries(lists) as [keyof typeof lists, RecordKind][]) {
    const present: string[] = [];
    for (const id of parsed.record[list]) {
      if (await references.has(kind, id)) present.push(id);
      else
        yield rejectItem(
          { file, column: list, value: id },
          `there is no ${kind} "${id}" in the bundle or the workspace; it was left out`,
        );
    }
    found[list] = present;
  }
  yield { type: 'record', kind: 'case', record: { ...parsed.record, ...found } };
}

function documentTypeOf(mediaType: unknown, bytes: Uint8Array, file: string): DocumentType {
  const type = typeOfContent(parseContentType(String(mediaType)).type, bytes);
  if (type !== undefined) return type;
  throw new SourceError(
    'unknown-format',
    `${file}: documents of the type "${String(mediaType).slice(0, 80)}" are not read`,
  );
}

/** How a record without a readable id is named in a rejection. */
function labelOf(id: unknown, index: number): string {
  return typeof id === 'string' ? id : `[${index}]`;
}
