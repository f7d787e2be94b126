import type { SentenceView } from '../sentence-view.ts';
import type { Cue } from './cues.ts';
import { reportingForms } from './reporting-verbs.ts';
import type { Phrase } from './subject.ts';

const correlates = /^(?:davon|darauf|dazu|dafür|dagegen|daran|damit|darin|darüber|darum)$/u;

/**
 * The words of a cue besides the one that decides: "mit" of "teilte … mit", "hat" of "hat erklärt", "davon" and "aus" of
 * "geht davon aus", "sich", "es" of "heißt es", "wie" of "wie X mitteilte".
 */
export function restOfCue(view: SentenceView, cue: Cue, clause: Phrase): Phrase[] {
  if (cue.shape === 'so' || cue.shape === 'noun') return [];
  const { tokens } = view;
  const particles = new Set((reportingForms().get(tokens[cue.at]!.lower) ?? []).map(({ particle }) => particle));
  const found: Phrase[] = [];
  for (let at = clause.from; at < clause.to; at++) {
    const { lower } = tokens[at]!;
    if (at === cue.at || view.quotationAt(at)) continue;
    const isParticle = at === clause.to - 1 && at > cue.at && particles.has(lower);
    const isReflexive = lower === 'sich' && Math.abs(at - cue.at) <= 3;
    const isImpersonal = lower === 'es' && /^(?:heißt|hieß)$/u.test(tokens[cue.at]!.lower);
    const isWie = at === clause.from && lower === 'wie';
    if (at === cue.finite || isParticle || isReflexive || isImpersonal || isWie || correlates.test(lower))
      found.push({ from: at, to: at + 1 });
  }
  return found;
}
