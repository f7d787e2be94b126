import { WordTable } from '#core';
import type { Stance } from '../attribution.ts';
import type { SentenceView } from '../sentence-view.ts';
import { type Token, holdsWord } from '../tokens.ts';
import { type CueVerb, type VerbForm, reportingForms } from './reporting-verbs.ts';
import { adjectiveGroup, opinionAdjectives } from './adjective-group.ts';
import { opensAmount } from './amounts.ts';
import { governors, isBe, startOfGroup, takesBase } from './start-of-group.ts';
import { isFinite } from './finite.ts';
import { adverbs, determiners, speechVenues, times } from './words.ts';
import { WordSet } from '../word-set.ts';

/** A verb that announces something, with its auxiliaries and particles: "has repeatedly denied", "was quoted as saying". */
export interface VerbGroup {
  /** Tokens of the whole group, half open. */
  readonly from: number;
  readonly to: number;
  /** Token of the verb itself. */
  readonly at: number;
  readonly verb: CueVerb;
  /** The announced thing is the subject's ("was said to have fled"), or the speaker follows "by". */
  readonly isPassive: boolean;
  /** ", adding that …": no subject of its own. */
  readonly isParticiple: boolean;
  readonly stance: Stance;
}

/** The group whose verb is the token, if that is one. `start` is the first token of its clause segment. */
export function verbGroupAt(view: SentenceView, at: number, start: number, limit: number): VerbGroup | undefined {
  const { tokens } = view;
  const token = tokens[at]!;
  if (token.kind !== 'word' || (token.isCapitalized && at !== view.from) || !announces.of(token)) return undefined;
  const quoted = quotedAs(view, at, start, limit);
  if (quoted) return quoted;
  if (governors.holds(token) && tokens[at + 1]?.lower === 'to' && reportingForms().has(tokens[at + 2]?.lower ?? ''))
    return undefined;
  for (const { verb, form } of reportingForms().get(token.lower) ?? []) {
    if (verb.objectNeeds !== null && !holdsWord(tokens, at + 1, limit, verb.objectNeeds)) continue;
    const to = particleEnd(tokens, at, verb.particle, limit);
    const found = to === undefined ? undefined : groupOf(view, { at, to, start, verb, form });
    if (found) return withheld(tokens, withSecondVerb(tokens, found, limit));
  }
  return adjectiveGroup(view, at, start);
}

/** Whether `verbGroupAt` can find anything at a word; at few of a text it can. */
export function mayAnnounce(lower: string): boolean {
  return quoteVerbs.test(lower) || reportingForms().has(lower) || opinionAdjectives.has(lower);
}

const announces = new WordTable<Token, boolean>(({ lower }) => mayAnnounce(lower));

/** "confirm nor deny", "said and repeated": two announcing verbs of one subject and one message are one cue. */
function withSecondVerb(tokens: readonly Token[], group: VerbGroup, limit: number): VerbGroup {
  if (group.to + 1 >= limit || !/^(?:and|or|nor)$/u.test(tokens[group.to]!.lower)) return group;
  const form = formsOf(tokens[group.at]!.lower);
  const second = reportingForms()
    .get(tokens[group.to + 1]!.lower)
    ?.find((found) => form.has(found.form) && found.verb.particle === null);
  return second ? { ...group, to: group.to + 2, verb: second.verb, stance: second.verb.stance } : group;
}

/** "did not deny", "would neither confirm nor deny", "declined to say": neither said nor denied. */
function withheld(tokens: readonly Token[], group: VerbGroup): VerbGroup {
  if (group.stance !== 'say' && group.stance !== 'deny') return group;
  const isRefused = tokens
    .slice(group.from, group.at)
    .some(({ lower }) => /^(?:not|neither|never|declin|refus)/u.test(lower) || lower.endsWith("n't"));
  return isRefused ? { ...group, stance: 'withhold' } : group;
}

function formsOf(lower: string): ReadonlySet<VerbForm> {
  return new Set((reportingForms().get(lower) ?? []).map(({ form }) => form));
}

interface Candidate {
  readonly at: number;
  readonly to: number;
  readonly start: number;
  readonly verb: CueVerb;
  readonly form: VerbForm;
}

function groupOf(view: SentenceView, { at, to, start, verb, form }: Candidate): VerbGroup | undefined {
  const { tokens } = view;
  const from = startOfGroup(tokens, at, start);
  const before = tokens[from - 1]?.lower ?? '';
  const inside = tokens.slice(from, at).map(({ lower }) => lower);
  const isPassive = inside.some((word) => isBe.has(word)) && form !== 'gerund' && form !== 'base';
  const group = { from, to, at, verb, isPassive, isParticiple: false, stance: verb.stance };
  if (form === 'gerund') {
    if (inside.some((word) => isBe.has(word))) return group;
    const opensPhrase = from === start && start > view.from;
    return opensPhrase || (from === at && speechVenues.has(before)) ? { ...group, isParticiple: true } : undefined;
  }
  if (isPassive) return group;
  if (form === 'base' && inside.at(-1) !== 'to' && inside.some((word) => isBe.has(word))) return undefined;
  const isHave = inside.some((word) => /^(?:has|have|had|having|'ve)$/u.test(word));
  if (form === 'participle' && isHave) return group;
  if (form === 'base') {
    if (inside.some((word) => takesBase.has(word))) return group;
    if (before === 'to') return undefined;
  } else if (inside.some((word) => takesBase.has(word))) return undefined;
  if (isHave && form !== 'participle') return undefined;
  return mayBeNoun(tokens, at, to, from, start, form) ? undefined : group;
}

/** Index after the particle that must follow, past one adverb; undefined where it is missing. */
function particleEnd(tokens: readonly Token[], at: number, particle: string | null, limit: number): number | undefined {
  if (particle === null) return at + 1;
  const words = particle.split(' ');
  const end = at + 1 + words.length;
  return end <= limit && words.every((word, offset) => tokens[at + 1 + offset]!.lower === word) ? end : undefined;
}

/** Forms that are nouns at least as often as verbs. */
const nounForms = new WordSet(
  `report reports claim claims plan plans hope hopes fear fears demand demands call calls request requests estimate estimates
   forecast forecasts project projects promise promises pledge pledges comment comments note notes state states judge judges
   question questions worry worries doubt doubts answer answers guess guesses post posts tweet tweets view views count counts
   spot spots rule rules play plays figure figures aim aims wonder wonders point points show shows find finds offer offers
   signal signals hint hints wish wishes cry cries counter counters dispute disputes caution cautions vow vows remark remarks
   joke jokes talk talks charge charges blame praise label labels want wants repeat repeats`.split(/\s+/u),
);
/** What follows an announcing verb and seldom a noun. */
const complementStarts = new WordSet(
  `that the a an he she it they we i his her its their this these those there how why whether what when no some any him them us
   me you`.split(/\s+/u),
);
const notBeforeVerb = new WordSet(
  `of by in for with from to on at about as new own other such recent latest this no first previous earlier any every`.split(
    /\s+/u,
  ),
);

/** Words for several that speak for themselves: "Some say", "Both argued that". */
const quantifiers = new WordSet([
  'some',
  'many',
  'most',
  'both',
  'all',
  'several',
  'few',
  'these',
  'those',
  'others',
  'two',
  'three',
]);

/** Forms that stand before no noun: "Moody’s said" has no possessive. */
const neverNouns = new WordSet([
  'said',
  'says',
  'told',
  'tells',
  'wrote',
  'writes',
  'believes',
  'thinks',
  'knows',
  'argues',
]);

/** "the report", "his hopes of", "sanctions claims": a form that is a noun too needs a verb's company on both sides. */
function mayBeNoun(
  tokens: readonly Token[],
  at: number,
  to: number,
  from: number,
  start: number,
  form: VerbForm,
): boolean {
  const before = tokens[from - 1]?.lower ?? '';
  if (neverNouns.holds(tokens[at]!)) return false;
  if (quantifiers.has(before) && (form === 'base' || complementStarts.holds(tokens[to]))) return false;
  const isAttribute = notBeforeVerb.has(before) && !(adverbs.has(before) && !opensNominal(tokens, from - 1, start));
  if (from > start && (determiners.has(before) || isAttribute || /(?:'s|s')$/u.test(before))) return true;
  if (!nounForms.holds(tokens[at]!)) return false;
  if (from < at) return false;
  const next = tokens[to];
  if (from === start) return form !== 'third' || next?.lower !== 'that';
  if (form === 'base' && !isPluralSubject(tokens[from - 1]!))
    return !(endsDate(tokens[from - 1]!) && (opensObject(next) || opensAmount(tokens, to, tokens.length)));
  if (isFinite(tokens, to)) return true;
  if (next === undefined || next.kind === 'mark')
    return form === 'base' ? !determiners.holds(tokens[start]!) : !next || !'“"„:,'.includes(next.text);
  if (
    to > at + 1 ||
    opensAmount(tokens, to, tokens.length) ||
    complementStarts.holds(next) ||
    next.kind === 'number' ||
    next.isCapitalized
  )
    return false;
  return next.lower === 'to'
    ? !/^(?:hopes|promises|pledges|vows|offers|aims|wants|plans)$/u.test(tokens[at]!.lower)
    : form !== 'third';
}

/** "first" of "the first report" belongs to a noun, that of "The Post first reported" to a verb. */
function opensNominal(tokens: readonly Token[], at: number, start: number): boolean {
  return at === start || determiners.holds(tokens[at - 1]!);
}

/** "images taken on Oct. 5 show", "photographs from Monday show". */
function endsDate({ kind, lower }: Token): boolean {
  return kind === 'number' || times.has(lower);
}

function opensObject(next: Token | undefined): boolean {
  if (next === undefined || next.kind === 'mark') return false;
  return complementStarts.holds(next) || next.kind === 'number' || !/^(?:of|in|on|at|to|for|and|by)$/u.test(next.lower);
}

function isPluralSubject({ lower, isCapitalized }: Token): boolean {
  return (
    /^(?:i|we|you|they|people|police|who|many|some|others|most|both|all)$/u.test(lower) ||
    lower.endsWith('s') ||
    isCapitalized
  );
}

/** "was quoted by the agency as saying", "is cited as saying", "quoted the leader as saying". */
function quotedAs(view: SentenceView, at: number, start: number, limit: number): VerbGroup | undefined {
  const { tokens } = view;
  const { lower } = tokens[at]!;
  if (!quoteVerbs.test(lower)) return undefined;
  if (lower === 'reported' && !isBe.holds(tokens[at - 1])) return undefined;
  for (let end = at + 1; end + 1 < Math.min(limit, at + 12); end++) {
    if (tokens[end]!.lower !== 'as' || !/^(?:saying|telling|stating|warning|adding)$/u.test(tokens[end + 1]!.lower))
      continue;
    const verb = reportingForms().get('saying')![0]!.verb;
    return {
      from: startOfGroup(tokens, at, start),
      to: end + 2,
      at,
      verb,
      isPassive: false,
      isParticiple: false,
      stance: 'say',
    };
  }
  return undefined;
}

const quoteVerbs = /^(?:quot(?:ed|es|e|ing)|cit(?:ed|es|e|ing)|reported)$/u;
