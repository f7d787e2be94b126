import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { briefSchema, renderBriefPdf } from '#brief';
import { findFontFolders } from '../src/cli/font-folders.ts';
import { type Measurement, timeCommand } from './measure.ts';

const node = process.execPath;
const sightline = ['--conditions=source', 'src/cli/main.ts'];

/** The main job, the start of the command line, the PDF, and an import of 100,000 observations. */
export async function benchSpine(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  try {
    const help = timeCommand(node, [...sightline, '--help'], 10);
    const job = timeMainJob(folder);
    const pdf = await timePdf(join(folder, 'job-0', 'tumangang-2023', 'brief.json'));
    return [
      seconds('main job after install', job.best, 5, `mean ${job.mean.toFixed(2)} s of 3 fresh workspaces`),
      { ...seconds('sightline --help', help.best, 0.2, `mean ${help.mean.toFixed(3)} s of 10`) },
      seconds(
        'brief PDF',
        pdf.best,
        1,
        `mean ${pdf.mean.toFixed(2)} s of 5, the first loads the compiler: ${pdf.first.toFixed(2)} s`,
      ),
      seconds('import of 100,000 observations (CSV)', timeImport(folder), 10, 'seed 1, process start included'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeMainJob(folder: string): { best: number; mean: number } {
  const times = [0, 1, 2].map(
    (run) => timeCommand(node, [...sightline, 'demo', '--out', join(folder, `job-${run}`)], 1).best,
  );
  return { best: Math.min(...times), mean: times.reduce((sum, one) => sum + one, 0) / times.length };
}

async function timePdf(file: string): Promise<{ best: number; mean: number; first: number }> {
  const brief = briefSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    const started = performance.now();
    await renderBriefPdf(brief, findFontFolders());
    times.push((performance.now() - started) / 1000);
  }
  return { best: Math.min(...times), mean: times.reduce((sum, one) => sum + one, 0) / times.length, first: times[0]! };
}

function timeImport(folder: string): number {
  const random = mulberry32(1);
  const rows = Array.from({ length: 100_000 }, (_, index) => {
    const day = new Date(Date.UTC(2000, 0, 1 + Math.floor(index / 20))).toISOString().slice(0, 10);
    const count = Math.floor(random() * 80);
    return `Yard ${index % 20},${(40 + (index % 20) / 10).toFixed(2)},130.6,${day},railcars,${count},${count},"about ${count}",bench`;
  });
  const file = join(folder, 'observations.csv');
  writeFileSync(
    file,
    `site,lat,lon,image_date,object_class,count_min,count_max,count_text,counted_by\n${rows.join('\n')}\n`,
  );
  const workspace = join(folder, 'import');
  timeCommand(node, [...sightline, 'init', workspace], 1);
  return timeCommand(node, [...sightline, 'import', '--workspace', workspace, file], 1).best;
}

function seconds(name: string, value: number, limit: number, detail: string): Measurement {
  return { name, value, unit: 's', limit: { kind: 'at most', value: limit }, detail };
}

/** A small seeded generator of numbers in [0, 1), so that every run imports the same rows. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
