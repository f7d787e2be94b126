import { AppError } from '#core';

/** A brief cannot be written: a statement rests on nothing, or the PDF does not compile. */
export class BriefError extends AppError<'unsourced-statement' | 'pdf-failed'> {}
