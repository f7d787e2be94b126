import type { Claim, Document } from '#core';
import { type PartyIndex, buildPartyIndex } from '../parties/party-index.ts';
import { eventIdeas } from '../register/event-words.ts';
import { placeRegister } from '../register/places.ts';
import { type NumberMention, findNumbers } from '../text/numbers.ts';
import { type Direction, findDirection } from '../text/direction.ts';
import { type IdeaMatcher, createIdeaMatcher } from '../text/idea-words.ts';

/** What a claim speaks of, in terms that do not depend on its language. */
export interface ClaimFeatures {
  readonly claim: Claim;
  readonly document: Document;
  /** Kinds of event and object: "arms", "deliver", "rail". */
  readonly events: ReadonlySet<string>;
  /** Ids of the parties and states in its words, roots. */
  readonly actors: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly numbers: readonly NumberMention[];
  /** Day, month or year; null where the text does not say. */
  readonly date: string | null;
  readonly direction: Direction;
  readonly isDenied: boolean;
}

export interface FeatureReader {
  readonly parties: PartyIndex;
  read(claim: Claim, document: Document): ClaimFeatures;
}

/** Reads claims with one set of parties; built once, since an index of parties takes milliseconds to build. */
export function createFeatureReader(parties: PartyIndex): FeatureReader {
  const places = buildPartyIndex(placeRegister);
  const events: IdeaMatcher = createIdeaMatcher(eventIdeas);
  return {
    parties,
    read: (claim, document) => ({
      claim,
      document,
      events: events(claim.text),
      actors: new Set(parties.find(claim.text).map((hit) => parties.rootOf(hit.party).id)),
      places: new Set(places.find(claim.text).map((hit) => hit.party.id)),
      numbers: findNumbers(claim.text),
      date: claim.time !== null && /^\d{4}(?:-\d\d){0,2}$/u.test(claim.time) ? claim.time : null,
      direction: findDirection(claim.text, parties),
      isDenied: claim.polarity === 'denied' || claim.kind === 'denial',
    }),
  };
}
