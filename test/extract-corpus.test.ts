import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ArticleExtractors, type CorpusReport, extractCorpus } from '#app';
import { createExtractors, openCorpus, openResultLines } from '#sources';
import { makeArticle } from '../bench/extract/write-articles.ts';

let folder = '';
let extractors: ArticleExtractors;
beforeAll(() => (extractors = createExtractors(2)));
afterAll(() => extractors.close());
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sightline-corpus-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const lines = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => JSON.stringify(makeArticle(1, index, 400)));

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function run(
  corpus: string,
  out: string,
  options: Parameters<typeof extractCorpus>[1] = {},
): Promise<CorpusReport> {
  const results = await openResultLines(out);
  try {
    return await extractCorpus({ corpus: await openCorpus(corpus), extractors, results }, options);
  } finally {
    await results.close();
  }
}

const resultsOf = (out: string): { key: string; error?: string; claims?: unknown[] }[] =>
  readFileSync(out, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { key: string });

describe('a corpus', () => {
  it('has in each line the known names and whose government speaks', async () => {
    const text = 'The yard at Tuman-gang was full, Pyongyang said. Seoul denied that the yard was full.';
    const out = join(folder, 'out.jsonl');
    await run(write('a.jsonl', JSON.stringify({ text, published: '2023-10-17', lang: 'en' })), out);
    const [line] = resultsOf(out) as { names?: { id: string }[]; actors?: { partyId: string | null }[] }[];
    expect(line?.names?.map(({ id }) => id)).toContain('tumangang');
    expect(line?.actors?.map(({ partyId }) => partyId)).toEqual(['dprk', 'south-korea']);
  });

  it('gets a line for each article, in order; what cannot be read has a line that says why', async () => {
    const corpus = write(
      'a.jsonl',
      [
        ...lines(40),
        '',
        '{"text": 7',
        '{"no": "text"}',
        JSON.stringify({ text: 'Bad date.', published: '2023-13' }),
        ...lines(1),
      ].join('\r\n'),
    );
    const out = join(folder, 'out.jsonl');
    const report = await run(corpus, out);
    expect(report).toMatchObject({ kept: 0, read: 44, failed: 3 });
    const results = resultsOf(out);
    expect(results.slice(0, 40).map(({ key }) => key)).toEqual(
      Array.from({ length: 40 }, (_, index) => `made-1-${index}`),
    );
    expect(results.slice(40, 43).map(({ error, key }) => [key, error])).toEqual([
      ['line 42', expect.stringMatching(/not valid JSON/)],
      ['line 43', expect.stringMatching(/expected \{"text"/)],
      ['line 44', expect.stringMatching(/13/)],
    ]);
    expect(report.claims).toBe(results.reduce((sum, { claims = [] }) => sum + claims.length, 0));
    expect(report.claims).toBeGreaterThan(40);
  });

  it('goes on where it was stopped, whatever was left of the last line, and ends with the same bytes', async () => {
    const corpus = write('a.jsonl', lines(200).join('\n'));
    const whole = join(folder, 'whole.jsonl');
    await run(corpus, whole);
    const out = join(folder, 'out.jsonl');
    const cancel = new AbortController();
    await expect(
      run(corpus, out, { signal: cancel.signal, onProgress: (done) => done > 40 && cancel.abort() }),
    ).rejects.toThrow(/abort/);
    const had = resultsOf(out).length;
    expect(had).toBeGreaterThan(40);
    expect(had).toBeLessThan(200);
    truncateSync(out, statSync(out).size - 10);
    expect(await run(corpus, out)).toMatchObject({ kept: had - 1, read: 200 - had + 1 });
    expect(readFileSync(out).equals(readFileSync(whole))).toBe(true);
    appendFileSync(out, '{"key": "half');
    expect(await run(corpus, out)).toMatchObject({ kept: 200, read: 0 });
    expect(readFileSync(out).equals(readFileSync(whole))).toBe(true);
  });

  it('of another kind than the results are of is refused, and the results stay', async () => {
    const out = join(folder, 'out.jsonl');
    await run(write('a.jsonl', lines(5).join('\n')), out);
    const before = readFileSync(out);
    await expect(run(write('b.jsonl', lines(10).reverse().join('\n')), out)).rejects.toMatchObject({
      code: 'other-results',
    });
    expect(readFileSync(out).equals(before)).toBe(true);
  });

  it('can be a folder of documents', async () => {
    mkdirSync(join(folder, 'docs', 'deep'), { recursive: true });
    write('docs/b.txt', 'Der Minister sagte, der Zug sei abgefahren.');
    write('docs/deep/a.html', '<p>The minister said that the train had left.</p>');
    write('docs/c.txt', 'a\0b');
    write('docs/d.png', 'x');
    const out = join(folder, 'out.jsonl');
    expect(await run(join(folder, 'docs'), out)).toMatchObject({ read: 3, failed: 1 });
    expect(resultsOf(out).map(({ key, error }) => [key, error === undefined])).toEqual([
      ['b.txt', true],
      ['c.txt', false],
      [join('deep', 'a.html'), true],
    ]);
  });

  it('whose articles take too long has lines that say so, and an end', async () => {
    const hasty = createExtractors(1, { milliseconds: 1 });
    const corpus = write('a.jsonl', lines(3).join('\n'));
    const results = await openResultLines(join(folder, 'out.jsonl'));
    const report = await extractCorpus({ corpus: await openCorpus(corpus), extractors: hasty, results });
    await results.close();
    await hasty.close();
    expect(report).toMatchObject({ read: 3, failed: 3 });
    expect(resultsOf(join(folder, 'out.jsonl')).map(({ error }) => error)).toEqual(
      Array.from({ length: 3 }, () => 'takes longer than 0.001 s'),
    );
  });
});
