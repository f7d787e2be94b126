import { AppError } from '#core';

/** Objects cannot be counted in the way that was asked for; the message says why and what would do. */
export class CountError extends AppError<'not-countable' | 'no-place' | 'no-image'> {}
