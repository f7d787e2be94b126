import type { Quantity } from '#core';
import { dateSpanTextSchema, quantityUnits } from '#core';
import type { Flow } from '#evidence';
import type { Rejection } from '../ports/reading.ts';
import { parseCsv } from './csv.ts';
import { reject } from './rejection.ts';

const columns = ['date', 'from', 'to', 'item', 'quantity', 'unit'] as const;

/**
 * Deliveries as CSV: `date,from,to,item,quantity,unit`, optionally `id`. A date may be rough (`2018-05`) or a span
 * (`2018-01-01/2018-05-30`); a quantity is a number, a range `100-200`, or a bound `>=100`, `<=100`. Good rows are kept.
 */
export function decodeFlowsCsv(text: string, file: string): { flows: Flow[]; rejected: Rejection[] } {
  const { header, rows, rejections } = parseCsv(text, file);
  const rejected = [...rejections];
  const missing = columns.find((column) => !header.includes(column));
  if (missing !== undefined) {
    const reason = `the column ${missing} is missing; expected ${columns.join(', ')}, and id if you like`;
    return { flows: [], rejected: [...rejected, reject({ file, row: 1, column: missing }, reason)] };
  }
  const flows: Flow[] = [];
  for (const { line, cells } of rows) {
    const cell = (column: string): string => cells[header.indexOf(column)]?.trim() ?? '';
    const place = (column: string): { file: string; row: number; column: string; value: string } => ({
      file,
      row: line,
      column,
      value: cell(column),
    });
    const when = dateSpanTextSchema.safeParse(cell('date'));
    const quantity = parseQuantity(cell('quantity'), cell('unit'));
    const empty = (['from', 'to', 'item'] as const).find((column) => cell(column) === '');
    if (!when.success) rejected.push(reject(place('date'), when.error.issues[0]!.message));
    else if (quantity === null)
      rejected.push(
        reject(place('quantity'), `expected a number, a range 100-200, >=100 or <=100, in ${quantityUnits.join(', ')}`),
      );
    else if (empty !== undefined) rejected.push(reject(place(empty), 'expected a value'));
    else {
      const id = cell('id') || `row ${line}`;
      flows.push({ id, from: cell('from'), to: cell('to'), item: cell('item'), when: when.data, quantity });
    }
  }
  return { flows, rejected };
}

const unitNames: Readonly<Record<string, Quantity['unit']>> = {
  t: 'tonne',
  ton: 'tonne',
  bbl: 'barrel',
  $: 'usd',
};

/** `1000 barrel` in two parts; null where it is none. A short ton is none of the units: `ton` is read as 1,000 kg. */
export function parseQuantity(amount: string, unit: string): Quantity | null {
  const singular = unit.toLowerCase().replace(/s$/, '');
  const known = unitNames[singular] ?? quantityUnits.find((one) => one === singular);
  const plain = amount.replaceAll(/[,_\s](?=\d{3}\b)/g, '');
  const parts = /^(>=|<=|≥|≤)?\s*(\d+(?:\.\d+)?)(?:\s*[-–]\s*(\d+(?:\.\d+)?))?$/.exec(plain);
  if (known === undefined || !parts) return null;
  const [, sign, first, second] = parts;
  const low = Number(first);
  if (second !== undefined) return sign || Number(second) < low ? null : { low, high: Number(second), unit: known };
  if (sign === '>=' || sign === '≥') return { low, high: null, unit: known };
  if (sign === '<=' || sign === '≤') return { low: null, high: low, unit: known };
  return { low, high: low, unit: known };
}
