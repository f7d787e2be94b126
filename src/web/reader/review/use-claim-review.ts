import { useMemo, useState } from 'react';
import { type ChangeAnswer, type RecordChange, type Verdict, claimAddress, documentPartAddress } from '#api';
import type { Claim } from '#core';
import { documentPath } from '../../address.ts';
import { readJson } from '../../data/client.ts';
import { type Decisions, useDecisions } from '../../decide/use-decisions.ts';
import { replaceHash } from '../../navigation.tsx';
import { nextDraft, orderForReview } from './claim-doubts.ts';

/** A person going through the claims of one document. */
export interface ClaimReview {
  /** In reading order, without rejected ones but the current. */
  readonly claims: readonly Claim[];
  /** The least sure first. */
  readonly order: readonly Claim[];
  readonly current: Claim | undefined;
  readonly decisions: Decisions;
  /** Grows with each change. */
  readonly version: number;
  decide(verdict: Verdict['verdict'], by: string): Promise<void>;
  /** Sends a change of the current claim (or, with `document`, a new one) and shows what came of it. */
  change(action: 'correction' | 'split' | 'merge' | 'add', body: object): Promise<boolean>;
  undo(by: string): Promise<void>;
  step(by: 1 | -1): void;
  show(claimId: string): void;
}

/** Decisions are sent one by one; what the server says of the claims is what is shown. */
export function useClaimReview(props: {
  readonly caseId: string;
  readonly documentId: string;
  readonly loaded: readonly Claim[];
  readonly currentId: string | undefined;
}): ClaimReview {
  const { caseId, currentId, documentId, loaded } = props;
  const [all, setAll] = useState(() => new Map(loaded.map((claim) => [claim.id, claim])));
  const [version, setVersion] = useState(0);
  const decisions = useDecisions(`claims of ${documentId}`);
  const order = useMemo(
    () => orderForReview([...all.values()].filter((claim) => claim.review !== 'rejected' || claim.id === currentId)),
    [all, currentId],
  );
  const claims = useMemo(() => order.toSorted((a, b) => a.start - b.start || b.end - a.end), [order]);
  const current = currentId === undefined ? undefined : all.get(currentId);
  const show = (claimId: string): void => replaceHash(documentPath(caseId, documentId, { claim: claimId }));
  const take = async (changes: readonly RecordChange[]): Promise<ReadonlyMap<string, Claim>> => {
    const ids = changes.filter(({ kind }) => kind === 'claim').map(({ id }) => id);
    const { signal } = new AbortController();
    const fresh = await Promise.all(ids.map((id) => readJson<Claim>(claimAddress(id), signal)));
    const next = new Map([...all, ...fresh.map((claim) => [claim.id, claim] as const)]);
    setAll(next);
    setVersion((count) => count + 1);
    return next;
  };
  return {
    claims,
    order,
    current,
    decisions,
    version,
    async decide(verdict, by) {
      if (!current) return;
      const onward = nextDraft(order, current.id);
      const answer = await decisions.send(claimAddress(current.id, 'verdict'), { verdict, by }, current);
      if (!answer) return;
      await take(answer.changes);
      if (onward) show(onward.id);
    },
    async change(action, body) {
      const isNew = action === 'add';
      if (!isNew && !current) return false;
      const address = isNew ? documentPartAddress(documentId, 'claims') : claimAddress(current!.id, action);
      const answer = await decisions.send<ChangeAnswer>(address, body, isNew ? undefined : current);
      if (!answer) return false;
      await take(answer.changes);
      if (answer.ids[0] !== undefined) show(answer.ids[0]);
      return true;
    },
    async undo(by) {
      const changes = await decisions.undo(by);
      if (!changes) return;
      const next = await take(changes);
      const back = changes.map(({ id }) => next.get(id)).find((claim) => claim && claim.review !== 'rejected');
      if (back) show(back.id);
    },
    step(by) {
      const at = order.findIndex((claim) => claim.id === currentId);
      const next = at < 0 ? order[0] : order[(at + by + order.length) % order.length];
      if (next) show(next.id);
    },
    show,
  };
}
