import { simulateScene, simulateYard } from '#imagery';
import { encodeCog } from '#sources';
import type { Measurement } from './measure.ts';

const date = '2023-06-05T06:10:00Z';

/**
 * Rendering a yard of 1.2 km: seconds at 0.5 m on first sight and once its ground is known, pixels per second from 0.25
 * to 10 m. CPU time, so that other processes do not count; rendering runs on one thread.
 */
export async function benchSimulate(): Promise<Measurement[]> {
  const yard = simulateYard('bench', {
    tracks: 30,
    lengthMetres: 1200,
    headingDegrees: 90,
    bend: 0.1,
    marginMetres: 70,
  });
  const first = render(0.5, 'first');
  const again = Math.min(...[1, 2, 3].map((seed) => render(0.5, seed).seconds));
  const measured: Measurement[] = [
    {
      name: `simulate: first scene at 0.5 m, ${first.megapixels.toFixed(2)} MP, ${first.count} wagons`,
      value: first.seconds,
      unit: 's of CPU',
      limit: { kind: 'at most', value: 1.5 },
    },
    {
      name: 'simulate: further scenes of the yard at 0.5 m',
      value: again,
      unit: 's of CPU',
      limit: { kind: 'at most', value: 1.5 },
    },
  ];
  for (const gsd of [0.25, 0.5, 1, 3, 10]) {
    const { megapixels, seconds } =
      [1, 2].map((seed) => render(gsd, seed)).sort((a, b) => a.seconds - b.seconds)[0] ?? first;
    const name = `simulate: rendering at ${gsd} m`;
    measured.push({
      name,
      value: megapixels / seconds,
      unit: 'MP/s',
      limit: null,
      detail: `${megapixels.toFixed(2)} MP`,
    });
  }
  const { raster } = simulateScene(yard, { date, seed: 1 });
  const started = performance.now();
  const { length } = await encodeCog(raster);
  const rate = raster.valid.length / 1e6 / ((performance.now() - started) / 1000);
  measured.push({
    name: 'simulate: writing a COG',
    value: rate,
    unit: 'MP/s',
    limit: null,
    detail: `${(length / 1e6).toFixed(1)} MB`,
  });
  return measured;

  function render(gsdMetres: number, seed: number | string): { seconds: number; megapixels: number; count: number } {
    const before = process.cpuUsage();
    const scene = simulateScene(yard, { date, gsdMetres, seed });
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    return { seconds, megapixels: scene.raster.valid.length / 1e6, count: scene.truth.total };
  }
}
