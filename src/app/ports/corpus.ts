import type { CorpusArticle } from '../corpus/article.ts';

/** One article of a corpus that is not read yet. */
export interface CorpusEntry {
  /** Where it stands, for results of what cannot be read. */
  readonly place: string;
  read(): Promise<CorpusArticle>;
}

/** Many articles in an order that does not change: a folder of documents, or a file with one a line. */
export interface Corpus {
  /** Without the first `skip`, which are not opened. */
  entries(skip: number): AsyncIterable<CorpusEntry>;
  /** Null where nobody has counted them. */
  readonly count: number | null;
}

/** Reads articles in threads. `extract` gives an ArticleResult as one line of JSON for each, in their order. */
export interface ArticleExtractors {
  readonly threads: number;
  extract(articles: readonly CorpusArticle[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A file of results, one a line, that only grows. A line is there whole or not at all. */
export interface ResultLines {
  readonly kept: { readonly lines: number; readonly last: string | null };
  append(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
