import type { ReactNode } from 'react';
import type { SignedCorrection } from '#api';
import type { Claim, Document } from '#core';
import { ClaimEditor } from './claim-editor.tsx';
import { ClaimHistory } from './claim-history.tsx';
import { MergeForm, SplitForm } from './divide-forms.tsx';
import type { ClaimTask } from './review-bar.tsx';
import type { Stretch } from './text-selection.ts';
import type { ClaimReview } from './use-claim-review.ts';

/** Claims offered for a merge, before and after. */
const neighboursShown = 2;

/** The form for what is being done to the current claim. */
export function ClaimWork(props: {
  readonly task: ClaimTask;
  readonly document: Document;
  readonly review: ClaimReview;
  readonly selected: Stretch | null;
  readonly by: string;
  readonly onDone: () => void;
}): ReactNode {
  const { by, document, onDone, review, selected, task } = props;
  const { claims, current } = review;
  const finish = async (sending: Promise<boolean>): Promise<void> => {
    if (await sending) onDone();
  };
  const save = (body: SignedCorrection, base: Claim | null): Promise<boolean> =>
    base === null ? review.add(body) : review.change({ action: 'correction', body }, base);
  if (task === 'add' || !current)
    return <ClaimEditor document={document} claim={null} selected={selected} by={by} onSave={save} onCancel={onDone} />;
  const shared = { claim: current, isUnsigned: by.trim() === '', onCancel: onDone };
  switch (task) {
    case 'correct':
      return (
        <ClaimEditor
          key={current.id}
          document={document}
          claim={current}
          selected={selected}
          by={by}
          onSave={save}
          onCancel={onDone}
        />
      );
    case 'split':
      return (
        <SplitForm
          {...shared}
          onSplit={(at) => void finish(review.change({ action: 'split', body: { by, at: [at] } }, current))}
        />
      );
    case 'merge': {
      const at = claims.indexOf(current);
      const neighbours = claims
        .slice(Math.max(0, at - neighboursShown), at + neighboursShown + 1)
        .filter((claim) => claim.id !== current.id);
      return (
        <MergeForm
          {...shared}
          neighbours={neighbours}
          onMerge={(ids) => void finish(review.change({ action: 'merge', body: { by, with: ids } }, current))}
        />
      );
    }
    case 'history':
      return <ClaimHistory claim={current} version={review.version} />;
  }
}
