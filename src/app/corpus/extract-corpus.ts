import type { CancelSignal } from '#core';
import { languageMaker } from '#language';
import { CaseError } from '../errors.ts';
import type { ArticleExtractors, Corpus, CorpusEntry, ResultLines } from '../ports/corpus.ts';
import { type ArticleResult, type CorpusArticle, failedArticle } from './article.ts';

/** What reading a corpus did. */
export interface CorpusReport {
  /** Lines that an earlier run had written. */
  readonly kept: number;
  readonly read: number;
  readonly failed: number;
  readonly claims: number;
}

/** Articles that one thread takes at a time: few enough to cancel soon, enough to pay for the way. */
const batchSize = 16;

/**
 * Reads all articles of a corpus, in threads, and appends a line for each to the results, in the order of the corpus. In
 * memory are a few batches at a time. A run that was cancelled or killed goes on where its results end; results of
 * another corpus or version are refused (CaseError `other-results`).
 */
export async function extractCorpus(
  ports: { readonly corpus: Corpus; readonly extractors: ArticleExtractors; readonly results: ResultLines },
  options: { readonly signal?: CancelSignal; readonly onProgress?: (done: number) => void } = {},
): Promise<CorpusReport> {
  const { corpus, extractors, results } = ports;
  const kept = results.kept.lines;
  await requireSame(corpus, results);
  const report = { kept, read: 0, failed: 0, claims: 0 };
  const running: Promise<readonly string[]>[] = [];
  const settle = async (): Promise<void> => {
    const lines = (await running.shift()) ?? [];
    await results.append(lines);
    for (const line of lines) {
      if (/"error":/.test(line.slice(0, 2000)) && 'error' in (JSON.parse(line) as object)) report.failed++;
      report.claims += countClaims(line);
    }
    report.read += lines.length;
    options.onProgress?.(kept + report.read);
  };
  try {
    for await (const batch of inBatches(corpus.entries(kept))) {
      options.signal?.throwIfAborted();
      running.push(extract(batch, extractors));
      if (running.length > extractors.threads * 2) await settle();
    }
    while (running.length > 0) {
      options.signal?.throwIfAborted();
      await settle();
    }
    return report;
  } finally {
    await Promise.allSettled(running);
  }
}

/** The last article that has a line must be the one that stands there in the corpus, read by this version. */
async function requireSame(corpus: Corpus, { kept }: ResultLines): Promise<void> {
  if (kept.last === null) return;
  const last = JSON.parse(kept.last) as Partial<ArticleResult>;
  for await (const entry of corpus.entries(kept.lines - 1)) {
    const { key } = await readEntry(entry);
    if (last.key === key && last.maker?.version === languageMaker.version) return;
    break;
  }
  throw new CaseError(
    'other-results',
    `the results that are there, ${kept.lines} lines, are of another corpus or another version of sightline; give a new file`,
  );
}

async function extract(entries: readonly CorpusEntry[], extractors: ArticleExtractors): Promise<readonly string[]> {
  const read = await Promise.all(entries.map(readEntry));
  const articles = read.filter((one): one is CorpusArticle => 'text' in one);
  const lines = (await extractors.extract(articles)).values();
  return read.map((one) => ('text' in one ? lines.next().value! : JSON.stringify(one)));
}

async function readEntry(entry: CorpusEntry): Promise<CorpusArticle | ArticleResult> {
  try {
    return await entry.read();
  } catch (error) {
    return failedArticle(entry.place, (error as Error).message);
  }
}

async function* inBatches(entries: AsyncIterable<CorpusEntry>): AsyncGenerator<CorpusEntry[]> {
  let batch: CorpusEntry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Each claim, and nothing else in a line, has a polarity. */
function countClaims(line: string): number {
  let count = 0;
  for (let at = line.indexOf('"polarity":"'); at >= 0; at = line.indexOf('"polarity":"', at + 1)) count++;
  return count;
}
