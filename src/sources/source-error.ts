import { AppError } from '#core';

/**
 * What can be wrong with a file or folder as a whole (a bad row inside a good file is a Rejection):
 * - `not-found`: nothing is there
 * - `too-large`: more bytes than we are willing to read
 * - `wrong-encoding`: text that is not UTF-8
 * - `not-readable`: the system refuses, or it is not a plain file
 * - `unknown-format`: none of the formats that Sightline takes
 * - `broken-json`: not JSON although its name or place says so
 * - `bad-geotiff`: truncated, lying, or not a TIFF at all
 * - `no-place`: an image asked for by a place or a resolution, without a position on the globe
 * - `no-date`: a scene that nobody has dated
 * - `not-a-bundle`: a folder without `case.json`
 * - `bad-address`: not an http(s) address, or one with a password in it
 * - `private-address`: a server that is not on the public internet, and that nobody has allowed
 * - `robots`: the site asks programs not to fetch this address
 * - `bad-header`: a header to sign in with that cannot be sent
 * - `unreachable`: no network, no server, or one that kept failing
 * - `sign-in`: the server answers 401 or 403
 * - `bad-response`: the server says what cannot be, or what we do not take
 * - `changed`: a remote file that is another one than when reading began
 * - `not-installed`: an optional package is needed and missing
 * - `bad-detector`: a detector's description or model cannot be used
 */
export class SourceError extends AppError<
  | 'not-found'
  | 'too-large'
  | 'wrong-encoding'
  | 'not-readable'
  | 'unknown-format'
  | 'broken-json'
  | 'bad-geotiff'
  | 'no-place'
  | 'no-date'
  | 'not-a-bundle'
  | 'bad-address'
  | 'private-address'
  | 'robots'
  | 'bad-header'
  | 'unreachable'
  | 'sign-in'
  | 'bad-response'
  | 'changed'
  | 'not-installed'
  | 'bad-detector'
> {}
