import { Unsupported } from '../unsupported.ts';
import type { Fault } from './messages.ts';

/** An error as it is sent from a thread. */
export function describeFault(cause: unknown): Fault {
  const message = cause instanceof Error ? cause.message : String(cause);
  const isSystem = cause instanceof Error && 'syscall' in cause && 'errno' in cause;
  const system = isSystem ? { syscall: cause.syscall, errno: cause.errno } : null;
  return { message, isUnsupported: cause instanceof Unsupported, system };
}

/** The error again. */
export function toError({ isUnsupported, message, system }: Fault): Error {
  if (isUnsupported) return new Unsupported(message);
  return system ? Object.assign(new Error(message), system) : new Error(message);
}
