import { type FormEvent, type ReactNode, useState } from 'react';
import {
  type AccountAnswer,
  type OwnToken,
  type TokenAnswer,
  type TokenBody,
  accountAddress,
  ownTokensAddress,
  sessionEndAddress,
  tokenRevocationAddress,
} from '#api';
import { type Role, roles } from '#core';
import { readJson } from '../data/client.ts';
import { useLoad } from '../data/use-load.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { Loaded, Words } from '../parts/states.tsx';
import { timeText } from '../parts/time-text.ts';
import { texts } from '../texts.ts';
import { NoAccounts } from './no-accounts.tsx';
import { ToldOnce } from './told-once.tsx';
import { useAsking } from './use-asking.ts';
import { useVisitor } from './visitor.ts';

/** What the visitor has signed in with: browsers, each of which can be shut out, and tokens of programs. */
export function AccountPage(): ReactNode {
  const visitor = useVisitor();
  const [version, setVersion] = useState(0);
  const load = useLoad('account', (signal) => readJson<AccountAnswer>(accountAddress, signal), version);
  const { team } = texts;
  if (visitor?.hasAccounts === false) return <NoAccounts title={team.account} />;
  const renew = (): void => setVersion((count) => count + 1);
  return (
    <div className="stack wide">
      <PageTitle title={team.account} />
      <Loaded load={load} what={team.account}>
        {({ sessions, tokens }) => (
          <>
            <Sessions sessions={sessions} onChange={renew} />
            <Tokens tokens={tokens} onChange={renew} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Sessions(props: { readonly sessions: AccountAnswer['sessions']; readonly onChange: () => void }): ReactNode {
  const asking = useAsking(props.onChange);
  const { team } = texts;
  return (
    <section className="stack" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">{team.sessions}</h2>
      <p className="quiet small">{team.sessionsHelp}</p>
      <ul className="plain-list lines">
        {props.sessions.map(({ id, isThis, opened, used }) => (
          <li key={id} className="row">
            <span>
              {team.opened} {timeText(opened)}, {team.used} {timeText(used)}
            </span>
            {isThis ? (
              <span className="tag">{team.thisSession}</span>
            ) : (
              <button
                type="button"
                className="small-button"
                disabled={asking.isBusy}
                aria-label={team.endSessionOf(timeText(opened))}
                onClick={() => void asking.ask(sessionEndAddress(id), {})}
              >
                {team.endSession}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asking.fault !== null && <p role="alert">{asking.fault}</p>}
    </section>
  );
}

function Tokens({
  onChange,
  tokens,
}: {
  readonly tokens: readonly OwnToken[];
  readonly onChange: () => void;
}): ReactNode {
  const [body, setBody] = useState<TokenBody>({ label: '', ceiling: 'viewer', days: 90 });
  const [made, setMade] = useState<TokenAnswer | null>(null);
  const asking = useAsking(onChange);
  const { team } = texts;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await asking.ask<TokenAnswer>(ownTokensAddress, body);
    if (!answer) return;
    setMade(answer);
    setBody({ ...body, label: '' });
  };
  return (
    <section className="stack" aria-labelledby="tokens-heading">
      <h2 id="tokens-heading">{team.tokens}</h2>
      <p className="quiet small measure">
        <Words text={team.tokensHelp} />
      </p>
      {made && <ToldOnce title={team.tokenMade(made.token.label)} secret={made.secret} onDone={() => setMade(null)} />}
      {tokens.length === 0 ? (
        <p className="quiet">{team.noTokens}</p>
      ) : (
        <ul className="plain-list lines">
          {tokens.map((token) => (
            <li key={token.id} className="row">
              <span>
                <strong>{token.label}</strong>{' '}
                <span className="quiet">
                  {team.ceiling} {team.roles[token.ceiling]} · {lifeOf(token)} · {team.used}{' '}
                  {token.used === null ? team.never : timeText(token.used)}
                </span>
              </span>
              {stateOf(token) === 'good' ? (
                <button
                  type="button"
                  className="small-button"
                  disabled={asking.isBusy}
                  aria-label={team.revokeToken(token.label)}
                  onClick={() => void asking.ask(tokenRevocationAddress(token.id), {})}
                >
                  {team.revoke}
                </button>
              ) : (
                <span className="tag">{team.states[stateOf(token)]}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <form className="editor stack" onSubmit={(event) => void add(event)}>
        <div className="fields">
          <label>
            {team.label}
            <input
              value={body.label}
              required
              maxLength={200}
              placeholder="QGIS"
              onChange={(event) => setBody({ ...body, label: event.target.value })}
            />
          </label>
          <label>
            {team.ceiling}
            <select
              value={body.ceiling}
              onChange={(event) => setBody({ ...body, ceiling: event.target.value as Role })}
            >
              {roles.map((role) => (
                <option key={role} value={role}>
                  {team.roles[role]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {team.days}
            <input
              type="number"
              min={0}
              max={3650}
              required
              value={body.days}
              onChange={(event) => setBody({ ...body, days: event.target.valueAsNumber || 0 })}
            />
          </label>
        </div>
        <button type="submit" className="button main" disabled={asking.isBusy || body.label.trim() === ''}>
          {team.makeToken}
        </button>
      </form>
      {asking.fault !== null && <p role="alert">{asking.fault}</p>}
    </section>
  );
}

function stateOf({ expires, revoked }: OwnToken): keyof typeof texts.team.states {
  if (revoked !== null) return 'revoked';
  return expires !== null && Date.parse(expires) <= Date.now() ? 'expired' : 'good';
}

function lifeOf({ expires }: OwnToken): string {
  return expires === null ? texts.team.lasting : texts.team.until(expires.slice(0, 10));
}
