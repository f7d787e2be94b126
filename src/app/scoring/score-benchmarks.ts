import type { Rejection } from '../ports/reading.ts';
import { type SupportedLanguage, extractClaims, findTimex, guessLanguage } from '#language';
import { decodeQuotationJsonl } from '../formats/quotation-jsonl.ts';
import { reject } from '../formats/rejection.ts';
import { decodeTimeml } from '../formats/timeml.ts';
import { quotationsOfClaims } from './quotations-of-claims.ts';
import { type QuoteScores, type ScoredQuotations, scoreQuotes } from './score-quotes.ts';
import { type ScoredTimes, type TimexScores, scoreTimex } from './score-timex.ts';

/** A file of a benchmark. */
export interface BenchmarkFile {
  readonly name: string;
  readonly text: string;
}

export interface QuoteReport extends QuoteScores {
  readonly documents: number;
  readonly rejected: readonly Rejection[];
}

export interface TimexReport extends TimexScores {
  readonly documents: number;
  readonly rejected: readonly Rejection[];
}

/**
 * Reads every document of quotation files (JSONL) with the rules of a language, each of its own where none is given, and
 * scores what is found.
 */
export function scoreQuoteFiles(files: Iterable<BenchmarkFile>, language: SupportedLanguage | undefined): QuoteReport {
  const rejected: Rejection[] = [];
  const scored: ScoredQuotations[] = [];
  for (const { name, text } of files) {
    for (const item of decodeQuotationJsonl(text, name)) {
      if ('rejection' in item) rejected.push(item.rejection);
      else {
        const { claims } = extractClaims(item.document.text, {
          published: null,
          language: languageOf(item.document.text, language),
        });
        scored.push({
          text: item.document.text,
          gold: item.document.quotations,
          predicted: quotationsOfClaims(claims),
        });
      }
    }
  }
  return { documents: scored.length, ...scoreQuotes(scored), rejected };
}

/**
 * Reads every TimeML document with the rules of a language, each of its own where none is given, and scores what is found; or scores `others`, the TimeML
 * output of another tagger by file name, on the same documents.
 */
export function scoreTimexFiles(
  files: Iterable<BenchmarkFile>,
  language: SupportedLanguage | undefined,
  others?: ReadonlyMap<string, string>,
): TimexReport {
  const rejected: Rejection[] = [];
  const scored: ScoredTimes[] = [];
  for (const { name, text } of files) {
    const gold = decodeTimeml(text);
    const other = others && decodeTimeml(others.get(name) ?? '');
    const fault = !gold
      ? 'expected TimeML with a TEXT element'
      : others && other?.text !== gold.text
        ? 'expected a file of the same name and text beside it'
        : undefined;
    if (!gold || fault !== undefined) {
      rejected.push(reject({ file: name }, fault ?? ''));
      continue;
    }
    const predicted =
      other?.timex ?? findTimex(gold.text, { language: languageOf(gold.text, language), published: gold.published });
    scored.push({ gold: gold.timex, predicted });
  }
  return { documents: scored.length, ...scoreTimex(scored), rejected };
}

/** A text too short to tell is taken for German, which most benchmarks here are in. */
function languageOf(text: string, given: SupportedLanguage | undefined): SupportedLanguage {
  return given ?? guessLanguage(text) ?? 'de';
}
