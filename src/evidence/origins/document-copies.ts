import { type Document, type EdgeBasis, type Party, type Sentence, dayRange } from '#core';
import { findNearCopies } from '../copies/near-copies.ts';
import type { ReadDocument } from './resolve-speaker.ts';

/** Why two documents are held to carry one text; `from` is the earlier one. */
export interface DocumentCopy {
  readonly from: string;
  readonly to: string;
  readonly basis: Extract<EdgeBasis, 'text' | 'agency' | 'translation' | 'same-error'>;
  readonly because: Sentence;
}

/** Texts of which much is the same, whatever they state. `documents` in order of time. */
export function findTextCopies(documents: readonly Document[]): DocumentCopy[] {
  const order = new Map(documents.map((document, index) => [document.id, index]));
  return findNearCopies(documents).map(({ one, other, jaccard, containment, passage }) => {
    const [from, to] = order.get(one)! < order.get(other)! ? [one, other] : [other, one];
    const share = (value: number): number => Math.round(100 * value);
    return {
      from,
      to,
      basis: 'text',
      because: { kind: 'shared-text', jaccard: share(jaccard), containment: share(containment), passage },
    };
  });
}

/** News of one maker on one matter appears within so many days. */
const makerDays = 3;

/** A document that states a proposition, with those it has the statement from. */
export interface Carriage {
  readonly read: ReadDocument;
  /** Agencies and makers named in byline, marks or on the way to the speaker. */
  readonly carriers: readonly Party[];
}

/**
 * Documents that state one proposition and give one agency or maker as theirs, or one of which gives the other's outlet
 * as its maker, within three days. `carriages` in order of time.
 */
export function findCarrierCopies(carriages: readonly Carriage[]): DocumentCopy[] {
  const seen = new Map<string, Carriage[]>();
  const copies: DocumentCopy[] = [];
  for (const carriage of carriages) {
    const outlet = carriage.read.outlet;
    for (const maker of new Set([...carriage.carriers, ...(outlet?.role === 'carrier' ? [outlet] : [])])) {
      const before = seen.get(maker.id) ?? [];
      const earlier = before.findLast((other) => isNear(other.read.document, carriage.read.document));
      if (earlier !== undefined) copies.push(toCopy(earlier, carriage, maker));
      before.push(carriage);
      seen.set(maker.id, before);
    }
  }
  return copies;
}

/** From the earlier to the later one, or from the maker's own page. */
function toCopy(earlier: Carriage, later: Carriage, maker: Party): DocumentCopy {
  const isMaker = later.read.outlet?.id === maker.id;
  const [from, to] = isMaker ? [later, earlier] : [earlier, later];
  return {
    from: from.read.document.id,
    to: to.read.document.id,
    basis: 'agency',
    because: { kind: 'same-maker', name: maker.name, days: makerDays },
  };
}

function isNear(one: Document, other: Document): boolean {
  if (one.published === null || other.published === null) return true;
  const [a, b] = [dayRange({ from: one.published, to: null }), dayRange({ from: other.published, to: null })];
  return Math.max(a.first - b.last, b.first - a.last) <= makerDays;
}
