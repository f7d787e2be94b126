import { expect, test } from 'vitest';
import { decodeTracks } from '#imagery';
import { drawnAloneParameters } from './unbiased-parameters.ts';
import { drawSceneError, drawTrack } from '../../bench/railcars/draw-track.ts';
import { seededRandom } from '../../bench/railcars/seeded-random.ts';

test('stated 90 % intervals hold the true count of busy tracks in 85 to 95 % of simulated cases', () => {
  const random = seededRandom(42);
  const parameters = { ...drawnAloneParameters, truncationPrice: 0 };
  const held: boolean[] = [];
  for (let scene = 0; scene < 25; scene += 1) {
    const error = drawSceneError(parameters, random);
    const drawn = Array.from({ length: 6 }, () => drawTrack(parameters, error, 1200, random));
    const evidence = drawn.map((track) => track.evidence);
    for (const [index, { count }] of decodeTracks(evidence, { parameters }).entries()) {
      const truth = drawn[index]?.wagons.length ?? 0;
      if (truth >= 3) held.push(truth >= count.low && truth <= count.high);
    }
  }
  const share = held.filter(Boolean).length / held.length;
  expect(held.length).toBeGreaterThan(100);
  expect(share).toBeGreaterThanOrEqual(0.85);
  expect(share).toBeLessThanOrEqual(0.95);
});
