import {
  type Cap,
  type Exemption,
  type PartialDate,
  type Provision,
  type Quantity,
  firstDay,
  formatDay,
  lastDay,
} from '#core';
import { splitWords } from '../text/words.ts';
import { capPeriods, convertQuantity } from './cap-periods.ts';
import { type ItemReading, isAtOrBelow, readItem } from './item-classes.ts';
import { isSameState } from './same-state.ts';

/** Something that goes, or is said to go, from one state to another. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  /** A class of things as in `Provision.items` (`arms/small`, `oil/crude`), or what people call one ("artillery shells"). */
  readonly item: string;
  readonly date: PartialDate;
  /** Null where nobody says how much. */
  readonly quantity?: Quantity | null;
}

export interface ProvisionFinding {
  readonly provision: Provision;
  /**
   * `forbidden`: the paragraph forbids it, exemptions apart. `capped`: allowed up to a cap that it counts towards.
   * `over-cap`: this transfer alone is more than the cap. `spared`: not touched.
   */
  readonly effect: 'forbidden' | 'capped' | 'over-cap' | 'spared';
  /** Item, direction, date and amount, one sentence each. */
  readonly reasons: readonly string[];
  /** What would exempt it, with what that takes. */
  readonly exemptions: readonly Exemption[];
  /** Set where the date of the transfer is known too roughly to say whether the paragraph was in force. */
  readonly isDateUncertain: boolean;
  /** Set where the paragraph covers only a part of what the item may be: seafood, of food. */
  readonly isItemUncertain: boolean;
}

export interface ProvisionFindings {
  /** What the item was taken for. */
  readonly item: ItemReading;
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
  const reading = readItem(
    transfer.item,
    provisions.flatMap(({ items }) => items ?? []),
  );
  for (const provision of provisions.toSorted(byAdoption)) {
    const item = matchItem(transfer.item, reading, provision);
    const way = wayOf(transfer, provision);
    if (item === null || way === null) continue;
    const direction = matchDirection(way, provision);
    const time = matchTime(transfer.date, provision);
    const isTouched = direction.holds && time.holds !== 'no';
    const amount = matchAmount(transfer, reading, provision);
    const finding: ProvisionFinding = {
      provision,
      effect: isTouched ? amount.effect : 'spared',
      reasons: [item.reason, direction.reason, time.reason, ...(isTouched ? amount.reasons : [])],
      exemptions: isTouched ? provision.exemptions : [],
      isDateUncertain: time.holds === 'perhaps',
      isItemUncertain: item.isUncertain,
    };
    (isTouched ? touched : spared).push(finding);
  }
  return { item: reading, touched, spared };
}

/** Why the things are among those of the paragraph; null where they are not. */
function matchItem(
  item: string,
  { classes, by }: ItemReading,
  provision: Provision,
): { reason: string; isUncertain: boolean } | null {
  if (provision.items === null) {
    const reason = `"${provision.subject}" names ${item}`;
    return isInWords(item, provision.subject) ? { reason, isUncertain: false } : null;
  }
  for (const one of classes) {
    const covering = provision.items.find((each) => isAtOrBelow(one, each));
    const asked = by === 'words' ? `${item} (${one})` : item;
    if (covering === undefined) continue;
    const isSame = covering.toLowerCase() === one.toLowerCase();
    const reason = isSame ? `it covers ${asked}` : `it covers ${covering}, and ${asked} is part of that`;
    return { reason, isUncertain: false };
  }
  const narrower = provision.items.filter((each) => classes.some((one) => isAtOrBelow(each, one)));
  if (narrower.length === 0) return null;
  return { reason: `it covers ${narrower.join(', ')}, which ${item} may be`, isUncertain: true };
}

function isInWords(item: string, subject: string): boolean {
  const words = splitWords(subject).map((word) => word.lower);
  const parts = splitWords(item.toLowerCase()).map((word) => word.lower);
  return parts.every((part) => words.some((word) => word === part || word === `${part}s` || `${word}s` === part));
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

/** A paragraph with a cap on these things limits them; without one it forbids them. */
function matchAmount(
  transfer: Transfer,
  { classes }: ItemReading,
  provision: Provision,
): { effect: 'forbidden' | 'capped' | 'over-cap'; reasons: string[] } {
  const [first, last] = [firstDay(transfer.date), lastDay(transfer.date)];
  const caps = provision.caps.filter(({ item }) =>
    classes.some((one) => isAtOrBelow(one, item) || isAtOrBelow(item, one)),
  );
  const cap = caps.find((one) => capPeriods(one, first, last).length > 0) ?? caps[0];
  if (cap === undefined) return { effect: 'forbidden', reasons: [] };
  const limit = `it allows ${describeLimits(cap)} in ${describeLength(cap)} from all suppliers together`;
  if (!transfer.quantity) return { effect: 'capped', reasons: [`${limit}; how much this is, is not said`] };
  const shares = cap.limits.flatMap(({ amount, unit }) => {
    const bounds = convertQuantity(transfer.quantity!, unit, cap);
    return bounds === null ? [] : [{ low: bounds.low / amount, high: bounds.high / amount }];
  });
  if (shares.length === 0)
    return { effect: 'capped', reasons: [`${limit}; ${transfer.quantity.unit} cannot be compared with that`] };
  const low = Math.max(...shares.map((share) => share.low));
  const high = Math.max(...shares.map((share) => share.high));
  const [period] = capPeriods(cap, first, last);
  const within = period ? ` in the period from ${period.from} to ${period.to}` : '';
  const share = `this transfer alone is ${formatShare(low, high)} of it${within}`;
  return { effect: low > 1 ? 'over-cap' : 'capped', reasons: [limit, share] };
}

/** `4,000,000 barrel or 525,000 tonne` */
export function describeLimits(cap: Cap): string {
  return cap.limits.map(({ amount, unit }) => `${amount.toLocaleString('en')} ${unit}`).join(' or ');
}

/** `12 months from 22 December 2017` as `12 months from 2017-12-22` */
function describeLength(cap: Cap): string {
  return `${cap.months} months, counted from ${formatDay(firstDay(cap.from))}`;
}

/** `40 %`, `40 to 55 %`, `at least 40 %` */
export function formatShare(low: number, high: number): string {
  const perCent = (share: number): string => `${Number((100 * share).toPrecision(3))}`;
  if (high === Infinity) return `at least ${perCent(low)} %`;
  return perCent(low) === perCent(high) ? `${perCent(low)} %` : `${perCent(low)} to ${perCent(high)} %`;
}

function byAdoption(a: Provision, b: Provision): number {
  return (
    firstDay(a.adopted) - firstDay(b.adopted) ||
    a.paragraph.localeCompare(b.paragraph, 'en', { numeric: true }) ||
    (a.id < b.id ? -1 : 1)
  );
}
