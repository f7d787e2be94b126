import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, type Running, start } from '../processes.ts';
import type { World } from '../world.ts';

/** Observations of one import. */
export const batchSize = 300;

/** Starts an import of observations that nobody has imported before. */
export function startImport(world: World): { readonly batch: number; readonly importing: Running } {
  const batch = ++world.batches;
  const rows = Array.from({ length: batchSize }, (_, index) => {
    const day = new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10);
    return `Batches,42.4,130.6,${day},batch-${batch},${index % 90},${index % 90}`;
  });
  const file = join(world.folder, `batch-${batch}.csv`);
  writeFileSync(file, `site,lat,lon,image_date,object_class,count_min,count_max\n${rows.join('\n')}\n`);
  return { batch, importing: start(world, ['import', file]) };
}

/** Notes what an import said when it ended. */
export function noteImport(world: World, batch: number, { code, stdout }: Ended): boolean {
  const isReported = code === 0 || /\d+ added/.test(stdout);
  if (isReported) world.reported.batches.add(batch);
  return isReported;
}
