import { type ReactNode, type RefObject, useSyncExternalStore } from 'react';
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

/** The same, to be written in a `SignatureField`; all fields of a page hold one name. */
export function useSignature(): readonly [string, (name: string) => void] {
  const name = useSyncExternalStore(subscribe, () => written ?? readSignature());
  return [signedInName() === null ? name : readSignature(), write];
}

/** What was written here, also where storage is forbidden. */
let written: string | null = null;
const listeners = new Set<() => void>();

function write(name: string): void {
  written = name;
  try {
    localStorage.setItem(nameKey, name);
  } catch {
    // It is asked for again.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
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
