import { type FormEvent, type ReactNode, type RefObject, useState } from 'react';
import { type PasswordChange, type VisitorAnswer, passwordAddress } from '#api';
import { LoadError, postJson } from '../data/client.ts';
import { texts } from '../texts.ts';
import { setVisitor } from './visitor.ts';

/** A new password by the one before, in a window of its own; Escape closes it. */
export function ChangePassword({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }): ReactNode {
  const [change, setChange] = useState<PasswordChange>({ before: '', password: '' });
  const [said, setSaid] = useState<string | null>(null);
  const { account } = texts;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setSaid(null);
    try {
      setVisitor(await postJson<VisitorAnswer>(passwordAddress, change));
      setChange({ before: '', password: '' });
      setSaid(account.changed);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setSaid(error.problem?.code === 'wrong-password' ? account.wrongBefore : error.message);
    }
  };
  const field = (label: string, member: keyof PasswordChange, complete: string): ReactNode => (
    <label className="field">
      {label}
      <input
        type="password"
        value={change[member]}
        required
        maxLength={1024}
        autoComplete={complete}
        onChange={(event) => setChange({ ...change, [member]: event.target.value })}
      />
    </label>
  );
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="password-title" onClose={() => setSaid(null)}>
      <h2 id="password-title">{account.changePassword}</h2>
      <form className="stack sign-in" onSubmit={(event) => void submit(event)}>
        {field(account.before, 'before', 'current-password')}
        {field(account.next, 'password', 'new-password')}
        <p className="quiet small">{account.rule}</p>
        <p role="status">{said}</p>
        <p className="row">
          <button type="submit" className="button main">
            {account.changePassword}
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {texts.decide.close}
          </button>
        </p>
      </form>
    </dialog>
  );
}
