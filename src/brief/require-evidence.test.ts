import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Citation, Document, Judgement, Observation } from '#core';
import { sampleRecords } from '../../test/contracts/sample-records.ts';
import { sampleDocument } from '../../test/samples/sample-texts.ts';
import { type BriefInput, composeBrief } from './compose-brief.ts';
import { BriefError } from './errors.ts';

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const texts = fc.array(fc.array(word, { minLength: 3, maxLength: 12 }), { minLength: 1, maxLength: 3 });

/** Documents and observations, and judgements that cite words and looks which are there or are not. */
const drawnCase = fc.record({ texts, looks: fc.integer({ min: 1, max: 3 }) }).chain(({ texts: all, looks }) => {
  const documents = all.map((words, at) => sampleDocument(`d${at}`, words.join(' ')));
  const observations = Array.from({ length: looks }, (_, at) => ({ ...sampleRecords.observation, id: `o${at}` }));
  const present = fc.oneof(
    fc.tuple(fc.constantFrom(...documents), fc.nat(), fc.nat()).map(([{ id, text }, from, length]): Citation => {
      const start = from % text.length;
      return { kind: 'document', documentId: id, exact: text.slice(start, start + 1 + (length % 20)) };
    }),
    fc.constantFrom(...observations).map(({ id }): Citation => ({ kind: 'observation', observationId: id })),
  );
  const absent = fc.constantFrom<Citation>(
    { kind: 'document', documentId: documents[0]!.id, exact: 'WORDS THAT NO DOCUMENT HAS' },
    { kind: 'document', documentId: 'elsewhere', exact: documents[0]!.text },
    { kind: 'observation', observationId: 'elsewhere' },
  );
  const citations = fc.record({
    present: fc.array(present, { maxLength: 2 }),
    absent: fc.array(absent, { maxLength: 2 }),
  });
  return fc.record({
    documents: fc.constant(documents),
    observations: fc.constant(observations),
    judgements: fc.array(citations, { minLength: 1, maxLength: 4 }),
  });
});

it('a brief is printed exactly where every statement leads to words or a look that are in it', () => {
  fc.assert(
    fc.property(drawnCase, ({ documents, observations, judgements }) => {
      const input = inputOf(
        documents,
        observations,
        judgements.map(({ present, absent }, at) => ({
          ...sampleRecords.judgement,
          id: `j${at}`,
          citations: [...absent, ...present],
        })),
      );
      if (judgements.some(({ present }) => present.length === 0)) {
        expect(() => composeBrief(input)).toThrow(BriefError);
        return;
      }
      const brief = composeBrief(input);
      expect(brief.keyFindings).toHaveLength(judgements.length);
      for (const { evidence } of brief.keyFindings) expect(evidence.some((ref) => isIn(ref, input))).toBe(true);
    }),
  );
});

it('a look that was rejected is no evidence', () => {
  const look: Observation = { ...sampleRecords.observation, id: 'o' };
  const judgement: Judgement = {
    ...sampleRecords.judgement,
    citations: [{ kind: 'observation', observationId: 'o' }],
  };
  expect(composeBrief(inputOf([], [look], [judgement])).keyFindings).toHaveLength(1);
  expect(() => composeBrief(inputOf([], [{ ...look, review: 'rejected' }], [judgement]))).toThrow(
    'is not in the brief: observation o',
  );
});

function isIn(
  { kind, id, exact }: { kind: string; id: string; exact: string | null },
  { documents, observations }: BriefInput,
): boolean {
  if (kind === 'observation') return observations.some((one) => one.id === id);
  return documents.some((one) => one.id === id && one.text.includes(exact!));
}

function inputOf(
  documents: readonly Document[],
  observations: readonly Observation[],
  judgements: readonly Judgement[],
): BriefInput {
  return {
    case: sampleRecords.case,
    sites: [sampleRecords.site],
    zones: [],
    scenes: [],
    markings: [],
    observations,
    documents,
    claims: [],
    hypotheses: [],
    judgements,
    provisions: [],
    indicators: [],
    forecasts: [],
    assessments: [],
    origins: { propositions: [], documents: [] },
    ach: null,
    forecastScores: [],
    generated: '2023-10-13T12:00:00Z',
    generator: { name: 'sightline', version: 'test' },
  };
}
