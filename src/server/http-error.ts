import type { Problem } from '#api';
import { AppError } from '#core';

/** The one place where the code of an error becomes an HTTP status. A code that is not here is our fault: 500. */
const statusOfCode: Readonly<Record<string, number>> = {
  'bad-parameter': 400,
  'bad-id': 400,
  'bad-date': 400,
  'bad-style': 400,
  'bad-body': 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  'weak-password': 422,
  'bad-name': 422,
  'name-taken': 409,
  'no-such-person': 404,
  'no-such-token': 404,
  'no-such-session': 404,
  'foreign-page': 403,
  'not-permitted': 403,
  unsourced: 409,
  'unsourced-statement': 409,
  'not-reviewable': 409,
  'not-undoable': 409,
  'changed-meanwhile': 412,
  'if-match-missing': 428,
  incomplete: 422,
  contradiction: 422,
  'no-such-case': 404,
  'no-such-site': 404,
  'no-such-record': 404,
  'no-such-page': 404,
  'no-accounts': 404,
  'no-place': 404,
  'no-brief': 404,
  'no-image': 404,
  'not-found': 404,
  'nothing-to-assess': 404,
  'bad-method': 405,
  'body-too-long': 413,
  'address-too-long': 414,
  'bad-geotiff': 422,
  'bad-host': 421,
  'too-many': 429,
  'bad-response': 502,
  'sign-in': 502,
  locked: 503,
  unreachable: 503,
};

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  412: 'Changed meanwhile',
  413: 'Body too long',
  414: 'Address too long',
  421: 'Misdirected request',
  422: 'Cannot be done so',
  428: 'Say what was seen',
  429: 'Too many requests',
  500: 'Internal error',
  502: 'Bad gateway',
  503: 'Busy',
};

/**
 * What the reader is told. The message of an AppError is written for people; any other error may carry paths or
 * secrets and is not repeated.
 */
export function toProblem(error: unknown): Problem {
  const code = error instanceof AppError ? error.code : 'internal';
  const status = error instanceof AppError ? (statusOfCode[code] ?? 500) : 500;
  return {
    type: `urn:sightline:problem:${code}`,
    title: titles[status] ?? 'Error',
    status,
    detail: error instanceof AppError ? error.message : 'the server failed; its log says why',
    code,
  };
}
