import { describe, expect, it } from 'vitest';
import { printable, shorten } from './output.ts';

describe('words of a hostile file on a terminal', () => {
  it('have their control characters written out; line breaks and tabs stay', () => {
    expect(printable('a\u001b]0;title\u0007b\n\tc\u009bd')).toBe(
      String.raw`a\x1b]0;title\x07b` + '\n\tc' + String.raw`\x9bd`,
    );
    expect(shorten('he said\u001b[2J it', 40)).toBe(String.raw`he said\x1b[2J it`);
  });
});
