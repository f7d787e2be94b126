import type { z } from 'zod';
import { type Alert, alertSchema } from './alert.ts';
import { type Assignment, assignmentSchema } from './assignment.ts';
import { type Case, caseSchema } from './case.ts';
import { type Claim, claimSchema } from './claim.ts';
import { type Comment, commentSchema } from './comment.ts';
import { type Document, documentSchema } from './document.ts';
import { type Hypothesis, hypothesisSchema } from './hypothesis.ts';
import { type Judgement, judgementSchema } from './judgement.ts';
import { type Provision, provisionSchema } from './provision.ts';
import { type Indicator, indicatorSchema } from './indicator.ts';
import { type Composition, compositionSchema } from './composition.ts';
import { type Publication, publicationSchema } from './publication.ts';
import { type Designation, designationSchema } from './designation.ts';
import { type Exchange, exchangeSchema } from './exchange.ts';
import { type Grade, gradeSchema } from './grade.ts';
import { type Outcome, outcomeSchema } from './outcome.ts';
import { type Forecast, forecastSchema } from './forecast.ts';
import { type Observation, observationSchema } from './observation.ts';
import { type Marking, markingSchema } from './marking.ts';
import { type Mention, type Party, type Proposition, mentionSchema, partySchema, propositionSchema } from './party.ts';
import { type Scene, sceneSchema } from './scene.ts';
import { type Site, type Zone, siteSchema, zoneSchema } from './site.ts';
import type { RecordKind } from './record-kinds.ts';

/** Every kind of record a workspace keeps. */
export interface RecordTypes {
  case: Case;
  site: Site;
  zone: Zone;
  scene: Scene;
  observation: Observation;
  marking: Marking;
  alert: Alert;
  document: Document;
  claim: Claim;
  party: Party;
  mention: Mention;
  proposition: Proposition;
  hypothesis: Hypothesis;
  judgement: Judgement;
  provision: Provision;
  indicator: Indicator;
  forecast: Forecast;
  outcome: Outcome;
  grade: Grade;
  exchange: Exchange;
  designation: Designation;
  composition: Composition;
  publication: Publication;
  comment: Comment;
  assignment: Assignment;
}

/** Schemas by kind: the one place where untrusted data becomes a record. */
export const recordSchemas: { readonly [K in RecordKind]: z.ZodType<RecordTypes[K]> } = {
  case: caseSchema,
  site: siteSchema,
  zone: zoneSchema,
  scene: sceneSchema,
  observation: observationSchema,
  marking: markingSchema,
  alert: alertSchema,
  document: documentSchema,
  claim: claimSchema,
  party: partySchema,
  mention: mentionSchema,
  proposition: propositionSchema,
  hypothesis: hypothesisSchema,
  judgement: judgementSchema,
  provision: provisionSchema,
  indicator: indicatorSchema,
  forecast: forecastSchema,
  outcome: outcomeSchema,
  grade: gradeSchema,
  exchange: exchangeSchema,
  designation: designationSchema,
  composition: compositionSchema,
  publication: publicationSchema,
  comment: commentSchema,
  assignment: assignmentSchema,
};
