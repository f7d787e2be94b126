import { styleText } from 'node:util';

/** Prints a result as JSON for scripts. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLine(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/**
 * What a document or file says, with control characters written out (`\x1b`): a hostile one must not move the cursor or
 * change the title of the terminal that shows it. Line breaks and tabs stay.
 */
export function printable(text: string): string {
  const hex = (found: string): string => `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`;
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, hex);
}

/** Bold on a terminal, plain in a pipe or under NO_COLOR. */
export function strong(text: string): string {
  return styleText('bold', text, { stream: process.stdout });
}

/** Set back on a terminal, plain in a pipe or under NO_COLOR. */
export function faint(text: string): string {
  return styleText('dim', text, { stream: process.stdout });
}

/** A table with columns as wide as their widest cell; the last column is not padded. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? '')].map(displayWidth)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === cells.length - 1 ? cell : cell + ' '.repeat(widths[column]! - displayWidth(cell)),
      )
      .join('  ');
  printLine(strong(line(header)));
  for (const row of rows) printLine(line(row));
}

/** Cuts to a width at a word where it can, with an ellipsis. */
export function shorten(text: string, width: number): string {
  const flat = printable(text.replace(/\s+/g, ' ').trim());
  if (flat.length <= width) return flat;
  const cut = flat.slice(0, width - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > width * 0.6 ? cut.slice(0, space) : cut}…`;
}

/** Columns a terminal needs: Hangul, kana and CJK take two. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(character) ? 2 : 1;
  return width;
}
