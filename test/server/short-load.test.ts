import { mkdtempSync, rmSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askedFor, loadServer, shortLoad } from '../../bench/load/load.ts';
import { isMet } from '../../bench/measure.ts';

/** Milliseconds of processor for each page with its tiles; 6 measured, 25 when the first page was put together for each visitor. */
const mostPerPage = 12;

// The long forms are `npm run load` and `npm run load -- --short`; it looks into /proc.
it.skipIf(platform() !== 'linux')(
  'analysts who look, decide and follow at twenty pages a second get their pages and tiles in time',
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sightline-load-'));
    try {
      const plan = { ...shortLoad, minutes: 0.4, sessions: 60, think: 3 };
      // Other tests run beside, and no machine is as quick as another; half a minute is too short to see small leaks.
      const measured = await loadServer(plan, { folder }, (slowness) => ({
        data: askedFor.data * slowness,
        tiles: askedFor.tiles * slowness,
        growth: 1.5,
      }));
      const find = (name: string): number => measured.find((one) => one.name.startsWith(name))!.value;
      expect(measured.filter((one) => !isMet(one))).toEqual([]);
      expect(measured.filter(({ limit }) => limit !== null)).toHaveLength(4);
      // Waiting for a core takes no processor time; full caches make it half as much again.
      const slowness = Math.min(1.5, find('the machine slower'));
      expect(find('processor time of the server')).toBeLessThan(mostPerPage * slowness);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
