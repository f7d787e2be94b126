import type { SentenceView } from '../sentence-view.ts';
import type { CueVerb } from './reporting-verbs.ts';
import { isBe, startOfGroup } from './start-of-group.ts';
import type { VerbGroup } from './verb-group.ts';
import { WordSet } from '../word-set.ts';

export const opinionAdjectives: WordSet = new WordSet(
  `sure certain confident convinced hopeful optimistic skeptical doubtful afraid worried concerned adamant unsure uncertain unaware
   aware persuaded proud glad sorry disappointed surprised divided`.split(/\s+/u),
);

/** What stands for "is" before such an adjective. */
const isLink = /^(?:remain|remains|remained|seem|seems|seemed|feel|feels|felt|became|grew|sounded)$/u;

/** "is confident that", "were divided over whether", "remain convinced that". */
export function adjectiveGroup(view: SentenceView, at: number, start: number): VerbGroup | undefined {
  const { tokens } = view;
  if (!opinionAdjectives.holds(tokens[at]!)) return undefined;
  const from = startOfGroup(tokens, at, start);
  const linked = tokens[from - 1]?.lower ?? '';
  const isLinked = isLink.test(linked) || tokens.slice(from, at).some(({ lower }) => isBe.has(lower));
  if (!isLinked) return undefined;
  const to = /^(?:over|about|on)$/u.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  if (!/^(?:that|whether|how|why|what)$/u.test(tokens[to]?.lower ?? '')) return undefined;
  const first = isLink.test(linked) ? from - 1 : from;
  return { from: first, to, at, verb: opinion, isPassive: false, isParticiple: false, stance: 'opine' };
}

const opinion: CueVerb = {
  stance: 'opine',
  takesClause: true,
  takesObject: false,
  takesInfinitive: false,
  takesQuestion: true,
  takesAddressee: false,
  takesQuotation: false,
  particle: null,
  objectNeeds: null,
};
