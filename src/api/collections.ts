import type {
  Case,
  Claim,
  Document,
  Exchange,
  Forecast,
  Grade,
  HistoryEntry,
  Hypothesis,
  Indicator,
  Judgement,
  Mention,
  Observation,
  Outcome,
  Party,
  Proposition,
  Provision,
  RecordKind,
  Scene,
  Site,
  Zone,
} from '#core';

/** `sites`, `observations`, …: one list of a case. */
export type CollectionName = keyof CollectionItems;

/** What a case holds, by its name in addresses. The value is the kind of record behind it, null where it is none. */
export const collections: Readonly<Record<CollectionName, RecordKind | null>> = {
  sites: 'site',
  zones: 'zone',
  scenes: 'scene',
  observations: 'observation',
  documents: 'document',
  claims: 'claim',
  parties: 'party',
  mentions: 'mention',
  propositions: 'proposition',
  hypotheses: 'hypothesis',
  judgements: 'judgement',
  provisions: 'provision',
  indicators: 'indicator',
  forecasts: 'forecast',
  outcomes: 'outcome',
  grades: 'grade',
  exchanges: 'exchange',
  history: null,
};

/** The lists of a case in the order of `collections`. */
export const collectionNames: readonly CollectionName[] = Object.keys(collections) as CollectionName[];

/** A document without its text, which `GET /api/v1/documents/{document}` gives. */
export interface DocumentHead extends Omit<Document, 'text'> {
  /** UTF-16 code units */
  readonly textLength: number;
}

/** A line of the history with the hash of the record as it was before: all that the hash of the line is taken of. */
export interface HistoryLine extends Omit<HistoryEntry, 'before'> {
  readonly beforeSha256: string | null;
}

/** What the items of each list are. */
export interface CollectionItems {
  sites: Site;
  zones: Zone;
  scenes: Scene;
  observations: Observation;
  documents: DocumentHead;
  claims: Claim;
  parties: Party;
  mentions: Mention;
  propositions: Proposition;
  hypotheses: Hypothesis;
  judgements: Judgement;
  provisions: Provision;
  indicators: Indicator;
  forecasts: Forecast;
  outcomes: Outcome;
  grades: Grade;
  exchanges: Exchange;
  history: HistoryLine;
}

/** One page of a list. `next` goes into `after` for the following page and is null on the last; it has no meaning of its own. */
export interface Page<Item, Total extends number | null = number | null> {
  readonly items: readonly Item[];
  /** Items on all pages together; null while they are being counted, which takes seconds for a million. */
  readonly total: Total;
  readonly next: string | null;
}

/** A case with how many records each of its lists has. */
export interface CaseSummary {
  readonly case: Case;
  /** Null: still being counted. */
  readonly counts: Readonly<Record<CollectionName, number | null>>;
}

/** An error as RFC 9457 has it; `code` is the literal code of the error behind it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
}

/** What `/healthz` says. */
export interface Health {
  readonly status: 'ok';
  readonly version: string;
}

/** Most items on a page, and how many there are when the request does not say. */
export const pageLimit: { readonly most: number; readonly usual: number } = { most: 1000, usual: 100 };
