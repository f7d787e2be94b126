import { type FormEvent, type ReactNode, useState } from 'react';
import type { PersonBody } from '#api';
import { texts } from '../texts.ts';

const nobody: PersonBody = { name: '', email: null, isAdmin: false, signsIn: 'password' };

/** A new account; its password is made by the server and told once. */
export function AddPerson(props: {
  readonly isBusy: boolean;
  /** Whether it was added. */
  readonly onAdd: (body: PersonBody) => Promise<boolean>;
}): ReactNode {
  const [body, setBody] = useState(nobody);
  const { team } = texts;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await props.onAdd(body)) setBody(nobody);
  };
  return (
    <section className="stack" aria-labelledby="add-person-heading">
      <h2 id="add-person-heading">{team.add}</h2>
      <form className="editor stack narrow" onSubmit={(event) => void add(event)}>
        <label className="block">
          {team.addName}
          <input
            value={body.name}
            required
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setBody({ ...body, name: event.target.value })}
          />
        </label>
        <label className="block">
          {team.addEmail}
          <input
            type="email"
            value={body.email ?? ''}
            maxLength={320}
            autoComplete="off"
            onChange={(event) => setBody({ ...body, email: event.target.value || null })}
          />
        </label>
        <fieldset>
          <legend>{team.signsIn}</legend>
          {(['password', 'provider'] as const).map((way) => (
            <label key={way} className="choice">
              <input
                type="radio"
                name="signs-in"
                checked={body.signsIn === way}
                onChange={() => setBody({ ...body, signsIn: way })}
              />
              {team.ways[way]}
            </label>
          ))}
        </fieldset>
        <label className="choice">
          <input
            type="checkbox"
            checked={body.isAdmin}
            onChange={(event) => setBody({ ...body, isAdmin: event.target.checked })}
          />
          {team.addAdmin}
        </label>
        <p>
          <button type="submit" className="button main" disabled={props.isBusy || body.name.trim() === ''}>
            {team.addButton}
          </button>
        </p>
      </form>
    </section>
  );
}
