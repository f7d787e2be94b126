import { CopyIndex } from '#evidence';
import type { DrawnArticle } from './draw-articles.ts';

/** Follows every link of every article, and scores the pairs of the families that come out, against the drawn ones. */
export function joinedPairs(articles: readonly DrawnArticle[]): { precision: number; recall: number; count: number } {
  const index = new CopyIndex();
  for (const { id, text } of articles) index.add(id, text);
  const family = new Map<string, string>();
  const members = new Map<string, string[]>(articles.map(({ id }) => [id, [id]]));
  for (const { id } of articles) family.set(id, id);
  for (const { id } of articles) {
    for (const match of index.findFor(id)) join(family, members, id, match.id);
  }
  const truth = new Map(articles.map((article) => [article.id, article.family]));
  let [found, right] = [0, 0];
  for (const ids of members.values()) {
    found += pairsOf(ids.length);
    for (const same of Map.groupBy(ids, (id) => truth.get(id)!).values()) right += pairsOf(same.length);
  }
  const all = [...Map.groupBy(articles, (article) => article.family).values()];
  const pairs = all.reduce((sum, same) => sum + pairsOf(same.length), 0);
  return { precision: right / Math.max(1, found), recall: right / Math.max(1, pairs), count: articles.length };
}

function join(family: Map<string, string>, members: Map<string, string[]>, one: string, other: string): void {
  const [to, from] = [family.get(one)!, family.get(other)!];
  if (to === from) return;
  for (const id of members.get(from)!) family.set(id, to);
  members.get(to)!.push(...members.get(from)!);
  members.delete(from);
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}
