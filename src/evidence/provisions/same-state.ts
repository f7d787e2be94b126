import { stateNames } from '../register/states.ts';

/** Whether two names stand for one state, as far as the register of states knows; case does not matter. */
export function isSameState(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

function canonical(name: string): string {
  const lower = name.trim().toLowerCase();
  const row = stateNames.find((names) => names.some((candidate) => candidate.toLowerCase() === lower));
  return (row?.[0] ?? lower).toLowerCase();
}
