import { type ReactNode, useEffect, useRef } from 'react';
import type { Stretch } from './text-selection.ts';

/**
 * A field whose words cannot be changed and in which the caret moves as in any other. (In a `readonly` one browsers do not
 * move the caret by arrow keys.) `selected` is where it begins, or what is selected in it at first.
 */
export function CaretField(props: {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  readonly selected: Stretch;
  readonly hasFocus?: boolean;
  readonly onSelect: (selection: Stretch) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { children, hasFocus = false, label, onSelect, rows, selected, text } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const keep = (event: Event): void => event.preventDefault();
    const element = field.current;
    element?.addEventListener('beforeinput', keep);
    return () => element?.removeEventListener('beforeinput', keep);
  }, []);
  useEffect(() => {
    field.current?.setSelectionRange(selected.start, selected.end);
  }, [selected.start, selected.end]);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  const select = (): void => {
    const { selectionEnd = 0, selectionStart = 0 } = field.current ?? {};
    onSelect({ start: selectionStart, end: selectionEnd });
  };
  return (
    <label className="block">
      {label}
      <textarea
        ref={field}
        rows={rows}
        // A field makes one sign of a carriage return and a line feed, which would shift what follows.
        value={text.replaceAll('\r', ' ')}
        aria-readonly="true"
        onChange={() => undefined}
        onSelect={select}
      />
      {children}
    </label>
  );
}
