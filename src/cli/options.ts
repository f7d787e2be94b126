import { type Command, InvalidArgumentError, Option } from 'commander';
import { readerLanguages } from '#core/lists';

/** Options that several commands share, and how their values are read. A bad value is told with what was expected. */

/** `--workspace DIR`. */
export function inWorkspace(command: Command): Command {
  return command.option('--workspace <dir>', 'folder that holds .sightline (default: the nearest one upwards)');
}

/** `--json`. */
export function json(): Option {
  return new Option('--json', 'print the result as JSON');
}

export function header(): Option {
  const about = 'to sign in, sent to the named server only; repeatable (also SIGHTLINE_HTTP_HEADERS, one a line)';
  const collect = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text];
  return new Option("--header <'Name: value'>", about).argParser(collect);
}

export function allowHost(): Option {
  const about = 'hosts of a private network that may be asked, as host or host:port (also SIGHTLINE_ALLOW_HOSTS)';
  return new Option('--allow-host <host...>', about);
}

/** The language a reader gets. */
export function readerLanguage(): Option {
  return new Option(
    '--lang <code>',
    'language of what the program says; what people wrote stays as it is (default: en)',
  ).choices(readerLanguages);
}

export function language(): Option {
  return new Option('--lang <code>', 'language of the text (default: detected)').choices(['de', 'en']);
}

export function parseDate(text: string): string {
  if (/^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?Z?)?)?)?$/.test(text)) return text;
  throw new InvalidArgumentError('expected YYYY, YYYY-MM or YYYY-MM-DD');
}

export function parseDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('expected YYYY-MM-DD');
}

export function parseNumbers(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((one) => one >= 0 && Number.isFinite(one))) return numbers;
  throw new InvalidArgumentError('expected numbers separated by commas');
}

export function parseLevel(text: string): number {
  const level = Number(text);
  if (level > 0 && level < 1) return level;
  throw new InvalidArgumentError('expected a number between 0 and 1');
}

/** `85/92`: hits and trials. */
export function parseMeasuredShare(text: string): { hits: number; trials: number } {
  const [hits, trials] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  if (hits !== undefined && trials !== undefined && hits > 0 && hits <= trials) return { hits, trials };
  throw new InvalidArgumentError('expected hits/trials, e.g. 85/92, with hits above 0 and at most the trials');
}

export function collectDates(text: string, before: string[] | undefined): string[] {
  return [...(before ?? []), parseDate(text)];
}

export function parseAzimuth(text: string): number {
  const degrees = text.trim() === '' ? NaN : Number(text);
  if (degrees >= -360 && degrees <= 360) return (degrees + 360) % 360;
  throw new InvalidArgumentError('expected degrees clockwise from north, 0 to 360');
}

export function parseShare(text: string): number {
  const share = text.trim() === '' ? NaN : Number(text);
  if (share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError('expected a number from 0 to 1');
}

export function parseMetres(text: string): number {
  const metres = Number(text);
  if (metres > 0 && Number.isFinite(metres)) return metres;
  throw new InvalidArgumentError('expected metres above 0');
}

export function parseWholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number');
}

export function parsePort(text: string): number {
  const port = parseWholeNumber(text);
  if (port <= 65_535) return port;
  throw new InvalidArgumentError('expected a port from 0 to 65535');
}

export function parsePair(text: string): [number, number] {
  const [first, second, ...more] = text.split(',').map(Number);
  if (first !== undefined && second !== undefined && more.length === 0 && Number.isFinite(first + second))
    return [first, second];
  throw new InvalidArgumentError('expected two numbers with a comma between them');
}

export function collectPosition(text: string, before: [number, number][] | undefined): [number, number][] {
  return [...(before ?? []), parsePair(text)];
}

/** An address without a path: the workbench lies at the root of its host. */
export function parsePublicUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (isPlain && /^https?:$/.test(url.protocol)) return url;
  throw new InvalidArgumentError('expected an address like https://sightline.example.org, without a path');
}
