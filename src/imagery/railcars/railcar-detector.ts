import type { Maker } from '#core';

/** Drafts carry it; a version of its own for each change that may change a count. */
export const railcarDetector: Maker = { name: 'railcars-along-tracks', version: '1.6.0' };
