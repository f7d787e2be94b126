import { WordTable } from '#core';
import type { SentenceView } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { type Cue, forWhat } from './cues.ts';
import { reportingForms } from './reporting-verbs.ts';
import type { Phrase } from './subject.ts';

const correlates = /^(?:davon|darauf|dazu|dafür|dagegen|daran|damit|darin|darüber|darum)$/u;

const isCorrelate = new WordTable<Token, boolean>(({ lower }) => correlates.test(lower));
/** The prefixes that a verb can lose to the end of its clause. */
const particlesOf = new WordTable<Token, ReadonlySet<string | null>>(
  ({ lower }) => new Set((reportingForms().get(lower) ?? []).map(({ particle }) => particle)),
);

/**
 * The words of a cue besides the one that decides: "mit" of "teilte … mit", "hat" of "hat erklärt", "davon" and "aus" of
 * "geht davon aus", "sich", "es" of "heißt es", "wie" of "wie X mitteilte", "für möglich" of
 * "hält es für möglich".
 */
export function restOfCue(view: SentenceView, cue: Cue, clause: Phrase): Phrase[] {
  if (cue.shape === 'so' || cue.shape === 'noun') return [];
  const { tokens } = view;
  const particles = particlesOf.of(tokens[cue.at]!);
  const isImpersonalVerb = /^(?:heißt|hieß)$/u.test(tokens[cue.at]!.lower);
  const found: Phrase[] = [];
  for (let at = clause.from; at < clause.to; at++) {
    const token = tokens[at]!;
    const { lower } = token;
    if (at === cue.at || view.quotationAt(at)) continue;
    const isParticle = at === clause.to - 1 && at > cue.at && particles.has(lower);
    const isReflexive = lower === 'sich' && Math.abs(at - cue.at) <= 3;
    const isImpersonal = lower === 'es' && isImpersonalVerb;
    const isWie = at === clause.from && lower === 'wie';
    if (at === cue.finite || isParticle || isReflexive || isImpersonal || isWie || isCorrelate.of(token))
      found.push({ from: at, to: at + 1 });
  }
  const held = forWhat(view, cue.at, view.segments[cue.segment]!);
  if (held !== undefined) found.push({ from: held, to: Math.min(clause.to, adjectiveEnd(view, held + 1)) });
  return found;
}

/** Index after "sehr wahrscheinlich" of "für sehr wahrscheinlich". */
function adjectiveEnd({ tokens }: SentenceView, from: number): number {
  return /^(?:sehr|höchst|durchaus|sogar)$/u.test(tokens[from]!.lower) ? from + 2 : from + 1;
}
