import type { Role } from '#core';
import type { Store } from '../ports/store.ts';

/** Somebody with an account. */
export interface Person {
  readonly id: string;
  /** Unique, whatever its case; the author of what the person does. Never changed, since the history keeps it. */
  readonly name: string;
  readonly email: string | null;
  /** Of the whole server: admin of every case, and the only one to see what belongs to none. */
  readonly isAdmin: boolean;
  /** May not sign in, but keeps the name. */
  readonly isDisabled: boolean;
  readonly hasPassword: boolean;
  /** The role in each case, by its id. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Instant */
  readonly created: string;
}

export interface NewPerson {
  readonly name: string;
  readonly email: string | null;
  readonly isAdmin: boolean;
  /** Null: signs in with an identity provider only. */
  readonly password: string | null;
}

/** Who somebody is elsewhere: `sub` at the issuer `iss` of OpenID Connect (Core 1.0, section 2). */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/**
 * People and what they may. `by` is who says so; it goes into the log of accounts. Throws AccountError.
 */
export interface People {
  /** Whether there is any account, disabled ones included: then everybody has to sign in. */
  hasAny(): Promise<boolean>;
  /** By name. */
  list(): Promise<Person[]>;
  /** By name or e-mail address, whatever the case of the letters. */
  find(name: string): Promise<Person | undefined>;
  findByIdentity(identity: Identity): Promise<Person | undefined>;
  add(person: NewPerson, by: string): Promise<Person>;
  /** Null takes the role away. */
  setRole(id: string, caseId: string, role: Role | null, by: string): Promise<void>;
  setAdmin(id: string, isAdmin: boolean, by: string): Promise<void>;
  /** Disabling ends all sessions and tokens stop working. */
  setDisabled(id: string, isDisabled: boolean, by: string): Promise<void>;
  /** Ends all sessions. */
  setPassword(id: string, password: string, by: string): Promise<void>;
  /** Undefined for an unknown name, a wrong password and a disabled person alike, after the same time. */
  checkPassword(name: string, password: string): Promise<Person | undefined>;
  link(id: string, identity: Identity, by: string): Promise<void>;
}

/** Sessions of browsers. The secret is told once; only its hash is kept. */
export interface Sessions {
  open(personId: string, how: string): Promise<string>;
  /** The person of a session that is still good, which is thereby used; undefined for any other secret. */
  use(secret: string): Promise<Person | undefined>;
  /** The same without using it: for what asks by itself, and must not keep a session open. */
  find(secret: string): Promise<Person | undefined>;
  close(secret: string): Promise<void>;
  /** Those of a person that are still good, the last used first; `current` is the secret of the one that asks. */
  list(personId: string, current: string | null): Promise<OpenSession[]>;
  /** Ends one of a person. */
  end(personId: string, id: string): Promise<void>;
}

/** A session that is still good. Its id is of no use without the secret. */
export interface OpenSession {
  readonly id: string;
  /** Instants */
  readonly opened: string;
  readonly used: string;
  readonly isThis: boolean;
}

/** What programs sign in with. */
export interface ApiToken {
  readonly id: string;
  readonly personName: string;
  /** What it is for. */
  readonly label: string;
  /** With it a person never is more than this. */
  readonly ceiling: Role;
  /** Instants; null: never. */
  readonly created: string;
  readonly expires: string | null;
  readonly revoked: string | null;
  /** By the minute. */
  readonly used: string | null;
}

export interface NewToken {
  readonly personId: string;
  readonly label: string;
  readonly ceiling: Role;
  readonly expires: string | null;
}

/** Tokens of programs. The secret is told once; only its hash is kept. */
export interface Tokens {
  add(token: NewToken, by: string): Promise<{ readonly token: ApiToken; readonly secret: string }>;
  list(): Promise<ApiToken[]>;
  revoke(id: string, by: string): Promise<void>;
  use(secret: string): Promise<{ readonly person: Person; readonly ceiling: Role } | undefined>;
}

/** What a team has agreed on for a case. */
export interface CasePolicy {
  /** Whoever composed the brief last, or decided on a draft last, does not publish it. */
  readonly fourEyes: boolean;
}

export interface CasePolicies {
  get(caseId: string): Promise<CasePolicy>;
  set(caseId: string, policy: CasePolicy, by: string): Promise<void>;
}

/** An entry of the log of accounts, which only grows. */
export interface AccountEvent {
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  readonly what: string;
}

/** Everything about who may use a workspace. */
export interface Accounts {
  readonly people: People;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly policies: CasePolicies;
  /** The newest first. */
  events(limit: number): Promise<AccountEvent[]>;
  /** Adds a line that no other method writes: a failed sign-in. */
  note(by: string, what: string): Promise<void>;
}

/** A store that also keeps who may use it. Use cases are handed a `Store` and see nothing of it. */
export interface TeamStore extends Store {
  readonly accounts: Accounts;
}
