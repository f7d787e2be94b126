import { type Vessel, findVessels, findWater } from '#imagery';
import type { Measurement } from '../measure.ts';
import { measureBerths } from './berths.ts';
import { type Label, type Port, readPorts } from './read-port.ts';
import { matchLabels, share } from './score-vessels.ts';

/**
 * Vessels in one Sentinel-2 date of two ports against hand-drawn labels. Settings were chosen on Busan's open water;
 * Casablanca is the report. Labels are incomplete near quays, so both are measured apart (a vessel is in open water when
 * some of it is 100 m from what the mask says is land), and nothing was tuned to the quays. At berths, other dates are
 * simulated (see `measureBerths`).
 */
export async function benchVessels(): Promise<Measurement[]> {
  return (await readPorts()).flatMap((port) => [...measureOneDate(port), ...measureBerths(port)]);
}

function measureOneDate(port: Port): Measurement[] {
  const { labels, metres, name, placement, scene } = port;
  const started = performance.now();
  const water = findWater([scene], { ...scene.grid, pixelArea: metres * metres });
  const vessels = findVessels(scene, water, placement);
  const seconds = (performance.now() - started) / 1000;
  const hits = matchLabels(vessels, labels, port);
  const near = (one: { offshoreMetres: number }): boolean => one.offshoreMetres < 100;
  const open = (one: { offshoreMetres: number }): boolean => !near(one);
  return [
    ...rates(`${name}, open water`, vessels, labels, hits, open),
    ...rates(`${name}, within 100 m of land`, vessels, labels, hits, near),
    { name: `vessels: ${name}, water and search`, value: seconds, unit: 's', limit: null },
  ];
}

function rates(
  name: string,
  vessels: readonly Vessel[],
  labels: readonly Label[],
  hits: ReadonlyMap<Vessel, Label>,
  where: (one: { offshoreMetres: number }) => boolean,
): Measurement[] {
  const finds = vessels.filter(where);
  const real = labels.filter(where);
  const found = new Set(hits.values());
  const right = finds.filter((vessel) => hits.has(vessel)).length;
  const seen = real.filter((label) => found.has(label)).length;
  return [
    share(`vessels: ${name}, precision`, right, finds.length),
    share(`vessels: ${name}, recall`, seen, real.length),
  ];
}
