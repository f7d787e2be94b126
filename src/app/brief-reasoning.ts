import { type BriefReasoning, type EvidenceRef, wordsIn } from '#brief';
import { type Citation, type ReaderLanguage, say } from '#core';
import { type AchColumn, type HypothesisRank, type StatementIndex, calibrateForecasts } from '#evidence';
import type { CaseRecords } from './load-case.ts';
import { ledgerOf } from './reasoning/case-ledger.ts';
import type { CaseWeighing } from './reasoning/weigh-case.ts';
import { watchCaseRecords } from './warning/watch-case.ts';

/** Statements that stand for a source whose outcomes nobody noted. */
const shownStatements = 3;

/** What the brief prints of the reasoning: in words, each statement with what it rests on. */
export function describeReasoning(
  records: CaseRecords,
  weighing: CaseWeighing,
  statements: StatementIndex,
  language: ReaderLanguage,
): BriefReasoning {
  const words = wordsIn(language).reasoning;
  const { hypotheses, judgements, grades, parties } = records;
  const nameOf = (id: string): string => parties.find((party) => party.id === id)?.name ?? id;
  const textOf = new Map(hypotheses.map((one) => [one.id, one.text]));
  const { posteriors, steps } = weighing.beliefs;
  return {
    beliefs:
      steps.length === 0
        ? []
        : posteriors.map(({ hypothesisId, low, high, words: likelihoods }) => ({
            hypothesisId,
            text: textOf.get(hypothesisId) ?? hypothesisId,
            low,
            high,
            words: likelihoods,
          })),
    beliefItems: steps.length,
    sensitive: weighing.matrix.sensitive.map(({ rowId, ranks }) => ({
      text: words.sensitive(movesOf(ranks, weighing.matrix.columns, words)),
      evidence: [refOf(weighing.matrix.rows.find(({ id }) => id === rowId)!.citation)],
    })),
    unseeable: hypotheses.flatMap(({ text, unseeable }) =>
      unseeable.map(({ what, citation }) => ({
        text: words.unseeable(what, text),
        evidence: [refOf(citation)],
      })),
    ),
    alternatives: judgements.flatMap(({ alternative, citations }) =>
      alternative === null
        ? []
        : [{ text: `${alternative.text} ${alternative.reason}`, evidence: citations.map(refOf) }],
    ),
    expected: weighing.expected.map(({ hypothesisId, observable, status }) => ({
      hypothesis: textOf.get(hypothesisId) ?? hypothesisId,
      text: observable.text,
      status: words.expected[status],
    })),
    grades: grades.flatMap(({ value, partyId, statement, reason, by, on, confirmedBy }) => {
      const cited = partyId === null ? [statement!, ...confirmedBy] : statementsOfSource(partyId, records, statements);
      // A source that says nothing in the case is graded for another one.
      if (cited.length === 0) return [];
      const subject = partyId === null ? describe(statement!, words) : nameOf(partyId);
      return [{ value, subject, reason, by, on, evidence: cited.map(refOf) }];
    }),
    ledger: ledgerRows(records, nameOf, words),
    needs: watchCaseRecords(records, statements).needs.map(({ siteName, objectClass, from, to, because }) => ({
      siteName,
      objectClass,
      from,
      to,
      why: because.map((one) => say(one, language)),
    })),
    calibration: calibrateForecasts(records.forecasts).map(({ forecaster, bins }) => ({
      forecaster,
      bins: bins.map(({ n, forecast, observed, observedLow, observedHigh }) => ({
        n,
        forecast,
        observed,
        observedLow,
        observedHigh,
      })),
    })),
  };
}

/** What a grade of a source rests on: its statements whose outcome is known, else what it said or counted in the case. */
function statementsOfSource(partyId: string, records: CaseRecords, statements: StatementIndex): Citation[] {
  const judged = records.outcomes.filter((one) => one.partyId === partyId).map(({ statement }) => statement);
  if (judged.length > 0) return judged;
  const cited: Citation[] = [
    ...records.observations
      .filter(({ review }) => review !== 'rejected')
      .map(({ id }): Citation => ({ kind: 'observation', observationId: id })),
    ...records.claims.map(({ documentId, text }): Citation => ({ kind: 'document', documentId, exact: text })),
  ];
  const isOfSource = (citation: Citation): boolean =>
    statements.locate(citation).origins.some(({ id }) => id === partyId);
  return cited.filter(isOfSource).slice(0, shownStatements);
}

type Words = ReturnType<typeof wordsIn>['reasoning'];

/** `“…” goes from 2 to 1` for each explanation whose place is another. */
function movesOf(ranks: readonly HypothesisRank[], columns: readonly AchColumn[], words: Words): string[] {
  return columns.flatMap(({ hypothesisId, rank, text }) => {
    const after = ranks.find((one) => one.hypothesisId === hypothesisId)!.rank;
    return after === rank ? [] : [words.move(text, rank, after)];
  });
}

function ledgerRows(records: CaseRecords, nameOf: (id: string) => string, words: Words): BriefReasoning['ledger'] {
  const { pairs, exchanges, touches } = ledgerOf(records);
  return pairs.flatMap(({ lines }) =>
    lines.map((line) => {
      const own = exchanges.filter(({ id }) => line.exchangeIds.includes(id));
      const touched = touches
        .filter(({ exchangeId }) => line.exchangeIds.includes(exchangeId))
        .flatMap(({ findings }) => findings.map(({ provision }) => `${provision.resolution} ¶${provision.paragraph}`));
      const { wanted, promised, delivered, denied } = line.claimedBy;
      return {
        from: line.from,
        to: line.to,
        item: line.item,
        stage: line.stage,
        claimedBy: [...new Set([...delivered, ...promised, ...wanted])].map(nameOf),
        deniedBy: denied.map(nameOf),
        likelihood: line.likelihood,
        amounts: line.quantities.map(({ quantity: { low, high, unit } }) => words.amount(low, high, unit)),
        touches: [...new Set(touched)],
        evidence: own.flatMap(({ citations }) => citations.map(refOf)),
      };
    }),
  );
}

function refOf(citation: Citation): EvidenceRef {
  return citation.kind === 'observation'
    ? { kind: 'observation', id: citation.observationId, exact: null }
    : { kind: 'document', id: citation.documentId, exact: citation.exact };
}

function describe(citation: Citation, words: Words): string {
  return citation.kind === 'observation' ? citation.observationId : words.quoted(citation.exact);
}
