import { type ReactNode, useEffect, useRef } from 'react';
import { texts } from '../texts.ts';

/** The keys of a page in a window of its own; Escape closes it. */
export function KeyHelp(props: {
  readonly keys: readonly (readonly [key: string, does: string])[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { isOpen, keys, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="key-help-title" onClose={onClose}>
      <h2 id="key-help-title">{texts.decide.keys}</h2>
      <dl className="pairs">
        {keys.map(([key, does]) => (
          <div key={key} className="pair">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={() => dialog.current?.close()}>
        {texts.decide.close}
      </button>
    </dialog>
  );
}
