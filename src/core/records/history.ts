import type { RecordKind } from './kinds.ts';

/** Who or what makes a change: a person by name, or a program with its version. */
export interface Actor {
  readonly kind: 'person' | 'machine';
  readonly name: string;
}

/** One line of the append-only history. `before` is the record as it was, null when it was added. */
export interface HistoryEntry {
  /** Grows by one with every change of a workspace. */
  readonly sequence: number;
  /** UTC instant */
  readonly at: string;
  readonly actor: Actor;
  readonly recordKind: RecordKind;
  readonly recordId: string;
  readonly action: 'added' | 'updated';
  readonly reason: string;
  /** SHA-256 of the canonical JSON of the record after the change. */
  readonly afterSha256: string;
  readonly before: unknown;
}
