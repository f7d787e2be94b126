import { type ReactNode, type RefObject, useState } from 'react';
import { KeyHelp } from '../../decide/key-help.tsx';
import { SignatureField } from '../../decide/signature.tsx';
import { mayHere } from '../../team/visitor.ts';
import { usePageKeys } from '../../decide/use-page-keys.ts';
import { ReviewTag } from '../../parts/review-tag.tsx';
import { texts } from '../../texts.ts';
import { doubtsOf } from './claim-doubts.ts';
import type { ClaimReview } from './use-claim-review.ts';

/** What is done to the current claim besides accepting and rejecting. */
export type ClaimTask = 'correct' | 'split' | 'merge' | 'add' | 'history';

/** Buttons and keys to go through the claims of a document; stays in view. */
export function ReviewBar(props: {
  readonly review: ClaimReview;
  readonly by: string;
  readonly onName: (name: string) => void;
  readonly nameField: RefObject<HTMLInputElement | null>;
  readonly onTask: (task: ClaimTask) => void;
  readonly onBeside: () => void;
  readonly canAdd: boolean;
}): ReactNode {
  const { by, canAdd, nameField, onBeside, onName, onTask, review } = props;
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { current, decisions, order } = review;
  const { claimReview: words, decide } = texts;
  const drafts = order.filter((claim) => claim.review === 'draft').length;
  /** Without a name nothing is decided: the field asks for it. */
  const signed = (act: () => void) => () => {
    if (by.trim() === '') nameField.current?.focus();
    else if (!decisions.isBusy) act();
  };
  const accept = signed(() => void review.decide('accepted', by));
  const reject = signed(() => void review.decide('rejected', by));
  const undo = signed(() => void review.undo(by));
  const task = (name: ClaimTask) => () => current && onTask(name);
  usePageKeys({
    a: accept,
    x: reject,
    j: () => review.step(1),
    k: () => review.step(-1),
    e: task('correct'),
    s: task('split'),
    m: task('merge'),
    h: task('history'),
    n: () => canAdd && onTask('add'),
    o: onBeside,
    Backspace: undo,
    '?': () => setHelpOpen(true),
  });
  return (
    <div className="review-bar" role="group" aria-label={words.bar}>
      <p role="status">
        <strong>{words.progress(order.length - drafts, order.length)}</strong>
        {current && (
          <>
            {' '}
            <ReviewTag review={current.review} />
          </>
        )}
        {current?.review === 'draft' && doubtsOf(current).length > 0 && (
          <span className="quiet"> {words.doubtful(doubtsOf(current).map((doubt) => words.doubts[doubt]))}</span>
        )}
      </p>
      <div className="row tight">
        <Key keys="a" label={decide.accept} onPress={accept} isOff={!current} />
        <Key keys="x" label={decide.reject} onPress={reject} isOff={!current} />
        <Key keys="e" label={words.correct} onPress={task('correct')} isOff={!current} />
        <Key keys="s" label={words.split} onPress={task('split')} isOff={!current} />
        <Key keys="m" label={words.merge} onPress={task('merge')} isOff={!current || order.length < 2} />
        <Key keys="n" label={words.add} onPress={() => onTask('add')} isOff={!canAdd} />
        <Key keys="⌫" label={decide.undo} onPress={undo} isOff={!decisions.canUndo} />
        <Key keys="j" label={words.next} onPress={() => review.step(1)} isOff={order.length === 0} />
        <Key keys="?" label={decide.keys} onPress={() => setHelpOpen(true)} isOff={false} />
        <SignatureField name={by} onChange={onName} field={nameField} />
      </div>
      {by.trim() === '' && current && mayHere('analyst') && <p className="quiet">{decide.needsName}</p>}
      {decisions.fault !== null && (
        <p role="alert" className="fault">
          {decisions.fault}
        </p>
      )}
      <KeyHelp keys={words.keys} isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

function Key(props: {
  readonly keys: string;
  readonly label: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}): ReactNode {
  const { isOff, keys, label, onPress } = props;
  return (
    <button
      type="button"
      className="button"
      disabled={isOff}
      onClick={onPress}
      aria-keyshortcuts={keys === '⌫' ? 'Backspace' : keys}
    >
      {label} <kbd aria-hidden="true">{keys}</kbd>
    </button>
  );
}
