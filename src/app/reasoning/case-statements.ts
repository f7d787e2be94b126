import { type StatementIndex, indexStatements } from '#evidence';
import { claimsAtHand } from '../extract-claims.ts';
import type { CaseRecords } from '../load-case.ts';
import { traceCaseRecords, withRegister } from '../trace-origins.ts';

/**
 * Whom the statements of a case come from. Documents of which no claim has been taken yet are read on the way, so that a
 * grade can be checked in a bundle that brings none.
 */
export function indexCaseStatements(records: CaseRecords): StatementIndex {
  const claims = claimsAtHand(records);
  const { documents, propositions, observations } = records;
  const trace = traceCaseRecords({ ...records, claims });
  return indexStatements({
    documents,
    claims,
    propositions,
    observations,
    parties: withRegister(records.parties),
    trace,
  });
}
