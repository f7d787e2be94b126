import { expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { playRounds } from './play-rounds.ts';

it('nothing reported is lost in the short form of chaos', { timeout: 180_000 }, async () => {
  const said: string[] = [];
  const { broken, last } = await playRounds({
    chanceOf: (round) => seededRandom(20_231_005 + round),
    first: 0,
    rounds: 4,
    short: true,
    only: null,
    until: Number.POSITIVE_INFINITY,
    say: (line) => said.push(line),
  });
  expect({ broken, said: broken.length > 0 ? said : [] }).toEqual({ broken: [], said: [] });
  expect(last).toBe(4);
});
