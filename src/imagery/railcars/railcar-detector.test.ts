import { expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '#core';
import { defaultDecodingParameters } from './decoding-parameters.ts';
import { railNetWeights } from './rail-net-weights.ts';
import { railcarDetector } from './railcar-detector.ts';

/** What each version was made of: drafts must say what made them. */
const made: Readonly<Record<string, string>> = {
  '1.1.0': '5697634c3f6caa27',
  '1.2.0': '8d39517a4c1ba51b',
  '1.3.0': '1325d2ce8b054518',
  '1.4.0': '1da0273006125a67',
  '1.4.1': '1da0273006125a67',
  '1.5.0': 'f3573b4135120b3e',
  '1.6.0': '6463d9e9e34e0c57',
};

it('the version of the detector is new where its weights or parameters are', () => {
  const hash = sha256Hex(railNetWeights + canonicalJson(defaultDecodingParameters)).slice(0, 16);
  const hint = `weights or parameters have changed: raise the version in railcar-detector.ts and note ${hash} here`;
  expect(made[railcarDetector.version], hint).toBe(hash);
});
