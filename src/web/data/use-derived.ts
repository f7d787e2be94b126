import {
  type ForecastState,
  type Grouping,
  type LedgerState,
  type NameSightings,
  type OriginalText,
  type RecordHistoryLine,
  type WarningState,
  type Weighing,
  claimAddress,
  derivedAddress,
  documentPartAddress,
} from '#api';
import type { RecordKind } from '#core';
import { readJson } from './client.ts';
import { useChanges } from './live.ts';
import { type Load, useLoad } from './use-load.ts';

/** What each derived view of a case is. */
interface DerivedViews {
  readonly grouping: Grouping;
  readonly weighing: Weighing;
  readonly warning: WarningState;
  readonly 'forecast-scores': ForecastState;
  readonly ledger: LedgerState;
  readonly 'name-sightings': NameSightings;
}

/** What each view is made of. */
const madeOf: Readonly<Record<keyof DerivedViews, readonly RecordKind[]>> = {
  grouping: ['claim', 'proposition', 'document', 'party'],
  weighing: ['hypothesis', 'judgement', 'observation', 'claim', 'grade', 'outcome', 'proposition'],
  warning: ['indicator', 'observation', 'claim', 'hypothesis', 'site'],
  'forecast-scores': ['forecast'],
  ledger: ['exchange', 'provision', 'hypothesis', 'judgement'],
  'name-sightings': ['document', 'claim', 'designation'],
};

/** A derived view of a case; read anew when `version` grows or something it is made of changes. */
export function useDerived<V extends keyof DerivedViews>(caseId: string, view: V, version = 0): Load<DerivedViews[V]> {
  const changes = useChanges(...madeOf[view]);
  return useLoad(`${view} ${caseId}`, (signal) => readJson(derivedAddress(caseId, view), signal), version + changes);
}

/** The kept original of a document as plain text. */
export function useOriginal(documentId: string): Load<OriginalText> {
  return useLoad(`original ${documentId}`, (signal) => readJson(documentPartAddress(documentId, 'original'), signal));
}

/** What happened to a claim, oldest first. */
export function useClaimHistory(claimId: string, version: number): Load<readonly RecordHistoryLine[]> {
  return useLoad(
    `claim history ${claimId}`,
    async (signal) =>
      (await readJson<{ readonly items: readonly RecordHistoryLine[] }>(claimAddress(claimId, 'history'), signal))
        .items,
    version,
  );
}
