import { type Grade, dayRange, objectClassKey } from '#core';
import type { StatementIndex, StatementOrigin, StatementOrigins } from './statement-origins.ts';

/** Whether a statement may be called confirmed, with the reason either way. */
export interface Confirmation {
  readonly holds: boolean;
  readonly reasons: readonly string[];
}

/** Two looks are of the same time when this many days lie between them, or fewer. */
const sameTimeDays = 3;

/**
 * "1, confirmed" means by other, independent sources (Admiralty code). It holds when one of the things said to confirm the
 * statement is about the same and comes from an origin that neither is one of the statement's own nor leans on one. A
 * hundred copies confirm nothing.
 */
export function checkConfirmation(grade: Grade, index: StatementIndex): Confirmation {
  if (grade.value !== '1' || grade.statement === null) return { holds: true, reasons: [] };
  const own = index.locate(grade.statement);
  if (own.origins.length === 0) {
    const reason =
      'nobody can be traced as the origin of the statement, so nothing can be shown to be independent of it';
    return { holds: false, reasons: [reason] };
  }
  const tried = grade.confirmedBy.map((citation) => compare(own, index.locate(citation)));
  return { holds: tried.some((one) => one.holds), reasons: tried.map((one) => one.reason) };
}

function compare(own: StatementOrigins, other: StatementOrigins): { holds: boolean; reason: string } {
  const name = nameOf(other);
  if (other.origins.length === 0) return { holds: false, reason: `${name}: nobody can be traced as its origin` };
  const matter = sameMatter(own, other);
  if (matter !== null) return { holds: false, reason: `${name}: ${matter}` };
  const shared = other.origins.find(({ id }) => own.origins.some((one) => one.id === id));
  if (shared) return { holds: false, reason: `${name}: it has the same origin, ${shared.name}` };
  const free = other.origins.filter((origin) => isIndependent(origin, own, other));
  if (free.length === 0) {
    const names = `${other.origins.map((one) => one.name).join(', ')} and ${own.origins.map((one) => one.name).join(', ')}`;
    return { holds: false, reason: `${name}: ${names} lean on one another or cannot be told apart` };
  }
  return {
    holds: true,
    reason: `${name}: ${free[0]!.name} is independent of ${own.origins.map((one) => one.name).join(', ')}`,
  };
}

/** Why they are not about the same; null where they are, or where a person has to know. */
function sameMatter(own: StatementOrigins, other: StatementOrigins): string | null {
  if (own.observation && other.observation) {
    const [a, b] = [own.observation, other.observation];
    if (a.siteId !== b.siteId || objectClassKey(a.objectClass) !== objectClassKey(b.objectClass))
      return 'it is of another place or class';
    const [when, then] = [dayRange(a.when), dayRange(b.when)];
    const apart = Math.max(when.first - then.last, then.first - when.last);
    if (apart > sameTimeDays) return `it is ${apart} days away`;
    return boundsOverlap(a.seen, b.seen) ? null : 'it counts something else';
  }
  if (own.observation || other.observation) return null;
  const isShared = own.propositions.some(({ id }) => other.propositions.some((one) => one.id === id));
  return isShared ? null : 'it states another proposition';
}

function boundsOverlap(a: { kind: string }, b: { kind: string }): boolean {
  const bounds = (seen: {
    kind: string;
    low?: number | null;
    high?: number | null;
    state?: string;
  }): [number, number] =>
    seen.kind === 'state'
      ? [seen.state === 'yes' ? 1 : 0, seen.state === 'no' ? 0 : 1]
      : [seen.low ?? -Infinity, seen.high ?? Infinity];
  if (a.kind !== b.kind) return false;
  const [[low, high], [otherLow, otherHigh]] = [bounds(a), bounds(b)];
  return low <= otherHigh && otherLow <= high;
}

/** Within a proposition as the trace has it, and by the register's leans in any case. */
function isIndependent(origin: StatementOrigin, own: StatementOrigins, other: StatementOrigins): boolean {
  if (own.origins.some(({ cluster }) => cluster === origin.cluster)) return false;
  const shared = other.propositions.filter(({ id }) => own.propositions.some((one) => one.id === id));
  return shared.every((proposition) => {
    const traced = proposition.origins.find(({ id }) => id === origin.id);
    return traced === undefined || own.origins.every(({ id }) => isFree(proposition.origins, traced, id));
  });
}

function isFree(
  origins: readonly { readonly id: string }[],
  traced: { readonly independentOf: readonly string[] },
  ownId: string,
): boolean {
  return !origins.some(({ id }) => id === ownId) || traced.independentOf.includes(ownId);
}

function nameOf({ citation }: StatementOrigins): string {
  return citation.kind === 'observation' ? citation.observationId : `“${citation.exact}” (${citation.documentId})`;
}
