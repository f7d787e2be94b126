import type { Claim, Judgement, Observation, Proposition, StatementSource } from '#core';
import { observationName } from '../parts/observation-name.ts';
import { texts } from '../texts.ts';

/** Something of the case that a statement can rest on, and how it is found and named. */
export interface Citable {
  readonly source: StatementSource;
  readonly name: string;
}

/** Everything in a case that can be cited, what a person has accepted first. */
export function listCitable(lists: {
  readonly claims: readonly Claim[];
  readonly observations: readonly Observation[];
  readonly judgements: readonly Judgement[];
  readonly propositions: readonly Proposition[];
}): Citable[] {
  const citable = (kind: StatementSource['kind'], id: string, name: string): Citable => ({
    source: { kind, id, exact: null },
    name,
  });
  const accepted = <T extends { readonly review: string }>(records: readonly T[]): T[] =>
    records
      .filter(({ review }) => review !== 'rejected')
      .toSorted((a, b) => Number(a.review === 'draft') - Number(b.review === 'draft'));
  return [
    ...lists.judgements.map(({ id, text }) => citable('judgement', id, text)),
    ...accepted(lists.observations).map((one) => citable('observation', one.id, observationName(one))),
    ...accepted(lists.claims).map(({ id, text }) => citable('claim', id, texts.quoted(text))),
    ...lists.propositions.map(({ id, text }) => citable('proposition', id, text)),
  ];
}

/** The few that have all the words looked for. */
export function findCitable(all: readonly Citable[], words: string, most = 8): Citable[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Citable[] = [];
  for (const one of all) {
    const name = one.name.toLowerCase();
    if (wanted.every((word) => name.includes(word) || one.source.id.toLowerCase().includes(word))) found.push(one);
    if (found.length === most) break;
  }
  return found;
}

export function sameSource(a: StatementSource, b: StatementSource): boolean {
  return a.kind === b.kind && a.id === b.id && a.exact === b.exact;
}
