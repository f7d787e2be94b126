import { useEffect, useMemo, useState } from 'react';
import { type ChangeAnswer, type SignedCorrection, type Verdict, claimAddress, documentPartAddress } from '#api';
import type { Claim, RecordChange } from '#core';
import { documentPath } from '../../address.ts';
import { readJson } from '../../data/client.ts';
import { type Decisions, useDecisions } from '../../decide/use-decisions.ts';
import { replaceHash } from '../../navigation.tsx';
import { nextDraft, orderForReview } from './claim-doubts.ts';

/** What a person does to one claim. */
type ClaimChange =
  | { readonly action: 'verdict'; readonly body: Verdict }
  | { readonly action: 'correction'; readonly body: SignedCorrection }
  | { readonly action: 'split' | 'merge'; readonly body: object };

/** A change that was refused, since somebody has changed the claim meanwhile. */
export interface RefusedChange {
  readonly change: ClaimChange;
  /** The claim as it was when the change was made, and as it is now. */
  readonly base: Claim;
  readonly theirs: Claim;
}

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
  /** Sends a change of a claim as it was shown, and shows what came of it. */
  change(change: ClaimChange, base: Claim): Promise<boolean>;
  add(body: SignedCorrection): Promise<boolean>;
  readonly refused: RefusedChange | null;
  /** Sends the refused change once more, on what the others made of the claim, or gives it up. */
  settle(choice: 'mine' | 'theirs'): Promise<boolean>;
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
  /** After each own change: what is loaded must be asked for anew, since an answer under way may know nothing of it. */
  readonly onChange: () => void;
}): ClaimReview {
  const { caseId, currentId, documentId, loaded, onChange } = props;
  const [all, setAll] = useState(() => new Map(loaded.map((claim) => [claim.id, claim])));
  const [version, setVersion] = useState(0);
  const [refused, setRefused] = useState<RefusedChange | null>(null);
  // What others change while the page is open.
  useEffect(() => setAll(new Map(loaded.map((claim) => [claim.id, claim]))), [loaded]);
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
    const read = await Promise.all(ids.map((id) => readJson<Claim>(claimAddress(id), signal)));
    const fresh = new Map(read.map((claim) => [claim.id, claim]));
    setAll((kept) => new Map([...kept, ...fresh]));
    setVersion((count) => count + 1);
    onChange();
    return fresh;
  };
  const send = async (change: ClaimChange, base: Claim): Promise<ChangeAnswer | undefined> => {
    const answer = await decisions.send<ChangeAnswer>(
      claimAddress(base.id, change.action),
      change.body,
      base,
      async () => {
        const theirs = await readJson<Claim>(claimAddress(base.id), new AbortController().signal);
        setAll((kept) => new Map(kept).set(theirs.id, theirs));
        setRefused({ change, base: refused?.base ?? base, theirs });
      },
    );
    if (answer) setRefused(null);
    return answer;
  };
  const change = async (made: ClaimChange, base: Claim): Promise<boolean> => {
    const onward = made.action === 'verdict' ? nextDraft(order, base.id)?.id : undefined;
    const answer = await send(made, base);
    if (!answer) return false;
    await take(answer.changes);
    const next = made.action === 'verdict' ? onward : answer.ids[0];
    if (next !== undefined) show(next);
    return true;
  };
  return {
    claims,
    order,
    current,
    decisions,
    version,
    refused,
    async decide(verdict, by) {
      if (current) await change({ action: 'verdict', body: { verdict, by } }, current);
    },
    change,
    async add(body) {
      const answer = await decisions.send<ChangeAnswer>(documentPartAddress(documentId, 'claims'), body);
      if (!answer) return false;
      await take(answer.changes);
      if (answer.ids[0] !== undefined) show(answer.ids[0]);
      return true;
    },
    async settle(choice) {
      if (!refused) return false;
      if (choice === 'mine') return change(refused.change, refused.theirs);
      setRefused(null);
      decisions.clearFault();
      return true;
    },
    async undo(by) {
      const changes = await decisions.undo(by);
      if (!changes) return;
      const fresh = await take(changes);
      const back = changes.map(({ id }) => fresh.get(id)).find((claim) => claim && claim.review !== 'rejected');
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
