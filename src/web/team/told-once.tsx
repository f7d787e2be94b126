import { type ReactNode, useEffect, useRef, useState } from 'react';
import { texts } from '../texts.ts';

/** A secret that the server told once; it is on this page alone, and gone when the person has it. */
export function ToldOnce(props: {
  readonly title: string;
  readonly secret: string;
  readonly onDone: () => void;
}): ReactNode {
  const { onDone, secret, title } = props;
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => field.current?.select(), [secret]);
  const { team } = texts;
  const copy = async (): Promise<void> => {
    field.current?.select();
    // Only pages of this machine or over https may write there; elsewhere the words stay selected.
    await navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => {},
    );
  };
  return (
    <div className="state stack told-once" role="group" aria-label={title}>
      <p role="status">
        <strong>{title}</strong> {team.shownOnce}
      </p>
      <div className="row">
        <input ref={field} readOnly value={secret} aria-label={title} spellCheck={false} />
        <button type="button" className="button" onClick={() => void copy()}>
          {isCopied ? team.copied : team.copy}
        </button>
        <button type="button" className="button main" onClick={onDone}>
          {team.done}
        </button>
      </div>
    </div>
  );
}
