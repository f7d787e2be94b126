import { CountError } from '../counting/count-error.ts';
import { findClassLimits } from '../resolution/class-limits.ts';

/** Throws CountError `not-countable` for an object class that does not stand on tracks. */
export function requireRailcars(objectClass: string): void {
  if (findClassLimits(objectClass)?.objects === 'railcars') return;
  throw new CountError(
    'not-countable',
    `"${objectClass}" is not counted along tracks: expected railcar; other objects need a detector`,
  );
}
