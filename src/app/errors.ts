import { AppError } from '#core';

/** A use case cannot do what was asked. */
export class CaseError extends AppError<
  | 'no-such-case'
  | 'no-such-site'
  | 'no-place'
  | 'no-such-record'
  | 'nothing-to-assess'
  | 'not-reviewable'
  | 'bad-style'
  | 'incomplete'
  | 'contradiction'
  | 'not-confirmed'
  | 'other-results'
  | 'changed-meanwhile'
  | 'not-undoable'
  | 'not-permitted'
  | 'unsourced'
> {}

/** A job cannot be gone on with. */
export class JobError extends AppError<'lost-job' | 'no-such-job' | 'bad-job'> {}

/** Something about who may use a workspace cannot be as asked. */
export class AccountError extends AppError<
  | 'no-such-person'
  | 'name-taken'
  | 'bad-name'
  | 'weak-password'
  | 'no-such-token'
  | 'no-such-session'
  | 'identity-taken'
> {}
