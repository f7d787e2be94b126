import { Unsupported } from '../unsupported.ts';
import type { Fault } from './messages.ts';

/** An error as it is sent from a thread. */
export function describeFault(cause: unknown): Fault {
  const fault = cause instanceof Error ? cause.message : String(cause);
  const isSystem = cause instanceof Error && 'syscall' in cause && 'errno' in cause;
  const system = isSystem ? { syscall: cause.syscall, errno: cause.errno } : null;
  return { fault, isUnsupported: cause instanceof Unsupported, system };
}

/** The error again. */
export function toError({ fault, isUnsupported, system }: Fault): Error {
  if (isUnsupported) return new Unsupported(fault);
  return system ? Object.assign(new Error(fault), system) : new Error(fault);
}
