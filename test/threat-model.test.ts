import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync('docs/threat-model.md', 'utf8');
const claims = [...text.matchAll(/^\| (.+?) \| .+? \| `([^`]+)` › (.+?) +\|$/gm)].map(
  ([, threat = '', file = '', words = '']) => ({ threat: threat.trim(), file, words: words.trim() }),
);
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat') && !line.startsWith('| -'));

describe('the threat model', () => {
  it('names a test for each threat', () => {
    expect(claims).toHaveLength(rows.length);
    expect(claims.length).toBeGreaterThan(30);
  });

  it.each(claims)('$threat: $words', ({ file, words }) => {
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(words);
  });
});
