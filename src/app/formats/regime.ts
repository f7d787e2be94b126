import type { Provision, RecordTypes } from '#core';
import type { ReadItem } from '../ports/reading.ts';
import type { KnownRecords } from '../ports/store.ts';
import { type Place, parseRecord, rejectItem } from './rejection.ts';

/** First member of a file with the paragraphs of one regime (docs/formats/regime.md). */
const regimeFormat = 'sightline-regime/1';

/** Whether a JSON value is the file of a regime. */
export function isRegime(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && (value as Record<string, unknown>)['format'] === regimeFormat;
}

/**
 * The provisions of a regime's file. Each belongs to the regime of the file and may leave that out. What a workspace
 * holds on the relevance of a paragraph for its cases is kept.
 */
export async function* decodeRegime(
  value: Record<string, unknown>,
  file: string,
  known?: KnownRecords,
): AsyncGenerator<ReadItem> {
  const { id, provisions } = value;
  if (typeof id !== 'string' || !id.includes('-') || !Array.isArray(provisions)) {
    yield rejectItem({ file }, 'a regime needs an "id" like UNSC-DPRK, and "provisions", a list');
    return;
  }
  const seen = new Set<string>();
  for (const [index, one] of provisions.entries()) {
    const label = labelOf(one, index);
    const place: Place = { file, column: label };
    const parsed = parseRecord(
      'provision',
      { regime: id, ...(one as object) },
      place,
      (path) => `${label}.${path.join('.')}`,
    );
    if ('rejections' in parsed) {
      for (const rejection of parsed.rejections) yield { type: 'rejected', rejection };
      continue;
    }
    const fault = findFault(parsed.record, id, seen);
    seen.add(parsed.record.id);
    if (fault !== undefined) yield rejectItem(place, fault);
    else yield { type: 'record', kind: 'provision', record: await keepRelevance(parsed.record, known) };
  }
}

function findFault(record: Provision, regime: string, seen: ReadonlySet<string>): string | undefined {
  if (record.regime !== regime) return `it says regime "${record.regime}", the file is of "${regime}"`;
  return seen.has(record.id) ? 'this id stands twice in the file' : undefined;
}

async function keepRelevance(record: Provision, known: KnownRecords | undefined): Promise<RecordTypes['provision']> {
  if (record.relevance !== null) return record;
  return { ...record, relevance: (await known?.get('provision', record.id))?.relevance ?? null };
}

function labelOf(one: unknown, index: number): string {
  const id = (one as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : `[${index}]`;
}
