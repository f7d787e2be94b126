import { type ReactNode, useEffect, useRef } from 'react';
import { texts } from '../../texts.ts';
import type { Stretch } from './text-selection.ts';

/** Characters shown before and after. */
const margin = 300;

/**
 * The words around a stretch in a field that cannot be changed, in which words are selected by mouse or with Shift and the
 * arrow keys, as in any text field.
 */
export function WordPicker(props: {
  readonly text: string;
  readonly around: Stretch;
  readonly picked: Stretch | null;
  readonly onPick: (stretch: Stretch) => void;
}): ReactNode {
  const { around, onPick, picked, text } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const from = Math.max(0, around.start - margin);
  // A field makes one sign of a carriage return and a line feed, which would shift what follows.
  const shown = text.slice(from, around.end + margin).replaceAll('\r', ' ');
  useEffect(() => {
    field.current?.setSelectionRange(around.start - from, around.end - from);
  }, [around.start, around.end, from]);
  const select = (): void => {
    const { selectionEnd = 0, selectionStart = 0 } = field.current ?? {};
    if (selectionStart < selectionEnd) onPick({ start: from + selectionStart, end: from + selectionEnd });
  };
  return (
    <label className="block">
      {texts.claimReview.pick}
      <textarea ref={field} readOnly rows={5} value={shown} onSelect={select} />
      <span className="quiet small" role="status">
        {picked ? texts.claimReview.picked(text.slice(picked.start, picked.end)) : texts.claimReview.nothingPicked}
      </span>
    </label>
  );
}
