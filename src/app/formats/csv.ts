import { type CsvError, type Info, parse } from 'csv-parse/browser/esm/sync';
import type { Rejection } from '../ports/reading.ts';
import { reject } from './rejection.ts';
import { type CsvRow, splitFaultlessCsv } from './split-csv.ts';

/** Of one line; more end the reading of the file. */
const mostFaults = 100;

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly rejections: readonly Rejection[];
}

/**
 * Splits CSV (RFC 4180: comma, doubled quotes, any line end) into rows. A row that cannot be read is refused alone; an
 * unclosed quote refuses what follows it.
 */
export function parseCsv(text: string, file: string): CsvTable {
  const faultless = splitFaultlessCsv(text);
  return faultless ? tableOf(faultless, []) : parseFaulty(text, file);
}

function tableOf([header, ...rows]: readonly CsvRow[], rejections: readonly Rejection[]): CsvTable {
  return { header: header?.cells ?? [], rows, rejections };
}

/** Goes on behind faults where that can be done. */
export function parseFaulty(text: string, file: string): CsvTable {
  const rejections: Rejection[] = [];
  let [faults, line] = [0, -1];
  let records: { record: string[]; info: Info }[] = [];
  try {
    records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error: CsvError | undefined) => {
        const at = lineOf(error) ?? -1;
        if (error && at !== line) rejections.push(rejectFault(error, file));
        // Each stray quote of a line is a fault, and costs as much as the line is long: ten thousand of them took eight seconds.
        faults = at === line ? faults + 1 : 1;
        line = at;
        if (faults > mostFaults) throw new Error(`line ${at} has more than ${mostFaults} faults`);
        return undefined;
      },
    }) as unknown as typeof records;
  } catch (error) {
    rejections.push(rejectFault(error as CsvError, file));
  }
  return tableOf(startLines(records), rejections);
}

/** The first record of a CSV text, for telling what kind of file it is. */
export function readCsvHeader(text: string): readonly string[] {
  const end = text.search(/[\r\n]/);
  return parseCsv(end < 0 ? text : text.slice(0, end), '').header;
}

/** Quotes cells that need it; lines end with `\n`. */
export function encodeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function startLines(records: readonly { record: string[]; info: Info }[]): CsvRow[] {
  let before = 0;
  return records.map(({ record, info }) => {
    const inside = record.reduce((sum, cell) => sum + countBreaks(cell), 0);
    const line = Math.max(before + 1, info.lines - inside);
    before = info.lines;
    return { line, cells: record };
  });
}

function countBreaks(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\r|\n/).length - 1 : 0;
}

function lineOf(error: CsvError | undefined): number | undefined {
  return (error as { lines?: number } | undefined)?.lines;
}

function rejectFault(error: CsvError, file: string): Rejection {
  return reject({ file, row: lineOf(error) ?? null }, `not readable as CSV: ${error.message}`);
}
