import {
  type Exemption,
  type PartialDate,
  type Provision,
  type Quantity,
  type Sentence,
  firstDay,
  formatDay,
  lastDay,
} from '#core';
import { explainAll } from '../explain.ts';
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
  /** `reasons` as data. */
  readonly because: readonly Sentence[];
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
      ...explainAll([item.because, direction.because, time.because, ...(isTouched ? amount.because : [])]),
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
): { because: Sentence; isUncertain: boolean } | null {
  if (provision.items === null) {
    const because: Sentence = { kind: 'item-named', item, subject: provision.subject };
    return isInWords(item, provision.subject) ? { because, isUncertain: false } : null;
  }
  for (const one of classes) {
    const covering = provision.items.find((each) => isAtOrBelow(one, each));
    if (covering === undefined) continue;
    const isSame = covering.toLowerCase() === one.toLowerCase();
    const asked = { item, as: by === 'words' ? one : null };
    const because: Sentence = isSame
      ? { kind: 'item-covered', ...asked }
      : { kind: 'item-part-of', covering, ...asked };
    return { because, isUncertain: false };
  }
  const narrower = provision.items.filter((each) => classes.some((one) => isAtOrBelow(each, one)));
  if (narrower.length === 0) return null;
  return { because: { kind: 'item-perhaps', item, narrower }, isUncertain: true };
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
  movement: { way: 'from' | 'to'; state: string },
  { direction }: Provision,
): { holds: boolean; because: Sentence } {
  switch (direction) {
    case null:
      return { holds: false, because: { kind: 'direction-none' } };
    case 'both':
      return { holds: true, because: { kind: 'direction-both', ...movement } };
    case movement.way:
      return { holds: true, because: { kind: 'direction-same', ...movement } };
    default:
      return { holds: false, because: { kind: 'direction-other', ...movement } };
  }
}

function matchTime(
  date: PartialDate,
  { adopted, inForceUntil: until }: Provision,
): { holds: 'yes' | 'perhaps' | 'no'; because: Sentence } {
  const force = { date, adopted, until };
  if (lastDay(date) < firstDay(adopted)) return { holds: 'no', because: { kind: 'not-yet-adopted', ...force } };
  if (until !== null && firstDay(date) > lastDay(until))
    return { holds: 'no', because: { kind: 'no-longer-in-force', ...force } };
  const isWithin = firstDay(date) >= lastDay(adopted) && (until === null || lastDay(date) <= firstDay(until));
  return isWithin
    ? { holds: 'yes', because: { kind: 'in-force', ...force } }
    : { holds: 'perhaps', because: { kind: 'perhaps-in-force', ...force } };
}

/** A paragraph with a cap on these things limits them; without one it forbids them. */
function matchAmount(
  transfer: Transfer,
  { classes }: ItemReading,
  provision: Provision,
): { effect: 'forbidden' | 'capped' | 'over-cap'; because: readonly Sentence[] } {
  const [first, last] = [firstDay(transfer.date), lastDay(transfer.date)];
  const caps = provision.caps.filter(({ item }) =>
    classes.some((one) => isAtOrBelow(one, item) || isAtOrBelow(item, one)),
  );
  const cap = caps.find((one) => capPeriods(one, first, last).length > 0) ?? caps[0];
  if (cap === undefined) return { effect: 'forbidden', because: [] };
  const { limits, months } = cap;
  const allowance = { limits, months, from: formatDay(firstDay(cap.from)) };
  if (!transfer.quantity) return { effect: 'capped', because: [{ kind: 'cap-amount-unknown', ...allowance }] };
  const shares = cap.limits.flatMap(({ amount, unit }) => {
    const bounds = convertQuantity(transfer.quantity!, unit, cap);
    return bounds === null ? [] : [{ low: bounds.low / amount, high: bounds.high / amount }];
  });
  if (shares.length === 0)
    return { effect: 'capped', because: [{ kind: 'cap-other-unit', ...allowance, unit: transfer.quantity.unit }] };
  const low = Math.max(...shares.map((share) => share.low));
  const high = Math.max(...shares.map((share) => share.high));
  const [period] = capPeriods(cap, first, last);
  return {
    effect: low > 1 ? 'over-cap' : 'capped',
    because: [
      { kind: 'cap-allows', ...allowance },
      {
        kind: 'cap-share',
        low,
        high: high === Infinity ? null : high,
        from: period?.from ?? null,
        to: period?.to ?? null,
      },
    ],
  };
}

function byAdoption(a: Provision, b: Provision): number {
  return (
    firstDay(a.adopted) - firstDay(b.adopted) ||
    a.paragraph.localeCompare(b.paragraph, 'en', { numeric: true }) ||
    (a.id < b.id ? -1 : 1)
  );
}
