import {
  type DateSpan,
  type Observation,
  type ObservationSource,
  type Seen,
  derivedId,
  formatDateSpan,
  parseDateSpan,
} from '#core';
import type { Rejection } from '../ports/reading.ts';
import { type ObservationColumn, type ObservationRow, kindOfClass } from './observation-columns.ts';
import { parseRecord, reject } from './rejection.ts';

/** A fault found while reading cells: which column, and what was expected. */
class CellFault extends Error {
  readonly column: ObservationColumn;

  constructor(column: ObservationColumn, expected: string) {
    super(expected);
    this.column = column;
  }
}

/** One row to an observation of a known site, or the reasons why not. */
export function decodeObservationRow(
  row: ObservationRow,
  siteId: string,
  place: { readonly file: string; readonly row: number },
): { readonly record: Observation } | { readonly rejections: Rejection[] } {
  try {
    return parseRecord('observation', readObservation(row, siteId), place, columnOfPath);
  } catch (error) {
    if (!(error instanceof CellFault)) throw error;
    return { rejections: [reject({ ...place, column: error.column, value: row[error.column] }, error.message)] };
  }
}

function readObservation(row: ObservationRow, siteId: string): Record<string, unknown> {
  const when = readSpan(row);
  const method = row.method === '' ? null : { name: row.method, version: row.method_version };
  const observation = {
    siteId,
    zoneId: orNull(row.zone),
    objectClass: row.object_class,
    when,
    seen: readSeen(row),
    note: orNull(row.count_text),
    sensor: orNull(row.sensor),
    observer: orNull(row.counted_by),
    source: readSource(row),
    sceneId: orNull(row.scene),
    method,
    visibleShare: readNumber(row, 'visible_share'),
    review: row.review === '' ? (method === null ? 'accepted' : 'draft') : row.review,
  };
  return { ...observation, id: row.id === '' ? deriveObservationId(observation) : row.id };
}

/** The id of a row without one: what identifies an observation, not what it says. */
function deriveObservationId(observation: {
  siteId: string;
  zoneId: string | null;
  when: DateSpan;
  objectClass: string;
  observer: string | null;
  source: ObservationSource | null;
}): string {
  const { siteId, zoneId, when, objectClass, observer, source } = observation;
  return derivedId('obs', {
    siteId,
    zoneId,
    when: formatDateSpan(when),
    objectClass,
    observer,
    url: source?.url ?? null,
  });
}

function readSeen(row: ObservationRow): Seen {
  const kind = row.kind === '' ? kindOfClass(row.object_class) : row.kind;
  const [low, high] = [readNumber(row, 'count_min'), readNumber(row, 'count_max')];
  const hasNumber = low !== null || high !== null;
  switch (kind) {
    case 'count':
      return hasNumber ? { kind, low, high } : { kind: 'uncounted' };
    case 'measure:m':
    case 'measure:m2':
    case 'measure:percent':
      return hasNumber
        ? { kind: 'measure', unit: kind.slice('measure:'.length) as 'm' | 'm2' | 'percent', low, high }
        : { kind: 'uncounted' };
    case 'state':
      return { kind, state: readState(row, low) };
    case 'uncounted':
      return { kind };
    case 'unusable':
    case 'not-observed':
      if (hasNumber) throw new CellFault('count_min', `"${kind}" has no number; 0 is not "no data"`);
      return { kind, reason: row.reason };
    default:
      throw new CellFault(
        'kind',
        'expected count, measure:m, measure:m2, measure:percent, state, uncounted, unusable or not-observed',
      );
  }
}

function readState(row: ObservationRow, low: number | null): 'yes' | 'no' | 'uncertain' {
  if (row.state === 'yes' || row.state === 'no' || row.state === 'uncertain') return row.state;
  if (row.state !== '') throw new CellFault('state', 'expected yes, no or uncertain');
  if (low === null) return 'uncertain';
  if (low === 1) return 'yes';
  if (low === 0) return 'no';
  throw new CellFault('count_min', 'a state is 1 (yes), 0 (no) or empty (uncertain)');
}

function readSource(row: ObservationRow): ObservationSource | null {
  if (row.source_url === '') {
    const stray = (['source_title', 'published', 'quote'] as const).find((column) => row[column] !== '');
    if (stray) throw new CellFault('source_url', `expected the address of the source, since ${stray} is given`);
    return null;
  }
  const published = row.published.replace(/\?$/, '');
  return {
    url: row.source_url,
    title: row.source_title,
    published: published === '' ? null : readDate(row, 'published', published).from,
    publishedInferred: row.published.endsWith('?'),
    quote: orNull(row.quote),
  };
}

function readSpan(row: ObservationRow): DateSpan {
  if (row.image_date === '') throw new CellFault('image_date', 'expected a date');
  return readDate(row, 'image_date', row.image_date);
}

function readDate(row: ObservationRow, column: ObservationColumn, text: string): DateSpan {
  try {
    return parseDateSpan(text);
  } catch (error) {
    throw new CellFault(column, (error as Error).message);
  }
}

function readNumber(row: ObservationRow, column: ObservationColumn): number | null {
  const text = row[column];
  if (text === '') return null;
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new CellFault(column, 'expected a number');
  return Number(text);
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

const columnsByPath: Readonly<Record<string, ObservationColumn>> = {
  id: 'id',
  zoneId: 'zone',
  objectClass: 'object_class',
  'seen.low': 'count_min',
  'seen.high': 'count_max',
  'seen.reason': 'reason',
  seen: 'count_min',
  'source.url': 'source_url',
  sceneId: 'scene',
  'method.version': 'method_version',
  visibleShare: 'visible_share',
  review: 'review',
};

function columnOfPath(path: readonly PropertyKey[]): string {
  return columnsByPath[path.join('.')] ?? path.join('.');
}
