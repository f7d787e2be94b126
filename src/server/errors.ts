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
  | 'no-such-page'
  | 'no-such-record'
  | 'no-brief'
> {}
