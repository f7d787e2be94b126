import { MonitorFileError } from './monitor-file-error.ts';

/**
 * Looks to judge, from 1: two numbers are the first and last, a longer list its members, null all from `first` on.
 * Throws MonitorFileError `bad-option` for looks that the series does not have.
 */
export function chooseRange(
  asked: readonly number[] | null,
  { first, last, order }: { readonly first: number; readonly last: number; readonly order: 'any' | 'consecutive' },
): number[] {
  if (asked === null && first > last) {
    throw new MonitorFileError(
      'bad-option',
      `the method needs more than ${first - 1} looks before it judges one, got ${last}`,
    );
  }
  const range = asked === null ? between(first, last) : asked.length === 2 ? between(asked[0]!, asked[1]!) : [...asked];
  const outside = range.find((index) => index < 1 || index > last);
  if (outside !== undefined || range.length === 0) {
    throw new MonitorFileError(
      'bad-option',
      `range: expected looks 1 to ${last}, got ${outside ?? asked!.join(' to ')}`,
    );
  }
  range.sort((a, b) => a - b);
  const jump = range.findIndex((index, place) => place > 0 && index !== range[place - 1]! + 1);
  if (order === 'consecutive' && (jump > 0 || range[0] === 1)) {
    const found = jump > 0 ? `${range[jump]} after ${range[jump - 1]}` : 'the first look, with none before it';
    throw new MonitorFileError('bad-option', `range: expected looks one after another from 2 on, got ${found}`);
  }
  return range;
}

function between(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
