import { AppError } from '#core';
import { type ExitCode, exitCode } from './exit-code.ts';
import { printable } from './output.ts';

const usageCodes = ['no-workspace', 'usage', 'bad-option'];

/** Our own errors, and what the system refuses, are told in one line; anything else is a defect and shows its stack. */
export function reportError(error: unknown, wasCancelled: boolean): ExitCode {
  if (wasCancelled) {
    process.stderr.write('sightline: cancelled; what was not finished was not stored\n');
    return exitCode.cancelled;
  }
  if (error instanceof AppError) {
    process.stderr.write(`sightline: ${printable(error.message)}\n`);
    return usageCodes.includes(error.code) ? exitCode.usage : exitCode.failed;
  }
  if (isRefusal(error)) {
    process.stderr.write(`sightline: ${printable(error.message)}\n`);
    return exitCode.failed;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`sightline: this is a defect of sightline, please report it\n${detail}\n`);
  return exitCode.failed;
}

/** The system would not do it to the path or address it names: a file where a folder must be, no permission. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && ('path' in error || 'address' in error);
}
