import type { Maker } from '#core';

/** Name and version of the rules; raise the version whenever a change of rules or lexicons changes what is extracted. */
export const languageMaker: Maker = { name: 'sightline-language', version: '0.2.0' };
