import type { ClaimActor, Extraction, ExtractedClaim, TextSpan } from '#core';
import type { Range } from './attribution.ts';
import { type Mention, readMention } from './actor-mention.ts';
import type { LanguagePack } from './language-pack.ts';
import type { Token } from './tokens.ts';

/** Claims with their actors, and who they are. */
interface Resolved {
  readonly claims: ExtractedClaim[];
  readonly actors: Extraction['actors'];
}

/** Somebody who has been mentioned so far. */
interface Known {
  readonly id: string;
  readonly mentions: TextSpan[];
  /** Distinct names and descriptions; few, however often somebody is named. */
  readonly forms: Mention[];
  /** All words of all mentions, lower case. */
  readonly words: Set<string>;
}

/**
 * Who is meant by each speaker: "Kreml-Sprecher Dmitri Peskow", "Peskow", "der Sprecher" and "er" become one actor. In order of
 * the text, each mention joins the latest actor that its words allow: a name by its last word, unless first names differ; a
 * description by its head noun; a pronoun by number and by what can be a "he". Who was named and never spoke can be meant by
 * a pronoun too (`bystanders`: what opens a sentence). Wrong in the ways such rules are: it knows no grammatical gender.
 */
export function resolveActors(
  text: string,
  tokens: readonly Token[],
  pack: LanguagePack,
  claims: readonly ExtractedClaim[],
  bystanders: readonly Range[],
): Resolved {
  const speaking = new Map<number, TextSpan>();
  for (const { speaker, via } of claims)
    for (const span of [...via, ...(speaker ? [speaker] : [])]) speaking.set(span.start, span);
  const others = bystanders
    .filter(({ start }) => !speaking.has(start))
    .map(({ start, end }): TextSpan => ({ start, end, text: text.slice(start, end) }));
  const known: Known[] = [];
  const bySpan = new Map<number, Known>();
  for (const span of [...speaking.values(), ...others].toSorted((a, b) => a.start - b.start)) {
    const mention = readMention(tokens, span, pack.reference);
    const found = findKnown(known, mention);
    if (!found && (mention.kind === 'pronoun' || (mention.kind === 'description' && !speaking.has(span.start))))
      continue;
    const actor = found ?? { id: `actor-${known.length + 1}`, mentions: [], forms: [], words: new Set<string>() };
    if (found) known.splice(known.indexOf(found), 1);
    known.push(actor);
    actor.mentions.push(span);
    if (mention.kind !== 'pronoun') keepForm(actor, mention);
    bySpan.set(span.start, actor);
  }
  const named = new Map<Known, ClaimActor>();
  for (const actor of known) named.set(actor, { id: actor.id, name: fullestName(actor), partyId: null });
  const speakers = new Set(
    [...speaking.keys()].map((start) => bySpan.get(start)).filter((actor) => actor !== undefined),
  );
  return {
    claims: claims.map((claim) => {
      const actor = claim.speaker ? bySpan.get(claim.speaker.start) : undefined;
      return actor ? { ...claim, actor: named.get(actor)! } : claim;
    }),
    actors: [...speakers]
      .map((actor) => ({ ...named.get(actor)!, mentions: actor.mentions }))
      .toSorted((a, b) => a.mentions[0]!.start - b.mentions[0]!.start),
  };
}

/** Actors looked back at; whoever was last named longer ago is not meant by a pronoun or a bare office. */
const reach = 200;
/** Forms of one actor that are kept. */
const mostForms = 20;

function keepForm(actor: Known, mention: Mention): void {
  for (const word of mention.words) actor.words.add(word);
  if (actor.forms.length < mostForms && !actor.forms.some(({ text }) => text === mention.text))
    actor.forms.push(mention);
}

/** The latest actor a mention can mean; `known` is in order of last mention. */
function findKnown(known: readonly Known[], mention: Mention): Known | undefined {
  for (let index = known.length - 1; index >= Math.max(0, known.length - reach); index--)
    if (canMean(known[index]!, mention)) return known[index];
  return undefined;
}

function canMean({ forms, words }: Known, mention: Mention): boolean {
  if (mention.kind === 'name') return forms.some((one) => one.kind === 'name' && isSameName(one, mention));
  const isPlural = forms.some((one) => one.isPlural);
  if (mention.kind === 'pronoun') {
    const isOrganization = forms.some((one) => one.isOrganization);
    return mention.isPlural ? isPlural || isOrganization : !isPlural && isOrganization === mention.isOrganization;
  }
  return mention.isPlural === isPlural && isNamed(words, mention.head);
}

/** The head itself, or a compound that ends in it ("Kreml-Sprecher"). */
function isNamed(words: ReadonlySet<string>, head: string): boolean {
  if (words.has(head)) return true;
  const ending = `-${head}`;
  for (const word of words) if (word.endsWith(ending)) return true;
  return false;
}

/** The same last word, and of two with first names one whose words the other has. */
function isSameName(one: Mention, other: Mention): boolean {
  if (one.head !== other.head) return false;
  const [shorter, longer] = one.name.length <= other.name.length ? [one.name, other.name] : [other.name, one.name];
  return shorter.every((word) => longer.includes(word)) || shorter.length === 1;
}

function fullestName({ forms, mentions }: Known): string {
  const names = forms.filter(({ kind }) => kind === 'name');
  const best = (names.length > 0 ? names : forms).toSorted((a, b) => b.name.length - a.name.length)[0];
  return best?.text ?? mentions[0]!.text;
}
