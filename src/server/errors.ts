import { AppError } from '#core';

/** The server cannot start, or will not answer this request. */
export class ServerError extends AppError<
  | 'port-in-use'
  | 'cannot-listen'
  | 'bad-host'
  | 'bad-method'
  | 'bad-parameter'
  | 'address-too-long'
  | 'body-too-long'
  | 'bad-body'
  | 'if-match-missing'
  | 'foreign-page'
  | 'not-signed-in'
  | 'not-permitted'
  | 'wrong-password'
  | 'no-accounts'
  | 'too-many'
  | 'open-without-accounts'
  | 'no-such-page'
  | 'no-such-record'
  | 'no-brief'
> {}

/** Tried too often; worth another try after some seconds. */
export class TooManyError extends ServerError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('too-many', `too many attempts; try again in ${retryAfterSeconds} s`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
