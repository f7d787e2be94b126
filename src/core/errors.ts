/**
 * The base of every error Sightline throws on purpose.
 *
 * `code` is a literal that the borders (HTTP status, exit code) decide on; the message states what was
 * expected and what was found, so that it can be shown to a person as it is.
 */
export abstract class AppError<Code extends string = string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.name = new.target.name;
  }
}

/** A value does not have the form a record needs. */
export class RecordError extends AppError<'bad-date' | 'bad-geometry' | 'bad-record' | 'bad-id'> {}
