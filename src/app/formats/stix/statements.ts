import { type Claim, type Document, type Observation, formatDateSpan } from '#core';
import { type StixFrame, documentReference, domainObject } from './sources.ts';
import { type StixObject, endOf, extend, startOf } from './stix-object.ts';

/** A claim as a note: its exact words, who says them, where they stand. */
export function claimNote(
  frame: StixFrame,
  claim: Claim,
  document: Document,
  aboutRef: string,
  confidence: number | null,
): StixObject {
  const { id, text, speaker, start, end, hedges, polarity, kind, review, time } = claim;
  return domainObject(frame, 'note', 'claim', id, {
    abstract: `Claim (${kind}, ${polarity})`,
    content: text,
    authors: [speaker?.text ?? document.outlet ?? document.id],
    object_refs: [aboutRef],
    ...(confidence === null ? {} : { confidence }),
    ...(document.language === null ? {} : { lang: document.language }),
    external_references: [documentReference(document)],
    extensions: extend({
      document_id: document.id,
      document_sha256: document.sha256,
      start,
      end,
      hedges: hedges.map((hedge) => hedge.text),
      polarity,
      kind,
      about_when: time,
      review,
    }),
  });
}

/** A look as observed data; one at which nobody saw anything is a note, since STIX cannot observe nothing. */
export function observationObject(frame: StixFrame, observation: Observation, refs: ObservationRefs): StixObject {
  const { id, objectClass, seen, when, note, sensor, observer, source, review } = observation;
  const extension = extend({
    object_class: objectClass,
    seen,
    words: note,
    sensor,
    observer,
    review,
    location_ref: refs.location ?? null,
  });
  const references = source === null ? [] : [{ source_name: source.title || source.url, url: source.url }];
  const external = references.length === 0 ? {} : { external_references: references };
  if (seen.kind === 'not-observed' || seen.kind === 'unusable' || refs.observable === undefined) {
    const answer = 'reason' in seen ? `${seen.kind}: ${seen.reason}` : seen.kind;
    return domainObject(frame, 'note', 'observation', id, {
      abstract: `Look (${seen.kind})`,
      content: `${objectClass} on ${formatDateSpan(when)}: ${answer}`,
      object_refs: [refs.location ?? refs.fallback],
      ...external,
      extensions: extension,
    });
  }
  return domainObject(frame, 'observed-data', 'observation', id, {
    first_observed: startOf(when.from),
    last_observed: endOf(when.to ?? when.from),
    // How often the look was made; what was counted stands in the extension.
    number_observed: 1,
    object_refs: [refs.observable],
    ...external,
    extensions: extension,
  });
}

/** What an observation points to: its place, the page or image it was read from, and what stands for both. */
export interface ObservationRefs {
  readonly location: string | undefined;
  readonly observable: string | undefined;
  readonly fallback: string;
}
