import { type ReactNode, useState } from 'react';
import { briefPath } from '../address.ts';
import { LoadError } from '../data/client.ts';
import { readSignature } from '../decide/signature.tsx';
import { Link } from '../navigation.tsx';
import { mayHere } from '../team/visitor.ts';
import { texts } from '../texts.ts';

/** Puts what the page shows into the brief, as a figure with its dates, scale and licences. */
export function PinButton(props: {
  readonly caseId: string;
  /** Sends it under this name; false where the image has no place. Throws LoadError. */
  readonly pin: (by: string) => Promise<boolean>;
  readonly isDisabled?: boolean;
}): ReactNode {
  const { caseId, isDisabled = false, pin } = props;
  const { briefPage } = texts;
  const [answer, setAnswer] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    const by = readSignature();
    if (by.trim() === '') {
      setAnswer(mayHere('analyst') ? briefPage.nameMissing : texts.account.mayRead);
      return;
    }
    try {
      setAnswer((await pin(by)) ? briefPage.pinned : briefPage.noPlace);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setAnswer(error.message);
    }
  };
  return (
    <>
      <button type="button" className="button" disabled={isDisabled} onClick={() => void send()}>
        {briefPage.pin}
      </button>
      <span role="status">{answer !== null && <Link to={briefPath(caseId)}>{answer}</Link>}</span>
    </>
  );
}
