import { type Exchange, type Forecast, type Hypothesis, type Judgement, likelihoodBands } from '#core';
import { levelConfidence, opinionOf } from './scales.ts';
import { type StixFrame, domainObject } from './sources.ts';
import { type StixObject, endOf, extend, startOf, stixId } from './stix-object.ts';

/** An explanation as a note. */
export function hypothesisNote(
  frame: StixFrame,
  { id, text, missing, unseeable }: Hypothesis,
  refs: readonly string[],
): StixObject {
  return domainObject(frame, 'note', 'hypothesis', id, {
    abstract: 'Hypothesis',
    content: text,
    object_refs: refs,
    extensions: extend({ missing, unseeable: unseeable.map(({ what }) => what) }),
  });
}

/** A judgement as a note, with word and band of ICD 203; and as an opinion on its hypothesis, where it has one. */
export function judgementObjects(frame: StixFrame, judgement: Judgement, refs: readonly string[]): StixObject[] {
  const { id, text, likelihood, confidence, confidenceReason, confidenceBasis, alternative, limits, hypothesisId } =
    judgement;
  const sure = confidence === null ? {} : { confidence: levelConfidence[confidence] };
  const extension = extend({
    ...(likelihood === null
      ? {}
      : { icd203_likelihood: likelihood, icd203_band_per_cent: [...likelihoodBands[likelihood]] }),
    confidence_level: confidence,
    confidence_reason: confidenceReason,
    confidence_basis: confidenceBasis,
    alternative,
    limits,
  });
  const note = domainObject(frame, 'note', 'judgement', id, {
    abstract: 'Judgement',
    content: text,
    object_refs: refs,
    ...sure,
    extensions: extension,
  });
  if (likelihood === null || hypothesisId === null) return [note];
  const opinion = domainObject(frame, 'opinion', 'judgement', id, {
    opinion: opinionOf[likelihood],
    explanation: text,
    object_refs: [stixId('note', 'hypothesis', hypothesisId)],
    ...sure,
    extensions: extension,
  });
  return [note, opinion];
}

/** A forecast as a note. */
export function forecastNote(frame: StixFrame, forecast: Forecast, refs: readonly string[]): StixObject {
  const { id, question, forecaster, deadline, criterion, words, probability, bandLow, bandHigh, resolution } = forecast;
  return domainObject(frame, 'note', 'forecast', id, {
    abstract: 'Forecast',
    content: question,
    authors: [forecaster],
    object_refs: refs,
    extensions: extend({
      deadline,
      criterion,
      words,
      probability,
      band: bandLow === null ? null : [bandLow, bandHigh],
      outcome: resolution.outcome,
      resolved_on: resolution.on,
      reason: resolution.reason,
    }),
  });
}

const relationshipTypes = {
  wanted: 'is-asked-for-by',
  promised: 'promises-to',
  delivered: 'delivers-to',
  denied: 'is-denied-to-deliver-to',
} as const;

/** A line of the ledger as a relationship from the giver to the receiver. */
export function exchangeRelationship(frame: StixFrame, exchange: Exchange): StixObject {
  const { id, from, to, item, what, stage, when, quantity, claimedBy, words, likelihood } = exchange;
  const start = when === null ? {} : { start_time: startOf(when.from), stop_time: endOf(when.to ?? when.from) };
  return domainObject(frame, 'relationship', 'exchange', id, {
    relationship_type: relationshipTypes[stage],
    source_ref: stixId('identity', 'state', from),
    target_ref: stixId('identity', 'state', to),
    description: what,
    ...start,
    extensions: extend({
      item,
      stage,
      quantity,
      claimed_by_ref: stixId('identity', 'party', claimedBy),
      words,
      likelihood,
    }),
  });
}
