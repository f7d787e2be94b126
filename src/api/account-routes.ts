import { z } from 'zod';
import { type Role, roles } from '#core';
import { type Route, get, post } from './route.ts';

/** Names of the routes by which people sign in and out. */
export type AccountRouteName = 'visitor' | 'signIn' | 'signOut' | 'changePassword';

/** Who asks, and how one signs in here. */
export interface VisitorAnswer {
  /** False: one person on one machine, who may do everything. */
  readonly hasAccounts: boolean;
  /** Null: not signed in, or no accounts. */
  readonly person: VisitingPerson | null;
  /** The name of the provider that people can sign in with, null where there is none. */
  readonly provider: string | null;
}

export interface VisitingPerson {
  /** As the history has it. */
  readonly name: string;
  /** Of the whole server: may do everything in every case. */
  readonly isAdmin: boolean;
  /** The role in each case, by its id. */
  readonly roles: Readonly<Record<string, Role>>;
  readonly hasPassword: boolean;
}

const visitorSchema: z.ZodType<VisitorAnswer> = z.strictObject({
  hasAccounts: z.boolean(),
  person: z
    .strictObject({
      name: z.string(),
      isAdmin: z.boolean(),
      roles: z.record(z.string(), z.enum(roles)),
      hasPassword: z.boolean(),
    })
    .nullable(),
  provider: z.string().nullable(),
});

/** Name or e-mail address, and password. */
export interface SignIn {
  readonly name: string;
  readonly password: string;
}
export const signInSchema: z.ZodType<SignIn> = z.strictObject({
  name: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1024),
});

export interface PasswordChange {
  readonly before: string;
  readonly password: string;
}
export const passwordChangeSchema: z.ZodType<PasswordChange> = z.strictObject({
  before: z.string().min(1).max(1024),
  password: z.string().min(1).max(1024),
});

export const accountRoutes: Readonly<Record<AccountRouteName, Route>> = {
  visitor: get('anyone', '/api/v1/visitor', 'getVisitor', 'Who asks, and how one signs in here', visitorSchema),
  signIn: post(
    'anyone',
    '/api/v1/sign-in',
    'signIn',
    'Opens a session, whose secret comes back as a cookie; a session that was open before ends',
    signInSchema,
    visitorSchema,
  ),
  signOut: post('anyone', '/api/v1/sign-out', 'signOut', 'Ends the session', z.strictObject({}), visitorSchema),
  changePassword: post(
    'person',
    '/api/v1/password',
    'changePassword',
    'Sets a new password by the one before; all other sessions of the person end',
    passwordChangeSchema,
    visitorSchema,
  ),
};

/** Where a page asks who its visitor is. */
export const visitorAddress = '/api/v1/visitor';
export const signInAddress = '/api/v1/sign-in';
export const signOutAddress = '/api/v1/sign-out';
export const passwordAddress = '/api/v1/password';
