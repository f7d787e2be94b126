import type { Measurement } from '../measure.ts';

/** Milliseconds of each answer by what was asked for, and what was no answer. */
export class Tally {
  readonly #times = new Map<string, number[]>();
  readonly #faults = new Map<string, number>();

  /** `what` is `tile` or the name of a page's data. */
  add(what: string, milliseconds: number): void {
    const times = this.#times.get(what) ?? [];
    times.push(milliseconds);
    this.#times.set(what, times);
  }

  fault(what: string): void {
    this.#faults.set(what, (this.#faults.get(what) ?? 0) + 1);
  }

  /** How often data was asked for. */
  get pages(): number {
    return [...this.#times].reduce((sum, [what, { length }]) => sum + (what === 'tile' ? 0 : length), 0);
  }

  /** The asked-for numbers, and a line for each kind of page. */
  summarise(limits: { readonly data: number; readonly tiles: number }, detail: string): Measurement[] {
    const tiles = this.#times.get('tile') ?? [];
    const pages = [...this.#times].filter(([what]) => what !== 'tile');
    const data = pages.flatMap(([, times]) => times);
    const lost = [...this.#faults.values()].reduce((sum, one) => sum + one, 0);
    return [
      ...summariseTimes('data of pages', data, limits.data, detail),
      ...summariseTimes('tiles', tiles, limits.tiles),
      {
        name: 'requests without a good answer',
        value: lost,
        unit: 'requests',
        limit: { kind: 'at most', value: 0 },
        detail: [...this.#faults].map(([what, times]) => `${times} × ${what}`).join(', '),
      },
      ...pages.map(([what, times]): Measurement => ({
        name: `${what}, 95 % of ${times.length}`,
        value: quantile(times, 0.95),
        unit: 'ms',
        limit: null,
        detail: `half of them ${quantile(times, 0.5).toPrecision(3)} ms`,
      })),
    ];
  }
}

function summariseTimes(name: string, times: readonly number[], limit: number, detail?: string): Measurement[] {
  return [
    {
      name: `${name}, 95 % of ${times.length}`,
      value: quantile(times, 0.95),
      unit: 'ms',
      limit: { kind: 'at most', value: limit },
      ...(detail === undefined ? {} : { detail }),
    },
    { name: `${name}, half of them`, value: quantile(times, 0.5), unit: 'ms', limit: null },
  ];
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
