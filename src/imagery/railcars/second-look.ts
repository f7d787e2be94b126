import { averageBed, estimateBed } from '../kernels/estimate-beds.ts';
import { type RailNetAnswer, railNetShape } from '../kernels/rail-net.ts';
import { type FirstLook, type FirstLookOptions, readStrip } from './first-look.ts';

/** What the net says of the tracks of one scene against the bed as it looks where their first look found it empty. */
export function lookAgain(
  looks: readonly FirstLook[],
  { net, resolution }: Pick<FirstLookOptions, 'net' | 'resolution'>,
): RailNetAnswer[] {
  const average = averageBed(
    looks.map(({ bed }) => bed),
    railNetShape.rows,
  );
  return looks.map(({ bed }) => readStrip(net, bed.cells, bed.colours, estimateBed(bed, average), resolution));
}
