import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Marking } from '#core';
import { ClassRow } from '../count/class-row.tsx';
import { digits, keepClasses, readClasses } from '../count/object-classes.ts';
import type { Decisions } from '../decide/use-decisions.ts';
import { texts } from '../texts.ts';
import type { SceneMap } from '../viewer/scene-map.ts';
import { SignatureField, useSignature } from '../decide/signature.tsx';
import { useMarkReview } from './use-mark-review.ts';
import { classText } from '../parts/class-text.ts';

/**
 * Goes through the marks of a marking by keyboard: a accepts, x rejects, a digit gives another class, space skips, backspace
 * takes back, j and k go on and back, ? tells the keys; all others are the picture's. The picture follows without changing its
 * scale.
 */
export function MarkReviewPanel({
  map,
  marking,
  decisions,
  onDone,
  onMark,
  onOtherKey,
}: {
  readonly map: SceneMap | null;
  readonly marking: Marking;
  /** Where the review goes as a whole. */
  readonly decisions: Decisions;
  readonly onDone: () => void;
  /** Told of the mark that is looked at, null where none is. */
  readonly onMark: (markId: string | null) => void;
  /** Keys that are the picture's. */
  readonly onOtherKey: (event: KeyboardEvent) => void;
}): ReactNode {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const review = useMarkReview(marking, decisions);
  const [classes, setClasses] = useState(() => readClasses([marking]));
  const { current, index, marks, verdicts } = review;
  const [name, setName] = useSignature();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  useEffect(() => {
    map?.showMark(current);
    onMark(current?.id ?? null);
    return () => {
      map?.showMark(null);
      onMark(null);
    };
  }, [map, current]);
  const keys: Readonly<Record<string, () => void>> = {
    ...Object.fromEntries(classes.map((name, index) => [digits[index]!, () => review.reclass(name)])),
    a: () => review.decide('accept'),
    x: () => review.decide('reject'),
    ' ': () => review.decide('skip'),
    Backspace: () => review.undo(),
    j: () => review.step(1),
    k: () => review.step(-1),
    '?': () => setHelpOpen(!isHelpOpen),
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    if (event.target instanceof HTMLButtonElement && event.key === ' ') return;
    const act = keys[event.key];
    if (!act) {
      onOtherKey(event);
      return;
    }
    event.preventDefault();
    act();
  };
  const send = async (): Promise<void> => {
    if (await review.send(name)) onDone();
  };
  const { marksReview: words } = texts;
  const tally = (verdict: string): number => [...verdicts.values()].filter((one) => one.verdict === verdict).length;
  const decision = current ? verdicts.get(current.id) : undefined;
  const given = [...verdicts.values()].flatMap((one) => (one.verdict === 'reclass' ? [one.objectClass] : []));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- keys work wherever in the panel the focus is
    <div ref={panel} className="mark-review" role="group" aria-label={words.title} tabIndex={0} onKeyDown={press}>
      <p role="status">
        {words.place(index + 1, marks.length)}
        {current && <> · {words.score(current.score)}</>}
        {decision && (
          <strong>
            {' · '}
            {decision.verdict === 'reclass'
              ? words.given(classText(decision.objectClass))
              : words.verdicts[decision.verdict]}
          </strong>
        )}
      </p>
      <div className="row">
        <button type="button" className="button" onClick={keys['a']} title="a">
          {words.accept} <kbd>a</kbd>
        </button>
        <button type="button" className="button" onClick={keys['x']} title="x">
          {words.reject} <kbd>x</kbd>
        </button>
        <button type="button" className="button" onClick={keys[' ']}>
          {words.skip} <kbd>{words.space}</kbd>
        </button>
        <button type="button" className="button" onClick={keys['Backspace']} disabled={verdicts.size === 0}>
          {words.undo} <kbd>⌫</kbd>
        </button>
      </div>
      <ClassRow
        classes={classes}
        digit={decision?.verdict === 'reclass' ? (digits[classes.indexOf(decision.objectClass)] ?? null) : null}
        tally={(name) =>
          name === marking.objectClass
            ? marking.marks.length - given.length - tally('reject')
            : given.filter((one) => one === name).length
        }
        onChoose={(digit) => keys[digit]?.()}
        onAdd={(name) => {
          const next = [...classes, name];
          keepClasses(next);
          setClasses(next);
          panel.current?.focus();
        }}
      />
      <label className="row">
        {words.upTo(review.surest)}
        <input
          type="range"
          min="0.05"
          max="1"
          step="0.05"
          value={review.surest}
          onChange={(event) => review.select(Number(event.target.value))}
        />
      </label>
      {isHelpOpen && <p className="small">{words.help}</p>}
      <p className="small quiet">
        {words.tally(tally('accept'), tally('reject'), tally('skip'), given.length, marks.length)}
      </p>
      <div className="row">
        <SignatureField name={name} onChange={setName} />
        <button type="button" className="button main" disabled={name.trim() === ''} onClick={() => void send()}>
          {words.send(tally('reject') + given.length)}
        </button>
      </div>
      {decisions.fault !== null && <p role="alert">{decisions.fault}</p>}
    </div>
  );
}
