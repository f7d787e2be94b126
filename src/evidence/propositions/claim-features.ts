import type { Claim, Document } from '#core';
import { type PartyIndex, buildPartyIndex } from '../parties/party-index.ts';
import { eventIdeas } from '../register/event-words.ts';
import { placeRegister } from '../register/places.ts';
import { type Direction, findDirection } from '../text/direction.ts';
import { type IdeaMatcher, createIdeaMatcher } from '../text/idea-words.ts';
import { type EventDays, readEventDays } from './event-days.ts';
import { type StatedNumber, readStatedNumbers } from './stated-numbers.ts';

/** What a claim speaks of, in terms that do not depend on its language. */
export interface ClaimFeatures {
  readonly claim: Claim;
  readonly document: Document;
  /** Kinds of event and object: "arms", "deliver", "rail". */
  readonly events: ReadonlySet<string>;
  /** Those of `events` that it says are not so: in the clause of a negating word, or all of a denial. */
  readonly negated: ReadonlySet<string>;
  /** Ids of the parties and states in its words, roots; whoever says "we" is one. */
  readonly actors: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly numbers: readonly StatedNumber[];
  /** When it happened; null where the text does not say. */
  readonly days: EventDays | null;
  readonly direction: Direction;
}

export interface FeatureReader {
  readonly parties: PartyIndex;
  read(claim: Claim, document: Document): ClaimFeatures;
}

/** Reads claims with one set of parties; built once, since an index of parties takes milliseconds to build. */
export function createFeatureReader(parties: PartyIndex): FeatureReader {
  const places = buildPartyIndex(placeRegister);
  const readEvents: IdeaMatcher = createIdeaMatcher(eventIdeas);
  return {
    parties,
    read: (claim, document) => {
      const events = readEvents(claim.text);
      return {
        claim,
        document,
        events,
        negated: findNegated(claim, events, readEvents),
        actors: findActors(claim, parties),
        places: new Set(places.find(claim.text).map((hit) => hit.party.id)),
        numbers: readStatedNumbers(claim, readEvents),
        days: readEventDays(claim.time),
        direction: findDirection(claim.text, parties),
      };
    },
  };
}

/** A denial negates all that it speaks of, "no agreement, but deliveries go on" the agreement alone. */
function findNegated(claim: Claim, events: ReadonlySet<string>, readEvents: IdeaMatcher): ReadonlySet<string> {
  if (claim.polarity === 'denied' || claim.kind === 'denial') return events;
  if (claim.polarity === 'negated' && claim.negations.length === 0) return events;
  return new Set(
    claim.negations.flatMap(({ scope }) => [
      ...readEvents(claim.text.slice(Math.max(0, scope.start - claim.start), Math.max(0, scope.end - claim.start))),
    ]),
  );
}

function findActors({ text, actor }: Claim, parties: PartyIndex): Set<string> {
  const named = parties.find(text).map((hit) => parties.rootOf(hit.party).id);
  const isOwn =
    /(?<!\p{L})(?:[Ww]e|[Oo]ur|us|I|[Mm]y|[Ww]ir|[Uu]nser\p{L}*|[Uu]ns|[Ii]ch|[Mm]ein\p{L}*)(?!\p{L})/u.test(text);
  return new Set(isOwn && actor?.partyId ? [...named, actor.partyId] : named);
}
