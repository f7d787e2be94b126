import type { ClaimName, Designation, ExtractedClaim, Site, TextSpan } from '#core';
import { type Gazetteer, type NamedThing, NameList, buildGazetteer, scanText } from '#evidence';

/** A name in a document that is known: where, what it names, and which claims hold it. */
export interface NameMention extends TextSpan {
  /** listed: may be somebody on a sanctions list that the user has brought. */
  readonly kind: ClaimName['kind'] | 'listed';
  readonly id: string;
  readonly name: string;
  readonly isTransliterated: boolean;
  /** Indices into the claims of those whose words or speaker hold it. */
  readonly claims: readonly number[];
  /** Of a listed name: how well it fits, 0 to 1, and why. */
  readonly match: {
    readonly score: number;
    readonly level: 'strong' | 'possible';
    readonly reasons: readonly string[];
  } | null;
}

/**
 * Places, states, bodies and outlets of the gazetteer that a text names, with the sites of a case before them, and names that
 * may be on a list. Names that nobody knows are left as they are.
 */
export function findNames(
  text: string,
  claims: readonly ExtractedClaim[],
  known: { readonly sites?: readonly Site[]; readonly designations?: readonly Designation[] } = {},
): NameMention[] {
  const things = gazetteerWith(known.sites ?? noSites).find(text);
  const mentions = things
    .filter((thing) => !thing.isCommonWord || isSpeaker(claims, thing))
    .map(({ isCommonWord: _isCommonWord, ...thing }): NameMention => ({
      ...thing,
      claims: claimsAround(claims, thing),
      match: null,
    }));
  const designations = known.designations ?? [];
  const listed = designations.length === 0 ? [] : scanText(text, new NameList(designations));
  for (const { start, end, text: words, match } of listed)
    mentions.push({
      start,
      end,
      text: words,
      kind: 'listed',
      id: match.designation.id,
      name: match.designation.name,
      isTransliterated: words !== match.listedName,
      claims: claimsAround(claims, { start, end }),
      match: { score: match.score, level: match.level, reasons: match.reasons },
    });
  return mentions.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

const noSites: readonly Site[] = [];
/** Gazetteers by the list of sites before them: the documents of one case share theirs. */
const gazetteers = new WeakMap<readonly Site[], Gazetteer>();

function gazetteerWith(sites: readonly Site[]): Gazetteer {
  const known = sites.length === 0 ? noSites : sites;
  const found = gazetteers.get(known) ?? buildGazetteer(known);
  gazetteers.set(known, found);
  return found;
}

/** The names of the gazetteer that each claim of a text holds in its words, speaker or chain. */
export function namesOfClaims(
  text: string,
  claims: readonly ExtractedClaim[],
  sites: readonly Site[],
): readonly (readonly ClaimName[])[] {
  const held: ClaimName[][] = claims.map(() => []);
  for (const { claims: holders, end, id, kind, name, start, text: words } of findNames(text, claims, { sites }))
    if (kind !== 'listed') for (const index of holders) held[index]!.push({ start, end, text: words, kind, id, name });
  return held;
}

function isSpeaker(claims: readonly ExtractedClaim[], { start, end }: NamedThing): boolean {
  return claims.some(({ speaker, via }) =>
    [speaker, ...via].some((span) => span !== null && span.start <= start && end <= span.end),
  );
}

function claimsAround(
  claims: readonly ExtractedClaim[],
  { start, end }: { readonly start: number; readonly end: number },
): number[] {
  const holds = (span: { readonly start: number; readonly end: number } | null): boolean =>
    span !== null && span.start < end && start < span.end;
  return claims.flatMap((claim, index) =>
    holds(claim) || holds(claim.speaker) || claim.via.some(holds) ? [index] : [],
  );
}
