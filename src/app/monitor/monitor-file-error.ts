import { AppError } from '#core';

/** A file of counts cannot be monitored as asked. */
export class MonitorFileError extends AppError<'irregular' | 'no-counts' | 'bad-option'> {}
