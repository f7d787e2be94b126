import { WordSet } from '../word-set.ts';

/** Closed word classes of English, as far as finding clauses and noun phrases needs them. */

function words(list: string): WordSet {
  return new WordSet(list.trim().split(/\s+/u));
}

export const auxiliaries: WordSet = words(
  `is are was were be been being am has have had having does do did will would can could may might must shall should isn't
   aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot couldn't shouldn't`,
);

export const adverbs: WordSet = words(`
  also later then again earlier recently repeatedly previously reportedly allegedly publicly privately still now already first
  only just never always often once both all however meanwhile instead even simply further separately jointly today yesterday
  not soon aloud long immediately promptly ever even rather quite flatly
`);

export const pronouns: WordSet = words('he she they it i we you who which that this these those one others');

export const determiners: WordSet = words(`
  the a an this these those his her its their our my your some any no several many two three four five six seven eight nine ten
  another one both each all
`);

/** Words that end a noun phrase read forwards. */
export const phraseEnds: WordSet = words(`
  on in after before when while as since until during by who which that whom whose because if although though but to into onto
  under over about through between against amid despite without within upon where why how whether citing told said saying adding
  is are was were has have had will would can could may might must should does did do not also later late early then today
  yesterday tomorrow tonight last this
`);

/** Prepositions that stay inside a noun phrase: "spokesman for the ministry", "Institute of X", "officials from Y". */
export const attaching: WordSet = words('of for from at with in');

/** Words that begin a new clause inside a segment. */
export const clauseStarts: WordSet = words(
  'that because when if while although though whether before after since until as but who which where what so and unless how why whom',
);

export const times: WordSet = words(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december week month year today yesterday tuesday's morning afternoon evening night
`);

/** Nouns that name an act of speech and take "that": "the claim that …". */
export const speechNouns: WordSet = words(`
  claim claims allegation allegations assertion assertions report reports statement statements accusation accusations assurance
  assurances belief suggestion suggestions warning warnings prediction predictions rumor rumors rumour rumours denial hope fears
  fear evidence indication indications signs sign assessment conclusion announcement speculation view
  argument arguments notion idea concern concerns worry worries suspicion suspicions theory opinion promise promises pledge
  pledges vow demand demands proof revelation revelations complaint complaints contention insistence acknowledgment admission
  testimony finding findings disclosure expectation expectations doubt doubts sense feeling news accounts account threat threats confidence conviction skepticism regret understanding
`);

/** What statements are made in: "in a statement", "in a letter". */
export const speechVenues: WordSet = words(`
  statement statements interview interviews letter letters email e-mail emails memo memoir speech filing report tweet tweets post posts
  message messages note briefing conference call editorial testimony complaint lawsuit suit opinion ruling column essay book brief
  document documents papers affidavit telegram text texts article dispatch cable remarks comments release advisory
`);

/** Heads that speak; used when a sentence goes on without naming anybody. */
export const partyNouns: WordSet = words(`
  analysts analyst experts expert researchers researcher officials official spokesman spokeswoman spokesperson ministry minister
  president government police army military authors report study agency newspaper diplomats diplomat intelligence group
`);

/** Who speaks in headlines: "Two killed in blast - police", "UN: half of harvest lost". */
export const headlineParties: WordSet = new WordSet([
  ...partyNouns,
  ...words(`
    un u.n who iaea eu nato osce fbi cia kremlin pentagon media source sources poll survey data regulator watchdog lawyer lawyers
    prosecutor prosecutors union monitor monitors kcna yonhap xinhua tass
    economists economist diplomats lawmakers witnesses residents statement filing investigators inspectors scientists doctors rescuers
    firefighters critics activists
  `),
]);

/** Nouns, names, verbs and adjectives in -ly; any other such word is an adverb. */
const noAdverbs = words(`
  family ally rally reply supply assembly monopoly anomaly bully belly jelly fly july italy sicily kelly holly molly sally billy emily
  lilly assembly homily folly lily ply apply comply imply rely multiply early daily weekly monthly quarterly yearly only elderly
  friendly costly deadly lovely lonely ugly holy silly orderly scholarly hourly nightly worldly butterfly subfamily
  nelly reilly o'reilly connolly farly tally wooly hilly curly chilly burly doily gully pulley timely untimely lively
`);

export function isLyAdverb(lower: string): boolean {
  return lower.length > 4 && lower.endsWith('ly') && !noAdverbs.has(lower);
}
