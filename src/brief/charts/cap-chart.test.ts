import { describe, expect, it } from 'vitest';
import { capChart } from './cap-chart.ts';

const words = { title: 'Caps', limit: 'limit', open: 'or more' };
const numbers = (svg: string, pattern: RegExp): number[] => [...svg.matchAll(pattern)].map((match) => Number(match[1]));

describe('the chart of caps', () => {
  it('draws what is certain to the share it is of the limit', () => {
    const svg = capChart([{ label: 'oil', low: 0.5, high: 0.75 }], words);
    const [limit] = numbers(svg, /<line x1="([\d.]+)"/g);
    const [possible, certain] = numbers(svg, /<rect x="16"[^>]* width="([\d.]+)" height="10"/g);
    expect(certain! / (limit! - 16)).toBeCloseTo(0.5, 2);
    expect(possible! / (limit! - 16)).toBeCloseTo(0.75, 2);
    expect(svg).toContain('oil: 50–75 %');
  });

  it('says of an open amount that it is at least so much, and of one over the cap that it goes beyond the line', () => {
    const svg = capChart([{ label: 'oil', low: 2, high: null }], words);
    expect(svg).toContain('200 % or more');
    const [limit] = numbers(svg, /<line x1="([\d.]+)"/g);
    const [, certain] = numbers(svg, /<rect x="16"[^>]* width="([\d.]+)" height="10"/g);
    expect(certain! + 16).toBeGreaterThan(limit!);
  });

  it('escapes names', () => {
    expect(capChart([{ label: '<script>', low: 0, high: 0 }], words)).not.toContain('<script>');
  });
});
