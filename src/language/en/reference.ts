import { WordTable } from '#core';
import { bare } from '../actor-mention.ts';
import type { Token } from '../tokens.ts';
import type { ReferenceLexicon } from '../language-pack.ts';
import { determiners } from './words.ts';
import { WordSet } from '../word-set.ts';

/** How English speaks of somebody already named. */
export const englishReference: ReferenceLexicon = {
  singularPronouns: new WordSet(['he', 'she', 'it']),
  pluralPronouns: new WordSet(['they', 'both']),
  determiners,
  titles: new WordSet(
    `mr mrs ms dr prof professor president minister secretary senator sen rep gov governor representative chairman chairwoman
     chief director general gen col colonel lt lieutenant captain capt sgt judge justice king queen pope bishop rev sir lord lady
     spokesman spokeswoman spokesperson analyst official officer mayor ambassador chancellor premier`.split(/\s+/u),
  ),
  attributeStarts: new WordSet(
    'of for from in at with who which that , ( on and who to by aboard speaking familiar briefed'.split(' '),
  ),
  isPlural: (tokens, head) => plurals.holds(tokens[0]) || (head !== undefined && pluralHeads.of(head)),
  isOrganization: new WordTable(({ lower }) => organizations.test(bare(lower))),
};

const plurals = new WordSet(['two', 'three', 'four', 'five', 'several', 'many', 'some', 'both', 'most', 'few']);
const pluralHeads = new WordTable<Token, boolean>(({ lower }) => {
  const head = bare(lower);
  return (
    /^(?:police|people)$/u.test(head) ||
    (/(?:ials|ysts|erts|ers|ors|ists|ants|ents|ats|ives|ies|ws|ces|ews|ns|es)$/u.test(head) &&
      !/(?:ss|us|is|news|times)$/u.test(head))
  );
});
const organizations =
  /^(?:ministry|department|agency|government|regime|institute|institution|university|company|bank|court|panel|committee|commission|council|study|report|newspaper|paper|times|post|journal|broadcaster|group|party|army|navy|military|police|kremlin|pentagon|house|union|church|museum|firm|service|bureau|office|authority|organization|association|memo|images|imagery|poll|board|airline|administration|congress|senate|parliament)$/u;
