import { AppError } from '#core';

/** A series cannot be monitored by this method, or not over this range. */
export class MonitorError extends AppError<'irregular' | 'too-short' | 'bad-range' | 'bad-option'> {}
