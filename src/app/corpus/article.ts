import { type Extraction, type Maker, parsePartialDate, sha256Hex } from '#core';
import { extractClaims, languageMaker } from '#language';
import { type NameMention, findNames } from '../claims/name-mentions.ts';
import { nameActors } from '../name-actors.ts';

/** One text of a corpus. */
export interface CorpusArticle {
  /** Names it in the results: an id, an address, or its place. */
  readonly key: string;
  readonly text: string;
  readonly published: string | null;
  readonly language: string | null;
}

/** One line of the results. */
export type ArticleResult =
  | ({ readonly key: string; readonly maker: Maker; readonly names: readonly NameMention[] } & Extraction)
  | { readonly key: string; readonly maker: Maker; readonly error: string };

/** UTF-16 code units; a longer text is a book and no article. */
const longest = 5_000_000;

/** Reads one article; whatever is wrong with it is its result. */
export function extractArticle({ key, language, published, text }: CorpusArticle): ArticleResult {
  try {
    if (text.length > longest) throw new Error(`${text.length} characters; an article may have ${longest}`);
    const lang = language?.slice(0, 2).toLowerCase();
    const read = extractClaims(text, {
      published: published === null ? null : parsePartialDate(published),
      language: lang === 'de' || lang === 'en' ? lang : null,
      sha256: sha256Hex(text),
    });
    const extraction = nameActors(read);
    return { key, maker: languageMaker, ...extraction, names: findNames(text, extraction.claims) };
  } catch (error) {
    return failedArticle(key, (error as Error).message);
  }
}

export function failedArticle(key: string, error: string): ArticleResult {
  return { key, maker: languageMaker, error };
}
