import { estimateTotal } from '#imagery';
import type { Measurement } from './measure.ts';

const runs = 4000;

/** Two people of known recall count the same objects: does the stated 90 % interval hold the true number? */
export function benchDoubleCount(): Measurement[] {
  const cases: readonly (readonly [truth: number, first: number, second: number])[] = [
    [20, 0.9, 0.9],
    [20, 0.7, 0.8],
    [20, 0.5, 0.5],
    [73, 0.9, 0.9],
    [73, 0.7, 0.8],
    [73, 0.5, 0.5],
    [300, 0.9, 0.8],
    [300, 0.5, 0.5],
  ];
  const measured = cases.map(([truth, first, second]) => simulate(truth, first, second));
  const least = Math.min(...measured.map(({ coverage }) => coverage));
  return [
    {
      name: 'double count: least coverage of the 90 % interval',
      value: least,
      unit: '',
      limit: { kind: 'at least', value: 0.88 },
      detail: cases
        .map(([truth, first, second], k) => {
          const { coverage, bias, width } = measured[k] ?? { coverage: NaN, bias: NaN, width: NaN };
          return `${truth} at ${first}/${second}: ${coverage.toFixed(3)}, bias ${bias.toFixed(1)}, width ${width.toFixed(1)}`;
        })
        .join('; '),
    },
  ];
}

function simulate(truth: number, first: number, second: number): { coverage: number; bias: number; width: number } {
  let state = 17;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  let [held, bias, width] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    let [one, other, both] = [0, 0, 0];
    for (let k = 0; k < truth; k++) {
      const [a, b] = [random() < first, random() < second];
      if (a) one++;
      if (b) other++;
      if (a && b) both++;
    }
    const { count, low, high } = estimateTotal(one, other, both);
    if (low <= truth && truth <= (high ?? Infinity)) held++;
    bias += (count - truth) / runs;
    width += ((high ?? 10 * truth) - low) / runs;
  }
  return { coverage: held / runs, bias, width };
}
