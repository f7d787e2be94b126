import { RecordError, firstDay, parsePartialDate } from '#core';
import { parseCsv } from '../formats/csv.ts';
import { reject } from '../formats/rejection.ts';
import type { Rejection } from '../ports/reading.ts';

/** A series of counts as its file has it, in order of date. */
export interface CountsFile {
  readonly file: string;
  readonly looks: readonly CountedLook[];
  /** Rows that are left out. */
  readonly rejected: readonly Rejection[];
}

export interface CountedLook {
  /** Line of the file, the header being 1. */
  readonly row: number;
  /** As the file writes it. */
  readonly date: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Null where nobody looked: an empty cell or NA. */
  readonly count: number | null;
}

/**
 * Reads `date,count`: ISO days, or months, in any order; whole counts >= 0, an empty cell or NA where nobody looked.
 * Other columns are ignored. A bad row is refused
 * alone; if only its count is bad the date stays as a look without a count, so that the others keep their index.
 */
export function decodeCountsCsv(text: string, file: string): CountsFile {
  const { header, rows, rejections } = parseCsv(text, file);
  const names = header.map((name) => name.trim().toLowerCase());
  const [dateColumn, countColumn] = [names.indexOf('date'), names.indexOf('count')];
  if (dateColumn < 0 || countColumn < 0) {
    const found = header.length === 0 ? 'an empty file' : header.join(', ');
    return {
      file,
      looks: [],
      rejected: [reject({ file, row: 1 }, `expected the columns date and count, got ${found}`)],
    };
  }
  const rejected = [...rejections];
  const byDay = new Map<number, CountedLook>();
  for (const { line, cells } of rows) {
    const date = (cells[dateColumn] ?? '').trim();
    const place = { file, row: line };
    const day = decodeDay(date);
    if (typeof day === 'string') {
      rejected.push(reject({ ...place, column: 'date', value: date }, day));
      continue;
    }
    const before = byDay.get(day);
    if (before) {
      const reason = `row ${before.row} has this date before; expected one count a date`;
      rejected.push(reject({ ...place, column: 'date', value: date }, reason));
      continue;
    }
    const count = decodeCount((cells[countColumn] ?? '').trim());
    if (typeof count === 'string')
      rejected.push(reject({ ...place, column: 'count', value: cells[countColumn] }, count));
    byDay.set(day, { row: line, date, day, count: typeof count === 'string' ? null : count });
  }
  return { file, looks: [...byDay.values()].sort((a, b) => a.day - b.day), rejected };
}

/** Nobody counts more objects than this. */
const largestCount = 1e6;

/** Days since 1970-01-01, or what is wrong. */
function decodeDay(date: string): number | string {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(date)) return 'expected YYYY-MM-DD or YYYY-MM';
  try {
    return firstDay(parsePartialDate(date));
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
}

function decodeCount(count: string): number | null | string {
  if (count === '' || count.toUpperCase() === 'NA') return null;
  if (/^\d+(\.0*)?$/.test(count) && Number(count) <= largestCount) return Number(count);
  return 'expected a whole number from 0 to 1,000,000, or an empty cell where nobody looked';
}
