import { type ReactNode, useState } from 'react';
import {
  type PasswordAnswer,
  type PersonBody,
  type PersonChange,
  type RoleBody,
  type TeamAnswer,
  type TeamPerson,
  caseRolesAddress,
  peopleAddress,
  personAddress,
} from '#api';
import { type Role, roles } from '#core';
import { readJson } from '../data/client.ts';
import { useLoad } from '../data/use-load.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { Loaded, Stated } from '../parts/states.tsx';
import { texts } from '../texts.ts';
import { AddPerson } from './add-person.tsx';
import { NoAccounts } from './no-accounts.tsx';
import { ToldOnce } from './told-once.tsx';
import { type Asking, useAsking } from './use-asking.ts';
import { signedInName, useVisitor } from './visitor.ts';

/** Who may use the workspace: roles case by case, and for admins of the server the accounts themselves. */
export function PeoplePage(): ReactNode {
  const visitor = useVisitor();
  const [version, setVersion] = useState(0);
  const load = useLoad('people', (signal) => readJson<TeamAnswer>(peopleAddress, signal), version);
  const { team } = texts;
  if (visitor?.hasAccounts === false) return <NoAccounts title={team.people} />;
  return (
    <div className="stack wide">
      <PageTitle title={team.people} />
      {load.state === 'failed' && load.error.problem?.status === 403 ? (
        <p>{team.notAdmin}</p>
      ) : (
        <Loaded load={load} what={team.people}>
          {(answer) => <Team answer={answer} onChange={() => setVersion((count) => count + 1)} />}
        </Loaded>
      )}
    </div>
  );
}

function Team({ answer, onChange }: { readonly answer: TeamAnswer; readonly onChange: () => void }): ReactNode {
  const { cases, isServerAdmin, people } = answer;
  const [chosen, setChosen] = useState<string | null>(null);
  const [made, setMade] = useState<PasswordAnswer | null>(null);
  const asking = useAsking(onChange);
  const caseId = cases.find(({ id }) => id === chosen)?.id ?? cases[0]?.id ?? null;
  const { team } = texts;
  const take = (told: PasswordAnswer | undefined): boolean => {
    if (told && told.password !== null) setMade(told);
    return told !== undefined;
  };
  const headings = [
    team.person,
    ...(caseId === null ? [] : [team.roleColumn]),
    ...(cases.length > 1 ? [team.elsewhere] : []),
    ...(isServerAdmin ? [team.email, team.signsIn, team.doing] : []),
  ];
  return (
    <>
      <p className="quiet small measure">{team.peopleHelp}</p>
      {caseId === null ? (
        <p className="quiet">{team.noCases}</p>
      ) : (
        <p>
          <label>
            {team.case}{' '}
            <select value={caseId} onChange={(event) => setChosen(event.target.value)}>
              {cases.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      {made?.password && (
        <ToldOnce title={team.passwordMade(made.person.name)} secret={made.password} onDone={() => setMade(null)} />
      )}
      {asking.fault !== null && <p role="alert">{asking.fault}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <div className="table-region free" role="region" aria-label={team.people} tabIndex={0}>
        <table className="people">
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col" className="plain">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                caseId={caseId}
                cases={cases}
                isServerAdmin={isServerAdmin}
                asking={asking}
                onPassword={take}
              />
            ))}
          </tbody>
        </table>
      </div>
      {isServerAdmin && (
        <AddPerson
          isBusy={asking.isBusy}
          onAdd={async (body: PersonBody) => take(await asking.ask<PasswordAnswer>(peopleAddress, body))}
        />
      )}
    </>
  );
}

function PersonRow(props: {
  readonly person: TeamPerson;
  readonly caseId: string | null;
  readonly cases: TeamAnswer['cases'];
  readonly isServerAdmin: boolean;
  readonly asking: Asking;
  readonly onPassword: (told: PasswordAnswer | undefined) => void;
}): ReactNode {
  const { asking, caseId, cases, isServerAdmin, onPassword, person } = props;
  const { email, hasPassword, id, isAdmin, isDisabled, name } = person;
  const { team } = texts;
  const isSelf = signedInName() === name;
  const setRole = (role: string): void => {
    const body: RoleBody = { person: id, role: role === '' ? null : (role as Role) };
    if (caseId !== null) void asking.ask(caseRolesAddress(caseId), body);
  };
  const setDisabled = (isNow: boolean): void => {
    const body: PersonChange = { isDisabled: isNow };
    void asking.ask(personAddress(id, 'account'), body);
  };
  return (
    <tr>
      <th scope="row" className="text">
        {name} {isSelf && <span className="quiet small">({team.you})</span>}{' '}
        {isAdmin && <span className="tag">{team.serverAdmin}</span>}{' '}
        {isDisabled && <span className="tag draft">{team.disabled}</span>}
      </th>
      {caseId !== null && (
        <td data-heading={team.roleColumn}>
          <select
            aria-label={team.roleOf(name)}
            value={person.roles[caseId] ?? ''}
            disabled={asking.isBusy}
            onChange={(event) => setRole(event.target.value)}
          >
            <option value="">{team.noRole}</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {team.roles[role]}
              </option>
            ))}
          </select>
        </td>
      )}
      {cases.length > 1 && (
        <td className="short" data-heading={team.elsewhere}>
          <Stated
            text={cases
              .filter((one) => one.id !== caseId && person.roles[one.id])
              .map((one) => `${one.title}: ${team.roles[person.roles[one.id]!]}`)
              .join(', ')}
          />
        </td>
      )}
      {isServerAdmin && (
        <>
          <td data-heading={team.email}>
            <Stated text={email} />
          </td>
          <td data-heading={team.signsIn}>{hasPassword ? team.ways.password : team.ways.provider}</td>
          <td className="doing">
            <span className="row tight">
              {!isSelf && (
                <button
                  type="button"
                  className="small-button"
                  disabled={asking.isBusy}
                  aria-label={isDisabled ? team.enableOf(name) : team.disableOf(name)}
                  onClick={() => setDisabled(!isDisabled)}
                >
                  {isDisabled ? team.enable : team.disable}
                </button>
              )}
              {!isDisabled && !isSelf && (
                <button
                  type="button"
                  className="small-button"
                  disabled={asking.isBusy}
                  aria-label={team.newPasswordOf(name)}
                  onClick={() => void asking.ask<PasswordAnswer>(personAddress(id, 'password'), {}).then(onPassword)}
                >
                  {team.newPassword}
                </button>
              )}
            </span>
          </td>
        </>
      )}
    </tr>
  );
}
