import { type Claim, type Designation, type Document, type Sentence, say } from '#core';
import { NameList, type NameMatch, type NameSighting, scanText } from '#evidence';
import { currentClaims } from '../extract-claims.ts';
import { loadCase } from '../load-case.ts';
import type { StoreReader } from '../ports/store.ts';

/** A name in the words of a claim or document of a case that may be one of the list. */
export interface CaseSighting extends NameSighting {
  readonly documentId: string;
  /** Claims whose words contain it; offsets count in the document. */
  readonly claimIds: readonly string[];
}

/** Names given by hand against a list. */
export function checkNames(
  names: readonly string[],
  designations: readonly Designation[],
  least?: number,
): { readonly name: string; readonly matches: readonly NameMatch[] }[] {
  const list = new NameList(designations);
  return names.map((name) => {
    const numbered = list.matchIdentifier(name);
    const matches = list.match(name, least);
    return { name, matches: [...numbered.map(asMatch), ...matches] };
  });
}

/** Names in the documents of a case against the designations of the workspace, or others. */
export async function checkCaseNames(
  store: StoreReader,
  caseId: string,
  options: { readonly designations?: readonly Designation[]; readonly least?: number } = {},
): Promise<CaseSighting[]> {
  const { documents, claims } = await loadCase(store, caseId);
  const list = new NameList(options.designations ?? (await store.list('designation')));
  const current = currentClaims(claims);
  return documents.flatMap((document) => sightingsOf(document, current, list, options.least));
}

function sightingsOf(
  document: Document,
  claims: readonly Claim[],
  list: NameList,
  least: number | undefined,
): CaseSighting[] {
  const own = claims.filter((claim) => claim.documentId === document.id);
  return scanText(document.text, list, least).map((sighting) => ({
    ...sighting,
    documentId: document.id,
    claimIds: own.filter((claim) => claim.start < sighting.end && sighting.start < claim.end).map((claim) => claim.id),
  }));
}

const byNumber: Sentence = { kind: 'name-number' };

function asMatch(designation: Designation): NameMatch {
  return {
    designation,
    listedName: designation.name,
    isAlias: false,
    level: 'strong',
    score: 1,
    parts: [],
    unmatched: { name: [], listed: [] },
    isOrderDifferent: false,
    reasons: [say(byNumber)],
    because: [byNumber],
  };
}
