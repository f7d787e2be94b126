import type { Stance } from '../attribution.ts';
import type { SentenceView } from '../sentence-view.ts';
import type { Token } from '../tokens.ts';
import { type CueVerb, type VerbForm, reportingForms } from './reporting-verbs.ts';
import { adverbs, auxiliaries, determiners } from './words.ts';

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
  if (token.kind !== 'word' || (token.isCapitalized && at !== view.from)) return undefined;
  const quoted = quotedAs(view, at, start, limit);
  if (quoted) return quoted;
  for (const { verb, form } of reportingForms().get(token.lower) ?? []) {
    const to = particleEnd(tokens, at, verb.particle, limit);
    const found = to === undefined ? undefined : groupOf(view, { at, to, start, verb, form });
    if (found) return found;
  }
  return adjectiveGroup(view, at, start);
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
    return from === start && start > view.from ? { ...group, isParticiple: true } : undefined;
  }
  if (isPassive) return group;
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
   began used managed tried`.split(/\s+/u),
);

/** Back over auxiliaries, "not", adverbs, and "declined to". */
function leftEnd(tokens: readonly Token[], at: number, start: number): number {
  let from = at;
  while (from > start) {
    const { lower, kind } = tokens[from - 1]!;
    const isGroupWord =
      kind === 'word' && (auxiliaries.has(lower) || takesBase.has(lower) || isAdverb(lower) || isBe.has(lower));
    if (isGroupWord && lower !== 'to') from--;
    else if (lower === 'to' && from - 2 >= start && governors.has(tokens[from - 2]!.lower)) from -= 2;
    else break;
  }
  while (from < at && isAdverb(tokens[from]!.lower) && tokens[from]!.lower !== 'not') from++;
  return from;
}

function isAdverb(lower: string): boolean {
  return adverbs.has(lower) || lower.endsWith('ly');
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
   joke jokes talk talks blame praise label labels want wants repeat repeats`.split(/\s+/u),
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
  if (from > start && (determiners.has(before) || notBeforeVerb.has(before) || /(?:'s|s')$/u.test(before))) return true;
  if (!nounForms.has(tokens[at]!.lower)) return false;
  if (from < at) return false;
  if (from === start || (form === 'base' && !isPluralSubject(tokens[from - 1]!))) return true;
  const next = tokens[to];
  if (next === undefined || next.kind === 'mark')
    return form === 'base' ? !determiners.has(tokens[start]!.lower) : !next || !'“"„:,'.includes(next.text);
  if (to > at + 1 || complementStarts.has(next.lower) || next.kind === 'number' || next.isCapitalized) return false;
  return next.lower === 'to'
    ? !/^(?:hopes|promises|pledges|vows|offers|aims|wants|plans)$/u.test(tokens[at]!.lower)
    : form !== 'third';
}

function isPluralSubject({ lower, isCapitalized }: Token): boolean {
  return (
    /^(?:i|we|you|they|people|police|who|many|some|others|most|both|all)$/u.test(lower) ||
    lower.endsWith('s') ||
    isCapitalized
  );
}

/** "was quoted by the agency as saying", "is cited as saying". */
function quotedAs(view: SentenceView, at: number, start: number, limit: number): VerbGroup | undefined {
  const { tokens } = view;
  if (!/^(?:quoted|cited|reported)$/u.test(tokens[at]!.lower) || !isBe.has(tokens[at - 1]?.lower ?? ''))
    return undefined;
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

const opinions = new Set(
  `sure certain confident convinced hopeful optimistic skeptical doubtful afraid worried concerned adamant unsure uncertain unaware
   aware persuaded proud glad sorry disappointed surprised divided`.split(/\s+/u),
);

/** "is confident that", "were divided over whether". */
function adjectiveGroup(view: SentenceView, at: number, start: number): VerbGroup | undefined {
  const { tokens } = view;
  if (!opinions.has(tokens[at]!.lower)) return undefined;
  const from = leftEnd(tokens, at, start);
  if (!tokens.slice(from, at).some(({ lower }) => isBe.has(lower))) return undefined;
  const to = /^(?:over|about|on)$/u.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  if (!/^(?:that|whether|how|why|what)$/u.test(tokens[to]?.lower ?? '')) return undefined;
  return { from, to, at, verb: opinion, isPassive: false, isParticiple: false, stance: 'opine' };
}

const opinion: CueVerb = {
  stance: 'opine',
  takesClause: true,
  takesObject: false,
  takesInfinitive: false,
  takesQuestion: true,
  takesAddressee: false,
  particle: null,
};
