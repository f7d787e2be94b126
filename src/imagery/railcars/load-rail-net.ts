import { decodeBase64 } from '../kernels/base64.ts';
import { type RailNet, createRailNet } from '../kernels/rail-net.ts';
import { railNetWeights } from './rail-net-weights.ts';

let loaded: RailNet | undefined;

/** The trained net; made at the first call. */
export function loadRailNet(): RailNet {
  loaded ??= createRailNet(new Float32Array(decodeBase64(railNetWeights).buffer));
  return loaded;
}
