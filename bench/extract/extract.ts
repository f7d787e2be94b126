import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractArticle } from '#app';
import type { Measurement } from '../measure.ts';
import { makeArticle } from './write-articles.ts';

const seed = 5;
/** Articles of the whole corpus; `EXTRACT_ARTICLES=2000` for a quick look. */
const count = Number(process.env['EXTRACT_ARTICLES'] ?? 100_000);

/** How many articles of 5,000 characters one core reads a second, and whether 100,000 go through in bounded memory. */
export async function benchExtract(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-extract-'));
  try {
    return [...measureOneCore(), ...(await measureCorpus(folder))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureOneCore(): Measurement[] {
  const articles = Array.from({ length: 600 }, (_, index) => {
    // As a corpus brings them: text out of a line of JSON.
    const line = JSON.stringify(makeArticle(seed, index));
    const { id, language, published, text } = JSON.parse(line) as ReturnType<typeof makeArticle>;
    return { key: id, text, published, language };
  });
  const read = (some: typeof articles): number => {
    const started = process.cpuUsage();
    for (const article of some) JSON.stringify(extractArticle(article));
    const { system, user } = process.cpuUsage(started);
    return some.length / ((user + system) / 1e6);
  };
  // Of 100,000 articles the first thousand or two find the compiler at work; what counts is the rate of the others.
  for (let turn = 0; turn < 3; turn++) read(articles);
  const rates = [read(articles), read(articles), read(articles)];
  const detail = `seed ${seed}, by CPU time after 1,800 articles, best of 3 (${rates.map(Math.round).join(', ')}), language given`;
  return [
    {
      name: 'articles a second and core',
      value: Math.max(...rates),
      unit: '/s',
      limit: { kind: 'at least', value: 300 },
      detail,
    },
  ];
}

async function measureCorpus(folder: string): Promise<Measurement[]> {
  const corpus = join(folder, 'articles.jsonl');
  const file = createWriteStream(corpus);
  for (let index = 0; index < count; index++)
    if (!file.write(`${JSON.stringify(makeArticle(seed, index))}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
  const out = join(folder, 'claims.jsonl');
  const started = performance.now();
  const args = [
    '--conditions=source',
    '--import',
    new URL('./print-memory.ts', import.meta.url).href,
    'src/cli/main.ts',
    'extract',
    corpus,
    '--out',
    out,
    '--json',
  ];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (run.status !== 0) throw new Error(run.stderr.slice(-2000));
  const seconds = (performance.now() - started) / 1000;
  const { claims, read } = JSON.parse(run.stdout) as { claims: number; read: number };
  const peak = Number(/peak memory (\d+) KiB/.exec(run.stderr)?.[1]) / 1024;
  const detail = `${read} articles in ${seconds.toFixed(0)} s, ${claims} claims, ${(statSync(out).size / 1024 ** 2).toFixed(0)} MiB of results`;
  return [
    { name: 'articles a second, whole command', value: read / seconds, unit: '/s', limit: null, detail },
    {
      name: 'peak memory of the command',
      value: peak,
      unit: 'MiB',
      limit: { kind: 'at most', value: 2048 },
      detail: '',
    },
  ];
}
