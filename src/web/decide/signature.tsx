import { type ReactNode, type RefObject, useState } from 'react';
import { texts } from '../texts.ts';

/** Where the name of who decides is kept in this browser. */
const nameKey = 'sightline reviewer';

/** Who decides, remembered in this browser. */
export function useSignature(): readonly [string, (name: string) => void] {
  const [name, setName] = useState(() => localStorage.getItem(nameKey) ?? '');
  return [
    name,
    (next) => {
      setName(next);
      localStorage.setItem(nameKey, next);
    },
  ];
}

/** A field for the name that goes into the history. */
export function SignatureField(props: {
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly field?: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const { field, name, onChange } = props;
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
