import { derivedId } from '#core';
import type { ReadItem } from '../ports/reading.ts';
import { parseCsv } from './csv.ts';
import { parseRecord, recordItem, rejectItem } from './rejection.ts';

const neededColumns = ['url', 'outlet', 'lang', 'published', 'names_as_source', 'agency', 'attribution_quote'] as const;

/** Columns that hold the answer to what is to be found out. They may stand in the file and are never read. */
const groundTruthColumns = ['near_copy_of', 'copy_family', 'ultimate_origins', 'distortion'] as const;

/** Is this the header of a lineage CSV? */
export function isLineageHeader(header: readonly string[]): boolean {
  return header.includes('names_as_source') && header.includes('url');
}

/**
 * Reads pages known only by whom they name as their source. `2023-10-07?` is a date the page itself does not carry; a
 * remark in brackets after the date is not kept.
 */
export function* decodeLineageCsv(text: string, file: string): Generator<ReadItem> {
  const { header, rows, rejections } = parseCsv(text, file);
  for (const rejection of rejections) yield { type: 'rejected', rejection };
  const known: readonly string[] = ['id', ...neededColumns, ...groundTruthColumns];
  const unknown = header.find((column) => !known.includes(column));
  const missing = neededColumns.find((column) => !header.includes(column));
  const fault = unknown ?? missing;
  if (fault !== undefined) {
    const reason =
      unknown === undefined ? `the column ${fault} is missing` : `unknown column; expected ${known.join(', ')}`;
    yield rejectItem({ file, row: 1, column: fault, value: fault }, reason);
    return;
  }
  const indexes = Object.fromEntries(['id', ...neededColumns].map((column) => [column, header.indexOf(column)]));
  for (const { line, cells } of rows) {
    const place = { file, row: line };
    if (cells.length !== header.length) {
      yield rejectItem(place, `expected ${header.length} cells as in the header, got ${cells.length}`);
      continue;
    }
    const cell = (column: 'id' | (typeof neededColumns)[number]): string => cells[indexes[column]!]?.trim() ?? '';
    const published = cell('published').replace(/\s*\([^)]*\)$/, '');
    const parsed = parseRecord(
      'mention',
      {
        id: cell('id') === '' ? derivedId('mention', { url: cell('url') }) : `mention-${cell('id')}`,
        url: cell('url'),
        outlet: cell('outlet'),
        language: cell('lang'),
        published: published.replace(/\?$/, '') || null,
        publishedInferred: published.endsWith('?'),
        namesAsSource: cell('names_as_source'),
        agency: cell('agency') || null,
        attributionQuote: cell('attribution_quote') || null,
      },
      place,
      (path) => columnsByMember[String(path[0])] ?? String(path[0]),
    );
    if ('record' in parsed) yield recordItem('mention', parsed.record);
    else for (const rejection of parsed.rejections) yield { type: 'rejected', rejection };
  }
}

const columnsByMember: Readonly<Record<string, string>> = {
  language: 'lang',
  namesAsSource: 'names_as_source',
  attributionQuote: 'attribution_quote',
};
