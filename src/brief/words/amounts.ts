import { type NumberStyle, type Seen, writeFixed, writeNumber } from '#core';

/** Numbers, dates and bounds as the readers of one language write them. */
export interface Amounts {
  /** `1,234.5` */
  readonly number: (value: number) => string;
  readonly fixed: (value: number, decimals: number) => string;
  /** A count as a reader should see it: a bound is never shown as exact. */
  readonly bounds: (bounds: OpenBounds) => string;
  /** What was seen, in words; zero, not observed and unusable are three different answers. */
  readonly seen: (seen: Seen) => string;
  /** Small chances in the form people can picture: `0.6 %` (no-break space), `1 in 81,000`. */
  readonly probability: (probability: number) => string;
  /** A sum of weights of evidence, to hundredths: `1.3`, `0`. */
  readonly weight: (sum: number) => string;
  /** A level of a series: whole from twenty on. */
  readonly level: (value: number) => string;
  /** A partial date or a span (`2018-10/2023-10`) in a sentence. */
  readonly date: (date: string) => string;
  /** The same in the cell of a table. */
  readonly shortDate: (date: string) => string;
  /** A UTC instant to the minute. */
  readonly time: (instant: string) => string;
  readonly metres: (metres: number | null) => string;
  /** Of one, in whole per cent. */
  readonly share: (share: number | null) => string;
  /** Degrees with the hemisphere: `48.60002° N, 63.20000° E`. */
  readonly place: (place: { readonly lat: number; readonly lon: number }) => string;
}

interface OpenBounds {
  readonly low: number | null;
  readonly high: number | null;
}

/** What a language says around its numbers. */
export interface AmountWords {
  readonly numbers: NumberStyle;
  readonly noNumber: string;
  readonly notStated: string;
  readonly zero: string;
  readonly uncounted: string;
  readonly states: Readonly<Record<'yes' | 'no' | 'uncertain', string>>;
  readonly moreThan99: string;
  readonly lessThanOneInABillion: string;
  /** Letters of the hemispheres: north, south, east, west. */
  readonly hemispheres: readonly [north: string, south: string, east: string, west: string];
  readonly atMost: (value: string) => string;
  readonly atLeast: (value: string) => string;
  readonly to: (low: string, high: string) => string;
  readonly unusable: (reason: string) => string;
  readonly notObserved: (reason: string) => string;
  readonly oneIn: (value: string) => string;
  readonly date: (date: string) => string;
  readonly shortDate: (date: string) => string;
  readonly time: (day: string, minutes: string) => string;
}

const units = { m: 'm', m2: 'm²', percent: '%' } as const;

/** One way of writing for all languages; only the words differ. */
export function amountsIn(words: AmountWords): Amounts {
  const number = (value: number): string => writeNumber(value, words.numbers);
  const fixed = (value: number, decimals: number): string => writeFixed(value, decimals, words.numbers);
  const bounds = ({ high, low }: OpenBounds): string => {
    if (low === null) return high === null ? words.noNumber : words.atMost(number(high));
    if (high === null) return words.atLeast(number(low));
    return low === high ? number(low) : words.to(number(low), number(high));
  };
  return {
    number,
    fixed,
    bounds,
    seen: (seen) => {
      switch (seen.kind) {
        case 'count':
          return seen.low === 0 && seen.high === 0 ? words.zero : bounds(seen);
        case 'measure':
          return `${bounds(seen)} ${units[seen.unit]}`;
        case 'state':
          return words.states[seen.state];
        case 'uncounted':
          return words.uncounted;
        case 'unusable':
          return words.unusable(seen.reason);
        case 'not-observed':
          return words.notObserved(seen.reason);
      }
    },
    probability: (probability) => {
      if (probability > 0.995 && probability < 1) return words.moreThan99;
      if (probability >= 0.1) return `${Math.round(probability * 100)}\u00a0%`;
      if (probability >= 0.001) return `${number(Number((probability * 100).toPrecision(2)))}\u00a0%`;
      if (probability < 1e-9) return words.lessThanOneInABillion;
      return words.oneIn(number(Number((1 / probability).toPrecision(2))));
    },
    weight: (sum) => number(Number(sum.toFixed(2))),
    level: (value) => (value >= 20 ? number(Math.round(value)) : fixed(value, 1)),
    date: words.date,
    shortDate: words.shortDate,
    time: (instant) => words.time(instant.slice(0, 10), instant.slice(11, 16)),
    metres: (metres) => (metres === null ? words.notStated : `${number(Number(metres.toPrecision(2)))} m`),
    share: (share) => (share === null ? words.notStated : `${Math.round(share * 100)} %`),
    place: ({ lat, lon }) => {
      const [north, south, east, west] = words.hemispheres;
      return `${fixed(Math.abs(lat), 5)}° ${lat < 0 ? south : north}, ${fixed(Math.abs(lon), 5)}° ${lon < 0 ? west : east}`;
    },
  };
}
