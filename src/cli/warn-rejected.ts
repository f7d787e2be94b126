import type { Rejection } from '#app';
import { printable } from './output.ts';

/** Rejections shown one by one before the rest is only counted. */
const shown = 50;

/** Names on stderr each piece that was refused, so that results on stdout stay clean. */
export function warnRejected(rejected: readonly Rejection[]): void {
  for (const rejection of rejected.slice(0, shown)) process.stderr.write(`${printable(formatRejection(rejection))}\n`);
  const more = rejected.length - shown;
  if (more > 0) process.stderr.write(`… and ${more} more; import --json lists them all\n`);
}

/** `counts.csv, row 7, column image_date, "2023-13-40": month 13 is not 1 to 12` */
function formatRejection({ file, row, column, value, reason }: Rejection): string {
  const place = [file, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`];
  const found = value === null ? '' : `, ${JSON.stringify(value)}`;
  return `refused: ${place.filter((part) => part !== null).join(', ')}${found}: ${reason}`;
}
