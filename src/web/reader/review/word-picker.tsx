import type { ReactNode } from 'react';
import { texts } from '../../texts.ts';
import { CaretField } from './caret-field.tsx';
import type { Stretch } from './text-selection.ts';

/** Characters shown before and after. */
const margin = 300;

/** The words around a stretch, in which words are selected by mouse or with Shift and the arrow keys. */
export function WordPicker(props: {
  readonly text: string;
  readonly around: Stretch;
  readonly picked: Stretch | null;
  readonly onPick: (stretch: Stretch) => void;
}): ReactNode {
  const { around, onPick, picked, text } = props;
  const from = Math.max(0, around.start - margin);
  return (
    <CaretField
      label={texts.claimReview.pick}
      text={text.slice(from, around.end + margin)}
      rows={5}
      selected={{ start: around.start - from, end: around.end - from }}
      onSelect={({ end, start }) => {
        if (start < end) onPick({ start: from + start, end: from + end });
      }}
    >
      <span className="quiet small" role="status">
        {picked ? texts.claimReview.picked(text.slice(picked.start, picked.end)) : texts.claimReview.nothingPicked}
      </span>
    </CaretField>
  );
}
