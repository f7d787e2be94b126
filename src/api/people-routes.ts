import { z } from 'zod';
import { type Role, roles } from '#core';
import { type Route, get, post } from './route.ts';

/** Names of the routes by which people manage accounts: their own, and those of others. */
export type PeopleRouteName =
  | 'people'
  | 'addPerson'
  | 'personAccount'
  | 'personPassword'
  | 'caseRole'
  | 'account'
  | 'endSession'
  | 'addToken'
  | 'revokeToken';

/** Somebody with an account, as an admin sees it. */
export interface TeamPerson {
  readonly id: string;
  readonly name: string;
  /** Null where there is none, and for who is not admin of the whole server. */
  readonly email: string | null;
  readonly isAdmin: boolean;
  readonly isDisabled: boolean;
  readonly hasPassword: boolean;
  /** In the cases that are listed beside. */
  readonly roles: Readonly<Record<string, Role>>;
}

/** People, and the cases in which the visitor gives roles. */
export interface TeamAnswer {
  readonly people: readonly TeamPerson[];
  readonly cases: readonly { readonly id: string; readonly title: string }[];
  /** Whether the visitor is admin of the whole server, who adds people and lets them in. */
  readonly isServerAdmin: boolean;
}

/** A new person; with `password`, the server makes one that is told once. */
export interface PersonBody {
  readonly name: string;
  readonly email: string | null;
  readonly isAdmin: boolean;
  readonly signsIn: 'password' | 'provider';
}

/** The password that was made, to be handed on; null where the person signs in elsewhere. */
export interface PasswordAnswer {
  readonly person: TeamPerson;
  readonly password: string | null;
}

export interface PersonChange {
  readonly isDisabled?: boolean | undefined;
  readonly isAdmin?: boolean | undefined;
}

export interface RoleBody {
  readonly person: string;
  /** Null takes it away. */
  readonly role: Role | null;
}

/** What a person has signed in with, browsers and programs. */
export interface AccountAnswer {
  readonly sessions: readonly OwnSession[];
  readonly tokens: readonly OwnToken[];
}

/** Instants, by the minute. */
export interface OwnSession {
  readonly id: string;
  readonly opened: string;
  readonly used: string;
  /** The one that asks. */
  readonly isThis: boolean;
}

export interface OwnToken {
  readonly id: string;
  readonly label: string;
  readonly ceiling: Role;
  readonly created: string;
  readonly expires: string | null;
  readonly revoked: string | null;
  readonly used: string | null;
}

export interface TokenBody {
  readonly label: string;
  readonly ceiling: Role;
  /** 0: until it is revoked. */
  readonly days: number;
}

/** The secret is told here and never again. */
export interface TokenAnswer {
  readonly token: OwnToken;
  readonly secret: string;
}

const role = z.enum(roles);
const instant = z.string();
const person: z.ZodType<TeamPerson> = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  isAdmin: z.boolean(),
  isDisabled: z.boolean(),
  hasPassword: z.boolean(),
  roles: z.record(z.string(), role),
});
const passwordAnswer: z.ZodType<PasswordAnswer> = z.strictObject({ person, password: z.string().nullable() });
const token: z.ZodType<OwnToken> = z.strictObject({
  id: z.string(),
  label: z.string(),
  ceiling: role,
  created: instant,
  expires: instant.nullable(),
  revoked: instant.nullable(),
  used: instant.nullable(),
});
const accountAnswer: z.ZodType<AccountAnswer> = z.strictObject({
  sessions: z.array(z.strictObject({ id: z.string(), opened: instant, used: instant, isThis: z.boolean() })),
  tokens: z.array(token),
});

export const personBodySchema: z.ZodType<PersonBody> = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email: z.string().trim().min(3).max(320).nullable(),
  isAdmin: z.boolean(),
  signsIn: z.enum(['password', 'provider']),
});
export const personChangeSchema: z.ZodType<PersonChange> = z
  .strictObject({ isDisabled: z.boolean().optional(), isAdmin: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, 'expected isDisabled or isAdmin');
export const roleBodySchema: z.ZodType<RoleBody> = z.strictObject({
  person: z.string().min(1).max(200),
  role: role.nullable(),
});
export const tokenBodySchema: z.ZodType<TokenBody> = z.strictObject({
  label: z.string().trim().min(1).max(200),
  ceiling: role,
  days: z.number().int().min(0).max(3650),
});
const nothing = z.strictObject({});

export const peopleRoutes: Readonly<Record<PeopleRouteName, Route>> = {
  people: get(
    'admin',
    '/api/v1/people',
    'listPeople',
    'People and their roles in the cases that the visitor is admin of',
    z.strictObject({
      people: z.array(person),
      cases: z.array(z.strictObject({ id: z.string(), title: z.string() })),
      isServerAdmin: z.boolean(),
    }),
  ),
  addPerson: post(
    'server',
    '/api/v1/people',
    'addPerson',
    'Adds a person; a password is made and told once',
    personBodySchema,
    passwordAnswer,
  ),
  personAccount: post(
    'server',
    '/api/v1/people/{person}/account',
    'changePersonAccount',
    'Disables a person or lets one in again; makes one an admin of the server or takes it away',
    personChangeSchema,
    person,
  ),
  personPassword: post(
    'server',
    '/api/v1/people/{person}/password',
    'resetPassword',
    'Makes a new password, which is told once; all sessions of the person end',
    nothing,
    passwordAnswer,
  ),
  caseRole: post(
    'admin',
    '/api/v1/cases/{case}/roles',
    'setCaseRole',
    'What a person may do in a case; null takes it away',
    roleBodySchema,
    person,
  ),
  account: get('person', '/api/v1/account', 'getAccount', "The visitor's own sessions and tokens", accountAnswer),
  endSession: post(
    'person',
    '/api/v1/account/sessions/{session}/end',
    'endSession',
    "Ends one of the visitor's own sessions",
    nothing,
    accountAnswer,
  ),
  addToken: post(
    'person',
    '/api/v1/account/tokens',
    'addToken',
    'Makes a token of the visitor for a program; its secret is told once',
    tokenBodySchema,
    z.strictObject({ token, secret: z.string() }),
  ),
  revokeToken: post(
    'person',
    '/api/v1/account/tokens/{token}/revocation',
    'revokeToken',
    "Ends one of the visitor's own tokens",
    nothing,
    accountAnswer,
  ),
};

export const peopleAddress = '/api/v1/people';
export const accountAddress = '/api/v1/account';
export const ownTokensAddress = '/api/v1/account/tokens';

/** `account` or `password` of a person. */
export function personAddress(personId: string, part: 'account' | 'password'): string {
  return `/api/v1/people/${encodeURIComponent(personId)}/${part}`;
}

export function caseRolesAddress(caseId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/roles`;
}

export function sessionEndAddress(sessionId: string): string {
  return `/api/v1/account/sessions/${encodeURIComponent(sessionId)}/end`;
}

export function tokenRevocationAddress(tokenId: string): string {
  return `/api/v1/account/tokens/${encodeURIComponent(tokenId)}/revocation`;
}
