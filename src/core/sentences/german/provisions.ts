import type { QuantityUnit } from '../../records/quantity-unit.ts';
import type { Limits } from '../english/amounts.ts';
import type { provisions as english } from '../english/provisions.ts';
import { zahl } from './words.ts';

/** Why a paragraph would be touched by a transfer or not, and what adds up against its caps. */
export const provisions: typeof english = {
  'item-named': ({ item, subject }) => `„${subject}“ nennt ${item}`,
  'item-covered': (covered) => `er umfasst ${itemOf(covered)}`,
  'item-part-of': ({ covering, ...covered }) => `er umfasst ${covering}, und ${itemOf(covered)} gehört dazu`,
  'item-perhaps': ({ item, narrower }) => `er umfasst ${narrower.join(', ')}, was ${item} sein kann`,
  'direction-none': () => 'er betrifft ein Verhalten, keine Güter auf dem Weg',
  'direction-both': (movement) => `er gilt in beide Richtungen, und dies geht ${goes(movement)}`,
  'direction-same': (movement) => `er gilt für das, was ${goes(movement)} geht`,
  'direction-other': ({ state, way }) =>
    `er gilt für das, was ${goes({ state, way: way === 'from' ? 'to' : 'from' })} geht; dies geht ${goes({ state, way })}`,
  'not-yet-adopted': ({ adopted, date }) => `${date} liegt vor dem Beschluss (${adopted})`,
  'no-longer-in-force': ({ date, until }) => `${date} liegt nach dem Ende der Geltung (${until})`,
  'in-force': (force) => `${periodOf(force)}; ${force.date} liegt darin`,
  'perhaps-in-force': (force) => `${periodOf(force)}; ${force.date} ist zu ungenau, um zu sagen, ob es darin liegt`,
  'cap-allows': allows,
  'cap-amount-unknown': (allowance) => `${allows(allowance)}; wie viel dies ist, wird nicht gesagt`,
  'cap-other-unit': ({ unit, ...allowance }) =>
    `${allows(allowance)}; ${units[unit]} lassen sich damit nicht vergleichen`,
  'cap-share': ({ from, to, ...share }) =>
    `allein dieser Transfer macht ${shareOf(share)} davon aus${from === null ? '' : `, im Zeitraum von ${from} bis ${to}`}`,
  'flows-sum': ({ from, limits, n, to, ...share }) =>
    `${n === 1 ? '1 Lieferung macht' : `${zahl(n)} Lieferungen machen`} von ${from} bis ${to} ${shareOf(share)} von ${limitsOf(limits)} aus`,
  'flows-by-year': ({ from }) => `der Absatz selbst zählt ab ${from}, nicht nach Kalenderjahren`,
  'flows-converted': ({ words }) => `Umrechnung: ${words}`,
  'flow-straddles': ({ id }) =>
    `${id} liegt vielleicht teils außerhalb des Zeitraums: zählt nur für die obere Schranke`,
  'flow-other-unit': ({ limits, unit }) => `${units[unit]} lassen sich nicht mit ${limitsOf(limits)} vergleichen`,
  'flow-without-cap': ({ from, item, to }) => `keine Obergrenze gilt für ${item} von ${from} nach ${to}`,
};

const units: Readonly<Record<QuantityUnit, string>> = {
  tonne: 'Tonnen',
  barrel: 'Barrel',
  usd: 'US-Dollar',
  container: 'Container',
  round: 'Schuss',
  item: 'Stück',
};

function itemOf({ as, item }: { readonly item: string; readonly as: string | null }): string {
  return as === null ? item : `${item} (${as})`;
}

function goes({ state, way }: { readonly way: 'from' | 'to'; readonly state: string }): string {
  return way === 'from' ? `aus ${state} hinaus` : `nach ${state} hinein`;
}

function periodOf({ adopted, until }: { readonly adopted: string; readonly until: string | null }): string {
  return `in Kraft seit ${adopted}${until === null ? '' : ` bis ${until}`}`;
}

function allows({
  from,
  limits,
  months,
}: {
  readonly limits: Limits;
  readonly months: number;
  readonly from: string;
}): string {
  return `er erlaubt ${limitsOf(limits)} in ${zahl(months)} Monaten, gezählt ab ${from}, von allen Lieferanten zusammen`;
}

/** `4.000.000 Barrel oder 525.000 Tonnen` */
function limitsOf(limits: Limits): string {
  return limits.map(({ amount, unit }) => `${zahl(amount)} ${units[unit]}`).join(' oder ');
}

/** `40 %`, `40 bis 55 %`, `mindestens 40 %` */
function shareOf({ high, low }: { readonly low: number; readonly high: number | null }): string {
  const percent = (share: number): string => zahl(Number((100 * share).toPrecision(3)));
  if (high === null) return `mindestens ${percent(low)} %`;
  return percent(low) === percent(high) ? `${percent(low)} %` : `${percent(low)} bis ${percent(high)} %`;
}
