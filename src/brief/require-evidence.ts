import type { Brief } from './brief.ts';
import { seriesId } from './describe-series.ts';
import { BriefError } from './errors.ts';
import { reasoningStatements } from './reasoning.ts';
import type { EvidenceRef, Statement } from './statement.ts';

/**
 * Every statement leads to words in a kept document or to an observation, and both are in the brief. Throws BriefError
 * `unsourced-statement` for the first that does not.
 */
export function requireEvidence(brief: Brief): void {
  const isThere = indexEvidence(brief);
  for (const { text, evidence } of statementsOf(brief)) {
    if (evidence.length === 0) throw new BriefError('unsourced-statement', `nothing is cited for: “${text}”`);
    if (!evidence.some(isThere)) {
      const cited = evidence.map(({ kind, id, exact }) => `${kind} ${id}${exact === null ? '' : ` “${exact}”`}`);
      throw new BriefError(
        'unsourced-statement',
        `what is cited for “${text}” is not in the brief: ${cited.join(', ')}`,
      );
    }
  }
}

/** Tells whether what is cited is in the brief. */
export function indexEvidence(brief: Brief): (ref: EvidenceRef) => boolean {
  const observations = new Set(brief.observations.map((one) => one.id));
  const documents = new Map(brief.documents.map((one) => [one.id, one.text]));
  const series = new Set(brief.series.map(({ assessment }) => seriesId(assessment)));
  return ({ kind, id, exact }) => {
    switch (kind) {
      case 'observation':
        return observations.has(id);
      case 'document':
        return exact === null ? documents.has(id) : (documents.get(id)?.includes(exact) ?? false);
      case 'series':
        return series.has(id);
      case 'claim':
        return brief.claims.some((one) => one.id === id && one.review !== 'rejected');
      case 'proposition':
        return brief.origins.propositions.some((one) => one.id === id && one.origins.length > 0);
      case 'judgement':
        return brief.keyFindings.some((one) => one.id === id);
      case 'case':
        return false;
    }
  };
}

function statementsOf(brief: Brief): Statement[] {
  return [
    ...brief.keyFindings,
    ...brief.series.flatMap((one) => one.statements),
    ...brief.hypotheses.flatMap((one) =>
      one.readings.map(({ reason, evidence }) => ({ text: reason, evidence: [evidence] })),
    ),
    ...reasoningStatements(brief.reasoning),
  ];
}
