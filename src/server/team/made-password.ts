import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for another when they are read aloud or copied by hand. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 5;
const groupLength = 4;

/** `k7qv-m2px-…`: 99 random bits, to be handed on and changed by the person. */
export function makePassword(): string {
  const letter = (): string => alphabet[randomInt(alphabet.length)]!;
  const group = (): string => Array.from({ length: groupLength }, letter).join('');
  return Array.from({ length: groups }, group).join('-');
}
