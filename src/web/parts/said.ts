import { type Sentence, sayKept } from '#core';
import { language } from '../texts.ts';

/** What the program says, in the reader's language; the English words where they are all that was kept. */
export function said({
  because,
  reason,
}: {
  readonly because?: Sentence | undefined;
  readonly reason: string;
}): string {
  return sayKept(because, reason, language);
}

/** The same of a list. */
export function saidAll(because: readonly Sentence[] | undefined, kept: readonly string[]): readonly string[] {
  return kept.map((reason, index) => said({ because: because?.[index], reason }));
}
