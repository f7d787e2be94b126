import type { RecordKind } from './record-kinds.ts';

/** The kinds that people speak about. The brief of a case is spoken about as places in its case. */
export const discussedKinds: readonly RecordKind[] = [
  'case',
  'site',
  'zone',
  'scene',
  'observation',
  'marking',
  'alert',
  'document',
  'claim',
  'party',
  'proposition',
  'hypothesis',
  'judgement',
  'provision',
  'indicator',
  'forecast',
  'grade',
  'exchange',
];
