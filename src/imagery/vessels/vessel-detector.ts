import type { Maker } from '#core';

/** Drafts carry it; a version of its own for each change that may change a count. */
export const vesselDetector: Maker = { name: 'vessels-on-water', version: '1.1.0' };
