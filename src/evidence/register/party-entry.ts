import { type Party, say } from '#core';

/** Allied services exchange what they know, so that their statements are not known to be independent. */
export const sharedIntelligence: Party['leansOn'] = [
  {
    partyId: 'us-government',
    reason: say({ kind: 'share-intelligence' }),
  },
];

/** A holder as the register lists it: it can be an origin. `partOf` names the party it speaks for. */
export function holder(
  id: string,
  name: string,
  aliases: readonly string[],
  partOf: string | null = null,
  leansOn: Party['leansOn'] = [],
): Party {
  return { id, name, role: 'holder', aliases, partOf, leansOn };
}

/** An agency or outlet as the register lists it: it passes on what others said. */
export function carrier(id: string, name: string, aliases: readonly string[]): Party {
  return { id, name, role: 'carrier', aliases, partOf: null, leansOn: [] };
}
