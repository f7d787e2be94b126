import { type PartialDate, type Provision, firstDay, lastDay } from '#core';
import { splitWords } from '../text/words.ts';
import { isSameState } from './same-state.ts';

/** Something that goes, or is said to go, from one state to another. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  /** A class of things in the words of `Provision.items`: `arms`, `arms/small`, `coal`, `oil/crude`, `workers`, `food`. */
  readonly item: string;
  readonly date: PartialDate;
}

export interface ProvisionFinding {
  readonly provision: Provision;
  /** Item, direction and date, one sentence each. */
  readonly reasons: readonly string[];
  /** Set where the date of the transfer is known too roughly to say whether the paragraph was in force. */
  readonly isDateUncertain: boolean;
}

export interface ProvisionFindings {
  /** Paragraphs the transfer would touch, in order of adoption. */
  readonly touched: readonly ProvisionFinding[];
  /** Paragraphs on the same things that it would not touch, each with why not. */
  readonly spared: readonly ProvisionFinding[];
}

/**
 * Which paragraphs a transfer would touch and why. Touching is not breaking: exemptions, caps and proof are for a person
 * to weigh. The rules are the same for every regime; what differs stands in the provisions: the state named (the end of
 * `regime`), `items`, `direction`, `adopted` and `inForceUntil`. A paragraph without a direction is on conduct, not on
 * things that move, and is never touched by a transfer.
 */
export function findProvisions(transfer: Transfer, provisions: readonly Provision[]): ProvisionFindings {
  const touched: ProvisionFinding[] = [];
  const spared: ProvisionFinding[] = [];
  for (const provision of provisions.toSorted(byAdoption)) {
    const item = matchItem(transfer.item, provision);
    const way = wayOf(transfer, provision);
    if (item === null || way === null) continue;
    const direction = matchDirection(way, provision);
    const time = matchTime(transfer.date, provision);
    const reasons = [item, direction.reason, time.reason];
    const finding = { provision, reasons, isDateUncertain: time.holds === 'perhaps' };
    (direction.holds && time.holds !== 'no' ? touched : spared).push(finding);
  }
  return { touched, spared };
}

/** Why the things are among those of the paragraph; null where they are not. */
function matchItem(item: string, provision: Provision): string | null {
  const wanted = item.toLowerCase();
  if (provision.items === null) {
    const words = splitWords(provision.subject).map((word) => word.lower);
    const parts = splitWords(wanted).map((word) => word.lower);
    return parts.every((part) => words.some((word) => word === part || word === `${part}s` || `${word}s` === part))
      ? `"${provision.subject}" names ${item}`
      : null;
  }
  const covering = provision.items.find((one) => isAtOrBelow(wanted, one.toLowerCase()));
  if (covering !== undefined)
    return covering === wanted ? `it covers ${item}` : `it covers ${covering}, and ${item} is part of that`;
  const narrower = provision.items.filter((one) => isAtOrBelow(one.toLowerCase(), wanted));
  return narrower.length > 0 ? `it covers ${narrower.join(', ')}, which ${item} may be` : null;
}

function isAtOrBelow(item: string, above: string): boolean {
  return item === above || item.startsWith(`${above}/`);
}

/** Which way things move, seen from the state the regime names; null where that state takes no part. */
function wayOf({ from, to }: Transfer, { regime }: Provision): { way: 'from' | 'to'; state: string } | null {
  const state = regime.slice(regime.lastIndexOf('-') + 1);
  if (isSameState(from, state)) return { way: 'from', state };
  return isSameState(to, state) ? { way: 'to', state } : null;
}

function matchDirection(
  { way, state }: { way: 'from' | 'to'; state: string },
  provision: Provision,
): { holds: boolean; reason: string } {
  const goes = way === 'from' ? `out of ${state}` : `into ${state}`;
  if (provision.direction === null) return { holds: false, reason: 'it is on conduct, not on things that move' };
  if (provision.direction === 'both') return { holds: true, reason: `it is on both ways, and these things go ${goes}` };
  if (provision.direction === way) return { holds: true, reason: `it is on what goes ${goes}` };
  return {
    holds: false,
    reason: `it is on what goes ${way === 'from' ? `into ${state}` : `out of ${state}`}; these things go ${goes}`,
  };
}

function matchTime(
  date: PartialDate,
  { adopted, inForceUntil }: Provision,
): { holds: 'yes' | 'perhaps' | 'no'; reason: string } {
  const until = inForceUntil === null ? '' : ` until ${inForceUntil}`;
  const period = `in force from ${adopted}${until}`;
  if (lastDay(date) < firstDay(adopted))
    return { holds: 'no', reason: `${date} is before it was adopted (${adopted})` };
  if (inForceUntil !== null && firstDay(date) > lastDay(inForceUntil))
    return { holds: 'no', reason: `${date} is after it ended (${inForceUntil})` };
  const isWithin =
    firstDay(date) >= lastDay(adopted) && (inForceUntil === null || lastDay(date) <= firstDay(inForceUntil));
  return isWithin
    ? { holds: 'yes', reason: `${period}, which ${date} is within` }
    : { holds: 'perhaps', reason: `${period}; ${date} is too rough to say whether it was` };
}

function byAdoption(a: Provision, b: Provision): number {
  return (
    firstDay(a.adopted) - firstDay(b.adopted) ||
    a.paragraph.localeCompare(b.paragraph, 'en', { numeric: true }) ||
    (a.id < b.id ? -1 : 1)
  );
}
