import { z } from 'zod';

/** What a statement rests on: a row of the brief, by its table and id. */
export interface EvidenceRef {
  readonly kind: 'observation' | 'document' | 'claim' | 'series' | 'proposition' | 'judgement' | 'case';
  readonly id: string;
  /** The exact words, for a document. */
  readonly exact: string | null;
}

/** A sentence with what it rests on; `evidence` is never empty. */
export interface Statement {
  readonly text: string;
  readonly evidence: readonly EvidenceRef[];
}

export const evidenceRefSchema: z.ZodType<EvidenceRef> = z.strictObject({
  kind: z.enum(['observation', 'document', 'claim', 'series', 'proposition', 'judgement', 'case']),
  id: z.string(),
  exact: z.string().nullable(),
});

/** The members of a statement, for a schema that has more of them. */
export const statementMembers: { text: z.ZodType<string>; evidence: z.ZodType<EvidenceRef[]> } = {
  text: z.string(),
  evidence: z.array(evidenceRefSchema).min(1, 'a statement needs evidence'),
};

export const statementSchema: z.ZodType<Statement> = z.strictObject(statementMembers);
