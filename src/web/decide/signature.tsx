import { type ReactNode, type RefObject, useState } from 'react';
import { mayHere, signedInName } from '../team/visitor.ts';
import { texts } from '../texts.ts';

/** Where the name of who decides is kept in this browser. */
const nameKey = 'sightline reviewer';

/**
 * Who decides: whoever is signed in, and nobody where that person's role is only to read; without accounts the name that was
 * written last in this browser.
 */
export function readSignature(): string {
  const name = signedInName();
  if (name !== null) return mayHere('analyst') ? name : '';
  try {
    return localStorage.getItem(nameKey) ?? '';
  } catch {
    // Storage may be forbidden; then the name is asked for each time.
    return '';
  }
}

/** The same, to be written in a `SignatureField`. */
export function useSignature(): readonly [string, (name: string) => void] {
  const [name, setName] = useState(readSignature);
  return [
    signedInName() === null ? name : readSignature(),
    (next) => {
      setName(next);
      try {
        localStorage.setItem(nameKey, next);
      } catch {
        // It is asked for again.
      }
    },
  ];
}

/** A field for the name that goes into the history; for somebody who has signed in, what will stand there. */
export function SignatureField(props: {
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly field?: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const { field, name, onChange } = props;
  if (signedInName() !== null)
    return <p className="quiet small">{name === '' ? texts.account.mayRead : texts.account.signedBy(name)}</p>;
  return (
    <label className="signature">
      {texts.decide.name}
      <input
        ref={field}
        value={name}
        autoComplete="name"
        maxLength={200}
        aria-required="true"
        aria-invalid={name.trim() === ''}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
