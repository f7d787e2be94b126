import type { ReactNode } from 'react';
import { language } from '../texts.ts';

/** One column: `value` is what sorting and filter see, `cell` what the reader sees (the value where it is missing). */
export interface Column<Row> {
  readonly key: string;
  readonly heading: string;
  readonly value: (row: Row) => string | number | null;
  readonly cell?: (row: Row) => ReactNode;
  readonly form?: 'text' | 'short' | 'number' | 'date';
  /** Words for the filter where `value` is a number that stands for something else. */
  readonly words?: (row: Row) => string;
}

/** The order of rows: by one column, up or down. */
export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

/** Rows that have every word of the filter somewhere, in the order asked for; what has no value stands last. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filter: string,
  order: Order,
): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = readTexts(rows, columns);
  const kept = words.length === 0 ? rows : rows.filter((row) => words.every((word) => textOf(row).includes(word)));
  const column = columns.find((one) => one.key === order.key);
  if (!column) return kept;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const sign = order.descending ? -1 : 1;
  return kept
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value);
      return sign * collator.compare(String(a.value), String(b.value));
    })
    .map(({ row }) => row);
}

/** What the filter sees of each row, read once for as long as the rows and columns are the same. */
const texts = new WeakMap<object, { readonly columns: object; readonly byRow: Map<unknown, string> }>();

function readTexts<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): (row: Row) => string {
  const known = texts.get(rows);
  const byRow = known?.columns === columns ? known.byRow : new Map<unknown, string>();
  if (known?.byRow !== byRow) texts.set(rows, { columns, byRow });
  return (row) => {
    let text = byRow.get(row);
    if (text === undefined) {
      text = columns
        .map((column) => column.words?.(row) ?? column.value(row) ?? '')
        .join(' ')
        .toLowerCase();
      byRow.set(row, text);
    }
    return text;
  };
}
