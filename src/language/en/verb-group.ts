import { WordTable } from '#core';
import type { Stance } from '../attribution.ts';
import type { SentenceView } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { type CueVerb, type VerbForm, reportingForms } from './reporting-verbs.ts';
import { isFinite } from './finite.ts';
import { adverbs, auxiliaries, determiners, isLyAdverb, speechVenues, times } from './words.ts';

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
  if (governors.has(token.lower) && tokens[at + 1]?.lower === 'to' && reportingForms().has(tokens[at + 2]?.lower ?? ''))
    return undefined;
  for (const { verb, form } of reportingForms().get(token.lower) ?? []) {
    const to = particleEnd(tokens, at, verb.particle, limit);
    const found = to === undefined ? undefined : groupOf(view, { at, to, start, verb, form });
    if (found) return withheld(tokens, withSecondVerb(tokens, found, limit));
  }
  return adjectiveGroup(view, at, start);
}

/** Whether `verbGroupAt` can find anything at a word; at few of a text it can. */
export function mayAnnounce(lower: string): boolean {
  return quoteVerbs.test(lower) || reportingForms().has(lower) || opinions.has(lower);
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
  const from = leftEnd(tokens, at, start);
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

const isBe = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', "isn't", "wasn't", "aren't", "weren't"]);
/** What a bare infinitive follows. */
const takesBase = new Set(
  `do does did don't doesn't didn't will would can could may might must shall should won't wouldn't can't cannot couldn't
   to`.split(/\s+/u),
);
/** Verbs that take the announcing one as their infinitive: "declined to say". */
const governors = new Set(
  `declined declines decline refused refuses refuse continued continues failed fails wanted sought went hastened appeared seemed
   began used managed tried trying seeking hoping working going first`.split(/\s+/u),
);

/** Back over auxiliaries, "not", adverbs, "declined to" and "was the first to". */
function leftEnd(tokens: readonly Token[], at: number, start: number): number {
  let from = at;
  while (from > start) {
    const { lower, kind } = tokens[from - 1]!;
    const isGroupWord =
      kind === 'word' && (auxiliaries.has(lower) || takesBase.has(lower) || isAdverb(lower) || isBe.has(lower));
    if ((isGroupWord && lower !== 'to') || isNeither(tokens, from - 1)) from--;
    else if (lower === 'to' && from - 2 >= start && governors.has(tokens[from - 2]!.lower)) from -= 2;
    else if (lower === 'the' && tokens[from]!.lower === 'first' && isBe.has(tokens[from - 2]?.lower ?? '')) from--;
    else break;
  }
  while (from < at && isAdverb(tokens[from]!.lower) && tokens[from]!.lower !== 'not') from++;
  return from;
}

/** "would neither confirm nor deny". */
function isNeither(tokens: readonly Token[], at: number): boolean {
  return tokens[at]!.lower === 'neither' && auxiliaries.has(tokens[at - 1]?.lower ?? '');
}

function isAdverb(lower: string): boolean {
  return adverbs.has(lower) || isLyAdverb(lower);
}

/** Index after the particle that must follow, past one adverb; undefined where it is missing. */
function particleEnd(tokens: readonly Token[], at: number, particle: string | null, limit: number): number | undefined {
  if (particle === null) return at + 1;
  const words = particle.split(' ');
  const end = at + 1 + words.length;
  return end <= limit && words.every((word, offset) => tokens[at + 1 + offset]!.lower === word) ? end : undefined;
}

/** Forms that are nouns at least as often as verbs. */
const nounForms = new Set(
  `report reports claim claims plan plans hope hopes fear fears demand demands call calls request requests estimate estimates
   forecast forecasts project projects promise promises pledge pledges comment comments note notes state states judge judges
   question questions worry worries doubt doubts answer answers guess guesses post posts tweet tweets view views count counts
   spot spots rule rules play plays figure figures aim aims wonder wonders point points show shows find finds offer offers
   signal signals hint hints wish wishes cry cries counter counters dispute disputes caution cautions vow vows remark remarks
   joke jokes talk talks charge charges blame praise label labels want wants repeat repeats`.split(/\s+/u),
);
/** What follows an announcing verb and seldom a noun. */
const complementStarts = new Set(
  `that the a an he she it they we i his her its their this these those there how why whether what when no some any him them us
   me you`.split(/\s+/u),
);
const notBeforeVerb = new Set(
  `of by in for with from to on at about as new own other such recent latest this no first previous earlier any every`.split(
    /\s+/u,
  ),
);

/** Words for several that speak for themselves: "Some say", "Both argued that". */
const quantifiers = new Set([
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
const neverNouns = new Set([
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
  if (neverNouns.has(tokens[at]!.lower)) return false;
  if (quantifiers.has(before) && (form === 'base' || complementStarts.has(tokens[to]?.lower ?? ''))) return false;
  const isAttribute = notBeforeVerb.has(before) && !(adverbs.has(before) && !opensNominal(tokens, from - 1, start));
  if (from > start && (determiners.has(before) || isAttribute || /(?:'s|s')$/u.test(before))) return true;
  if (!nounForms.has(tokens[at]!.lower)) return false;
  if (from < at) return false;
  const next = tokens[to];
  if (from === start) return true;
  if (form === 'base' && !isPluralSubject(tokens[from - 1]!))
    return !(endsDate(tokens[from - 1]!) && opensObject(next));
  if (isFinite(tokens, to)) return true;
  if (next === undefined || next.kind === 'mark')
    return form === 'base' ? !determiners.has(tokens[start]!.lower) : !next || !'“"„:,'.includes(next.text);
  if (to > at + 1 || complementStarts.has(next.lower) || next.kind === 'number' || next.isCapitalized) return false;
  return next.lower === 'to'
    ? !/^(?:hopes|promises|pledges|vows|offers|aims|wants|plans)$/u.test(tokens[at]!.lower)
    : form !== 'third';
}

/** "first" of "the first report" belongs to a noun, that of "The Post first reported" to a verb. */
function opensNominal(tokens: readonly Token[], at: number, start: number): boolean {
  return at === start || determiners.has(tokens[at - 1]!.lower);
}

/** "images taken on Oct. 5 show", "photographs from Monday show". */
function endsDate({ kind, lower }: Token): boolean {
  return kind === 'number' || times.has(lower);
}

function opensObject(next: Token | undefined): boolean {
  if (next === undefined || next.kind === 'mark') return false;
  return (
    complementStarts.has(next.lower) || next.kind === 'number' || !/^(?:of|in|on|at|to|for|and|by)$/u.test(next.lower)
  );
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
  if (lower === 'reported' && !isBe.has(tokens[at - 1]?.lower ?? '')) return undefined;
  for (let end = at + 1; end + 1 < Math.min(limit, at + 12); end++) {
    if (tokens[end]!.lower !== 'as' || !/^(?:saying|telling|stating|warning|adding)$/u.test(tokens[end + 1]!.lower))
      continue;
    const verb = reportingForms().get('saying')![0]!.verb;
    return {
      from: leftEnd(tokens, at, start),
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

const opinions = new Set(
  `sure certain confident convinced hopeful optimistic skeptical doubtful afraid worried concerned adamant unsure uncertain unaware
   aware persuaded proud glad sorry disappointed surprised divided`.split(/\s+/u),
);

/** What stands for "is" before such an adjective. */
const isLink = /^(?:remain|remains|remained|seem|seems|seemed|feel|feels|felt|became|grew|sounded)$/u;

/** "is confident that", "were divided over whether", "remain convinced that". */
function adjectiveGroup(view: SentenceView, at: number, start: number): VerbGroup | undefined {
  const { tokens } = view;
  if (!opinions.has(tokens[at]!.lower)) return undefined;
  const from = leftEnd(tokens, at, start);
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
