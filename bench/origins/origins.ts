import { CopyIndex } from '#evidence';
import type { Measurement } from '../measure.ts';
import { type DrawnArticle, drawArticles } from './draw-articles.ts';
import { joinedPairs } from './joined-pairs.ts';

const seed = 6;
const asked = 2000;

/**
 * Finding copies among drawn articles (see `drawArticles`): 100,000 of them, or as many as
 * `SIGHTLINE_BENCH_DOCUMENTS` says (1000000 is what is asked about: five minutes and 3 GB). Two thousand, evenly spread,
 * are placed again and the pairs they make with all others are scored.
 */
export function benchOrigins(): Measurement[] {
  const count = Number(process.env['SIGHTLINE_BENCH_DOCUMENTS'] ?? 100_000);
  const index = new CopyIndex();
  const families: number[] = [];
  const again: DrawnArticle[] = [];
  let [indexing, words] = [0, 0];
  for (const batch of inBatches(drawArticles(seed, count), 1000)) {
    const started = processorSeconds();
    for (const { id, text } of batch) index.add(id, text);
    indexing += processorSeconds() - started;
    for (const article of batch) {
      families.push(article.family);
      words += article.text.split(' ').length;
      if (families.length % Math.ceil(count / asked) === 0) again.push(article);
    }
    if (families.length % 100_000 === 0)
      console.error(`${families.length} documents, ${indexing.toFixed(0)} s of indexing, ${gigabytes()} GB`);
  }
  const million = ((1e6 / count) * indexing) / 60;
  const detail = `seed ${seed}, ${count} documents of ${Math.round(words / count)} words`;
  return [
    measure('indexing a million documents, processor time', million, 'min', 10, detail),
    measure('memory of the process', Number(gigabytes()), 'GB', 4, detail),
    ...placeAgain(index, families, again),
    ...joinAll(),
  ];
}

function placeAgain(index: CopyIndex, families: readonly number[], again: readonly DrawnArticle[]): Measurement[] {
  const sizes = Map.groupBy(families, (family) => family);
  const times: number[] = [];
  let [found, right, pairs] = [0, 0, 0];
  for (const { text } of again.slice(0, 50)) index.find(text);
  for (const { id, family, text } of again) {
    const started = processorSeconds();
    const matches = index.find(text);
    times.push(1000 * (processorSeconds() - started));
    const others = matches.filter((match) => match.id !== id);
    found += others.length;
    right += others.filter((match) => families[Number(match.id.slice(1))] === family).length;
    pairs += sizes.get(family)!.length - 1;
  }
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const slowest = `${times.length} placed, slowest ${Math.max(...times).toFixed(1)} ms`;
  return [
    measure('placing a document, processor time', mean, 'ms', 50, slowest),
    report('precision of pairs', right / Math.max(1, found), `${found} pairs found`),
    report('recall of pairs', right / Math.max(1, pairs), `${pairs} pairs of one family`),
  ];
}

/** Families as they come out when all links are followed, on fewer documents. */
function joinAll(): Measurement[] {
  const { precision, recall, count } = joinedPairs([...drawArticles(seed + 1, 20_000)]);
  const detail = `seed ${seed + 1}, ${count} documents, all links followed`;
  return [
    report('precision of pairs in families', precision, detail),
    report('recall of pairs in families', recall, detail),
  ];
}

function measure(what: string, value: number, unit: string, limit: number, detail: string): Measurement {
  return { name: `copies: ${what}`, value, unit, limit: { kind: 'at most', value: limit }, detail };
}

/** A share that nobody asked a number for. */
function report(what: string, value: number, detail: string): Measurement {
  return { name: `copies: ${what}`, value, unit: '', limit: null, detail };
}

function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Of all cores together, garbage collection included: what was asked for is time per core. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function gigabytes(): string {
  return (process.memoryUsage().rss / 1e9).toFixed(2);
}
