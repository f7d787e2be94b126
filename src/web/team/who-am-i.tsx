import { type ReactNode, useRef, useState } from 'react';
import { type VisitingPerson, type VisitorAnswer, signOutAddress } from '#api';
import { accountPath } from '../address.ts';
import { LoadError, postJson } from '../data/client.ts';
import { Link } from '../navigation.tsx';
import { texts } from '../texts.ts';
import { ChangePassword } from './change-password.tsx';
import { setVisitor } from './visitor.ts';

/** Who is signed in, and the way out. */
export function WhoAmI({ person }: { readonly person: VisitingPerson }): ReactNode {
  const { account } = texts;
  const dialog = useRef<HTMLDialogElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const signOut = async (): Promise<void> => {
    try {
      setVisitor(await postJson<VisitorAnswer>(signOutAddress, {}));
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setFault(error.message);
    }
  };
  return (
    <div className="who">
      <Link to={accountPath}>
        <span className="hidden">{account.signedInAs} </span>
        {person.name}
      </Link>
      {person.hasPassword && (
        <button type="button" onClick={() => dialog.current?.showModal()}>
          {account.password}
        </button>
      )}
      <button type="button" onClick={() => void signOut()}>
        {account.signOut}
      </button>
      <ChangePassword dialog={dialog} />
      {fault !== null && <span role="alert">{fault}</span>}
    </div>
  );
}
