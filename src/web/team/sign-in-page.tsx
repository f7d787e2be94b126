import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { type SignIn, type VisitorAnswer, providerSignInAddress, signInAddress } from '#api';
import { LoadError, postJson } from '../data/client.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { texts } from '../texts.ts';
import { setVisitor } from './visitor.ts';

/** Stands in the place of every page until somebody has signed in; then the page that was asked for appears. */
export function SignInPage({ provider }: { readonly provider: string | null }): ReactNode {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string | null>(readFault);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { account } = texts;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFault(null);
    try {
      const body: SignIn = { name, password };
      const answer = await postJson<VisitorAnswer>(signInAddress, body);
      // From there to anything that the server has, a brief included; else the page that is meant appears in its place.
      if (location.pathname === '/sign-in') location.replace(wishedPath());
      else setVisitor(answer);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      setFault(describe(error));
      setPassword('');
      setBusy(false);
      field.current?.focus();
    }
  };
  return (
    <div className="stack sign-in">
      <PageTitle title={account.signIn} />
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <label className="field">
          {account.name}
          <input
            value={name}
            required
            maxLength={320}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="field">
          {account.password}
          <input
            ref={field}
            type="password"
            value={password}
            required
            maxLength={1024}
            autoComplete="current-password"
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        {fault !== null && (
          <p role="alert" className="fault">
            {fault}
          </p>
        )}
        <p className="row">
          <button type="submit" className="button main" disabled={isBusy}>
            {account.signIn}
          </button>
          {provider !== null && (
            <a className="button" href={`${providerSignInAddress}?to=${encodeURIComponent(wishedPath())}`}>
              {account.with(provider)}
            </a>
          )}
        </p>
      </form>
      <p className="quiet small">{account.help}</p>
    </div>
  );
}

/** What was asked for before the sign-in: always a path of this server. */
function wishedPath(): string {
  if (location.pathname !== '/sign-in') return location.pathname + location.search + location.hash;
  const to = new URLSearchParams(location.search).get('to') ?? '/';
  const url = URL.canParse(to, location.origin) ? new URL(to, location.origin) : null;
  const isOwn = url?.origin === location.origin && !url.pathname.startsWith('//');
  return isOwn ? url.pathname + url.search + url.hash : '/';
}

/** Why an identity provider's sign-in failed: the way back carries a word for it. */
function readFault(): string | null {
  const code = new URLSearchParams(location.search).get('fault');
  if (code === null) return null;
  return code === 'unknown-person' ? texts.account.unknownPerson : texts.account.providerFailed;
}

function describe({ message, problem }: LoadError): string {
  if (problem === null) return texts.unreachable;
  if (problem.code === 'wrong-password') return texts.account.wrong;
  return problem.code === 'too-many' ? texts.account.tooMany : message;
}
