import { WordTable } from '#core';
import type { Token } from '../tokens.ts';
import { auxiliaries } from './words.ts';
import { WordSet } from '../word-set.ts';

/** Past forms that no rule derives; without those that are nouns more often than verbs. */
const irregular = new WordSet(
  `became began bent bit blew bought broke brought built burst came caught chose clung crept cut dealt drank drew drove dug ate
   fed fell felt fled flew forbade forgot fought found froze gave got grew held hid hit hung kept knelt knew laid led left lent
   lost made meant met overcame overthrew paid quit ran rang rose sank sang sat saw sent shook shot shrank shut slept slid sold
   sought spent spoke spun stole stood stuck stung swam swept swore swung taught thought threw told took tore undertook
   understood wept went withdrew woke won wore wove wrote said`.split(/\s+/u),
);

/** Third person forms that no plural noun shares. */
const present = new WordSet(
  `says wants needs remains continues makes seeks faces holds intends takes gives gets knows goes comes appears seems becomes
   keeps lets brings puts sets believes thinks expects wishes owns deserves depends belongs consists contains includes involves
   lacks lies exists requires allows enables means refuses tries agrees helps hopes lives loves sits stands stays tells has`.split(
    /\s+/u,
  ),
);

/** Whether a token is surely a finite verb: auxiliary, past form, or a third person that is no noun. */
export function isFinite(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || (token.isCapitalized && at > 0 && tokens[at - 1]!.kind === 'word')) return false;
  const shape = shapes.of(token);
  return shape === 'finite' || (shape === 'past' && !isReduced(tokens, at));
}

/** What a word by itself can be; past: a form in -ed. */
const shapes = new WordTable<Token, 'finite' | 'past' | 'none'>(({ lower }) => {
  if (lower === 'be' || lower === 'been' || lower === 'being' || lower === 'having') return 'none';
  if (auxiliaries.has(lower) || irregular.has(lower) || present.has(lower) || lower.endsWith("n't")) return 'finite';
  return lower.length > 4 && lower.endsWith('ed') && !endings.has(lower) ? 'past' : 'none';
});

/** Words in -ed that are no verbs. */
const endings = new WordSet([
  'hundred',
  'indeed',
  'speed',
  'united',
  'alleged',
  'armed',
  'kindred',
  'wicked',
  'naked',
  'sacred',
]);

/** "people briefed on the matter", "the plan proposed by", "a planned visit": a participle with no subject of its own. */
function isReduced(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.lower ?? '';
  const next = tokens[at + 1]?.lower ?? '';
  if (next === 'to' && takesInfinitive.holds(tokens[at]!)) return false;
  if (/^(?:by|on|in|with|at|from|to|as|for)$/u.test(next) && !/^(?:he|she|it|they|we|i|who|which|that)$/u.test(before))
    return true;
  return /^(?:a|an|the|his|her|its|their|our|more|most|some|any|of|in|for|with|newly|recently)$/u.test(before);
}

/** Before "to" these are verbs of their own and no attribute: "the bank failed to report". */
const takesInfinitive = new WordSet(
  `failed refused declined agreed decided wanted tried threatened continued managed seemed appeared started intended hoped attempted
   vowed pledged promised struggled rushed happened tended hesitated`.split(/\s+/u),
);

/** "started" of "the fire started in the kitchen": past or participle, told apart only by what else the clause holds. */
function isPastForm(tokens: readonly Token[], at: number): boolean {
  const { lower, isCapitalized } = tokens[at]!;
  return (
    !isCapitalized && lower.length > 4 && lower.endsWith('ed') && !endings.has(lower) && !afterDeterminer(tokens, at)
  );
}

function afterDeterminer(tokens: readonly Token[], at: number): boolean {
  return /^(?:a|an|the|his|her|its|their|our|of|in|for|with|by|more|most|and)$/u.test(tokens[at - 1]?.lower ?? '');
}

const nominatives = new WordSet(
  'he she they we i there who nobody everyone everybody someone somebody no-one'.split(' '),
);

/** Whether tokens hold a clause of their own: something, and a finite verb behind it. */
export function hasClause(tokens: readonly Token[], from: number, to: number): boolean {
  const first = tokens[from];
  if (first === undefined || from >= to) return false;
  if (nominatives.holds(first) && from + 1 < to) return true;
  if (
    /^(?:it's|he's|she's|they're|we're|i'm|you're|there's|that's|it'll|he'll|we'll|they'll|i'll|we've|they've|i've)$/u.test(
      first.lower,
    )
  )
    return true;
  for (let at = from + 1; at < to; at++) if (isFinite(tokens, at) || isPastForm(tokens, at)) return true;
  return false;
}
