import { expect, it } from 'vitest';
import { KeptAnswers } from './kept-answers.ts';

it('an answer is worked out once for a revision, and anew where it failed', async () => {
  let [revision, works] = [1, 0];
  const kept = new KeptAnswers({ revision: async () => revision });
  const work = async (): Promise<number> => (works += 1);
  expect(await Promise.all([kept.get('a', work), kept.get('a', work), kept.get('b', work)])).toEqual([1, 1, 2]);
  revision = 2;
  expect(await kept.get('a', work)).toBe(3);
  await expect(kept.get('c', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await kept.get('c', work)).toBe(4);
});
