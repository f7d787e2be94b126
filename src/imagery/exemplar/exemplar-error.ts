import { AppError } from '#core';

/**
 * Why a search by example cannot be made:
 * - `no-example`: none, too many, or without a size
 * - `too-coarse`: the examples are too few pixels wide to be told from anything
 * - `too-large`: more pixels than can be searched at once
 * - `no-place`: the image cannot be placed on the globe
 */
export class ExemplarError extends AppError<'no-example' | 'too-coarse' | 'too-large' | 'no-place'> {}
