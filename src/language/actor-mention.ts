import type { TextSpan } from '#core';
import type { ReferenceLexicon } from './language-pack.ts';
import { type Token, firstTokenFrom } from './tokens.ts';
import { WordSet } from './word-set.ts';

/** What a mention of somebody is made of. */
export interface Mention {
  readonly kind: 'name' | 'description' | 'pronoun';
  /** Last word of the core ("der Sprecher des Amtes": "sprecher"), lower case, without genitive. */
  readonly head: string;
  /** Words of the core that can be a name, lower case. */
  readonly name: readonly string[];
  /** All words of the mention, appositions included, lower case. */
  readonly words: readonly string[];
  /** As written, without article and apposition. */
  readonly text: string;
  readonly isPlural: boolean;
  readonly isOrganization: boolean;
}

/** Takes a speaker's words apart: article, titles, core, attributes. */
export function readMention(tokens: readonly Token[], span: TextSpan, lexicon: ReferenceLexicon): Mention {
  const own: Token[] = [];
  for (let at = firstTokenFrom(tokens, span.start); at < tokens.length && tokens[at]!.start < span.end; at++)
    own.push(tokens[at]!);
  const first = own[0]?.lower ?? '';
  const words = own.filter(({ kind }) => kind === 'word').map(({ lower }) => bare(lower));
  if (own.length === 1 && (lexicon.singularPronouns.has(first) || lexicon.pluralPronouns.has(first))) {
    const isOrganization = first === 'it' || first === 'es';
    const isPlural = !lexicon.singularPronouns.has(first);
    return { kind: 'pronoun', head: first, name: [], words, text: span.text, isPlural, isOrganization };
  }
  const isArticled = lexicon.determiners.has(first);
  const core = coreOf(isArticled ? own.slice(1) : own, lexicon);
  const nouns = core.filter(({ isCapitalized, kind }) => isCapitalized && kind === 'word');
  const heads = nouns.length > 0 ? nouns : core.filter(({ kind }) => kind === 'word');
  const headToken = heads.at(-1) ?? own[0];
  const head = bare(headToken?.lower ?? '');
  const name = nouns.map(({ lower }) => bare(lower)).filter((word) => !lexicon.titles.has(word));
  const isName =
    nouns.length > 0 && !(isArticled && nouns.length === 1) && !(lexicon.titles.has(head) && name.length === 0);
  const text = wholeName(isArticled ? own.slice(1) : own, span);
  return {
    kind: isName ? 'name' : 'description',
    head,
    name: name.length > 0 ? name : [head],
    words,
    text,
    isPlural: lexicon.isPlural(own, headToken),
    isOrganization: headToken !== undefined && lexicon.isOrganization.of(headToken),
  };
}

const nameEnds = new WordSet([',', 'who', 'which', 'that']);

/** Without article, relative clause and apposition: up to the first comma or "who". */
function wholeName(tokens: readonly Token[], span: TextSpan): string {
  const stop = tokens.findIndex((token, at) => at > 0 && nameEnds.holds(token));
  const kept = stop < 0 ? tokens : tokens.slice(0, stop);
  const [first, last] = [kept[0], kept.at(-1)];
  return first && last ? span.text.slice(first.start - span.start, last.end - span.start) : span.text;
}

/** Up to the first attribute: "of", "von", a genitive article, a comma, "who". */
function coreOf(tokens: readonly Token[], lexicon: ReferenceLexicon): readonly Token[] {
  const stop = tokens.findIndex(
    ({ lower, kind }, at) => at > 0 && (lexicon.attributeStarts.has(lower) || (kind === 'mark' && lower !== '.')),
  );
  return stop < 0 ? tokens : tokens.slice(0, stop);
}

/** "Peskows" and "Kim's" without their genitive; "Andreas" keeps its s, since names in -s are common. */
export function bare(lower: string): string {
  return lower.endsWith("'s") ? lower.slice(0, -2) : lower;
}
