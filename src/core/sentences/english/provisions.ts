import type { QuantityUnit } from '../../records/quantity-unit.ts';
import { type Limits, limitsOf, shareOf } from './amounts.ts';

interface Covered {
  readonly item: string;
  /** The class it was taken for; null where it is named by its class. */
  readonly as: string | null;
}

interface Movement {
  readonly way: 'from' | 'to';
  readonly state: string;
}

interface Force {
  readonly date: string;
  readonly adopted: string;
  readonly until: string | null;
}

interface Allowance {
  readonly limits: Limits;
  readonly months: number;
  /** Day from which the periods are counted. */
  readonly from: string;
}

/** Of a limit; `high` null where it is open. */
interface ShareOfLimit {
  readonly low: number;
  readonly high: number | null;
}

/** Why a paragraph would be touched by a transfer or not, and what adds up against its caps. */
export const provisions = {
  'item-named': ({ item, subject }: { item: string; subject: string }) => `"${subject}" names ${item}`,
  'item-covered': (covered: Covered) => `it covers ${itemOf(covered)}`,
  'item-part-of': ({ covering, ...covered }: Covered & { covering: string }) =>
    `it covers ${covering}, and ${itemOf(covered)} is part of that`,
  'item-perhaps': ({ item, narrower }: { item: string; narrower: readonly string[] }) =>
    `it covers ${narrower.join(', ')}, which ${item} may be`,
  'direction-none': (): string => 'it is on conduct, not on things that move',
  'direction-both': (movement: Movement) => `it is on both ways, and these things go ${goes(movement)}`,
  'direction-same': (movement: Movement) => `it is on what goes ${goes(movement)}`,
  'direction-other': ({ state, way }: Movement) =>
    `it is on what goes ${goes({ state, way: way === 'from' ? 'to' : 'from' })}; these things go ${goes({ state, way })}`,
  'not-yet-adopted': ({ adopted, date }: Force) => `${date} is before it was adopted (${adopted})`,
  'no-longer-in-force': ({ date, until }: Force) => `${date} is after it ended (${until})`,
  'in-force': (force: Force) => `${periodOf(force)}, which ${force.date} is within`,
  'perhaps-in-force': (force: Force) => `${periodOf(force)}; ${force.date} is too rough to say whether it was`,
  'cap-allows': (allowance: Allowance): string => allows(allowance),
  'cap-amount-unknown': (allowance: Allowance) => `${allows(allowance)}; how much this is, is not said`,
  'cap-other-unit': ({ unit, ...allowance }: Allowance & { unit: QuantityUnit }) =>
    `${allows(allowance)}; ${unit} cannot be compared with that`,
  'cap-share': ({ from, to, ...share }: ShareOfLimit & { from: string | null; to: string | null }): string =>
    `this transfer alone is ${shareOf(share)} of it${from === null ? '' : ` in the period from ${from} to ${to}`}`,
  'flows-sum': ({
    from,
    limits,
    n,
    to,
    ...share
  }: ShareOfLimit & { n: number; from: string; to: string; limits: Limits }): string =>
    `${n} ${n === 1 ? 'delivery' : 'deliveries'} from ${from} to ${to} ${n === 1 ? 'makes' : 'make'} ${shareOf(share)} of ${limitsOf(limits)}`,
  'flows-by-year': ({ from }: { from: string }) => `the paragraph itself counts from ${from}, not by the year`,
  'flows-converted': ({ words }: { words: string }) => `conversion: ${words}`,
  'flow-straddles': ({ id }: { id: string }) =>
    `${id} may lie partly outside the period: it counts for the upper bound alone`,
  'flow-other-unit': ({ limits, unit }: { unit: QuantityUnit; limits: Limits }) =>
    `${unit} cannot be compared with ${limitsOf(limits)}`,
  'flow-without-cap': ({ from, item, to }: { item: string; from: string; to: string }) =>
    `no cap limits ${item} from ${from} to ${to}`,
} as const;

function itemOf({ as, item }: Covered): string {
  return as === null ? item : `${item} (${as})`;
}

function goes({ state, way }: Movement): string {
  return way === 'from' ? `out of ${state}` : `into ${state}`;
}

function periodOf({ adopted, until }: Force): string {
  return `in force from ${adopted}${until === null ? '' : ` until ${until}`}`;
}

/** `it allows 4,000,000 barrel or 525,000 tonne in 12 months, counted from 2017-12-22 …` */
function allows({ from, limits, months }: Allowance): string {
  return `it allows ${limitsOf(limits)} in ${months} months, counted from ${from} from all suppliers together`;
}
