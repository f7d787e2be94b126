import type { ClaimActor, Extraction } from '#core';
import { type PartyIndex, buildPartyIndex, partyRegister } from '#evidence';

/**
 * Joins the actors of a document to the parties of the register: who is or speaks for one gets its id, and the ways to name a
 * government itself ("Pjöngjang", "das Regime in Pjöngjang", "Nordkorea") become one actor. Names that the register does
 * not know stay as they are.
 */
export function nameActors(extraction: Extraction): Extraction {
  const index = (known ??= buildPartyIndex(partyRegister));
  const renamed = new Map<string, ClaimActor>();
  const byParty = new Map<string, ClaimActor>();
  for (const { id, name } of extraction.actors) {
    const party = index.find(name)[0]?.party;
    const actor: ClaimActor = { id, name, partyId: party ? index.rootOf(party).id : null };
    const isItself = party !== undefined && (party.partOf === null || party.id.startsWith('state-'));
    const same = isItself ? byParty.get(actor.partyId!) : undefined;
    if (isItself && !same) byParty.set(actor.partyId!, actor);
    renamed.set(id, same ?? actor);
  }
  const mentions = Map.groupBy(extraction.actors, ({ id }) => renamed.get(id)!.id);
  return {
    ...extraction,
    claims: extraction.claims.map((claim) =>
      claim.actor ? { ...claim, actor: renamed.get(claim.actor.id) ?? claim.actor } : claim,
    ),
    actors: [...mentions].map(([id, group]) => ({
      ...renamed.get(id)!,
      mentions: group.flatMap((actor) => actor.mentions).toSorted((a, b) => a.start - b.start),
    })),
  };
}

let known: PartyIndex | null = null;
