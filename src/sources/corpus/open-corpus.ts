import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Corpus, CorpusArticle, CorpusEntry } from '#app';
import { DocumentSource } from '../documents/document-source.ts';
import { typeOfName } from '../documents/media-type.ts';
import { openError, parseJson } from '../read-file.ts';
import { SourceError } from '../source-error.ts';

/** A folder of documents, or a file of JSON lines. */
export function isCorpus(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory() || /\.(jsonl|ndjson)$/i.test(path),
    () => false,
  );
}

/**
 * Opens a corpus: all documents below a folder in order of name, or a file with a JSON object a line: `text`, and if
 * known `id` or `url`, `published` or `date`, `language` or `lang`. Throws SourceError.
 */
export async function openCorpus(path: string): Promise<Corpus> {
  const found = await stat(path).catch((cause: unknown) => {
    throw openError(path, cause);
  });
  return found.isDirectory() ? openFolder(path) : openLines(path);
}

async function openFolder(folder: string): Promise<Corpus> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && isArticle(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (paths.length === 0) throw new SourceError('unknown-format', `${folder}: holds no document`);
  const documents = new DocumentSource();
  return {
    count: paths.length,
    entries: async function* (skip) {
      for (const path of paths.slice(skip)) {
        const place = relative(folder, path);
        yield { place, read: () => readFile(path, place, documents) };
      }
    },
  };
}

/** Feeds hold several texts and are no articles. */
function isArticle(name: string): boolean {
  const type = typeOfName(name);
  return type !== undefined && type !== 'application/feed';
}

async function readFile(path: string, key: string, documents: DocumentSource): Promise<CorpusArticle> {
  for await (const item of documents.readFile(path, {}))
    if (item.type === 'record' && item.kind === 'document') {
      const { language, published, text } = item.record;
      return { key, text, published, language };
    }
  throw new SourceError('unknown-format', `${path}: not a document`);
}

/** Longest line of a file of articles, in bytes. */
const longestLine = 32 * 1024 ** 2;

function openLines(path: string): Corpus {
  return { count: null, entries: (skip) => readLines(path, skip) };
}

async function* readLines(path: string, skip: number): AsyncGenerator<CorpusEntry> {
  let [number, articles] = [0, 0];
  for await (const line of splitLines(path)) {
    number++;
    if (line !== null && line.length === 0) continue;
    if (++articles <= skip) continue;
    const place = `line ${number}`;
    yield { place, read: async () => parseArticle(line, place) };
  }
}

/** Lines as bytes, without those of white space only; null for one that is too long. */
async function* splitLines(path: string): AsyncGenerator<Buffer | null> {
  const handle = await open(path).catch((cause: unknown) => {
    throw openError(path, cause);
  });
  await handle.close();
  let [rest, isTooLong] = [Buffer.alloc(0) as Buffer, false];
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 ** 2 }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      const piece = chunk.subarray(start, end);
      yield isTooLong ? null : trim(rest.length === 0 ? piece : Buffer.concat([rest, piece]));
      [rest, isTooLong, start] = [Buffer.alloc(0), false, end + 1];
    }
    if (!isTooLong) rest = Buffer.concat([rest, chunk.subarray(start)]);
    if (rest.length > longestLine) [rest, isTooLong] = [Buffer.alloc(0), true];
  }
  if (isTooLong || rest.length > 0) yield isTooLong ? null : trim(rest);
}

function trim(line: Buffer): Buffer {
  const end = line.at(-1) === 0x0d ? line.length - 1 : line.length;
  return line.subarray(0, end).every((byte) => byte === 0x20 || byte === 0x09)
    ? Buffer.alloc(0)
    : line.subarray(0, end);
}

function parseArticle(line: Buffer | null, place: string): CorpusArticle {
  if (line === null) throw new SourceError('too-large', `${place}: longer than ${longestLine / 1024 ** 2} MiB`);
  const value = parseJson(new TextDecoder().decode(line), place);
  const members = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const text = (...names: string[]): string | null => {
    const found = names.map((name) => members[name]).find((one) => typeof one === 'string' || typeof one === 'number');
    return found === undefined ? null : String(found);
  };
  const article = text('text');
  if (article === null)
    throw new SourceError('unknown-format', `${place}: expected {"text": "…"}, and if known id, published, language`);
  return {
    key: text('id', 'url') ?? place,
    text: article,
    published: text('published', 'date'),
    language: text('language', 'lang'),
  };
}
