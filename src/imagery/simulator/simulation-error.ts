import { AppError } from '#core';

/**
 * A simulation that cannot be: `bad-options` out of range, `no-room` for so many wagons on the tracks,
 * `other-simulation` in the folder that is written to.
 */
export class SimulationError extends AppError<'bad-options' | 'no-room' | 'other-simulation'> {}
